use super::*;

pub(super) const CONFLICT: &str = "Data is being modified by the other request.";
pub(super) const NO_SESSION: &str = "Session not exist or may be timeout.";

#[test]
fn what_is_written_is_seen_inside_until_it_is_committed() {
    on_each_store(|service| {
        service.create_with_transactions();
        service.put_past(&key(1, "a"), 1).unwrap();
        service.put_past(&key(1, "b"), 1).unwrap();
        let id = service.start_on(1);
        service.put_in(&id, &key(1, "a"), 2).unwrap();
        service.put_in(&id, &key(1, "c"), 2).unwrap();
        let update = UpdateRowRequest {
            table_name: "t".into(),
            row_change: encode_update_row(
                &key(1, "a"),
                &[ColumnUpdate::Increment {
                    name: "a".into(),
                    by: 5,
                }],
            ),
            condition: condition(RowExistenceExpectation::ExpectExist),
            transaction_id: Some(id.clone()),
            ..UpdateRowRequest::default()
        };
        service
            .call::<UpdateRowResponse>("UpdateRow", &update)
            .unwrap();
        let delete = DeleteRowRequest {
            table_name: "t".into(),
            primary_key: encode_delete_row(&key(1, "b")),
            condition: ignore(),
            transaction_id: Some(id.clone()),
            ..DeleteRowRequest::default()
        };
        service
            .call::<DeleteRowResponse>("DeleteRow", &delete)
            .unwrap();

        assert_eq!(service.get_in(&id, &key(1, "a")), Ok(Some(7)));
        assert_eq!(service.value(&key(1, "a")), Some(1));
        assert_eq!(service.get_in(&id, &key(1, "b")), Ok(None));
        assert_eq!(service.value(&key(1, "b")), Some(1));
        let range = |forward: bool, transaction_id: Option<String>| {
            let ends = [PrimaryKeyValue::InfMin, PrimaryKeyValue::InfMax]
                .map(|end| PrimaryKey::new("part", 1).and("id", end));
            let request = match forward {
                true => get_range(&ends[0], &ends[1]),
                false => get_range(&ends[1], &ends[0]),
            };
            let request = GetRangeRequest {
                transaction_id,
                ..request
            };
            let (rows, _) = service.range(&request).unwrap();
            rows.iter().map(value).collect::<Vec<_>>()
        };
        assert_eq!(range(true, Some(id.clone())), [7, 2]);
        assert_eq!(range(false, Some(id.clone())), [2, 7]);
        assert_eq!(range(true, None), [1, 1]);

        service.commit(&id).unwrap();
        assert_eq!(range(true, None), [7, 2]);
        assert_eq!(service.value(&key(1, "b")), None);
    });
}

#[test]
fn what_is_aborted_or_too_old_never_was() {
    on_each_store(|service| {
        service.create_with_transactions();
        service.put_past(&key(1, "a"), 1).unwrap();
        let id = service.start_on(1);
        service.put_in(&id, &key(1, "a"), 2).unwrap();
        service.abort(&id).unwrap();
        assert_eq!(service.value(&key(1, "a")), Some(1));
        service.put_past(&key(1, "a"), 3).unwrap();

        let id = service.start_on(1);
        service.advance(Duration::from_secs(59));
        service.put_in(&id, &key(1, "a"), 4).unwrap();
        service.advance(Duration::from_secs(1));
        let ended = |outcome: Result<(), ServiceError>| {
            assert_error(outcome, 400, "OTSSessionNotExist", NO_SESSION);
        };
        ended(service.put_in(&id, &key(1, "a"), 5));
        ended(service.get_in(&id, &key(1, "a")).map(drop));
        ended(service.commit(&id));
        // Its partition is free again.
        service.put_past(&key(1, "a"), 6).unwrap();
        let id = service.start_on(1);
        assert_eq!(service.get_in(&id, &key(1, "a")), Ok(Some(6)));
    });
}

#[test]
fn a_transaction_ends_once() {
    on_each_store(|service| {
        service.create_with_transactions();
        let ended = |outcome: Result<(), ServiceError>| {
            assert_error(outcome, 400, "OTSSessionNotExist", NO_SESSION);
        };
        let id = service.start_on(1);
        service.commit(&id).unwrap();
        ended(service.commit(&id));
        ended(service.abort(&id));
        ended(service.put_in(&id, &key(1, "a"), 1));
        for id in ["", "x", "0123456789abcdef0123456789abcde", &"é".repeat(16)] {
            let message = "TransactionID is invalid.";
            assert_invalid(service.commit(id), message);
            assert_invalid(service.abort(id), message);
            assert_invalid(service.put_in(id, &key(1, "a"), 1), message);
            assert_invalid(service.get_in(id, &key(1, "a")), message);
        }
    });
}

#[test]
fn an_instance_does_not_end_transactions_of_another() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let request = AbortTransactionRequest {
            transaction_id: id.clone(),
        };
        let outcome = service.send_to("other", "AbortTransaction", request.encode_to_vec().into());
        assert_error(outcome, 400, "OTSSessionNotExist", NO_SESSION);
        service.abort(&id).unwrap();
    });
}

