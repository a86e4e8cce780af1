//! Delivery tasks, by messages made by hand.

use tablestore_protocol::proto::delivery::{
    CreateDeliveryTaskRequest, CreateDeliveryTaskResponse, DataType, DeleteDeliveryTaskRequest,
    DeleteDeliveryTaskResponse, DeliveryTask, DeliveryTaskType, DescribeDeliveryTaskRequest,
    DescribeDeliveryTaskResponse, Encoding, ErrorType, EventColumn, EventTimeFormat, Format,
    ListDeliveryTaskRequest, ListDeliveryTaskResponse, OssTaskConfig, ParquetSchema, TaskSyncPhase,
    UpdateDeliveryTaskRequest, UpdateDeliveryTaskResponse,
};
use tablestore_protocol::proto::table::{DeleteTableRequest, DeleteTableResponse};

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn column(name: &str) -> ParquetSchema {
    ParquetSchema {
        column_name: Some(name.to_owned()),
        oss_column_name: Some(format!("{name}_out")),
        r#type: Some(DataType::Utf8 as i32),
        ..ParquetSchema::default()
    }
}

fn config() -> OssTaskConfig {
    OssTaskConfig {
        oss_prefix: Some("t/year=$yyyy/month=$MM".to_owned()),
        oss_bucket: Some("bucket".to_owned()),
        oss_endpoint: Some("oss-cn-hangzhou.aliyuncs.com".to_owned()),
        oss_sts_role: Some("acs:ram::1:role/delivery".to_owned()),
        schema: vec![column("id")],
        ..OssTaskConfig::default()
    }
}

fn new_task(name: &str, kind: DeliveryTaskType) -> CreateDeliveryTaskRequest {
    CreateDeliveryTaskRequest {
        table_name: Some("t".to_owned()),
        task_name: Some(name.to_owned()),
        task_config: Some(config()),
        task_type: Some(kind as i32),
    }
}

impl Service {
    fn create_task(&self, request: &CreateDeliveryTaskRequest) -> Result<(), ServiceError> {
        self.call::<CreateDeliveryTaskResponse>("CreateDeliveryTask", request)?;
        Ok(())
    }

    fn describe_task(&self, name: &str) -> Result<DescribeDeliveryTaskResponse, ServiceError> {
        let request = DescribeDeliveryTaskRequest {
            table_name: Some("t".to_owned()),
            task_name: Some(name.to_owned()),
        };
        self.call("DescribeDeliveryTask", &request)
    }

    fn list_tasks(&self, table: &str) -> Result<Vec<DeliveryTask>, ServiceError> {
        let request = ListDeliveryTaskRequest {
            table_name: Some(table.to_owned()),
        };
        let response: ListDeliveryTaskResponse = self.call("ListDeliveryTask", &request)?;
        Ok(response.tasks)
    }

    fn delete_task(&self, name: &str) -> Result<(), ServiceError> {
        let request = DeleteDeliveryTaskRequest {
            table_name: Some("t".to_owned()),
            task_name: Some(name.to_owned()),
        };
        self.call::<DeleteDeliveryTaskResponse>("DeleteDeliveryTask", &request)?;
        Ok(())
    }

    fn update_task(&self, name: &str, config: OssTaskConfig) -> Result<(), ServiceError> {
        let request = UpdateDeliveryTaskRequest {
            table: Some("t".to_owned()),
            task_name: Some(name.to_owned()),
            task_config: Some(config),
        };
        self.call::<UpdateDeliveryTaskResponse>("UpdateDeliveryTask", &request)?;
        Ok(())
    }

    fn delete_t(&self) {
        let request = DeleteTableRequest {
            table_name: "t".to_owned(),
        };
        self.call::<DeleteTableResponse>("DeleteTable", &request)
            .unwrap();
    }
}

#[test]
fn tasks_are_created_listed_described_updated_and_deleted() {
    on_each_store(|service| {
        service.create(any_time(1));
        let create = |name, kind| service.create_task(&new_task(name, kind)).unwrap();
        create("b-2", DeliveryTaskType::Base);
        create("a-1", DeliveryTaskType::Inc);
        let listed = |name: &str, kind| DeliveryTask {
            table_name: Some("t".to_owned()),
            task_name: Some(name.to_owned()),
            task_type: Some(kind as i32),
        };
        let first = listed("a-1", DeliveryTaskType::Inc);
        let second = listed("b-2", DeliveryTaskType::Base);
        assert_eq!(service.list_tasks("t").unwrap(), [first, second.clone()]);

        // Defaults are filled in.
        let described = service.describe_task("a-1").unwrap();
        let mut stored = config();
        stored.format = Some(Format::Parquet as i32);
        stored.schema[0].encode = Some(Encoding::Plain as i32);
        assert_eq!(described.task_config, Some(stored.clone()));
        assert_eq!(described.task_type, Some(DeliveryTaskType::Inc as i32));

        stored.oss_bucket = Some("other".to_owned());
        stored.event_time_column = Some(EventColumn {
            column_name: Some("at".to_owned()),
            time_format: Some(EventTimeFormat::Rfc3339 as i32),
        });
        stored.schema.push(ParquetSchema {
            encode: Some(Encoding::DeltaByteArray as i32),
            ..column("n")
        });
        service.update_task("a-1", stored.clone()).unwrap();
        let described = service.describe_task("a-1").unwrap();
        assert_eq!(described.task_config, Some(stored));
        assert_eq!(described.task_type, Some(DeliveryTaskType::Inc as i32));

        service.delete_task("a-1").unwrap();
        assert_eq!(service.list_tasks("t").unwrap(), [second]);
    });
}

