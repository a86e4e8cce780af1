use super::*;

#[test]
fn records_expire() {
    on_each_store(|service| {
        service.create_with_stream(on());
        service.put(&id("1"), &[], ignore()).unwrap();
        service.advance(Duration::from_secs(3600));
        service.put(&id("2"), &[], ignore()).unwrap();
        assert_eq!(service.recorded(), ["1", "2"]);
        service.advance(Duration::from_secs(3601));
        assert_eq!(service.recorded(), ["2"]);
        service.put(&id("3"), &[], ignore()).unwrap();
        assert_eq!(service.recorded(), ["2", "3"]);
        service.advance(Duration::from_secs(3600));
        assert_eq!(service.recorded(), ["3"]);
    });
}

#[test]
fn a_position_whose_records_have_expired_is_refused() {
    on_each_store(|service| {
        let hour = Duration::from_secs(3600);
        service.create_with_stream(on());
        let start = service.now() * 1000;
        let iterator = service.iterator(None);
        let end = |iterator: &str| {
            let page = service.records(iterator, None).unwrap();
            (page.stream_records.len(), page.next_shard_iterator.unwrap())
        };
        // Nothing is lost where nothing was written.
        service.advance(48 * hour);
        assert_eq!(end(&iterator).0, 0);

        for row in ["1", "2", "3", "4", "5", "6"] {
            service.put(&id(row), &[], ignore()).unwrap();
        }
        let (count, after) = end(&iterator);
        assert_eq!(count, 6);
        service.advance(24 * hour + Duration::from_millis(1));
        let refused = |iterator: &str| {
            assert_error(
                service.records(iterator, None),
                400,
                "OTSTrimmedDataAccess",
                "Requested stream data is already trimmed or does not exist.",
            );
        };
        // Expired, and still stored.
        refused(&iterator);
        assert_eq!(end(&after).0, 0);
        // Each write removes some of the expired records.
        for row in ["7", "8", "9"] {
            service.put(&id(row), &[], ignore()).unwrap();
        }
        refused(&iterator);
        refused(&service.iterator(Some(start)));
        assert_eq!(end(&after).0, 3);
        assert_eq!(end(&service.iterator(None)).0, 3);
    });
}

#[test]
fn a_shard_iterator_is_of_one_table() {
    on_each_store(|service| {
        service.create_with_stream(on());
        let read = |table_name: &str| {
            let request = GetStreamRecordRequest {
                shard_iterator: service.iterator(None),
                table_name: Some(table_name.into()),
                ..GetStreamRecordRequest::default()
            };
            service.call::<GetStreamRecordResponse>("GetStreamRecord", &request)
        };
        assert_invalid(read("u"), "The shard iterator is not of table: u.");
        read("t").unwrap();
        // An empty name says nothing.
        read("").unwrap();
    });
}

#[test]
fn streams_come_and_go() {
    on_each_store(|service| {
        service.create_with_stream(on());
        let other = new_table("u", &[("id", PrimaryKeyType::String)]);
        service.create_table(&other).unwrap();
        let stream_id = service.streams(Some("t")).unwrap().remove(0);
        assert_eq!(
            service.streams(None).unwrap(),
            std::slice::from_ref(&stream_id)
        );
        assert!(service.streams(Some("u")).unwrap().is_empty());
        assert_error(
            service.streams(Some("none")),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
        let described = service.describe_stream(&stream_id).unwrap();
        assert_eq!(described.table_name, "t");
        assert_eq!(described.expiration_time, 2);
        assert_eq!(described.stream_status, StreamStatus::StreamActive as i32);
        assert_eq!(described.shards.len(), 1);
        let iterator = service.iterator(None);
        service.put(&id("1"), &[], ignore()).unwrap();

        let set = |enable_stream| {
            let request = UpdateTableRequest {
                table_name: "t".into(),
                stream_spec: Some(StreamSpecification {
                    enable_stream,
                    ..StreamSpecification::default()
                }),
                ..UpdateTableRequest::default()
            };
            service.call::<UpdateTableResponse>("UpdateTable", &request)
        };
        set(false).unwrap();
        let missing = "Requested stream does not exist.";
        let gone = service.records(&iterator, None);
        assert_error(gone, 404, "OTSObjectNotExist", missing);
        let gone = service.describe_stream(&stream_id);
        assert_error(gone, 404, "OTSObjectNotExist", missing);
        service.advance(Duration::from_secs(1));
        set(true).unwrap();
        assert!(service.recorded().is_empty());
        // At the end the next position is the same, in a stream without a record too.
        let iterator = service.iterator(None);
        service.advance(Duration::from_secs(1));
        let next = service
            .records(&iterator, None)
            .unwrap()
            .next_shard_iterator;
        assert_eq!(next, Some(iterator));
        service.put(&id("2"), &[], ignore()).unwrap();
        assert_eq!(service.recorded(), ["2"]);

        let request = DeleteTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTableResponse>("DeleteTable", &request)
            .unwrap();
        assert!(service.streams(None).unwrap().is_empty());
    });
}

#[test]
fn a_stream_of_a_table_with_the_longest_name_cannot_be_read() {
    on_each_store(|service| {
        for (length, is_read) in [(238, true), (239, false)] {
            let name = "t".repeat(length);
            let request = CreateTableRequest {
                stream_spec: Some(on()),
                ..new_table(&name, &[("id", PrimaryKeyType::String)])
            };
            service.create_table(&request).unwrap();
            let response = service.records(&service.iterator(None), None);
            match response {
                Ok(_) => assert!(is_read),
                Err(error) => assert!(!is_read && error.message().starts_with("Invalid stream id")),
            }
            let request = DeleteTableRequest { table_name: name };
            service
                .call::<DeleteTableResponse>("DeleteTable", &request)
                .unwrap();
        }
    });
}
