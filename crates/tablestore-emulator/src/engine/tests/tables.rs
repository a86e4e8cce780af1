use tablestore_protocol::proto::{
    DefinedColumnSchema, DefinedColumnType, DeleteTableRequest, DeleteTableResponse,
    DescribeTableRequest, DescribeTableResponse, IndexMeta, ListTableResponse, PrimaryKeyOption,
    SseKeyType, SseSpecification, StreamSpecification, TableStatus, UpdateTableRequest,
    UpdateTableResponse,
};

use super::*;

const STRING: PrimaryKeyType = PrimaryKeyType::String;
const INTEGER: PrimaryKeyType = PrimaryKeyType::Integer;

impl Service {
    fn list_tables(&self) -> Vec<String> {
        let body = self.send("ListTable", Bytes::new()).unwrap();
        ListTableResponse::decode(body).unwrap().table_names
    }

    fn describe(&self, table_name: &str) -> Result<DescribeTableResponse, ServiceError> {
        let table_name = table_name.into();
        self.call("DescribeTable", &DescribeTableRequest { table_name })
    }

    fn update_table(
        &self,
        request: &UpdateTableRequest,
    ) -> Result<UpdateTableResponse, ServiceError> {
        self.call("UpdateTable", request)
    }

    fn delete_table(&self, table_name: &str) -> Result<(), ServiceError> {
        let table_name = table_name.into();
        self.call::<DeleteTableResponse>("DeleteTable", &DeleteTableRequest { table_name })?;
        Ok(())
    }
}

fn with_options(options: TableOptions) -> CreateTableRequest {
    CreateTableRequest {
        table_options: Some(options),
        ..new_table("t", &[("id", STRING)])
    }
}

fn change_of_options(options: TableOptions) -> UpdateTableRequest {
    UpdateTableRequest {
        table_name: "t".into(),
        table_options: Some(options),
        ..UpdateTableRequest::default()
    }
}

fn change_of_throughput(read: i32, write: i32) -> UpdateTableRequest {
    UpdateTableRequest {
        table_name: "t".into(),
        reserved_throughput: Some(reserved(read, write)),
        ..UpdateTableRequest::default()
    }
}