#[test]
fn a_task_without_a_type_delivers_rows_and_changes() {
    on_each_store(|service| {
        service.create(any_time(1));
        let mut request = new_task("task", DeliveryTaskType::Base);
        request.task_type = None;
        service.create_task(&request).unwrap();
        let described = service.describe_task("task").unwrap();
        assert_eq!(described.task_type, Some(DeliveryTaskType::BaseInc as i32));
    });
}

#[test]
fn the_phase_follows_the_clock() {
    use TaskSyncPhase::{Full, Incr, Init};
    on_each_store(|service| {
        service.create(any_time(1));
        let kinds = [
            ("base", DeliveryTaskType::Base, [Init, Full, Full]),
            ("changes", DeliveryTaskType::Inc, [Init, Incr, Incr]),
            ("both", DeliveryTaskType::BaseInc, [Init, Full, Incr]),
        ];
        for (name, kind, _) in kinds {
            service.create_task(&new_task(name, kind)).unwrap();
        }
        for step in 0..3 {
            for (name, _, phases) in kinds {
                let state = service.describe_task(name).unwrap().task_sync_stat.unwrap();
                assert_eq!(state.task_sync_phase(), phases[step], "{name}");
                let time = match phases[step] {
                    Incr => service.now() * 1_000_000,
                    _ => 0,
                };
                assert_eq!(state.current_sync_timestamp, Some(time));
                assert_eq!(state.error_code, Some(ErrorType::Ok as i32));
                assert_eq!(state.detail(), "The local service delivers nothing.");
            }
            service.advance(SECOND);
        }
    });
}

#[test]
fn names_of_tasks_have_rules() {
    on_each_store(|service| {
        service.create(any_time(1));
        for name in ["abc", "0-9", "a--b", "0123456789abcdef"] {
            let request = new_task(name, DeliveryTaskType::Inc);
            service.create_task(&request).unwrap();
        }
        for name in [
            "",
            "ab",
            "0123456789abcdefg",
            "-ab",
            "ab-",
            "Abc",
            "a_b",
            "a b",
            "任务一",
        ] {
            let text = format!("Invalid delivery task name: '{name}'.");
            let request = new_task(name, DeliveryTaskType::Inc);
            assert_invalid(service.create_task(&request), &text);
            assert_invalid(service.describe_task(name), &text);
            assert_invalid(service.delete_task(name), &text);
            assert_invalid(service.update_task(name, config()), &text);
        }
    });
}

#[test]
fn a_name_is_free_once_on_each_table() {
    on_each_store(|service| {
        service.create(any_time(1));
        let other = new_table("u", &[("id", PrimaryKeyType::String)]);
        service.create_table(&other).unwrap();
        let request = new_task("task", DeliveryTaskType::Inc);
        service.create_task(&request).unwrap();
        assert_error(
            service.create_task(&new_task("task", DeliveryTaskType::Base)),
            409,
            "OTSObjectAlreadyExist",
            "Requested delivery task already exists.",
        );
        let described = service.describe_task("task").unwrap();
        assert_eq!(described.task_type, Some(DeliveryTaskType::Inc as i32));
        let on_other = CreateDeliveryTaskRequest {
            table_name: Some("u".to_owned()),
            ..request
        };
        service.create_task(&on_other).unwrap();
        assert_eq!(service.list_tasks("u").unwrap().len(), 1);
    });
}

#[test]
fn tables_and_tasks_that_do_not_exist_are_named() {
    on_each_store(|service| {
        let no_table = |outcome: Result<(), ServiceError>| {
            let text = "Requested table does not exist.";
            assert_error(outcome, 404, "OTSObjectNotExist", text);
        };
        let missing = |outcome: Result<(), ServiceError>| {
            let text = "Requested delivery task does not exist.";
            assert_error(outcome, 404, "OTSObjectNotExist", text);
        };
        no_table(service.create_task(&new_task("task", DeliveryTaskType::Inc)));
        no_table(service.list_tasks("t").map(drop));
        no_table(service.describe_task("task").map(drop));
        service.create(any_time(1));
        missing(service.describe_task("task").map(drop));
        missing(service.update_task("task", config()));
        missing(service.delete_task("task"));
        assert_invalid(service.list_tasks(""), "Invalid table name: ''.");
        assert!(service.list_tasks("t").unwrap().is_empty());
    });
}

