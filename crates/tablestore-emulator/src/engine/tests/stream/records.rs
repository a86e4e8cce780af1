use super::*;

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
