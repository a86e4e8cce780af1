//! Tables, and the worlds they are in.

use std::time::Duration;

use tablestore::PrimaryKeyValue::InfMin;
use tablestore::{
    DefinedColumnType, ErrorCode, ErrorKind, PrimaryKey, PrimaryKeyType, ReservedThroughput,
    TableOptions, TableStatus, TimeToLive,
};
use tablestore_tests::{LocalService, everywhere};

use super::{TABLE, client_with, key};

everywhere!(
    tables_are_created_listed_described_updated_and_deleted,
    the_services_own_words_come_through,
    instances_are_worlds_of_their_own,
);

async fn tables_are_created_listed_described_updated_and_deleted(service: &LocalService) {
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

async fn the_services_own_words_come_through(service: &LocalService) {
    let client = client_with(service, TableOptions::new()).await;
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

async fn instances_are_worlds_of_their_own(service: &LocalService) {
    client_with(service, TableOptions::new()).await;
    let other = service.client_builder().instance("other");
    let other = other.region("cn-hangzhou").build().unwrap();
    assert!(other.list_table().send().await.unwrap().tables.is_empty());
}
