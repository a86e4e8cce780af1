use tablestore_protocol::proto::table::{
    BulkExportRequest, BulkExportResponse, BulkImportRequest, BulkImportResponse, ConsumedCapacity,
    DataBlockType, DefinedColumnSchema, DefinedColumnType, OperationType, RowInBulkImportRequest,
};
use tablestore_protocol::row_matrix;

use super::*;

fn put(key: &PrimaryKey, columns: &[Column]) -> RowInBulkImportRequest {
    RowInBulkImportRequest {
        r#type: OperationType::Put as i32,
        row_change: encode_row(key, columns),
    }
}

fn columns_of(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The column `a` of all rows.
fn everything() -> BulkExportRequest {
    let bound = |end| encode_primary_key(&PrimaryKey::new("id", end));
    BulkExportRequest {
        table_name: "t".into(),
        columns_to_get: columns_of(&["a"]),
        inclusive_start_primary_key: bound(PrimaryKeyValue::InfMin),
        exclusive_end_primary_key: bound(PrimaryKeyValue::InfMax),
        ..BulkExportRequest::default()
    }
}

/// The key of a row of [`Service::create_wide`].
fn wide_key(number: i64) -> PrimaryKey {
    let digits = number.to_string();
    PrimaryKey::new("PK1", digits.as_str())
        .and("PK2", number)
        .and("PK3", digits.as_bytes())
}

fn wide_columns(number: i64) -> [Column; 3] {
    let digits = number.to_string();
    [
        Column::new("DC1", digits.as_str()),
        Column::new("DC2", number),
        Column::new("DC3", digits.as_bytes()),
    ]
}

impl Service {
    /// Makes a table with a key of three columns and three defined columns.
    fn create_wide(&self) {
        let schema = [
            ("PK1", PrimaryKeyType::String),
            ("PK2", PrimaryKeyType::Integer),
            ("PK3", PrimaryKeyType::Binary),
        ];
        let mut request = new_table("t", &schema);
        let defined = [
            ("DC1", DefinedColumnType::DctString),
            ("DC2", DefinedColumnType::DctInteger),
            ("DC3", DefinedColumnType::DctBlob),
        ];
        request.table_meta.defined_column = defined
            .map(|(name, kind)| DefinedColumnSchema {
                name: name.into(),
                r#type: kind as i32,
            })
            .into();
        self.create_table(&request).unwrap();
    }

    fn import(
        &self,
        rows: Vec<RowInBulkImportRequest>,
    ) -> Result<BulkImportResponse, ServiceError> {
        let request = BulkImportRequest {
            table_name: "t".into(),
            rows,
        };
        self.call("BulkImport", &request)
    }

    fn export(
        &self,
        request: &BulkExportRequest,
    ) -> Result<(Vec<Row>, BulkExportResponse), ServiceError> {
        let response: BulkExportResponse = self.call("BulkExport", request)?;
        let rows = match response.data_block_type() {
            DataBlockType::DbtPlainBuffer => decode_rows(&response.rows).unwrap(),
            DataBlockType::DbtSimpleRowMatrix => row_matrix::decode_rows(&response.rows).unwrap(),
        };
        Ok((rows, response))
    }
}

#[test]
fn rows_are_imported_each_on_its_own() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put(&id("gone"), &[], ignore()).unwrap();
        let delete = RowInBulkImportRequest {
            r#type: OperationType::Delete as i32,
            row_change: encode_delete_row(&id("gone")),
        };
        let response = service
            .import(vec![
                put(&id("1"), &[Column::new("a", 1)]),
                put(&PrimaryKey::new("di", "2"), &[]),
                delete,
            ])
            .unwrap();
        assert_eq!(response.table_name, "t");
        let outcomes: Vec<bool> = response.rows.iter().map(|row| row.is_ok).collect();
        assert_eq!(outcomes, [true, false, true]);
        assert_eq!(
            response.rows[1].error.as_ref().unwrap().code,
            "OTSInvalidPK"
        );
        assert!(service.read(&id("1")).is_some());
        assert!(service.read(&id("gone")).is_none());
        assert_invalid(
            service.import(vec![]),
            "No operation is specified for table: 't'.",
        );
        assert_invalid(
            service.import(vec![put(&id("1"), &[]); 201]),
            "Rows count exceeds the upper limit: 200.",
        );
    });
}

