//! CreateTable, ListTable, DescribeTable, UpdateTable, DeleteTable.

use aliyun_tablestore_rs::protos::{PrimaryKeyOption, PrimaryKeyType};
use aliyun_tablestore_rs::table::{CreateTableRequest, UpdateTableRequest};
use tablestore_rust_witness::{assert_no_table, assert_refused, by_text, connect, create};

#[tokio::test]
async fn a_table_is_described_as_it_was_created() {
    let table = CreateTableRequest::new("t")
        .primary_key_string("a")
        .primary_key_binary("b")
        .primary_key_integer("c", false)
        .primary_key_auto_increment("d")
        .ttl_seconds(86400)
        .max_versions(3)
        .deviation_cell_version_seconds(1000)
        .stream(true)
        .stream_expiration(24);
    let client = create(table).await;
    let described = client.describe_table("t").send().await.unwrap();
    assert_eq!(described.table_meta.table_name, "t");
    let columns = described.table_meta.primary_key.iter();
    let columns: Vec<_> = columns
        .map(|column| {
            let automatic = column.option == Some(PrimaryKeyOption::AutoIncrement as i32);
            (column.name.as_str(), column.r#type(), automatic)
        })
        .collect();
    assert_eq!(
        columns,
        [
            ("a", PrimaryKeyType::String, false),
            ("b", PrimaryKeyType::Binary, false),
            ("c", PrimaryKeyType::Integer, false),
            ("d", PrimaryKeyType::Integer, true)
        ]
    );
    let options = described.table_options;
    assert_eq!(options.time_to_live, Some(86400));
    assert_eq!(options.max_versions, Some(3));
    assert_eq!(options.deviation_cell_version_in_sec, Some(1000));
    let stream = described.stream_details.unwrap();
    assert_eq!(
        (stream.enable_stream, stream.expiration_time),
        (true, Some(24))
    );
    assert!(stream.stream_id.is_some_and(|id| !id.is_empty()));
}

#[tokio::test]
async fn tables_are_listed_by_name() {
    let client = connect();
    assert!(client.list_table().send().await.unwrap().is_empty());
    for name in ["b", "c", "a"] {
        let table = CreateTableRequest::new(name).primary_key_string("k");
        client.create_table(table).send().await.unwrap();
    }
    assert_eq!(client.list_table().send().await.unwrap(), ["a", "b", "c"]);
}

#[tokio::test]
async fn options_are_changed() {
    let client = create(by_text()).await;
    let update = UpdateTableRequest::new("t")
        .ttl_seconds(100_000)
        .max_versions(5);
    client.update_table(update).send().await.unwrap();
    let described = client.describe_table("t").send().await.unwrap();
    assert_eq!(described.table_options.time_to_live, Some(100_000));
    assert_eq!(described.table_options.max_versions, Some(5));
}

#[tokio::test]
async fn a_deleted_table_is_gone() {
    let client = create(by_text()).await;
    let delete = || client.delete_table("t").send();
    delete().await.unwrap();
    assert!(client.list_table().send().await.unwrap().is_empty());
    assert_no_table(client.describe_table("t").send().await);
    assert_no_table(delete().await);
}

#[tokio::test]
async fn a_name_is_taken_once() {
    let client = create(by_text()).await;
    let again = client.create_table(by_text()).send().await;
    let message = "Requested table already exists.";
    assert_refused(again, "OTSObjectAlreadyExist", message);
}
