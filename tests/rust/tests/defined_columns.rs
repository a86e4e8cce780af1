//! AddDefinedColumn, DeleteDefinedColumn, and the index that needs them: CreateIndex, DropIndex.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::GetRangeRequest;
use aliyun_tablestore_rs::defined_column::{AddDefinedColumnRequest, DeleteDefinedColumnRequest};
use aliyun_tablestore_rs::index::CreateIndexRequest;
use aliyun_tablestore_rs::protos::DefinedColumnType;
use tablestore_rust_witness::{
    assert_invalid, assert_no_table, by_text, create, get, integer, key, least, most, put, row,
    values,
};

fn add() -> AddDefinedColumnRequest {
    AddDefinedColumnRequest::new("t")
}

fn delete(columns: &[&str]) -> DeleteDefinedColumnRequest {
    DeleteDefinedColumnRequest::new("t").columns(columns.iter().copied())
}

/// The table's defined columns, by name and type.
async fn described(client: &OtsClient) -> Vec<(String, DefinedColumnType)> {
    let table = client.describe_table("t").send().await.unwrap();
    let columns = table.table_meta.defined_column.into_iter();
    let mut columns: Vec<_> = columns
        .map(|column| (column.name.clone(), column.r#type()))
        .collect();
    columns.sort_by(|(one, _), (other, _)| one.cmp(other));
    columns
}

#[tokio::test]
async fn columns_of_every_type_are_added() {
    use DefinedColumnType::{DctBlob, DctBoolean, DctDouble, DctInteger, DctString};
    let client = create(by_text().column_integer("first")).await;
    let columns = add()
        .column_string("string")
        .column_integer("integer")
        .column_double("double");
    client.add_defined_column(columns).send().await.unwrap();
    let columns = add().column_bool("bool").column_blob("blob");
    client.add_defined_column(columns).send().await.unwrap();
    let expected = [
        ("blob", DctBlob),
        ("bool", DctBoolean),
        ("double", DctDouble),
        ("first", DctInteger),
        ("integer", DctInteger),
        ("string", DctString),
    ];
    let expected = expected.map(|(name, kind)| (name.to_owned(), kind));
    assert_eq!(described(&client).await, expected);
}

#[tokio::test]
async fn columns_are_deleted() {
    let table = by_text()
        .column_integer("a")
        .column_integer("b")
        .column_integer("c");
    let client = create(table).await;
    client
        .delete_defined_column(delete(&["a", "c"]))
        .send()
        .await
        .unwrap();
    let expected = [("b".to_owned(), DefinedColumnType::DctInteger)];
    assert_eq!(described(&client).await, expected);
    client
        .delete_defined_column(delete(&["b"]))
        .send()
        .await
        .unwrap();
    assert!(described(&client).await.is_empty());
    // What was deleted can come back, of another type too.
    client
        .add_defined_column(add().column_bool("b"))
        .send()
        .await
        .unwrap();
    let expected = [("b".to_owned(), DefinedColumnType::DctBoolean)];
    assert_eq!(described(&client).await, expected);
}

#[tokio::test]
async fn rows_keep_what_they_have() {
    let client = create(by_text()).await;
    put(&client, row("a").column_integer("c", 1)).await;
    client
        .add_defined_column(add().column_integer("c"))
        .send()
        .await
        .unwrap();
    client
        .delete_defined_column(delete(&["c"]))
        .send()
        .await
        .unwrap();
    let a = get(&client, &row("a")).await.unwrap();
    assert_eq!(values(&a), [("c", &integer(1))]);
}

#[tokio::test]
async fn an_added_column_can_be_indexed() {
    let client = create(by_text()).await;
    client
        .add_defined_column(add().column_integer("c"))
        .send()
        .await
        .unwrap();
    for (name, number) in [("a", 2), ("b", 1)] {
        put(&client, row(name).column_integer("c", number)).await;
    }
    let index = CreateIndexRequest::new("t", "i")
        .primary_key_name("c")
        .include_base_data(true);
    client.create_index(index).send().await.unwrap();
    let table = client.describe_table("t").send().await.unwrap();
    assert_eq!(table.index_metas[0].name, "i");
    let range = GetRangeRequest::new("i")
        .start_primary_key(least(["c", "k"]))
        .end_primary_key(most(["c", "k"]));
    let rows = client.get_range(range).send().await.unwrap().rows;
    let keys = rows.iter().map(|row| key(&row.primary_key));
    let keys: Vec<String> = keys.map(|key| format!("{key:?}")).collect();
    assert_eq!(
        keys,
        [
            r#"[("c", Integer(1)), ("k", String("b"))]"#,
            r#"[("c", Integer(2)), ("k", String("a"))]"#
        ]
    );
    client.drop_index("t", "i").send().await.unwrap();
    let table = client.describe_table("t").send().await.unwrap();
    assert!(table.index_metas.is_empty());
}

#[tokio::test]
async fn what_is_refused() {
    let client = create(by_text().column_integer("a")).await;
    let many = (0..32).fold(add(), |add, n| add.column_integer(&format!("c{n}")));
    let message = "The number of defined columns must be in range: [0, 32].";
    assert_invalid(client.add_defined_column(many).send().await, message);
    let message = "Duplicated attribute column name with primary key column: k.";
    let of_the_key = add().column_string("k");
    assert_invalid(client.add_defined_column(of_the_key).send().await, message);
    let missing = client
        .delete_defined_column(delete(&["a", "b"]))
        .send()
        .await;
    assert_invalid(missing, "Column does not exist:b.");
    // Nothing of it was done.
    assert_eq!(described(&client).await.len(), 1);

    let no_table = AddDefinedColumnRequest::new("none").column_integer("a");
    assert_no_table(client.add_defined_column(no_table).send().await);
    let no_table = DeleteDefinedColumnRequest::new("none").column("a");
    assert_no_table(client.delete_defined_column(no_table).send().await);
}
