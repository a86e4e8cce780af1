use tablestore_protocol::proto::table::{
    BatchWriteRowRequest, BatchWriteRowResponse, OperationType, ReturnContent, ReturnType,
    RowInBatchWriteRowRequest, RowInBatchWriteRowResponse, TableInBatchWriteRowRequest,
};

use super::*;

pub(in crate::engine::tests) fn put(
    key: &PrimaryKey,
    columns: &[Column],
) -> RowInBatchWriteRowRequest {
    row(OperationType::Put, encode_row(key, columns))
}

pub(in crate::engine::tests) fn row(
    kind: OperationType,
    row_change: Bytes,
) -> RowInBatchWriteRowRequest {
    RowInBatchWriteRowRequest {
        r#type: kind as i32,
        row_change,
        condition: ignore(),
        return_content: None,
    }
}

pub(in crate::engine::tests) fn rows_of(
    table_name: &str,
    rows: Vec<RowInBatchWriteRowRequest>,
) -> TableInBatchWriteRowRequest {
    TableInBatchWriteRowRequest {
        table_name: table_name.into(),
        rows,
    }
}

pub(in crate::engine::tests) fn batch(
    tables: Vec<TableInBatchWriteRowRequest>,
) -> BatchWriteRowRequest {
    BatchWriteRowRequest {
        tables,
        ..BatchWriteRowRequest::default()
    }
}

/// `ok`, or the error of a row.
pub(in crate::engine::tests) fn outcome(row: &RowInBatchWriteRowResponse) -> String {
    match &row.error {
        None => "ok".into(),
        Some(error) => format!("{} {}", error.code, error.message.as_deref().unwrap()),
    }
}

impl Service {
    pub(in crate::engine::tests) fn write_batch(
        &self,
        request: &BatchWriteRowRequest,
    ) -> Result<Vec<Vec<RowInBatchWriteRowResponse>>, ServiceError> {
        let response: BatchWriteRowResponse = self.call("BatchWriteRow", request)?;
        Ok(response
            .tables
            .into_iter()
            .map(|table| table.rows)
            .collect())
    }

    /// Writes rows of the table `t`.
    fn write_rows(
        &self,
        rows: Vec<RowInBatchWriteRowRequest>,
    ) -> Result<Vec<RowInBatchWriteRowResponse>, ServiceError> {
        let mut tables = self.write_batch(&batch(vec![rows_of("t", rows)]))?;
        Ok(tables.remove(0))
    }
}

pub(in crate::engine::tests) fn with(
    expectation: RowExistenceExpectation,
    row: RowInBatchWriteRowRequest,
) -> RowInBatchWriteRowRequest {
    RowInBatchWriteRowRequest {
        condition: condition(expectation),
        ..row
    }
}

#[test]
fn rows_of_several_tables_are_written() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let other = new_table("u", &[("id", PrimaryKeyType::String)]);
        service.create_table(&other).unwrap();
        service.put(&id("gone"), &[], ignore()).unwrap();
        service
            .put(&id("old"), &[Column::new("a", 1)], ignore())
            .unwrap();
        let update = encode_update_row(
            &id("old"),
            &[ColumnUpdate::Increment {
                name: "a".into(),
                by: 4,
            }],
        );
        let response = service
            .write_batch(&batch(vec![
                rows_of("u", vec![put(&id("x"), &[])]),
                rows_of(
                    "t",
                    vec![
                        put(&id("new"), &[Column::new("b", "x".repeat(5000))]),
                        row(OperationType::Update, update),
                        row(OperationType::Delete, encode_delete_row(&id("gone"))),
                    ],
                ),
            ]))
            .unwrap();
        let units = |row: &RowInBatchWriteRowResponse| {
            let unit = row.consumed.unwrap().capacity_unit;
            (row.is_ok, unit.read.unwrap(), unit.write.unwrap())
        };
        let shown: Vec<Vec<_>> = response
            .iter()
            .map(|rows| rows.iter().map(units).collect())
            .collect();
        let ok = (true, 0, 1);
        assert_eq!(shown, [vec![ok], vec![(true, 0, 2), ok, ok]]);
        assert_eq!(
            service.read(&id("old")).unwrap().get::<i64>("a").unwrap(),
            5
        );
        assert!(service.read(&id("new")).is_some());
        assert!(service.read(&id("gone")).is_none());
    });
}

