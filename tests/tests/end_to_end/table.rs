//! Tables, and the instances that hold them.

use std::time::Duration;

use tablestore::PrimaryKeyValue::InfMin;
use tablestore::table::{
    BloomFilterType, DefinedColumnType, ReservedThroughput, TableModelType, TableOptions,
    TableStatus, TimeToLive,
};
use tablestore::{ErrorCode, ErrorKind, PrimaryKey, PrimaryKeyType};
use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_options, create, fill, key};

everywhere!(
    tables_are_created_listed_described_updated_and_deleted,
    the_texts_of_the_service_are_returned,
    instances_are_isolated,
    a_table_tells_its_id_and_hints,
    a_table_is_of_the_wide_column_model,
    a_table_tells_where_it_was_split,
    splits_hold_the_whole_table,
);

async fn tables_are_created_listed_described_updated_and_deleted(service: &TestEmulator) {
    let client = service.client();
    client
        .create_table(TABLE)
        .primary_key("customer", PrimaryKeyType::String)
        .primary_key("id", PrimaryKeyType::Binary)
        .auto_increment("order")
        .defined_column("amount", DefinedColumnType::Double)
        .split_points(["g", "t"])
        .options(
            TableOptions::new()
                .max_versions(3)
                .time_to_live(Duration::from_secs(86_400)),
        )
        .send()
        .await
        .unwrap();
    let listed = client.list_table().send().await.unwrap();
    assert_eq!(listed.tables, [TABLE]);
    assert!(!listed.metadata.request_id.is_empty());

    let described = client.describe_table(TABLE).send().await.unwrap();
    let columns: Vec<_> = described
        .schema
        .primary_key
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        columns,
        [
            "customer String",
            "id Binary",
            "order Integer (auto-increment)"
        ]
    );
    assert_eq!(
        described.schema.defined_columns[0].column_type,
        DefinedColumnType::Double
    );
    assert_eq!(described.options.max_versions, Some(3));
    assert_eq!(
        described.options.time_to_live,
        Some(TimeToLive::Seconds(86_400))
    );
    assert_eq!(described.options.max_deviation_seconds, Some(86_400));
    assert_eq!(described.options.allow_update, Some(true));
    assert_eq!(described.throughput, ReservedThroughput::default());
    assert_eq!(described.status, TableStatus::Active);
    let splits = ["g", "t"].map(|customer| PrimaryKey::new("customer", customer));
    assert_eq!(described.shard_splits, splits);

    let updated = client
        .update_table(TABLE)
        .options(TableOptions::new().time_to_live(TimeToLive::Forever))
        .reserved_throughput(ReservedThroughput::new(2, 1))
        .send()
        .await
        .unwrap();
    assert_eq!(updated.options.time_to_live, Some(TimeToLive::Forever));
    assert_eq!(updated.options.max_versions, Some(3));
    assert_eq!(updated.throughput, ReservedThroughput::new(2, 1));

    client.delete_table(TABLE).send().await.unwrap();
    assert!(client.list_table().send().await.unwrap().tables.is_empty());
    let error = client.describe_table(TABLE).send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.operation().unwrap().name(), "DescribeTable");
    assert!(error.request_id().is_some());
}