#[test]
fn nobody_else_writes_the_partition() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let conflict = |outcome: Result<(), ServiceError>| {
            assert_error(outcome, 409, "OTSRowOperationConflict", CONFLICT);
        };
        conflict(service.start(&PrimaryKey::new("part", 1)).map(drop));
        conflict(service.put_past(&key(1, "a"), 1));
        conflict(service.delete(&key(1, "z"), ignore()).map(drop));
        let request = batch(vec![rows_of(
            "t",
            vec![put(&key(1, "a"), &[]), put(&key(2, "a"), &[])],
        )]);
        let response = service.write_batch(&request).unwrap();
        assert_eq!(
            outcome(&response[0][0]),
            format!("OTSRowOperationConflict {CONFLICT}")
        );
        assert!(response[0][1].is_ok);
        // Other partitions, and this one once the transaction has ended.
        let other = service.start_on(3);
        service.commit(&id).unwrap();
        service.put_past(&key(1, "a"), 1).unwrap();
        service.commit(&other).unwrap();
    });
}

#[test]
fn an_atomic_batch_in_a_transaction_is_a_conflict() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let rows = vec![put(&key(1, "a"), &[]), put(&key(1, "b"), &[])];
        let request = BatchWriteRowRequest {
            transaction_id: Some(id.clone()),
            is_atomic: Some(true),
            ..batch(vec![rows_of("t", rows)])
        };
        let response = service.write_batch(&request).unwrap();
        for row in &response[0] {
            assert_eq!(outcome(row), format!("OTSRowOperationConflict {CONFLICT}"));
        }
        // The transaction stays open.
        service.put_in(&id, &key(1, "c"), 1).unwrap();
        service.commit(&id).unwrap();
        assert_eq!(service.value(&key(1, "c")), Some(1));
        assert!(service.read(&key(1, "a")).is_none());
    });
}

#[test]
fn batches_in_a_transaction() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let in_transaction = |tables| BatchWriteRowRequest {
            transaction_id: Some(id.clone()),
            ..batch(tables)
        };
        let one = || put(&key(1, "a"), &[Column::new("a", 1)]);
        let two = || put(&key(2, "a"), &[]);
        let rows = vec![rows_of("t", vec![one(), two()])];
        let response = service.write_batch(&in_transaction(rows)).unwrap();
        assert!(response[0][0].is_ok);
        assert!(outcome(&response[0][1]).starts_with("OTSDataOutOfRange"));
        let tables = vec![rows_of("t", vec![one()]), rows_of("u", vec![one()])];
        assert_invalid(
            service.write_batch(&in_transaction(tables)),
            "BatchWriteRow in a transaction can write one table only.",
        );
        // An atomic batch within it leaves nothing behind when it fails.
        let missing = PrimaryKey::new("part", 1).and("di", "x");
        let atomic = BatchWriteRowRequest {
            is_atomic: Some(true),
            ..in_transaction(vec![rows_of(
                "t",
                vec![put(&key(1, "b"), &[]), put(&missing, &[])],
            )])
        };
        let response = service.write_batch(&atomic).unwrap();
        assert!(response[0].iter().all(|row| !row.is_ok));
        assert_eq!(service.get_in(&id, &key(1, "b")), Ok(None));
        assert_eq!(service.value(&key(1, "a")), None);
        service.commit(&id).unwrap();
        assert_eq!(service.value(&key(1, "a")), Some(1));
    });
}

#[test]
fn a_restart_ends_transactions() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Database::open(directory.path(), Settings::default()).unwrap();
    let service = Service::new(open());
    service.create_with_transactions();
    service.put_past(&key(1, "a"), 1).unwrap();
    let id = service.start_on(1);
    service.put_in(&id, &key(1, "a"), 2).unwrap();
    drop(service);

    let service = Service::new(open());
    assert_error(service.commit(&id), 400, "OTSSessionNotExist", NO_SESSION);
    assert_eq!(service.value(&key(1, "a")), Some(1));
    service.put_past(&key(1, "a"), 3).unwrap();
}

#[test]
fn indexes_follow_what_is_committed() {
    on_each_store(|service| {
        let schema = [
            ("part", PrimaryKeyType::Integer),
            ("id", PrimaryKeyType::String),
        ];
        let mut request = CreateTableRequest {
            enable_local_txn: Some(true),
            ..new_table("t", &schema)
        };
        request.table_meta.defined_column = vec![DefinedColumnSchema {
            name: "a".into(),
            r#type: DefinedColumnType::DctInteger as i32,
        }];
        request.index_metas = vec![IndexMeta {
            name: "i".into(),
            primary_key: vec!["a".into()],
            ..IndexMeta::default()
        }];
        service.create_table(&request).unwrap();
        let indexed = || -> Vec<i64> {
            let bound = |end: PrimaryKeyValue| {
                let key = PrimaryKey::new("a", end.clone());
                key.and("part", end.clone()).and("id", end)
            };
            let request = GetRangeRequest {
                table_name: "i".into(),
                ..get_range(
                    &bound(PrimaryKeyValue::InfMin),
                    &bound(PrimaryKeyValue::InfMax),
                )
            };
            let (rows, _) = service.range(&request).unwrap();
            rows.iter().map(value).collect()
        };
        service.put_past(&key(1, "x"), 1).unwrap();
        let id = service.start_on(1);
        service.put_in(&id, &key(1, "x"), 2).unwrap();
        service.put_in(&id, &key(1, "y"), 3).unwrap();
        service.put_in(&id, &key(1, "x"), 4).unwrap();
        service.put_past(&key(2, "x"), 9).unwrap();
        assert_eq!(indexed(), [1, 9]);
        service.commit(&id).unwrap();
        assert_eq!(indexed(), [3, 4, 9]);
        // A change of the table ends what was written by its old description.
        let id = service.start_on(1);
        let request = DropIndexRequest {
            main_table_name: "t".into(),
            index_name: "i".into(),
        };
        service
            .call::<DropIndexResponse>("DropIndex", &request)
            .unwrap();
        assert_error(service.commit(&id), 400, "OTSSessionNotExist", NO_SESSION);
    });
}
