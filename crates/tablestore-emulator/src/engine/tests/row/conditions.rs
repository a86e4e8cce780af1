use tablestore_core::ErrorCode;

use super::*;
use crate::engine::tests::batch::batch_write_row::{batch, put as put_row, rows_of, with};

type Write<'a> = &'a dyn Fn() -> Result<(), ServiceError>;

#[test]
fn existence_is_checked_for_every_kind_of_write() {
    use RowExistenceExpectation::{ExpectExist, ExpectNotExist, Ignore};
    on_each_store(|service| {
        service.create(TableOptions::default());
        let (there, missing) = (id("there"), id("missing"));
        let put = [ColumnUpdate::Put(Column::new("a", 1))];
        for (key, expectation, holds) in [
            (&there, Ignore, true),
            (&there, ExpectExist, true),
            (&there, ExpectNotExist, false),
            (&missing, Ignore, true),
            (&missing, ExpectExist, false),
            (&missing, ExpectNotExist, true),
        ] {
            let condition = condition(expectation);
            let failed = "Condition check failed.";
            // Only PutRow has texts of its own.
            let put_failed = match expectation {
                ExpectExist => "Row does not exist which is expected existent",
                _ => "Row exists which is expected nonexistent",
            };
            let batch_row = batch(vec![rows_of(
                "t",
                vec![with(expectation, put_row(key, &[]))],
            )]);
            let writes: [(Write<'_>, &str); 4] = [
                (
                    &|| service.put(key, &[], condition.clone()).map(drop),
                    put_failed,
                ),
                (
                    &|| service.update(key, &put, condition.clone()).map(drop),
                    failed,
                ),
                (&|| service.delete(key, condition.clone()).map(drop), failed),
                (
                    &|| match service.write_batch(&batch_row)?[0][0].error.clone() {
                        None => Ok(()),
                        Some(error) => Err(ServiceError::new(
                            ErrorCode::from(error.code.as_str()),
                            error.message(),
                        )),
                    },
                    failed,
                ),
            ];
            for (write, message) in writes {
                service.put(&there, &[], ignore()).unwrap();
                service.delete(&missing, ignore()).unwrap();
                match holds {
                    true => write().unwrap(),
                    false => assert_error(write(), 403, "OTSConditionCheckFail", message),
                }
            }
        }
        let unknown = Condition {
            row_existence: 9,
            column_condition: None,
        };
        assert_invalid(
            service.put(&there, &[], unknown),
            "Invalid row-existence expectation: 9.",
        );
    });
}