#[test]
fn rows_fail_on_their_own() {
    on_each_store(|service| {
        use RowExistenceExpectation::{ExpectExist, ExpectNotExist};
        service.create(TableOptions::default());
        let wrong_name = PrimaryKey::new("di", "1");
        let wrong_type = PrimaryKey::new("id", 1);
        let response = service
            .write_batch(&batch(vec![
                rows_of(
                    "t",
                    vec![
                        with(ExpectExist, put(&id("missing"), &[])),
                        put(&wrong_name, &[]),
                        put(&wrong_type, &[]),
                        with(ExpectNotExist, put(&id("new"), &[])),
                    ],
                ),
                rows_of("none", vec![put(&id("1"), &[])]),
            ]))
            .unwrap();
        let outcomes: Vec<String> = response.iter().flatten().map(outcome).collect();
        assert_eq!(
            outcomes,
            [
                "OTSConditionCheckFail Condition check failed.",
                "OTSInvalidPK Validate PK name fail. Input: di, Meta: id.",
                "OTSInvalidPK Validate PK type fail. Input: VT_INTEGER, Meta: VT_STRING.",
                "ok",
                "OTSObjectNotExist Requested table does not exist.",
            ]
        );
        let units = response[0][0].consumed.unwrap().capacity_unit;
        assert_eq!((units.read, units.write), (Some(1), Some(1)));
        assert!(service.read(&id("missing")).is_none());
        assert!(service.read(&id("new")).is_some());
    });
}

#[test]
fn a_batch_that_makes_no_sense_changes_nothing() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let good = || put(&id("good"), &[]);
        let long = PrimaryKey::new("id", "x".repeat(1025));
        let infinite = wire_row(vec![wire_cell("id", Variant::InfMin)], vec![]);
        let big = |size: usize| {
            let half = "x".repeat(size / 2);
            [Column::new("a", half.clone()), Column::new("b", half)]
        };
        let unknown = RowInBatchWriteRowRequest {
            r#type: 9,
            ..good()
        };
        let empty_update = row(OperationType::Update, encode_update_row(&id("1"), &[]));
        let cases = [
            (vec![], "No row is specified in BatchWriteRow."),
            (
                vec![rows_of("t", vec![good()]), rows_of("u", vec![])],
                "No operation is specified for table: 'u'.",
            ),
            (
                vec![rows_of("t", vec![good()]), rows_of("t", vec![good()])],
                "Duplicated table name: t.",
            ),
            (
                vec![rows_of("t", vec![good()]), rows_of("#", vec![good()])],
                "Invalid table name: '#'.",
            ),
            (
                vec![rows_of("t", vec![good(); 201])],
                "Rows count exceeds the upper limit: 200.",
            ),
            (
                vec![rows_of("t", vec![good(), put(&long, &[])])],
                "The length of primary key column: 'id' exceeds the MaxLength:1024 with \
                 CurrentLength:1025.",
            ),
            (
                vec![rows_of(
                    "t",
                    vec![good(), row(OperationType::Put, infinite)],
                )],
                "VT_INF_MIN is an invalid type for the primary key.",
            ),
            (
                vec![rows_of("t", vec![good(), unknown])],
                "The type of row in batch write operation is invalid.",
            ),
            (
                vec![rows_of("t", vec![good(), empty_update])],
                "Invalid update row request: missing cells in request.",
            ),
            (
                // Two names, two keys of `id` and one byte, and two names.
                vec![rows_of(
                    "t",
                    vec![
                        put(&id("1"), &big(2 * 1024 * 1024)),
                        put(&id("2"), &big(2 * 1024 * 1024 - 8)),
                    ],
                )],
                "The total data size of BatchWriteRow request exceeds the limit, limit size: \
                 4194304, data size: 4194306.",
            ),
            (
                // Eight bytes more for each timestamp that is given.
                vec![rows_of(
                    "t",
                    vec![
                        put(&id("1"), &big(2 * 1024 * 1024)),
                        put(
                            &id("2"),
                            &big(2 * 1024 * 1024 - 24).map(|column| column.with_timestamp(1)),
                        ),
                    ],
                )],
                "The total data size of BatchWriteRow request exceeds the limit, limit size: \
                 4194304, data size: 4194306.",
            ),
        ];
        for (tables, message) in cases {
            assert_invalid(service.write_batch(&batch(tables)), message);
        }
        assert!(service.read(&id("good")).is_none());
        // The greatest ones pass.
        let rows = (0..200).map(|number| put(&id(&number.to_string()), &[]));
        let response = service.write_rows(rows.collect()).unwrap();
        assert!(response.iter().all(|row| row.is_ok));
        let rows = vec![
            put(&id("1"), &big(2 * 1024 * 1024)),
            put(&id("2"), &big(2 * 1024 * 1024 - 10)),
        ];
        assert!(service.write_rows(rows).unwrap()[1].is_ok);
    });
}