#[test]
fn a_table_is_there_from_its_creation_to_its_deletion() {
    on_each_store(|service| {
        assert_eq!(service.list_tables(), [""; 0]);
        for name in ["b", "a", "B"] {
            service.create_table(&new_table(name, &[("id", STRING)])).unwrap();
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
        assert_missing(service.get(&get_row(&id("a"))).map(drop));
        assert_missing(service.range(&get_range(&id("a"), &id("b"))).map(drop));
    });
}

#[test]
fn names_are_checked_before_existence() {
    on_each_store(|service| {
        let named = |operation: &str, body: Vec<u8>| {
            assert_invalid(service.send(operation, body.into()), "Invalid table name: '3t'.");
        };
        let table_name = String::from("3t");
        named("CreateTable", new_table("3t", &[]).encode_to_vec());
        named("DescribeTable", DescribeTableRequest { table_name: table_name.clone() }.encode_to_vec());
        named("DeleteTable", DeleteTableRequest { table_name: table_name.clone() }.encode_to_vec());
        let update = UpdateTableRequest { table_name: table_name.clone(), ..change_of_throughput(1, 1) };
        named("UpdateTable", update.encode_to_vec());
        let get = GetRowRequest { table_name: table_name.clone(), ..get_row(&id("a")) };
        named("GetRow", get.encode_to_vec());
        let range = GetRangeRequest { table_name, ..get_range(&id("a"), &id("b")) };
        named("GetRange", range.encode_to_vec());
    });
}

#[test]
fn primary_key_schemas_that_are_refused() {
    let many: Vec<_> = ["a", "b", "c", "d", "e"].map(|name| (name, STRING)).into();
    let cases: &[(&[(&str, PrimaryKeyType)], &str)] = &[
        (&[], "The number of primary key columns must be in range: [1, 4]."),
        (&many, "The number of primary key columns must be in range: [1, 4]."),
        (&[("#a", STRING)], "Invalid column name: '#a'."),
        (
            &[("PK0", STRING), ("PK0", INTEGER)],
            "Duplicated primary key name: 'PK0'.",
        ),
        (
            &[("a", PrimaryKeyType::PkBoolean)],
            "BOOLEAN is an invalid type for the primary key.",
        ),
        (
            &[("a", STRING), ("b", PrimaryKeyType::Datetime)],
            "DATETIME is an invalid type for the primary key.",
        ),
    ];
    on_each_store(|service| {
        for (key, message) in cases {
            assert_invalid(service.create_table(&new_table("t", key)), message);
        }
        let mut unknown = new_table("t", &[("a", STRING)]);
        unknown.table_meta.primary_key[0].r#type = 99;
        assert_invalid(
            service.create_table(&unknown),
            "Parse PBMessage from RawString failed.",
        );
        assert_eq!(service.list_tables(), [""; 0]);
        let all = [
            ("a", STRING),
            ("b", INTEGER),
            ("c", PrimaryKeyType::Binary),
            ("d", PrimaryKeyType::PkBoolean),
        ];
        service.create_table(&new_table("t", &all)).unwrap();
    });
}

#[test]
fn auto_increment_columns_that_are_refused() {
    let cases: &[(&[(PrimaryKeyType, bool)], &str)] = &[
        (
            &[(INTEGER, true)],
            "First primary key can't be auto increment, table: t.",
        ),
        (
            &[(STRING, false), (STRING, true)],
            "AUTO_INCREMENT primary key must be integer.",
        ),
        (
            &[(STRING, false), (INTEGER, true), (INTEGER, true)],
            "AUTO_INCREMENT primary key count must <= 1.",
        ),
    ];
    on_each_store(|service| {
        for (columns, message) in cases {
            let mut request = new_table("t", &[]);
            for (position, (kind, automatic)) in columns.iter().enumerate() {
                request.table_meta.primary_key.push(PrimaryKeySchema {
                    name: format!("k{position}"),
                    r#type: *kind as i32,
                    option: automatic.then_some(PrimaryKeyOption::AutoIncrement as i32),
                });
            }
            assert_invalid(service.create_table(&request), message);
        }
    });
}

#[test]
fn defined_columns_are_carried_and_checked() {
    let column = |name: &str, kind: DefinedColumnType| DefinedColumnSchema {
        name: name.into(),
        r#type: kind as i32,
    };
    let with = |columns: Vec<DefinedColumnSchema>| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.table_meta.defined_column = columns;
        request
    };
    on_each_store(|service| {
        let many = (0..33).map(|i| column(&format!("c{i}"), DefinedColumnType::DctString));
        let a = column("a", DefinedColumnType::DctDouble);
        let cases = [
            (many.collect(), "The number of defined columns must be in range: [0, 32]."),
            (
                vec![column("id", DefinedColumnType::DctString)],
                "Duplicated attribute column name with primary key column: id.",
            ),
            (vec![a.clone(), a.clone()], "Duplicated defined column name: 'a'."),
            (
                vec![column("#", DefinedColumnType::DctString)],
                "Invalid column name: '#'.",
            ),
        ];
        for (columns, message) in cases {
            assert_invalid(service.create_table(&with(columns)), message);
        }
        service.create_table(&with(vec![a.clone()])).unwrap();
        assert_eq!(service.describe("t").unwrap().table_meta.defined_column, [a]);
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
        assert_eq!(table.table_meta, request.table_meta);
        assert_eq!(table.table_options.time_to_live, Some(-1));
        assert_eq!(table.table_options.max_versions, Some(1));
        assert_eq!(table.table_options.deviation_cell_version_in_sec, Some(86_400));
        assert_eq!(table.table_options.allow_update, Some(true));
        assert_eq!(table.table_status, TableStatus::Active as i32);
        assert_eq!(table.creation_time, Some(now * 1000));
        let throughput = table.reserved_throughput_details;
        assert_eq!(throughput.capacity_unit, reserved(0, 1).capacity_unit);
        assert_eq!(throughput.last_increase_time, now / 1000);
        assert_eq!(throughput.last_decrease_time, None);
        assert!(!table.stream_details.unwrap().enable_stream);
        assert!(!table.sse_details.unwrap().enable);
    });
}

