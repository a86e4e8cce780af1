use tablestore_protocol::plainbuffer::{SequenceInfo, decode_wire_row, operation};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{
    ActionType, CommitTransactionRequest, CommitTransactionResponse, DeleteTableRequest,
    DeleteTableResponse, DescribeStreamRequest, DescribeStreamResponse, GetShardIteratorRequest,
    GetShardIteratorResponse, GetStreamRecordRequest, GetStreamRecordResponse, ListStreamRequest,
    ListStreamResponse, StartLocalTransactionRequest, StartLocalTransactionResponse, StreamColumn,
    StreamColumnType, StreamSpecification, StreamStatus, UpdateTableRequest, UpdateTableResponse,
};

use super::*;

fn on() -> StreamSpecification {
    StreamSpecification {
        enable_stream: true,
        expiration_time: Some(2),
        ..StreamSpecification::default()
    }
}

impl Service {
    fn create_with_stream(&self, spec: StreamSpecification) {
        let request = CreateTableRequest {
            stream_spec: Some(spec),
            table_options: Some(any_time(2)),
            enable_local_txn: Some(true),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        self.create_table(&request).unwrap();
    }

    fn streams(&self, table_name: Option<&str>) -> Result<Vec<String>, ServiceError> {
        let request = ListStreamRequest {
            table_name: table_name.map(str::to_owned),
        };
        let response: ListStreamResponse = self.call("ListStream", &request)?;
        Ok(response
            .streams
            .into_iter()
            .map(|it| it.stream_id)
            .collect())
    }

    fn describe_stream(&self, stream_id: &str) -> Result<DescribeStreamResponse, ServiceError> {
        let request = DescribeStreamRequest {
            stream_id: stream_id.into(),
            ..DescribeStreamRequest::default()
        };
        self.call("DescribeStream", &request)
    }

    /// An iterator over the only stream.
    fn iterator(&self, timestamp: Option<i64>) -> String {
        let stream_id = self.streams(None).unwrap().remove(0);
        let shards = self.describe_stream(&stream_id).unwrap().shards;
        let request = GetShardIteratorRequest {
            stream_id,
            shard_id: shards[0].shard_id.clone(),
            timestamp,
            token: None,
        };
        let response: GetShardIteratorResponse = self.call("GetShardIterator", &request).unwrap();
        response.shard_iterator
    }

    fn records(
        &self,
        iterator: &str,
        limit: Option<i32>,
    ) -> Result<GetStreamRecordResponse, ServiceError> {
        let request = GetStreamRecordRequest {
            shard_iterator: iterator.into(),
            limit,
            ..GetStreamRecordRequest::default()
        };
        self.call("GetStreamRecord", &request)
    }

    /// The ids of the rows that are recorded.
    fn recorded(&self) -> Vec<String> {
        let response = self.records(&self.iterator(None), None).unwrap();
        response.stream_records.iter().map(id_of).collect()
    }
}

fn id_of(record: &StreamRecord) -> String {
    let row = decode_wire_row(&record.record).unwrap();
    match &row.primary_key[0].value {
        Some(Variant::Value(Value::String(id))) => id.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Cells as `name@timestamp=value`, or with their operation.
fn cells(row: &Bytes) -> Vec<String> {
    let row = decode_wire_row(row).unwrap();
    let show = |cell: &WireCell| {
        let value = match (&cell.value, cell.operation) {
            (Some(Variant::Value(value)), None) => value.to_string(),
            (None, Some(operation::DELETE_ONE_VERSION)) => "delete one".into(),
            (None, Some(operation::DELETE_ALL_VERSION)) => "delete all".into(),
            other => panic!("{other:?}"),
        };
        format!("{}@{}={value}", cell.name, cell.timestamp.unwrap_or(-1))
    };
    row.cells.iter().map(show).collect()
}

#[test]
fn writes_are_recorded_in_order() {
    on_each_store(|service| {
        service.create_with_stream(on());
        let now = service.now();
        service
            .put(&id("1"), &[Column::new("a", 1).with_timestamp(5)], ignore())
            .unwrap();
        let updates = [
            ColumnUpdate::Increment {
                name: "a".into(),
                by: 2,
            },
            ColumnUpdate::DeleteVersion {
                name: "b".into(),
                timestamp: 7,
            },
            ColumnUpdate::DeleteAllVersions { name: "c".into() },
        ];
        service.update(&id("1"), &updates, ignore()).unwrap();
        service.advance(Duration::from_secs(1));
        service.delete(&id("1"), ignore()).unwrap();
        let expecting = condition(RowExistenceExpectation::ExpectExist);
        service.put(&id("2"), &[], expecting).unwrap_err();

        let response = service.records(&service.iterator(None), None).unwrap();
        let records = &response.stream_records;
        let actions: Vec<i32> = records.iter().map(|it| it.action_type).collect();
        use ActionType::{DeleteRow, PutRow, UpdateRow};
        assert_eq!(actions, [PutRow, UpdateRow, DeleteRow].map(|it| it as i32));
        assert_eq!(cells(&records[0].record), ["a@5=1"]);
        assert_eq!(
            cells(&records[1].record),
            [
                format!("a@{now}=3"),
                "b@7=delete one".into(),
                "c@-1=delete all".into()
            ]
        );
        let last = decode_wire_row(&records[2].record).unwrap();
        assert!(last.delete_marker && last.cells.is_empty());
        let positions: Vec<SequenceInfo> = records
            .iter()
            .map(|it| decode_wire_row(&it.record).unwrap().sequence_info.unwrap())
            .collect();
        assert_eq!(positions[0].timestamp, now * 1000);
        assert_eq!(positions[2].timestamp, (now + 1000) * 1000);
        assert!(positions.is_sorted());
        assert_eq!(positions[1].row_index, 1);
        assert_eq!(response.may_more_record, Some(false));
    });
}

#[test]
fn records_are_read_page_by_page() {
    on_each_store(|service| {
        service.create_with_stream(on());
        for number in 0..5 {
            service
                .put(&id(&number.to_string()), &[], ignore())
                .unwrap();
        }
        let mut iterator = service.iterator(None);
        // After a full page there may be more, which the next one tells.
        let full = service.records(&iterator, Some(5)).unwrap();
        assert_eq!(full.may_more_record, Some(true));
        let rest = full.next_shard_iterator.unwrap();
        let rest = service.records(&rest, Some(5)).unwrap();
        assert!(rest.stream_records.is_empty());
        assert_eq!(rest.may_more_record, Some(false));
        for (ids, more) in [
            (&["0", "1"][..], true),
            (&["2", "3"], true),
            (&["4"], false),
        ] {
            let response = service.records(&iterator, Some(2)).unwrap();
            let found: Vec<_> = response.stream_records.iter().map(id_of).collect();
            assert_eq!(
                (found.as_slice(), response.may_more_record),
                (
                    &ids.iter().map(ToString::to_string).collect::<Vec<_>>()[..],
                    Some(more)
                )
            );
            iterator = response.next_shard_iterator.unwrap();
        }
        // At the tail it continues when there is a new record.
        let tail = service.records(&iterator, Some(2)).unwrap();
        assert!(tail.stream_records.is_empty());
        assert_eq!(tail.next_shard_iterator.as_ref(), Some(&iterator));
        service.put(&id("5"), &[], ignore()).unwrap();
        let iterator = tail.next_shard_iterator.unwrap();
        let response = service.records(&iterator, None).unwrap();
        assert_eq!(id_of(&response.stream_records[0]), "5");

        service.advance(Duration::from_secs(1));
        service.put(&id("6"), &[], ignore()).unwrap();
        let response = service
            .records(&service.iterator(Some(service.now() * 1000)), None)
            .unwrap();
        assert_eq!(id_of(&response.stream_records[0]), "6");
        assert_invalid(
            service.records(&iterator, Some(0)),
            "The limit must be greater than 0.",
        );
        assert_invalid(service.records("x", None), "Invalid shard iterator.");
    });
}

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
fn columns_on_both_sides_of_a_write() {
    on_each_store(|service| {
        service.create_with_stream(StreamSpecification {
            columns_to_get: vec!["a".into(), "b".into()],
            new_columns_to_get: choice(StreamColumnType::AllColumns, &[]),
            ..on()
        });
        let cell = |name: &str, value: i64| Column::new(name, value).with_timestamp(1);
        service
            .put(&id("1"), &[cell("a", 1), cell("c", 1)], ignore())
            .unwrap();
        let set = [ColumnUpdate::Put(cell("a", 2))];
        service.update(&id("1"), &set, ignore()).unwrap();
        let response = service.records(&service.iterator(None), None).unwrap();
        let [first, second] = &response.stream_records[..] else {
            panic!("{response:?}");
        };
        assert_eq!(first.origin_record, None);
        assert_eq!(cells(second.origin_record.as_ref().unwrap()), ["a@1=1"]);
        let latest = second.latest_columns.as_ref().unwrap();
        assert_eq!(cells(latest), ["a@1=2", "c@1=1"]);
    });
}

fn choice(kind: StreamColumnType, names: &[&str]) -> Option<StreamColumn> {
    Some(StreamColumn {
        r#type: kind as i32,
        column_name: names.iter().map(|name| (*name).into()).collect(),
    })
}

#[test]
fn a_reader_chooses_from_the_columns_that_are_recorded() {
    use StreamColumnType::{AllColumns, InputColumns, Invalid, SpecifiedColumn};
    on_each_store(|service| {
        service.create_with_stream(StreamSpecification {
            old_columns_to_get: choice(AllColumns, &[]),
            new_columns_to_get: choice(SpecifiedColumn, &["a", "b"]),
            ..on()
        });
        let cell = |name: &str, value: i64| Column::new(name, value).with_timestamp(value);
        let before = ["a", "b", "c"].map(|name| cell(name, 1));
        service.put(&id("1"), &before, ignore()).unwrap();
        let set = ["a", "d"].map(|name| ColumnUpdate::Put(cell(name, 2)));
        service.update(&id("1"), &set, ignore()).unwrap();
        let read = |old, new| {
            let request = GetStreamRecordRequest {
                shard_iterator: service.iterator(None),
                table_name: Some("t".into()),
                old_columns_to_get: old,
                new_columns_to_get: new,
                ..GetStreamRecordRequest::default()
            };
            let response: GetStreamRecordResponse =
                service.call("GetStreamRecord", &request).unwrap();
            let update = &response.stream_records[1];
            let shown = |columns: &Option<Bytes>| columns.as_ref().map(cells).unwrap_or_default();
            (shown(&update.origin_record), shown(&update.latest_columns))
        };
        for (old, new, old_cells, new_cells) in [
            (
                None,
                None,
                &["a@1=1", "b@1=1", "c@1=1"][..],
                &["a@2=2", "b@1=1"][..],
            ),
            (
                choice(Invalid, &[]),
                choice(Invalid, &[]),
                &["a@1=1", "b@1=1", "c@1=1"],
                &["a@2=2", "b@1=1"],
            ),
            (
                choice(InputColumns, &[]),
                choice(SpecifiedColumn, &["b", "c"]),
                &["a@1=1"],
                &["b@1=1"],
            ),
            (
                choice(SpecifiedColumn, &["x"]),
                choice(AllColumns, &[]),
                &[],
                &["a@2=2", "b@1=1"],
            ),
        ] {
            let shown = format!("{old:?} {new:?}");
            let (found_old, found_new) = read(old, new);
            assert_eq!(found_old, old_cells, "{shown}");
            assert_eq!(found_new, new_cells, "{shown}");
        }
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
fn a_transaction_is_recorded_when_it_is_committed() {
    on_each_store(|service| {
        service.create_with_stream(on());
        let start = StartLocalTransactionRequest {
            table_name: "t".into(),
            key: encode_primary_key(&id("1")),
            ..StartLocalTransactionRequest::default()
        };
        let StartLocalTransactionResponse { transaction_id } =
            service.call("StartLocalTransaction", &start).unwrap();
        let put = PutRowRequest {
            table_name: "t".into(),
            row: encode_row(&id("1"), &[]),
            condition: ignore(),
            transaction_id: Some(transaction_id.clone()),
            ..PutRowRequest::default()
        };
        service.call::<PutRowResponse>("PutRow", &put).unwrap();
        service.call::<PutRowResponse>("PutRow", &put).unwrap();
        service.put(&id("2"), &[], ignore()).unwrap();
        assert_eq!(service.recorded(), ["2"]);
        let commit = CommitTransactionRequest { transaction_id };
        service
            .call::<CommitTransactionResponse>("CommitTransaction", &commit)
            .unwrap();
        assert_eq!(service.recorded(), ["2", "1", "1"]);
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
