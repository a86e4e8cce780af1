use tablestore_protocol::proto::table::{
    BulkExportRequest, BulkExportResponse, DataBlockType, DeleteTableRequest, DeleteTableResponse,
    DescribeTableRequest, DescribeTableResponse, DescribeTableSecretRequest,
    DescribeTableSecretResponse, ListTableResponse, StreamDetails, TableModelType, TableStatus,
    UpdateTableRequest, UpdateTableResponse,
};

use super::*;

const STRING: PrimaryKeyType = PrimaryKeyType::String;
const INTEGER: PrimaryKeyType = PrimaryKeyType::Integer;

impl Service {
    pub(in crate::engine::tests) fn list_tables(&self) -> Vec<String> {
        let body = self.send("ListTable", Bytes::new()).unwrap();
        ListTableResponse::decode(body).unwrap().table_names
    }

    pub(in crate::engine::tests) fn describe(
        &self,
        table_name: &str,
    ) -> Result<DescribeTableResponse, ServiceError> {
        let table_name = table_name.into();
        self.call("DescribeTable", &DescribeTableRequest { table_name })
    }

    pub(in crate::engine::tests) fn update_table(
        &self,
        request: &UpdateTableRequest,
    ) -> Result<UpdateTableResponse, ServiceError> {
        self.call("UpdateTable", request)
    }

    pub(in crate::engine::tests) fn delete_table(
        &self,
        table_name: &str,
    ) -> Result<(), ServiceError> {
        let table_name = table_name.into();
        self.call::<DeleteTableResponse>("DeleteTable", &DeleteTableRequest { table_name })?;
        Ok(())
    }
}

pub(in crate::engine::tests) fn change_of_throughput(read: i32, write: i32) -> UpdateTableRequest {
    UpdateTableRequest {
        table_name: "t".into(),
        reserved_throughput: Some(reserved(read, write)),
        ..UpdateTableRequest::default()
    }
}

#[test]
fn lists_for_a_clean_up_are_empty() {
    on_each_store(|service| {
        service
            .create_table(&new_table("t", &[("id", STRING)]))
            .unwrap();
        let of_table = |name: &str| {
            // ListSearchIndexRequest: 1: table_name.
            let request = [&[0x0a, name.len() as u8], name.as_bytes()].concat();
            service.send("ListSearchIndex", request.into())
        };
        assert!(of_table("t").unwrap().is_empty());
        let all = service.send("ListSearchIndex", Bytes::new());
        assert!(all.unwrap().is_empty());
        assert_invalid(of_table("3t"), "Invalid table name: '3t'.");
        let missing = "Requested table does not exist.";
        assert_error(of_table("u"), 404, "OTSObjectNotExist", missing);
        let tables = service.send("ListTimeseriesTable", Bytes::new());
        assert!(tables.unwrap().is_empty());
    });
}

#[test]
fn every_table_is_of_the_wide_column_model() {
    on_each_store(|service| {
        let secret = |name: &str| {
            let table_name = name.into();
            let request = DescribeTableSecretRequest { table_name };
            service.call::<DescribeTableSecretResponse>("DescribeTableSecret", &request)
        };
        service
            .create_table(&new_table("t", &[("id", STRING)]))
            .unwrap();
        let model = secret("t").unwrap().secret.unwrap().model_type;
        assert_eq!(model, Some(TableModelType::Tablestore as i32));
        assert_invalid(secret("3t"), "Invalid table name: '3t'.");
        let missing = "Requested table does not exist.";
        assert_error(secret("u"), 404, "OTSObjectNotExist", missing);
    });
}

#[test]
fn a_table_exists_from_its_creation_to_its_deletion() {
    on_each_store(|service| {
        assert_eq!(service.list_tables(), [""; 0]);
        for name in ["b", "a", "B"] {
            service
                .create_table(&new_table(name, &[("id", STRING)]))
                .unwrap();
        }
        assert_eq!(service.list_tables(), ["B", "a", "b"]);
        assert_error(
            service.create_table(&new_table("a", &[("other", INTEGER)])),
            409,
            "OTSObjectAlreadyExist",
            "Requested table already exists.",
        );
        service.delete_table("a").unwrap();
        assert_eq!(service.list_tables(), ["B", "b"]);
    });
}