#[test]
fn a_repeated_row_is_written_in_order_and_without_conditions() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let version = |number: i64| put(&id("1"), &[Column::new("a", number)]);
        let rows = vec![version(1), version(2), version(3)];
        service.write_rows(rows).unwrap();
        assert_eq!(service.read(&id("1")).unwrap().get::<i64>("a").unwrap(), 3);

        // All rows of the table are refused with those that have conditions.
        let other = || put(&id("other"), &[]);
        let refused = |rows: Vec<RowInBatchWriteRowRequest>, error| {
            let response = service.write_rows(rows).unwrap();
            assert_eq!(response.iter().map(outcome).collect::<Vec<_>>(), [error; 3]);
        };
        let expecting = with(RowExistenceExpectation::ExpectExist, version(4));
        refused(
            vec![version(5), expecting, other()],
            "OTSParameterInvalid Repeated rows do not support row exist expectation check in \
             BatchModify.",
        );
        let conditional = RowInBatchWriteRowRequest {
            condition: Condition {
                column_condition: Some(row::filters::some_condition()),
                ..ignore()
            },
            ..version(6)
        };
        refused(
            vec![other(), conditional, version(7)],
            "OTSParameterInvalid Repeated rows do not support row condition check in BatchModify.",
        );
        assert_eq!(service.read(&id("1")).unwrap().get::<i64>("a").unwrap(), 3);
        assert!(service.read(&id("other")).is_none());
    });
}

#[test]
fn rows_are_returned() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let asking = RowInBatchWriteRowRequest {
            return_content: Some(ReturnContent {
                return_type: Some(ReturnType::RtPk as i32),
                return_column_names: Vec::new(),
            }),
            ..put(&id("1"), &[Column::new("a", 1)])
        };
        let response = service.write_rows(vec![asking]).unwrap();
        let row = decode_row(response[0].row.as_ref().unwrap())
            .unwrap()
            .unwrap();
        assert_eq!(row.primary_key(), id("1"));
        assert!(row.columns().is_empty());
    });
}

#[test]
fn an_atomic_batch_is_written_whole_or_not_at_all() {
    on_each_store(|service| {
        let schema = [
            ("part", PrimaryKeyType::Integer),
            ("id", PrimaryKeyType::String),
        ];
        service.create_table(&new_table("t", &schema)).unwrap();
        let key = |part: i64, id: &str| PrimaryKey::new("part", part).and("id", id);
        let atomic = |rows| BatchWriteRowRequest {
            is_atomic: Some(true),
            ..batch(vec![rows_of("t", rows)])
        };
        let outcomes = |rows| -> Vec<String> {
            let response = service.write_batch(&atomic(rows)).unwrap();
            response[0].iter().map(outcome).collect()
        };
        assert_eq!(
            outcomes(vec![put(&key(0, "a"), &[]), put(&key(1, "b"), &[])]),
            ["OTSDataOutOfRange Data out of scope of atomic. Atomic PartKey:0. Data PartKey:1"; 2]
        );
        let expecting = with(
            RowExistenceExpectation::ExpectExist,
            put(&key(0, "c"), &[Column::new("a", 1)]),
        );
        assert_eq!(
            outcomes(vec![put(&key(0, "a"), &[]), expecting.clone()]),
            ["OTSConditionCheckFail Condition check failed."; 2]
        );
        let everything = get_range(
            &PrimaryKey::new("part", PrimaryKeyValue::InfMin).and("id", PrimaryKeyValue::InfMin),
            &PrimaryKey::new("part", PrimaryKeyValue::InfMax).and("id", PrimaryKeyValue::InfMax),
        );
        assert!(service.range(&everything).unwrap().0.is_empty());

        assert_eq!(
            outcomes(vec![put(&key(0, "a"), &[]), put(&key(0, "c"), &[])]),
            ["ok"; 2]
        );
        // A row sees those before it.
        service
            .call::<DeleteRowResponse>(
                "DeleteRow",
                &DeleteRowRequest {
                    table_name: "t".into(),
                    primary_key: encode_delete_row(&key(0, "a")),
                    condition: ignore(),
                    ..DeleteRowRequest::default()
                },
            )
            .unwrap();
        assert_eq!(outcomes(vec![expecting]), ["ok"]);
        let (rows, _) = service.range(&everything).unwrap();
        assert_eq!(rows.len(), 1);
    });
}
