use tablestore_protocol::proto::{
    BulkExportRequest, BulkExportResponse, BulkImportRequest, BulkImportResponse, ConsumedCapacity,
    DataBlockType, OperationType, RowInBulkImportRequest,
};
use tablestore_protocol::row_matrix;

use super::*;

fn put(key: &PrimaryKey, columns: &[Column]) -> RowInBulkImportRequest {
    RowInBulkImportRequest {
        r#type: OperationType::Put as i32,
        row_change: encode_row(key, columns),
    }
}

fn everything() -> BulkExportRequest {
    let bound = |end| encode_primary_key(&PrimaryKey::new("id", end));
    BulkExportRequest {
        table_name: "t".into(),
        inclusive_start_primary_key: bound(PrimaryKeyValue::InfMin),
        exclusive_end_primary_key: bound(PrimaryKeyValue::InfMax),
        ..BulkExportRequest::default()
    }
}

impl Service {
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
        let answer: BulkExportResponse = self.call("BulkExport", request)?;
        let rows = match answer.data_block_type() {
            DataBlockType::DbtPlainBuffer => decode_rows(&answer.rows).unwrap(),
            DataBlockType::DbtSimpleRowMatrix => row_matrix::decode_rows(&answer.rows).unwrap(),
        };
        Ok((rows, answer))
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
        let answer = service
            .import(vec![
                put(&id("1"), &[Column::new("a", 1)]),
                put(&PrimaryKey::new("di", "2"), &[]),
                delete,
            ])
            .unwrap();
        assert_eq!(answer.table_name, "t");
        let outcomes: Vec<bool> = answer.rows.iter().map(|row| row.is_ok).collect();
        assert_eq!(outcomes, [true, false, true]);
        assert_eq!(answer.rows[1].error.as_ref().unwrap().code, "OTSInvalidPK");
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
        let schema = [
            ("PK1", PrimaryKeyType::String),
            ("PK2", PrimaryKeyType::Integer),
            ("PK3", PrimaryKeyType::Binary),
        ];
        service.create_table(&new_table("t", &schema)).unwrap();
        let key = |number: i64| {
            let digits = number.to_string();
            PrimaryKey::new("PK1", digits.as_str())
                .and("PK2", number)
                .and("PK3", digits.as_bytes())
        };
        let columns = |number: i64| {
            let digits = number.to_string();
            [
                Column::new("DC1", digits.as_str()).with_timestamp(service.now()),
                Column::new("DC2", number),
                Column::new("DC3", digits.as_bytes()),
            ]
        };
        let update = RowInBulkImportRequest {
            r#type: OperationType::Update as i32,
            row_change: encode_update_row(&key(2001), &columns(2001).map(ColumnUpdate::Put)),
        };
        let delete = RowInBulkImportRequest {
            r#type: OperationType::Delete as i32,
            row_change: encode_delete_row(&key(2002)),
        };
        let refused = put(&PrimaryKey::new("PK1", "1"), &[]);
        let rows = vec![put(&key(2000), &columns(2000)), update, delete, refused];
        let answer = service.import(rows).unwrap();
        let costs = answer.rows.iter().map(|row| cost(row.consumed.unwrap()));
        let costs: Vec<_> = costs.collect();
        assert_eq!(
            costs,
            [[0, 0, 0, 50], [0, 0, 0, 50], [0, 0, 0, 25], [0, 0, 0, 0]]
        );

        let rows = (100..250).map(|number| put(&key(number), &columns(number)));
        service.import(rows.collect()).unwrap();
        let some = BulkExportRequest {
            inclusive_start_primary_key: encode_primary_key(&key(150)),
            exclusive_end_primary_key: encode_primary_key(&key(200)),
            columns_to_get: ["PK1", "PK3", "DC1", "DC2"].map(String::from).to_vec(),
            ..everything()
        };
        let (rows, answer) = service.export(&some).unwrap();
        assert_eq!((rows.len(), cost(answer.consumed)), (50, [0, 0, 2000, 0]));
    });
}

#[test]
fn rows_for_a_table_that_is_not_there_fail_each_on_its_own() {
    on_each_store(|service| {
        let answer = service.import(vec![put(&id("1"), &[]); 2]).unwrap();
        for row in answer.rows {
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
        let (rows, answer) = service.export(&everything()).unwrap();
        let values: Vec<i64> = rows.iter().map(|row| row.get("a").unwrap()).collect();
        assert_eq!(values, [1, 2, 3]);
        assert!(rows.iter().all(|row| row.columns().len() == 1));
        assert_eq!(answer.next_start_primary_key, None);
        let some = BulkExportRequest {
            exclusive_end_primary_key: encode_primary_key(&id("3")),
            columns_to_get: vec!["id".into()],
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
fn rows_are_answered_as_a_matrix_where_it_can_say_them() {
    use DataBlockType::{DbtPlainBuffer, DbtSimpleRowMatrix};
    on_each_store(|service| {
        service.create(any_time(2));
        let export = |hint: Option<DataBlockType>| {
            let request = BulkExportRequest {
                data_block_type_hint: hint.map(|hint| hint as i32),
                ..everything()
            };
            let (rows, answer) = service.export(&request).unwrap();
            (rows.len(), answer.data_block_type())
        };
        let range = |max_versions| {
            let request = GetRangeRequest {
                data_block_type_hint: Some(DbtSimpleRowMatrix as i32),
                max_versions: Some(max_versions),
                ..get_range(
                    &PrimaryKey::new("id", PrimaryKeyValue::InfMin),
                    &PrimaryKey::new("id", PrimaryKeyValue::InfMax),
                )
            };
            let answer: GetRangeResponse = service.call("GetRange", &request).unwrap();
            answer.data_block_type()
        };
        assert_eq!(export(None), (0, DbtPlainBuffer));
        let one = [Column::new("a", 1), Column::new("b", "x")];
        service.put(&id("1"), &one, ignore()).unwrap();
        service.put(&id("2"), &one[..1], ignore()).unwrap();
        assert_eq!(export(None), (2, DbtSimpleRowMatrix));
        assert_eq!(export(Some(DbtPlainBuffer)), (2, DbtPlainBuffer));
        assert_eq!(range(1), DbtSimpleRowMatrix);
        let again = [ColumnUpdate::Put(Column::new("a", 2))];
        service.update(&id("1"), &again, ignore()).unwrap();
        assert_eq!(range(2), DbtPlainBuffer);
        assert_eq!(export(None), (2, DbtSimpleRowMatrix));
        // Rows that have next to nothing in common.
        for number in 0..10 {
            let columns = [Column::new(format!("c{number}"), 1)];
            service
                .put(&id(&format!("x{number}")), &columns, ignore())
                .unwrap();
        }
        assert_eq!(export(None), (12, DbtPlainBuffer));
    });
}
