use tablestore_protocol::proto::{
    BulkExportRequest, BulkExportResponse, BulkImportRequest, BulkImportResponse, DataBlockType,
    OperationType, RowInBulkImportRequest,
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
        assert_eq!(answer.consumed.capacity_unit.read, Some(1));
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