#[test]
fn options_are_checked_when_a_table_is_created_and_changed() {
    let cases = [
        (
            TableOptions { time_to_live: Some(0), ..TableOptions::default() },
            "TimeToLive cannot be 0 or less than -1.",
        ),
        (
            TableOptions { time_to_live: Some(-2), ..TableOptions::default() },
            "TimeToLive cannot be 0 or less than -1.",
        ),
        (
            TableOptions { max_versions: Some(0), ..TableOptions::default() },
            "The maximum versions cannot be less than or equal to 0",
        ),
        (
            TableOptions {
                deviation_cell_version_in_sec: Some(-1),
                ..TableOptions::default()
            },
            "The maximum deviation must be in range [0, INT64_MAX/1000000].",
        ),
        (
            TableOptions {
                deviation_cell_version_in_sec: Some(i64::MAX / 1_000_000 + 1),
                ..TableOptions::default()
            },
            "The maximum deviation must be in range [0, INT64_MAX/1000000].",
        ),
    ];
    on_each_store(|service| {
        for (options, message) in cases {
            assert_invalid(service.create_table(&with_options(options)), message);
        }
        service.create_table(&with_options(any_time(i32::MAX))).unwrap();
        for (options, message) in cases {
            assert_invalid(service.update_table(&change_of_options(options)), message);
        }
    });
}

#[test]
fn a_change_of_options_keeps_the_others() {
    on_each_store(|service| {
        service.create_table(&with_options(any_time(2))).unwrap();
        let options = TableOptions {
            time_to_live: Some(1_200_000),
            allow_update: Some(false),
            ..TableOptions::default()
        };
        let answer = service.update_table(&change_of_options(options)).unwrap();
        let expected = TableOptions {
            time_to_live: Some(1_200_000),
            allow_update: Some(false),
            ..any_time(2)
        };
        assert_eq!(answer.table_options, expected);
        assert_eq!(service.describe("t").unwrap().table_options, expected);

        assert_invalid(
            service.update_table(&change_of_options(TableOptions::default())),
            "No parameter is specified in table options.",
        );
        for full_row in [true, false] {
            let options = TableOptions {
                update_full_row: Some(full_row),
                ..TableOptions::default()
            };
            let outcome = service.update_table(&change_of_options(options));
            assert!(outcome.unwrap_err().message().contains("contain updateFullRow"));
        }
        let nothing = UpdateTableRequest {
            table_name: "t".into(),
            ..UpdateTableRequest::default()
        };
        assert_invalid(
            service.update_table(&nothing),
            "No parameter is specified in table options.",
        );
    });
}

#[test]
fn reserved_throughput_is_remembered_with_its_times() {
    on_each_store(|service| {
        let created = service.now() / 1000;
        let mut request = new_table("t", &[("id", STRING)]);
        request.reserved_throughput = reserved(-1, 0);
        assert_invalid(
            service.create_table(&request),
            "Invalid Capacity Unit:-1 . Capacity Unit must be nonnegative.",
        );
        request.reserved_throughput.capacity_unit = CapacityUnit { read: Some(1), write: None };
        assert_invalid(
            service.create_table(&request),
            "Both read and write capacity unit are required to create table.",
        );
        request.reserved_throughput = reserved(5, 5);
        service.create_table(&request).unwrap();

        service.advance(Duration::from_secs(1));
        let answer = service.update_table(&change_of_throughput(4, -1)).unwrap();
        let details = answer.reserved_throughput_details;
        assert_eq!(details.capacity_unit, reserved(4, 5).capacity_unit);
        assert_eq!(details.last_increase_time, created);
        assert_eq!(details.last_decrease_time, Some(created + 1));

        service.advance(Duration::from_secs(1));
        service.update_table(&change_of_throughput(9, 9)).unwrap();
        let details = service.describe("t").unwrap().reserved_throughput_details;
        assert_eq!(details.capacity_unit, reserved(9, 9).capacity_unit);
        assert_eq!(details.last_increase_time, created + 2);
        assert_eq!(details.last_decrease_time, Some(created + 1));

        assert_invalid(
            service.update_table(&change_of_throughput(-1, -1)),
            "Invalid Capacity Unit for UpdateTable: Either read(-1) or write(-1) should be \
             non-negative.",
        );
    });
}

