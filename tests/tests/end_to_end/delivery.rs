use tablestore::ErrorCode;
use tablestore::delivery::{
    DeliveryTaskType, EventTimeFormat, OssTaskConfig, ParquetColumn, ParquetEncoding, ParquetType,
    SyncPhase,
};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;
use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_table, create};

everywhere!(
    tasks_are_created_listed_described_updated_and_deleted,
    bad_tasks_have_errors_that_name_the_reason,
);

fn config() -> OssTaskConfig {
    let order = ParquetColumn::new("order", ParquetType::Int64).object_name("number");
    OssTaskConfig::new("bucket", "oss-cn-hangzhou.aliyuncs.com")
        .role("acs:ram::1:role/delivery")
        .prefix("orders/year=$yyyy")
        .event_time("at", EventTimeFormat::Rfc3339)
        .column(ParquetColumn::new("customer", ParquetType::Utf8))
        .column(order.encoding(ParquetEncoding::DeltaBinaryPacked))
}

async fn tasks_are_created_listed_described_updated_and_deleted(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let deliveries = client.deliveries();
    deliveries
        .create(TABLE, "all", config())
        .send()
        .await
        .unwrap();
    let changes = deliveries.create(TABLE, "changes", config());
    let changes = changes.task_type(DeliveryTaskType::Incremental);
    changes.send().await.unwrap();

    let listed = deliveries.list(TABLE).send().await.unwrap();
    let listed: Vec<_> = listed
        .into_iter()
        .map(|it| (it.name, it.task_type))
        .collect();
    let expected = [
        ("all".to_owned(), DeliveryTaskType::BaseAndIncremental),
        ("changes".to_owned(), DeliveryTaskType::Incremental),
    ];
    assert_eq!(listed, expected);

    let describe = deliveries.describe(TABLE, "all");
    let described = describe.clone().send().await.unwrap();
    assert_eq!(described.config, config());
    assert_eq!(described.task_type, DeliveryTaskType::BaseAndIncremental);
    assert_eq!(
        (described.sync.error, described.sync.detail.is_some()),
        (None, true)
    );

    let changed = config().column(ParquetColumn::new("amount", ParquetType::Double));
    let update = deliveries.update(TABLE, "all", changed.clone());
    update.send().await.unwrap();
    assert_eq!(describe.send().await.unwrap().config, changed);

    deliveries.delete(TABLE, "all").send().await.unwrap();
    assert_eq!(deliveries.list(TABLE).send().await.unwrap().tasks.len(), 1);
}

async fn bad_tasks_have_errors_that_name_the_reason(service: &TestEmulator) {
    let client = client(service);
    let deliveries = client.deliveries();
    let error = deliveries.list(TABLE).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
    create(&client, TABLE).send().await.unwrap();
    let rejected = async |name: &str, config: OssTaskConfig| {
        let error = deliveries.create(TABLE, name, config).send().await;
        error.unwrap_err()
    };
    let error = rejected("Task", config()).await;
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    assert!(error.to_string().contains("'Task'"), "{error}");
    let error = rejected("task", OssTaskConfig::new("b", "e")).await;
    assert!(error.to_string().contains("ossPrefix"), "{error}");
    deliveries
        .create(TABLE, "task", config())
        .send()
        .await
        .unwrap();
    let error = rejected("task", config()).await;
    assert_eq!(error.code(), Some(&ErrorCode::ObjectAlreadyExist));
    let error = deliveries.delete(TABLE, "other").send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

#[tokio::test]
async fn tasks_outlive_a_restart_of_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let open = || {
        Emulator::builder()
            .data_dir(directory.path())
            .build()
            .unwrap()
    };
    let connect = |emulator: &Emulator| {
        let client = client_builder(emulator.endpoint()).service(emulator.service());
        client.build().unwrap()
    };
    let emulator = open();
    let client = connect(&emulator);
    create(&client, TABLE).send().await.unwrap();
    let task = client.deliveries().create(TABLE, "task", config());
    task.send().await.unwrap();
    drop(client);
    emulator.close().await;
    drop(emulator);

    let emulator = open();
    let client = connect(&emulator);
    let described = client.deliveries().describe(TABLE, "task").send().await;
    let described = described.unwrap();
    assert_eq!(described.config, config());
    let phases = [SyncPhase::Init, SyncPhase::Full, SyncPhase::Incremental];
    assert!(phases.contains(&described.sync.phase));
}