#[test]
fn a_configuration_that_lacks_something_is_rejected() {
    type Change = fn(&mut OssTaskConfig);
    let cases: [(&str, Change); 16] = [
        ("Missing ossPrefix of delivery task.", |it| {
            it.oss_prefix = None;
        }),
        ("Missing ossBucket of delivery task.", |it| {
            it.oss_bucket = Some(String::new());
        }),
        ("Missing ossEndpoint of delivery task.", |it| {
            it.oss_endpoint = None;
        }),
        ("Missing ossStsRole of delivery task.", |it| {
            it.oss_sts_role = None;
        }),
        ("Missing schema of delivery task.", |it| it.schema.clear()),
        ("Missing type of delivery task.", |it| {
            it.schema[0].r#type = None;
        }),
        ("Invalid type of delivery task: 16.", |it| {
            it.schema[0].r#type = Some(16);
        }),
        ("Invalid encode of delivery task: 5.", |it| {
            it.schema[0].encode = Some(5);
        }),
        ("Invalid format of delivery task: 1.", |it| {
            it.format = Some(1);
        }),
        ("Invalid formatter of delivery task: 1.", |it| {
            it.formatter = Some(1);
        }),
        ("Invalid column name: ''.", |it| {
            it.schema[0].column_name = None;
        }),
        ("Invalid column name: '#a'.", |it| {
            it.schema[0].oss_column_name = Some("#a".to_owned());
        }),
        (
            "Duplicated ossColumnName of delivery task: 'id_out'.",
            |it| {
                it.schema.push(column("id"));
            },
        ),
        ("Invalid column name: ''.", |it| {
            it.event_time_column = Some(EventColumn::default());
        }),
        ("Missing timeFormat of delivery task.", |it| {
            it.event_time_column = Some(EventColumn {
                column_name: Some("at".to_owned()),
                time_format: None,
            });
        }),
        ("Invalid timeFormat of delivery task: 6.", |it| {
            it.event_time_column = Some(EventColumn {
                column_name: Some("at".to_owned()),
                time_format: Some(6),
            });
        }),
    ];
    on_each_store(|service| {
        service.create(any_time(1));
        let good = new_task("good", DeliveryTaskType::Inc);
        service.create_task(&good).unwrap();
        for (text, change) in cases {
            let mut request = new_task("task", DeliveryTaskType::Inc);
            change(request.task_config.as_mut().unwrap());
            assert_invalid(service.create_task(&request), text);
            let config = request.task_config.unwrap();
            assert_invalid(service.update_task("good", config), text);
        }
        let mut request = new_task("task", DeliveryTaskType::Inc);
        request.task_type = Some(3);
        assert_invalid(
            service.create_task(&request),
            "Invalid type of delivery task: 3.",
        );
        request = CreateDeliveryTaskRequest {
            task_config: None,
            ..good
        };
        assert_invalid(
            service.create_task(&request),
            "Missing taskConfig of delivery task.",
        );
        // Nothing was created or changed.
        assert_eq!(service.list_tasks("t").unwrap().len(), 1);
        let described = service.describe_task("good").unwrap();
        assert_eq!(
            described.task_config.unwrap().oss_prefix,
            config().oss_prefix
        );
        let no_message = service.send("CreateDeliveryTask", Bytes::from_static(b"\xff"));
        assert_invalid(no_message, "Parse PBMessage from RawString failed.");
    });
}

#[test]
fn tasks_go_with_their_table() {
    on_each_store(|service| {
        service.create(any_time(1));
        let request = new_task("task", DeliveryTaskType::Inc);
        service.create_task(&request).unwrap();
        service.delete_t();
        service.create(any_time(1));
        assert!(service.list_tasks("t").unwrap().is_empty());
        service.create_task(&request).unwrap();
        let other = service.send_to(
            "other",
            "ListDeliveryTask",
            ListDeliveryTaskRequest {
                table_name: Some("t".to_owned()),
            }
            .encode_to_vec()
            .into(),
        );
        let text = "Requested table does not exist.";
        assert_error(other, 404, "OTSObjectNotExist", text);
    });
}

#[test]
fn tasks_outlive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    service.create(any_time(1));
    let request = new_task("task", DeliveryTaskType::BaseInc);
    service.create_task(&request).unwrap();
    service.advance(SECOND);
    let described = service.describe_task("task").unwrap();
    drop(service);

    let service = open();
    service.advance(SECOND);
    assert_eq!(service.describe_task("task").unwrap(), described);
    service.advance(SECOND);
    let state = service.describe_task("task").unwrap().task_sync_stat;
    assert_eq!(state.unwrap().task_sync_phase(), TaskSyncPhase::Incr);
}
