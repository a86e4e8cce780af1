use super::isolation::{CONFLICT, NO_SESSION};
use super::*;

#[test]
fn string_keys_are_shown_bare() {
    on_each_store(|service| {
        let schema = [
            ("part", PrimaryKeyType::String),
            ("id", PrimaryKeyType::String),
        ];
        let request = CreateTableRequest {
            enable_local_txn: Some(true),
            ..new_table("t", &schema)
        };
        service.create_table(&request).unwrap();
        let key = |part: &str| PrimaryKey::new("part", part).and("id", "a");
        let id = service.start(&PrimaryKey::new("part", "key1")).unwrap();
        assert_error(
            service.put_in(&id, &key("key2"), 1),
            400,
            "OTSDataOutOfRange",
            "Data out of scope of transaction. Transaction PartKey:key1. Data PartKey:key2",
        );
        let request = BatchWriteRowRequest {
            is_atomic: Some(true),
            ..batch(vec![rows_of(
                "t",
                vec![put(&key("0"), &[]), put(&key("1"), &[])],
            )])
        };
        let response = service.write_batch(&request).unwrap();
        assert_eq!(
            outcome(&response[0][0]),
            "OTSDataOutOfRange Data out of scope of atomic. Atomic PartKey:0. Data PartKey:1"
        );
    });
}

#[test]
fn a_setting_allows_transactions_on_every_table() {
    let settings = Settings {
        local_transactions_on_every_table: true,
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        let transaction = service.start(&id("1")).unwrap();
        service.put_in(&transaction, &id("1"), 1).unwrap();
        assert_error(
            service.put(&id("1"), &[], ignore()),
            409,
            "OTSRowOperationConflict",
            CONFLICT,
        );
        service.commit(&transaction).unwrap();
        assert_eq!(service.value(&id("1")), Some(1));
    });
}

#[test]
fn a_transaction_stays_in_its_partition() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let outside = |outcome: Result<(), ServiceError>| {
            assert_error(
                outcome,
                400,
                "OTSDataOutOfRange",
                "Data out of scope of transaction. Transaction PartKey:1. Data PartKey:2",
            );
        };
        outside(service.put_in(&id, &key(2, "a"), 1));
        outside(service.get_in(&id, &key(2, "a")).map(drop));
        let range = GetRangeRequest {
            transaction_id: Some(id.clone()),
            ..get_range(&key(1, "a"), &key(2, "a"))
        };
        outside(service.range(&range).map(drop));
        // What is refused does not end it.
        service.put_in(&id, &key(1, "a"), 1).unwrap();
        service.commit(&id).unwrap();
        assert_eq!(service.value(&key(1, "a")), Some(1));
    });
}

#[test]
fn a_transaction_writes_up_to_4_mib() {
    on_each_store(|service| {
        service.create_with_transactions();
        let id = service.start_on(1);
        let put = |name: &str, size: usize| {
            let half = "x".repeat(size / 2);
            let columns = [Column::new("a", half.clone()), Column::new("b", half)];
            let request = PutRowRequest {
                table_name: "t".into(),
                row: encode_row(&key(1, name), &columns),
                condition: ignore(),
                transaction_id: Some(id.clone()),
                ..PutRowRequest::default()
            };
            service.call::<PutRowResponse>("PutRow", &request)
        };
        put("a", 3 << 20).unwrap();
        assert_error(
            put("b", 1 << 20),
            400,
            "OTSOutOfTransactionDataSizeLimit",
            "The total data size of transaction exceeds the limit, limit size: 4194304, data \
             size: 4194338.",
        );
        // What was refused is not counted.
        put("b", (1 << 20) - 34).unwrap();
        service.commit(&id).unwrap();
        assert!(service.read(&key(1, "b")).is_some());
    });
}

#[test]
fn starts_that_are_refused() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        assert_invalid(
            service.start(&id("1")),
            "Try to call method using explicit transaction on explicit-transaction-disabled table.",
        );
        assert_invalid(
            service.start(&key(1, "a")),
            "StartLocalTransaction support only one primary key.",
        );
        let gone = DeleteTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTableResponse>("DeleteTable", &gone)
            .unwrap();
        assert_error(
            service.start(&id("1")),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
        let mut automatic = CreateTableRequest {
            enable_local_txn: Some(true),
            ..new_table(
                "t",
                &[
                    ("part", PrimaryKeyType::Integer),
                    ("id", PrimaryKeyType::Integer),
                ],
            )
        };
        automatic.table_meta.primary_key[1].option = Some(PrimaryKeyOption::AutoIncrement as i32);
        service.create_table(&automatic).unwrap();
        assert_invalid(
            service.start(&PrimaryKey::new("part", 1)),
            "Local transactions are not supported on a table with an auto increment primary key.",
        );
        service
            .call::<DeleteTableResponse>("DeleteTable", &gone)
            .unwrap();
        service.create_with_transactions();
        assert_error(
            service.start(&id("1")),
            400,
            "OTSInvalidPK",
            "Validate PK name fail. Input: id, Meta: part.",
        );
        // A table takes its transactions with it.
        let id = service.start_on(1);
        service
            .call::<DeleteTableResponse>("DeleteTable", &gone)
            .unwrap();
        assert_error(service.commit(&id), 400, "OTSSessionNotExist", NO_SESSION);
    });
}
