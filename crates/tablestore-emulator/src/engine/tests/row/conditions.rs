use super::*;

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
            let writes: [&dyn Fn() -> Result<(), ServiceError>; 3] = [
                &|| service.put(key, &[], condition.clone()).map(drop),
                &|| service.update(key, &put, condition.clone()).map(drop),
                &|| service.delete(key, condition.clone()).map(drop),
            ];
            for write in writes {
                service.put(&there, &[], ignore()).unwrap();
                service.delete(&missing, ignore()).unwrap();
                match holds {
                    true => write().unwrap(),
                    false => assert_error(
                        write(),
                        403,
                        "OTSConditionCheckFail",
                        "Condition check failed.",
                    ),
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
