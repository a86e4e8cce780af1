use tablestore_protocol::proto::table::{PrimaryKeyOption, ReturnContent, ReturnType};

use super::*;
use crate::engine::tests::batch::batch_write_row::{batch, outcome, put, rows_of};

fn key(number: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("user", "alice").and("message", number)
}

fn open() -> PrimaryKey {
    key(PrimaryKeyValue::AutoIncrement)
}

impl Service {
    fn create_messages(&self) {
        let columns = [
            ("user", PrimaryKeyType::String),
            ("message", PrimaryKeyType::Integer),
        ];
        let mut request = new_table("t", &columns);
        request.table_meta.primary_key[1].option = Some(PrimaryKeyOption::AutoIncrement as i32);
        self.create_table(&request).unwrap();
    }

    /// Puts a row and returns its key.
    fn put_open(&self) -> PrimaryKey {
        let response: PutRowResponse = self
            .call(
                "PutRow",
                &PutRowRequest {
                    table_name: "t".into(),
                    row: encode_row(&open(), &[Column::new("a", 1)]),
                    return_content: Some(ReturnContent {
                        return_type: Some(ReturnType::RtPk as i32),
                        ..ReturnContent::default()
                    }),
                    ..PutRowRequest::default()
                },
            )
            .unwrap();
        let row = decode_row(&response.row.unwrap()).unwrap().unwrap();
        row.primary_key().clone()
    }
}

#[test]
fn numbers_are_unique_and_increase() {
    on_each_store(|service| {
        service.create_messages();
        let keys: Vec<PrimaryKey> = (0..5).map(|_| service.put_open()).collect();
        assert!(keys.is_sorted_by(|one, next| one < next));
        for key in &keys {
            assert!(service.read(key).is_some(), "{key}");
        }
        // A number is not given again when its row is gone.
        let last = keys.last().unwrap();
        service.delete(last, ignore()).unwrap();
        assert!(&service.put_open() > last);
    });
}

#[test]
fn an_update_makes_a_row_too() {
    on_each_store(|service| {
        service.create_messages();
        let update = [ColumnUpdate::Increment {
            name: "price".into(),
            by: 1,
        }];
        service.update(&open(), &update, ignore()).unwrap();
        let row = service.read(&key(1)).unwrap();
        assert_eq!(row.get::<i64>("price").unwrap(), 1);
    });
}

#[test]
fn an_existing_row_is_changed_by_its_number() {
    use RowExistenceExpectation::{ExpectExist, ExpectNotExist};
    on_each_store(|service| {
        service.create_messages();
        let there = service.put_open();
        let columns = [Column::new("a", 2)];
        service
            .put(&there, &columns, condition(ExpectExist))
            .unwrap();
        let update = columns.clone().map(ColumnUpdate::Put);
        service
            .update(&there, &update, condition(ExpectExist))
            .unwrap();
        let refused = |name: &str| {
            format!(
                "Invalid expect: {name} when modify a specific row for table with pk auto increment"
            )
        };
        let no_row = || condition(ExpectNotExist);
        assert_invalid(service.put(&there, &columns, ignore()), &refused("IGNORE"));
        let message = refused("EXPECT_NOT_EXIST");
        assert_invalid(service.put(&there, &columns, no_row()), &message);
        assert_invalid(service.update(&there, &update, no_row()), &message);
        assert_error(
            service.put(&key(999), &columns, condition(ExpectExist)),
            403,
            "OTSConditionCheckFail",
            "Row does not exist which is expected existent",
        );
        service.delete(&there, ignore()).unwrap();
    });
}

#[test]
fn an_update_by_number_needs_the_row() {
    on_each_store(|service| {
        service.create_messages();
        let there = service.put_open();
        let update = [ColumnUpdate::Put(Column::new("a", 2))];
        let updated = service.update(&there, &update, ignore()).unwrap();
        assert_eq!(updated.consumed.capacity_unit.read, Some(1));
        assert_eq!(service.read(&there).unwrap().get::<i64>("a").unwrap(), 2);
        assert_error(
            service.update(&key(999), &update, ignore()),
            403,
            "OTSConditionCheckFail",
            "Condition check failed.",
        );
        assert!(service.read(&key(999)).is_none());
    });
}

#[test]
fn a_put_by_number_in_a_batch_needs_the_row() {
    on_each_store(|service| {
        service.create_messages();
        let there = service.put_open();
        let rows = vec![
            put(&key(999), &[Column::new("a", 1)]),
            put(&there, &[Column::new("a", 2)]),
        ];
        let response = service
            .write_batch(&batch(vec![rows_of("t", rows)]))
            .unwrap();
        assert_eq!(
            outcome(&response[0][0]),
            "OTSConditionCheckFail Condition check failed."
        );
        assert!(response[0][1].is_ok);
        assert!(service.read(&key(999)).is_none());
        assert_eq!(service.read(&there).unwrap().get::<i64>("a").unwrap(), 2);
    });
}

#[test]
fn placeholders_that_are_refused() {
    use RowExistenceExpectation::{ExpectExist, ExpectNotExist};
    on_each_store(|service| {
        service.create_messages();
        for (expectation, name) in [
            (ExpectExist, "EXPECT_EXIST"),
            (ExpectNotExist, "EXPECT_NOT_EXIST"),
        ] {
            assert_invalid(
                service.put(&open(), &[], condition(expectation)),
                &format!("Invalid expect:{name} when modify row with pk auto increment"),
            );
        }
        let with_filter = Condition {
            column_condition: Some(filters::some_condition()),
            ..ignore()
        };
        assert_invalid(
            service.put(&open(), &[], with_filter),
            "Can't set condition when modify row with pk auto increment",
        );
        assert_invalid(
            service.delete(&open(), ignore()),
            "Invalid row to delete which with pk auto increment",
        );
        let twice = PrimaryKey::new("user", PrimaryKeyValue::AutoIncrement)
            .and("message", PrimaryKeyValue::AutoIncrement);
        assert_invalid(
            service.put(&twice, &[], ignore()),
            "2 pk auto increment exist in row.",
        );
    });
}