/// Capacity units, and then bytes: read and written.
fn cost(consumed: ConsumedCapacity) -> [i64; 4] {
    let (unit, size) = (consumed.capacity_unit, consumed.capacity_data_size.unwrap());
    [
        unit.read.unwrap().into(),
        unit.write.unwrap().into(),
        size.read_size.unwrap(),
        size.write_size.unwrap(),
    ]
}

/// As the official Java client's tests say of the service.
#[test]
fn bulk_operations_cost_bytes() {
    on_each_store(|service| {
        service.create_wide();
        let columns = |number| {
            let [first, second, third] = wide_columns(number);
            [first.with_timestamp(service.now()), second, third]
        };
        let update = RowInBulkImportRequest {
            r#type: OperationType::Update as i32,
            row_change: encode_update_row(&wide_key(2001), &columns(2001).map(ColumnUpdate::Put)),
        };
        let delete = RowInBulkImportRequest {
            r#type: OperationType::Delete as i32,
            row_change: encode_delete_row(&wide_key(2002)),
        };
        let refused = put(&PrimaryKey::new("PK1", "1"), &[]);
        let rows = vec![
            put(&wide_key(2000), &columns(2000)),
            update,
            delete,
            refused,
        ];
        let response = service.import(rows).unwrap();
        let costs = response.rows.iter().map(|row| cost(row.consumed.unwrap()));
        let costs: Vec<_> = costs.collect();
        assert_eq!(
            costs,
            [[0, 0, 0, 50], [0, 0, 0, 50], [0, 0, 0, 25], [0, 0, 0, 0]]
        );

        let rows = (100..250).map(|number| put(&wide_key(number), &columns(number)));
        service.import(rows.collect()).unwrap();
        let some = BulkExportRequest {
            inclusive_start_primary_key: encode_primary_key(&wide_key(150)),
            exclusive_end_primary_key: encode_primary_key(&wide_key(200)),
            columns_to_get: columns_of(&["PK1", "PK3", "DC1", "DC2"]),
            ..everything()
        };
        let (rows, response) = service.export(&some).unwrap();
        assert_eq!((rows.len(), cost(response.consumed)), (50, [0, 0, 2000, 0]));
    });
}

#[test]
fn rows_for_a_table_that_is_not_there_fail_each_on_its_own() {
    on_each_store(|service| {
        let response = service.import(vec![put(&id("1"), &[]); 2]).unwrap();
        for row in response.rows {
            let error = row.error.unwrap();
            assert_eq!(error.code, "OTSObjectNotExist");
            assert_eq!(error.message(), "Requested table does not exist.");
        }
    });
}

#[test]
fn rows_are_exported_in_order() {
    on_each_store(|service| {
        service.create(any_time(3));
        for (name, value) in [("2", 2), ("1", 1), ("3", 3)] {
            for timestamp in [1, 2] {
                let column = Column::new("a", value).with_timestamp(timestamp);
                let update = [ColumnUpdate::Put(column)];
                service.update(&id(name), &update, ignore()).unwrap();
            }
        }
        let (rows, response) = service.export(&everything()).unwrap();
        let values: Vec<i64> = rows.iter().map(|row| row.get("a").unwrap()).collect();
        assert_eq!(values, [1, 2, 3]);
        assert!(rows.iter().all(|row| row.columns().len() == 1));
        assert_eq!(response.next_start_primary_key, None);
        let some = BulkExportRequest {
            exclusive_end_primary_key: encode_primary_key(&id("3")),
            columns_to_get: columns_of(&["id"]),
            ..everything()
        };
        let (rows, _) = service.export(&some).unwrap();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.columns().is_empty()));
        let backward = BulkExportRequest {
            exclusive_end_primary_key: encode_primary_key(&id("")),
            inclusive_start_primary_key: encode_primary_key(&id("3")),
            ..everything()
        };
        assert_invalid(
            service.export(&backward),
            "Begin key must less than end key in FORWARD",
        );
    });
}

