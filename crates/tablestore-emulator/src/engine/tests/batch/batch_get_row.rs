use tablestore_protocol::proto::table::{
    BatchGetRowRequest, BatchGetRowResponse, TableInBatchGetRowRequest,
};

use super::*;

fn rows_of(table_name: &str, keys: &[PrimaryKey]) -> TableInBatchGetRowRequest {
    TableInBatchGetRowRequest {
        table_name: table_name.into(),
        primary_key: keys.iter().map(encode_primary_key).collect(),
        max_versions: Some(1),
        ..TableInBatchGetRowRequest::default()
    }
}

impl Service {
    fn read_batch(
        &self,
        tables: Vec<TableInBatchGetRowRequest>,
    ) -> Result<BatchGetRowResponse, ServiceError> {
        self.call("BatchGetRow", &BatchGetRowRequest { tables })
    }
}

#[test]
fn rows_of_several_tables_are_read_in_order() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let other = new_table("u", &[("id", PrimaryKeyType::String)]);
        service.create_table(&other).unwrap();
        for name in ["1", "2"] {
            let columns = [Column::new("a", name), Column::new("b", "x".repeat(5000))];
            service.put(&id(name), &columns, ignore()).unwrap();
        }
        let narrow = TableInBatchGetRowRequest {
            columns_to_get: vec!["a".into()],
            ..rows_of("t", &[id("2"), id("missing"), id("1"), id("2")])
        };
        let response = service
            .read_batch(vec![rows_of("u", &[id("1")]), narrow])
            .unwrap();
        let shown: Vec<Vec<_>> = response
            .tables
            .iter()
            .map(|table| {
                let rows = table.rows.iter().map(|row| {
                    assert!(row.is_ok);
                    let row = decode_row(row.row.as_ref().unwrap()).unwrap();
                    row.map(|row| row.get::<String>("a").unwrap())
                });
                rows.collect()
            })
            .collect();
        let there = |text: &str| Some(text.to_owned());
        assert_eq!(
            shown,
            [vec![None], vec![there("2"), None, there("1"), there("2")]]
        );
        let whole = service.read_batch(vec![rows_of("t", &[id("1")])]).unwrap();
        let unit = whole.tables[0].rows[0].consumed.unwrap().capacity_unit;
        assert_eq!((unit.read, unit.write), (Some(2), Some(0)));
    });
}

#[test]
fn rows_fail_on_their_own() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put(&id("1"), &[], ignore()).unwrap();
        let keys = [PrimaryKey::new("di", "1"), id("1")];
        let response = service
            .read_batch(vec![rows_of("t", &keys), rows_of("none", &keys)])
            .unwrap();
        let missing = response.tables[1].rows[0].error.as_ref().unwrap();
        assert_eq!(missing.message(), "Request table not exist");
        let outcomes = response.tables.iter().flat_map(|table| &table.rows);
        let outcomes = outcomes.map(|row| row.error.as_ref().map(|error| error.code.as_str()));
        assert_eq!(
            outcomes.collect::<Vec<_>>(),
            [
                Some("OTSInvalidPK"),
                None,
                Some("OTSParameterInvalid"),
                Some("OTSParameterInvalid")
            ]
        );
    });
}

#[test]
fn a_key_with_more_columns_than_a_table_can_have_fails_the_whole_request() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let wide = ["b", "c", "d", "e"]
            .iter()
            .fold(id("1"), |key, name| key.and(*name, 1));
        for tables in [
            vec![rows_of("t", std::slice::from_ref(&wide))],
            vec![
                rows_of("none", &[id("1")]),
                rows_of("t", &[id("1"), wide.clone()]),
            ],
        ] {
            assert_invalid(
                service.read_batch(tables),
                "The number of primary key columns must be in range: [1, 4].",
            );
        }
    });
}

#[test]
fn a_table_of_which_no_row_is_requested_is_returned_without_rows() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let nothing = || TableInBatchGetRowRequest {
            max_versions: None,
            ..rows_of("u", &[])
        };
        for (tables, rows) in [
            (vec![rows_of("t", &[])], vec![("t", 0)]),
            (vec![nothing()], vec![("u", 0)]),
            (
                vec![rows_of("t", &[id("1")]), nothing()],
                vec![("t", 1), ("u", 0)],
            ),
            (
                // Nothing is done for rows that are not read.
                vec![TableInBatchGetRowRequest {
                    filter: Some(Bytes::from_static(b"no filter")),
                    ..nothing()
                }],
                vec![("u", 0)],
            ),
        ] {
            let response = service.read_batch(tables).unwrap().tables;
            let responded = response
                .iter()
                .map(|table| (&*table.table_name, table.rows.len()));
            assert_eq!(responded.collect::<Vec<_>>(), rows);
        }
    });
}

#[test]
fn a_batch_that_makes_no_sense_is_refused() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let good = || rows_of("t", &[id("1")]);
        for (tables, message) in [
            (vec![], "No row specified in the request of BatchGetRow."),
            (vec![good(), good()], "Duplicated table name: t."),
            (vec![rows_of("3t", &[id("1")])], "Invalid table name: '3t'."),
            (
                vec![rows_of("t", &vec![id("1"); 101])],
                "Rows count exceeds the upper limit: 100.",
            ),
            (
                vec![rows_of(
                    "t",
                    &[PrimaryKey::new("id", PrimaryKeyValue::InfMax)],
                )],
                "VT_INF_MAX is an invalid type for the primary key.",
            ),
            (
                vec![TableInBatchGetRowRequest {
                    max_versions: None,
                    ..good()
                }],
                "No version condition is specified while querying row.",
            ),
            // Columns and filters are checked before that.
            (
                vec![TableInBatchGetRowRequest {
                    max_versions: None,
                    columns_to_get: vec!["#a".into()],
                    ..good()
                }],
                "Invalid column name: '#a'.",
            ),
            (
                vec![TableInBatchGetRowRequest {
                    max_versions: None,
                    filter: Some(Bytes::from_static(b"\xff")),
                    ..good()
                }],
                "Deserialize filter failed.",
            ),
            (
                vec![TableInBatchGetRowRequest {
                    token: vec![Bytes::from_static(b"x")],
                    ..good()
                }],
                "Invalid token.",
            ),
        ] {
            assert_invalid(service.read_batch(tables), message);
        }
        let most = service.read_batch(vec![rows_of("t", &vec![id("1"); 100])]);
        assert_eq!(most.unwrap().tables[0].rows.len(), 100);
    });
}