#[test]
fn every_operation_on_a_missing_table_says_so() {
    on_each_store(|service| {
        let missing = "Requested table does not exist.";
        let assert_missing = |outcome: Result<(), ServiceError>| {
            assert_error(outcome, 404, "OTSObjectNotExist", missing);
        };
        let put = [ColumnUpdate::Put(Column::new("a", 1))];
        assert_missing(service.describe("t").map(drop));
        assert_missing(service.update_table(&change_of_throughput(1, 1)).map(drop));
        assert_missing(service.delete_table("t"));
        assert_missing(service.put(&id("a"), &[], ignore()).map(drop));
        assert_missing(service.update(&id("a"), &put, ignore()).map(drop));
        assert_missing(service.delete(&id("a"), ignore()).map(drop));
        // Reads of rows have another code and text.
        let missing = "Request table not exist";
        assert_invalid(service.get(&get_row(&id("a"))), missing);
        assert_invalid(service.range(&get_range(&id("a"), &id("b"))), missing);
        let export = BulkExportRequest {
            table_name: "t".into(),
            inclusive_start_primary_key: encode_primary_key(&id("a")),
            exclusive_end_primary_key: encode_primary_key(&id("b")),
            data_block_type_hint: Some(DataBlockType::DbtPlainBuffer as i32),
            ..BulkExportRequest::default()
        };
        assert_invalid(
            service.call::<BulkExportResponse>("BulkExport", &export),
            missing,
        );
    });
}

#[test]
fn names_are_checked_before_existence() {
    on_each_store(|service| {
        let named = |operation: &str, body: Vec<u8>| {
            assert_invalid(
                service.send(operation, body.into()),
                "Invalid table name: '3t'.",
            );
        };
        let table_name = String::from("3t");
        named("CreateTable", new_table("3t", &[]).encode_to_vec());
        named(
            "DescribeTable",
            DescribeTableRequest {
                table_name: table_name.clone(),
            }
            .encode_to_vec(),
        );
        named(
            "DeleteTable",
            DeleteTableRequest {
                table_name: table_name.clone(),
            }
            .encode_to_vec(),
        );
        let update = UpdateTableRequest {
            table_name: table_name.clone(),
            ..change_of_throughput(1, 1)
        };
        named("UpdateTable", update.encode_to_vec());
        let get = GetRowRequest {
            table_name: table_name.clone(),
            ..get_row(&id("a"))
        };
        named("GetRow", get.encode_to_vec());
        let range = GetRangeRequest {
            table_name,
            ..get_range(&id("a"), &id("b"))
        };
        named("GetRange", range.encode_to_vec());
    });
}

#[test]
fn a_new_table_has_the_defaults() {
    on_each_store(|service| {
        let request = CreateTableRequest {
            reserved_throughput: reserved(0, 1),
            ..new_table("t", &[("id", STRING), ("n", INTEGER)])
        };
        service.create_table(&request).unwrap();
        let table = service.describe("t").unwrap();
        let now = service.now();
        let table_id = table.table_meta.table_id.clone().unwrap();
        let parts: Vec<usize> = table_id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{table_id}");
        let is_hex = |byte: u8| byte == b'-' || matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        assert!(table_id.bytes().all(is_hex), "{table_id}");
        let other = new_table("other", &[("id", STRING)]);
        service.create_table(&other).unwrap();
        let other_id = service.describe("other").unwrap().table_meta.table_id;
        assert_ne!(other_id, Some(table_id));
        let meta = TableMeta {
            table_id: None,
            ..table.table_meta
        };
        assert_eq!(meta, request.table_meta);
        assert_eq!(table.table_options.time_to_live, Some(-1));
        assert_eq!(table.table_options.max_versions, Some(1));
        assert_eq!(
            table.table_options.deviation_cell_version_in_sec,
            Some(86_400)
        );
        assert_eq!(table.table_options.allow_update, Some(true));
        assert_eq!(table.table_status, TableStatus::Active as i32);
        assert_eq!(table.creation_time, Some(now * 1000));
        let throughput = table.reserved_throughput_details;
        assert_eq!(throughput.capacity_unit, reserved(0, 1).capacity_unit);
        assert_eq!(throughput.last_increase_time, now / 1000);
        assert_eq!(throughput.last_decrease_time, None);
        assert_eq!(table.table_options.update_full_row, Some(false));
        let disabled = StreamDetails {
            last_enable_time: Some(0),
            ..StreamDetails::default()
        };
        assert_eq!(table.stream_details, Some(disabled));
        assert!(!table.sse_details.unwrap().enable);
    });
}