#[test]
fn values_of_another_type_than_their_defined_column_are_not_imported() {
    on_each_store(|service| {
        service.create_wide();
        let refused = |change: RowInBulkImportRequest, expected: &str| {
            let rows = vec![put(&wide_key(1), &wide_columns(1)), change];
            let response = service.import(rows).unwrap();
            assert!(response.rows[0].is_ok);
            let error = response.rows[1].error.as_ref().unwrap();
            assert_eq!(error.code, "OTSParameterInvalid");
            assert_eq!(error.message(), expected);
            assert!(service.read(&wide_key(2)).is_none());
        };
        let update = |update: ColumnUpdate| RowInBulkImportRequest {
            r#type: OperationType::Update as i32,
            row_change: encode_update_row(&wide_key(2), &[update]),
        };
        let binary = Column::new("DC2", &b"0"[..]);
        refused(
            put(&wide_key(2), &[Column::new("DC2", 0), binary.clone()]),
            "Invalid column type for column DC2 expect VT_INTEGER actual VT_BLOB",
        );
        refused(
            update(ColumnUpdate::Put(binary)),
            "Invalid column type for column DC2 expect VT_INTEGER actual VT_BLOB",
        );
        let kinds = [
            (
                Column::new("DC1", 1.5),
                "DC1 expect VT_STRING actual VT_DOUBLE",
            ),
            (
                Column::new("DC1", true),
                "DC1 expect VT_STRING actual VT_BOOLEAN",
            ),
            (
                Column::new("DC1", 1),
                "DC1 expect VT_STRING actual VT_INTEGER",
            ),
            (
                Column::new("DC3", "x"),
                "DC3 expect VT_BLOB actual VT_STRING",
            ),
        ];
        for (column, mismatch) in kinds {
            let expected = format!("Invalid column type for column {mismatch}");
            refused(put(&wide_key(2), &[column]), &expected);
        }
        refused(
            update(ColumnUpdate::Increment {
                name: "DC1".into(),
                by: 1,
            }),
            "Invalid column type for column DC1 expect VT_STRING actual VT_INTEGER",
        );
        // The key is checked first.
        let both = put(&id("2"), &[Column::new("DC2", "x")]);
        let response = service.import(vec![both]).unwrap();
        assert_eq!(
            response.rows[0].error.as_ref().unwrap().code,
            "OTSInvalidPK"
        );

        let other = [Column::new("DC2", 0), Column::new("more", "x")];
        let response = service.import(vec![put(&wide_key(2), &other)]).unwrap();
        assert!(response.rows[0].is_ok);
        // Other operations take any value.
        let put = service.put(&wide_key(3), &[Column::new("DC2", "x")], ignore());
        put.unwrap();
    });
}