#[test]
fn streams_and_encryption_are_described() {
    let stream = |hours, columns: &[&str]| StreamSpecification {
        enable_stream: true,
        expiration_time: Some(hours),
        columns_to_get: columns.iter().map(|name| (*name).into()).collect(),
        ..StreamSpecification::default()
    };
    on_each_store(|service| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.stream_spec = Some(stream(169, &[]));
        assert_invalid(
            service.create_table(&request),
            "Invalid stream expiration time: 169. Expiration time must be in range: [1, 168].",
        );
        request.stream_spec = Some(stream(168, &["a"]));
        request.sse_spec = Some(SseSpecification {
            enable: true,
            ..SseSpecification::default()
        });
        service.create_table(&request).unwrap();
        let table = service.describe("t").unwrap();
        let enabled = service.now() * 1000;
        let details = table.stream_details.unwrap();
        assert_eq!(details.stream_id, Some(format!("t_{enabled}")));
        assert_eq!(details.last_enable_time, Some(enabled));
        assert_eq!(details.expiration_time, Some(168));
        let encryption = table.sse_details.unwrap();
        assert_eq!(encryption.key_type, Some(SseKeyType::SseKmsService as i32));

        service.advance(Duration::from_secs(1));
        let change = |spec| UpdateTableRequest {
            table_name: "t".into(),
            stream_spec: Some(spec),
            ..UpdateTableRequest::default()
        };
        let answer = service.update_table(&change(stream(24, &["b", "a"]))).unwrap();
        let details = answer.stream_details.unwrap();
        assert_eq!(details.column_to_get, ["a", "b"]);
        assert_eq!(details.expiration_time, Some(24));
        assert_eq!(details.last_enable_time, Some(enabled));

        let answer = service.update_table(&change(StreamSpecification::default())).unwrap();
        assert!(!answer.stream_details.unwrap().enable_stream);
    });
}

#[test]
fn an_instance_has_at_most_64_tables() {
    on_each_store(|service| {
        for number in 0..64 {
            let name = format!("t{number}");
            service.create_table(&new_table(&name, &[("id", STRING)])).unwrap();
        }
        let one_more = new_table("t64", &[("id", STRING)]);
        assert_error(
            service.create_table(&one_more),
            403,
            "OTSQuotaExhausted",
            "Number of tables exceeds the quota:64.",
        );
        let body = one_more.encode_to_vec();
        service.send_to("other", "CreateTable", body.into()).unwrap();
        service.delete_table("t0").unwrap();
        service.create_table(&one_more).unwrap();
    });
}

#[test]
fn instances_share_nothing() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put(&id("a"), &[Column::new("x", 1)], ignore()).unwrap();
        let get: Bytes = get_row(&id("a")).encode_to_vec().into();
        for other in ["Shop", "sho", "shop-1", "_"] {
            let answer = service.send_to(other, "ListTable", Bytes::new()).unwrap();
            assert!(answer.is_empty(), "{other}");
            assert_error(
                service.send_to(other, "GetRow", get.clone()),
                404,
                "OTSObjectNotExist",
                "Requested table does not exist.",
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
                service.put(&key, &[Column::new("x", number)], ignore()).unwrap();
            }
            assert_eq!(service.range(&everything).unwrap().0.len(), 300);
            service.delete_table("t").unwrap();
        }
    });
}

#[test]
fn secondary_indexes_are_refused_and_not_forgotten() {
    on_each_store(|service| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.index_metas = vec![IndexMeta::default()];
        assert_invalid(
            service.create_table(&request),
            "Secondary indexes are not supported yet.",
        );
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

#[test]
fn changes_of_throughput_can_be_limited() {
    let settings = Settings {
        limit_throughput_adjustments: true,
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        let change = change_of_throughput(1, 1);
        let assert_too_frequent = || {
            assert_error(
                service.update_table(&change),
                403,
                "OTSTooFrequentReservedThroughputAdjustment",
                "Reserved throughput adjustment is too frequent.",
            );
        };
        assert_too_frequent();
        service.advance(Duration::from_secs(120));
        service.update_table(&change).unwrap();
        service.advance(Duration::from_secs(119));
        assert_too_frequent();
        service.advance(Duration::from_secs(1));
        service.update_table(&change).unwrap();
    });
}
