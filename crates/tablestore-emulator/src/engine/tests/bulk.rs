use tablestore_protocol::proto::{
    BulkExportRequest, BulkExportResponse, BulkImportRequest, BulkImportResponse, OperationType,
    RowInBulkImportRequest,
};

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
        Ok((decode_rows(&answer.rows).unwrap(), answer))
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
