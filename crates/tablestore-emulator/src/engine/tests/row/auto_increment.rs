use tablestore_protocol::proto::table::{PrimaryKeyOption, ReturnContent, ReturnType};

use super::*;

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
        let answer: PutRowResponse = self
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
        let row = decode_row(&answer.row.unwrap()).unwrap().unwrap();
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
fn a_row_that_is_there_is_changed_by_its_number() {
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
        for (expectation, name) in [
            (ignore(), "IGNORE"),
            (condition(ExpectNotExist), "EXPECT_NOT_EXIST"),
        ] {
            let message = format!(
                "Invalid expect: {name} when modify a specific row for table with pk auto increment"
            );
            assert_invalid(service.put(&there, &columns, expectation.clone()), &message);
            assert_invalid(service.update(&there, &update, expectation), &message);
        }
        assert_error(
            service.put(&key(999), &columns, condition(ExpectExist)),
            403,
            "OTSConditionCheckFail",
            "Condition check failed.",
        );
        service.delete(&there, ignore()).unwrap();
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