async fn the_texts_of_the_service_are_returned(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    for (error, code, message) in [
        (
            client
                .create_table("0")
                .primary_key("id", PrimaryKeyType::String)
                .send()
                .await
                .err(),
            ErrorCode::ParameterInvalid,
            "Invalid table name: '0'.",
        ),
        (
            client
                .create_table(TABLE)
                .primary_key("id", PrimaryKeyType::String)
                .send()
                .await
                .err(),
            ErrorCode::ObjectAlreadyExist,
            "Requested table already exists.",
        ),
        (
            client.put_row(TABLE, key("a", "text")).send().await.err(),
            ErrorCode::InvalidPk,
            "Validate PK type fail. Input: VT_STRING, Meta: VT_INTEGER.",
        ),
        (
            client
                .put_row(TABLE, key(&"x".repeat(1025), 1))
                .send()
                .await
                .err(),
            ErrorCode::ParameterInvalid,
            "The length of primary key column: 'customer' exceeds the MaxLength:1024 with \
             CurrentLength:1025.",
        ),
        (
            client.get_row(TABLE, key("a", InfMin)).send().await.err(),
            ErrorCode::ParameterInvalid,
            "VT_INF_MIN is an invalid type for the primary key.",
        ),
        (
            client.update_row(TABLE, key("a", 1)).send().await.err(),
            ErrorCode::ParameterInvalid,
            "Attribute column is missing.",
        ),
        (
            client.put_row("none", key("a", 1)).send().await.err(),
            ErrorCode::ObjectNotExist,
            "Requested table does not exist.",
        ),
    ] {
        let error = error.unwrap_or_else(|| panic!("expected: {message}"));
        assert_eq!(error.code(), Some(&code), "{error}");
        assert_eq!(error.service().unwrap().message(), message);
    }
}

async fn instances_are_isolated(service: &TestEmulator) {
    client_with_options(service, TableOptions::new()).await;
    let other = service.client_builder().instance("other");
    let other = other.region("cn-hangzhou").build().unwrap();
    assert!(other.list_table().send().await.unwrap().tables.is_empty());
}

async fn a_table_tells_its_id_and_hints(service: &TestEmulator) {
    let client = client(service);
    let hints = TableOptions::new()
        .bloom_filter_type(BloomFilterType::Row)
        .block_size(65_536);
    create(&client, TABLE).options(hints).send().await.unwrap();
    let table = client.describe_table(TABLE).send().await.unwrap();
    assert!(table.table_id.is_some() && table.global_table_id.is_none());
    assert!(table.throughput_increase_time.is_some());
    assert_eq!(table.options.bloom_filter_type, Some(BloomFilterType::Row));
    assert_eq!(table.options.block_size, Some(65_536));
}

async fn a_table_is_of_the_wide_column_model(service: &TestEmulator) {
    let client = client(service);
    let describe = client.describe_table_secret(TABLE);
    let missing = describe.clone().send().await.unwrap_err();
    assert_eq!(missing.code(), Some(&ErrorCode::ObjectNotExist));
    create(&client, TABLE).send().await.unwrap();
    let secret = describe.send().await.unwrap();
    assert_eq!(secret.model_type, Some(TableModelType::Tablestore));
}

async fn a_table_tells_where_it_was_split(service: &TestEmulator) {
    let client = client(service);
    let split = create(&client, TABLE).split_points(["h", "q"]);
    split.send().await.unwrap();
    let splits = client
        .describe_table(TABLE)
        .send()
        .await
        .unwrap()
        .shard_splits;
    assert_eq!(splits, ["h", "q"].map(|it| PrimaryKey::new("customer", it)));
}

async fn splits_hold_the_whole_table(service: &TestEmulator) {
    let client = client(service);
    create(&client, TABLE)
        .split_points(["b", "c"])
        .send()
        .await
        .unwrap();
    // The least unit is 1 MiB.
    let long = "x".repeat(600_000);
    for customer in ["alice", "bob", "carol"] {
        fill(&client, customer, 0..20).await;
        let put = client.put_row(TABLE, key(customer, 20));
        put.column("long", &*long).send().await.unwrap();
    }
    let compute = client
        .compute_split_points_by_size(TABLE, 1)
        .unit_bytes(1024 * 1024);
    let response = compute.send().await.unwrap();
    assert!(response.splits.len() > 1);
    let mut count = 0;
    for split in response.splits {
        let mut rows = client.get_range(TABLE, split.range).rows();
        while let Some(row) = rows.next().await {
            row.unwrap();
            count += 1;
        }
    }
    assert_eq!(count, 63);
}