/// As the official Java client's tests say of the service.
#[test]
fn a_matrix_has_the_requested_columns_in_the_order_of_the_service() {
    use DataBlockType::{DbtPlainBuffer, DbtSimpleRowMatrix};
    on_each_store(|service| {
        service.create_wide();
        let rows = (150..160).map(|number| put(&wide_key(number), &wide_columns(number)));
        service.import(rows.collect()).unwrap();
        let request = |columns: &[&str], hint: Option<DataBlockType>| BulkExportRequest {
            inclusive_start_primary_key: encode_primary_key(&wide_key(151)),
            exclusive_end_primary_key: encode_primary_key(&wide_key(153)),
            columns_to_get: columns_of(columns),
            data_block_type_hint: hint.map(|hint| hint as i32),
            ..everything()
        };
        let rows = [151, 152].map(|number| (wide_key(number), wide_columns(number).to_vec()));
        let cases: [(&[&str], &[&str], &[&str]); 6] = [
            (
                &["PK1", "PK3", "DC1", "DC2"],
                &["PK1", "PK3"],
                &["DC1", "DC2"],
            ),
            (&["DC1", "DC2"], &[], &["DC1", "DC2"]),
            (&["PK2", "DC1", "DC4"], &["PK2"], &["DC1", "DC4"]),
            (&["PK2"], &["PK2"], &[]),
            (
                &["DC3", "PK3", "DC1", "PK1"],
                &["PK1", "PK3"],
                &["DC1", "DC3"],
            ),
            (&["PK1", "DC1", "PK1", "DC1"], &["PK1"], &["DC1"]),
        ];
        for (columns, keys, attributes) in cases {
            for hint in [None, Some(DbtSimpleRowMatrix)] {
                let (_, response) = service.export(&request(columns, hint)).unwrap();
                assert_eq!(response.data_block_type(), DbtSimpleRowMatrix);
                let expected = row_matrix::encode_rows(keys, attributes, &rows);
                assert_eq!(response.rows, expected, "{columns:?}");
            }
            let plain = request(columns, Some(DbtPlainBuffer));
            let (exported, response) = service.export(&plain).unwrap();
            assert_eq!(response.data_block_type(), DbtPlainBuffer);
            let whole = exported.iter().map(Row::primary_key);
            assert_eq!(whole.collect::<Vec<_>>(), [wide_key(151), wide_key(152)]);
        }
        for hint in [None, Some(DbtSimpleRowMatrix)] {
            assert_invalid(
                service.export(&request(&[], hint)),
                "DBT_SIMPLE_ROW_MATRIX need at least one column to get.",
            );
        }
        let plain = request(&[], Some(DbtPlainBuffer));
        let (exported, _) = service.export(&plain).unwrap();
        let columns = exported.iter().map(|row| row.columns().len());
        assert_eq!(columns.collect::<Vec<_>>(), [3, 3]);
    });
}

#[test]
fn a_range_is_returned_as_a_matrix_where_it_can_be_one() {
    use DataBlockType::{DbtPlainBuffer, DbtSimpleRowMatrix};
    on_each_store(|service| {
        service.create(any_time(2));
        let range = |hint: Option<DataBlockType>, max_versions| {
            let request = GetRangeRequest {
                data_block_type_hint: hint.map(|hint| hint as i32),
                max_versions: Some(max_versions),
                ..get_range(
                    &PrimaryKey::new("id", PrimaryKeyValue::InfMin),
                    &PrimaryKey::new("id", PrimaryKeyValue::InfMax),
                )
            };
            let response: GetRangeResponse = service.call("GetRange", &request).unwrap();
            response.data_block_type()
        };
        let matrix = Some(DbtSimpleRowMatrix);
        assert_eq!(range(matrix, 1), DbtPlainBuffer);
        let one = [Column::new("a", 1), Column::new("b", "x")];
        service.put(&id("1"), &one, ignore()).unwrap();
        service.put(&id("2"), &one[..1], ignore()).unwrap();
        assert_eq!(range(matrix, 1), DbtSimpleRowMatrix);
        assert_eq!(range(None, 1), DbtPlainBuffer);
        assert_eq!(range(Some(DbtPlainBuffer), 1), DbtPlainBuffer);
        let again = [ColumnUpdate::Put(Column::new("a", 2))];
        service.update(&id("1"), &again, ignore()).unwrap();
        assert_eq!(range(matrix, 2), DbtPlainBuffer);
        assert_eq!(range(matrix, 1), DbtSimpleRowMatrix);
        // Rows that have next to nothing in common.
        for number in 0..10 {
            let columns = [Column::new(format!("c{number}"), 1)];
            service
                .put(&id(&format!("x{number}")), &columns, ignore())
                .unwrap();
        }
        assert_eq!(range(matrix, 1), DbtPlainBuffer);
    });
}