#[test]
fn an_instance_has_at_most_64_tables() {
    on_each_store(|service| {
        for number in 0..64 {
            let name = format!("t{number}");
            service
                .create_table(&new_table(&name, &[("id", STRING)]))
                .unwrap();
        }
        let one_more = new_table("t64", &[("id", STRING)]);
        assert_error(
            service.create_table(&one_more),
            403,
            "OTSQuotaExhausted",
            "Number of tables exceeds the quota:64.",
        );
        let body = one_more.encode_to_vec();
        service
            .send_to("other", "CreateTable", body.into())
            .unwrap();
        service.delete_table("t0").unwrap();
        service.create_table(&one_more).unwrap();
    });
}

#[test]
fn instances_share_nothing() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service
            .put(&id("a"), &[Column::new("x", 1)], ignore())
            .unwrap();
        let get: Bytes = get_row(&id("a")).encode_to_vec().into();
        for other in ["Shop", "sho", "shop-1", "_"] {
            let response = service.send_to(other, "ListTable", Bytes::new()).unwrap();
            assert!(response.is_empty(), "{other}");
            assert_invalid(
                service.send_to(other, "GetRow", get.clone()),
                "Request table not exist",
            );
        }
    });
}

#[test]
fn a_table_that_is_created_again_is_empty() {
    on_each_store(|service| {
        let everything = get_range(
            &PrimaryKey::new("id", PrimaryKeyValue::InfMin),
            &PrimaryKey::new("id", PrimaryKeyValue::InfMax),
        );
        for _ in 0..3 {
            service.create(TableOptions::default());
            assert_eq!(service.range(&everything).unwrap().0, []);
            // More rows than one write clears away.
            for number in 0..300 {
                let key = id(&format!("row {number}"));
                service
                    .put(&key, &[Column::new("x", number)], ignore())
                    .unwrap();
            }
            assert_eq!(service.range(&everything).unwrap().0.len(), 300);
            service.delete_table("t").unwrap();
        }
    });
}

#[test]
fn a_new_table_is_not_ready_for_as_long_as_the_settings_say() {
    let settings = Settings {
        table_start_up_delay: Duration::from_secs(2),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        service.advance(Duration::from_millis(1999));
        let status = service.describe("t").unwrap().table_status;
        assert_eq!(status, TableStatus::Loading as i32);
        assert_error(
            service.put(&id("a"), &[], ignore()),
            404,
            "OTSTableNotReady",
            "The table is not ready.",
        );
        service.advance(Duration::from_millis(1));
        service.put(&id("a"), &[], ignore()).unwrap();
    });
}

#[test]
fn table_operations_can_be_limited() {
    let settings = Settings {
        table_operations_per_second: Some(10),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        for _ in 0..9 {
            service.list_tables();
        }
        assert_error(
            service.describe("t"),
            403,
            "OTSQuotaExhausted",
            "Too frequent table operations.",
        );
        // Neither rows nor other instances are limited.
        service.read(&id("a"));
        service.send_to("other", "ListTable", Bytes::new()).unwrap();
        service.advance(Duration::from_secs(1));
        service.describe("t").unwrap();
    });
}
