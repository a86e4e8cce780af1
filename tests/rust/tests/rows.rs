//! PutRow, GetRow, UpdateRow, DeleteRow.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{
    DeleteRowRequest, GetRowRequest, PutRowRequest, UpdateRowRequest,
};
use aliyun_tablestore_rs::model::{
    Column, ColumnValue, Filter, PrimaryKeyValue, Row, SingleColumnValueFilter,
};
use aliyun_tablestore_rs::protos::ReturnType;
use aliyun_tablestore_rs::protos::RowExistenceExpectation::{ExpectExist, ExpectNotExist};
use aliyun_tablestore_rs::table::CreateTableRequest;
use tablestore_rust_witness::{
    ANY_TIMESTAMP, assert_condition_fails, assert_refused, by_text, create, get, integer, key, put,
    row, text, values,
};

fn put_a() -> PutRowRequest {
    PutRowRequest::new("t").row(row("a").column_integer("c", 1))
}

fn get_a() -> GetRowRequest {
    GetRowRequest::new("t").primary_key(row("a").primary_key)
}

fn update(row: Row) -> UpdateRowRequest {
    UpdateRowRequest::new("t").row(row)
}

fn delete_a() -> DeleteRowRequest {
    DeleteRowRequest::new("t").primary_key(row("a").primary_key)
}

/// A client, and a table with the row `a`, of which the column `c` has three versions.
async fn versioned() -> OtsClient {
    let table = by_text()
        .max_versions(3)
        .deviation_cell_version_seconds(ANY_TIMESTAMP);
    let client = create(table).await;
    let version = |time: u64| Column {
        timestamp: Some(time),
        ..Column::from_string("c", format!("at {time}"))
    };
    put(&client, row("a").columns([1, 2, 3].map(version))).await;
    client
}

/// The timestamps of the returned versions.
async fn times(client: &OtsClient, request: GetRowRequest) -> Vec<u64> {
    let row = client.get_row(request).send().await.unwrap().row.unwrap();
    let columns = row.columns.into_iter();
    columns
        .map(|column| {
            let time = column.timestamp.unwrap();
            assert_eq!(column.value, text(&format!("at {time}")));
            time
        })
        .collect()
}

#[tokio::test]
async fn values_of_every_type_come_back() {
    let client = create(by_text()).await;
    let full = row("a")
        .column_integer("integer", i64::MIN)
        .column_double("double", -1.5)
        .column_bool("yes", true)
        .column_bool("no", false)
        .column_string("text", "größer 🎉")
        .column_string("empty", "")
        .column_blob("blob", [0, 1, 255]);
    put(&client, full.clone()).await;
    let found = get(&client, &full).await.unwrap();
    assert_eq!(values(&found), values(&full));
    assert!(
        found
            .columns
            .iter()
            .all(|column| column.timestamp.is_some())
    );
}

#[tokio::test]
async fn keys_of_every_type_come_back() {
    let table = CreateTableRequest::new("t")
        .primary_key_string("s")
        .primary_key_integer("i", false)
        .primary_key_binary("b");
    let client = create(table).await;
    let full = Row::new()
        .primary_key_column_string("s", "杭州")
        .primary_key_column_integer("i", -7)
        .primary_key_column_binary("b", [0, 255]);
    put(&client, full.clone()).await;
    let found = get(&client, &full).await.unwrap();
    assert_eq!(key(&found.primary_key), key(&full.primary_key));
}

#[tokio::test]
async fn there_is_no_row_where_none_was_put() {
    let client = create(by_text()).await;
    assert!(get(&client, &row("a")).await.is_none());
    put(&client, row("a")).await;
    assert!(get(&client, &row("a")).await.unwrap().columns.is_empty());
}

#[tokio::test]
async fn a_put_replaces_the_row() {
    let client = create(by_text()).await;
    put(
        &client,
        row("a").column_integer("c", 1).column_integer("d", 2),
    )
    .await;
    put(&client, row("a").column_integer("c", 3)).await;
    let found = get(&client, &row("a")).await.unwrap();
    assert_eq!(values(&found), [("c", &integer(3))]);
}

#[tokio::test]
async fn some_columns_are_read() {
    let client = create(by_text()).await;
    let columns = ["a", "b", "c", "d"].map(|name| Column::from_string(name, name));
    put(&client, row("a").columns(columns)).await;
    let names = async |request| {
        let row = client.get_row(request).send().await.unwrap().row.unwrap();
        let names: Vec<String> = row.columns.into_iter().map(|it| it.name).collect();
        names.concat()
    };
    assert_eq!(names(get_a().columns_to_get(["c", "a", "x"])).await, "ac");
    assert_eq!(names(get_a().start_column("b").end_column("d")).await, "bc");
}

#[tokio::test]
async fn an_update_puts_deletes_and_increments() {
    let client = create(by_text()).await;
    let names = ["a", "b", "c"];
    put(
        &client,
        row("a").columns(names.map(|name| Column::from_integer(name, 1))),
    )
    .await;
    let changes = row("a")
        .column_string("a", "x")
        .column_bool("d", true)
        .column_to_delete_all_versions("b")
        .column_to_increse("c", -5);
    client.update_row(update(changes)).send().await.unwrap();
    let found = get(&client, &row("a")).await.unwrap();
    assert_eq!(
        values(&found),
        [
            ("a", &text("x")),
            ("c", &integer(-4)),
            ("d", &ColumnValue::Boolean(true))
        ]
    );
}

#[tokio::test]
async fn an_increment_tells_what_it_comes_to() {
    let client = create(by_text()).await;
    put(&client, row("a").column_integer("c", 40)).await;
    let increment = update(row("a").column_to_increse("c", 2))
        .return_type(ReturnType::RtAfterModify)
        .return_column("c");
    let returned = client
        .update_row(increment)
        .send()
        .await
        .unwrap()
        .row
        .unwrap();
    assert_eq!(returned.get_column_value("c"), Some(&integer(42)));
}

#[tokio::test]
async fn versions_are_kept_and_read() {
    let client = versioned().await;
    assert_eq!(times(&client, get_a().max_versions(5)).await, [3, 2, 1]);
    assert_eq!(times(&client, get_a().max_versions(2)).await, [3, 2]);
    assert_eq!(times(&client, get_a().time_range(1, 3)).await, [2, 1]);
    assert_eq!(times(&client, get_a().specific_time_ms(2)).await, [2]);
}

#[tokio::test]
async fn one_version_is_deleted() {
    let client = versioned().await;
    let delete = update(row("a").column_to_delete("c", 2));
    client.update_row(delete).send().await.unwrap();
    assert_eq!(times(&client, get_a().max_versions(5)).await, [3, 1]);
}

#[tokio::test]
async fn the_service_numbers_rows() {
    let table = CreateTableRequest::new("t")
        .primary_key_string("k")
        .primary_key_auto_increment("n");
    let client = create(table).await;
    let mut numbers = Vec::new();
    for value in [1, 2] {
        let row = row("a")
            .primary_key_column_auto_increment("n")
            .column_integer("c", value);
        let put = PutRowRequest::new("t")
            .row(row)
            .return_type(ReturnType::RtPk);
        let returned = client.put_row(put).send().await.unwrap().row.unwrap();
        let number = returned.get_primary_key_value("n").cloned();
        let Some(PrimaryKeyValue::Integer(number)) = number else {
            panic!("{number:?}");
        };
        let found = get(&client, &returned).await.unwrap();
        assert_eq!(values(&found), [("c", &integer(value))]);
        numbers.push(number);
    }
    assert!(numbers[0] < numbers[1]);
}

#[tokio::test]
async fn a_deleted_row_is_gone() {
    let client = create(by_text()).await;
    client.put_row(put_a()).send().await.unwrap();
    client.delete_row(delete_a()).send().await.unwrap();
    assert!(get(&client, &row("a")).await.is_none());
}

#[tokio::test]
async fn expectations_are_held() {
    let client = create(by_text()).await;
    let put = |expectation| client.put_row(put_a().row_condition(expectation)).send();
    let delete = |expectation| {
        client
            .delete_row(delete_a().row_condition(expectation))
            .send()
    };
    // PutRow alone has texts of its own.
    assert_refused(
        put(ExpectExist).await,
        "OTSConditionCheckFail",
        "Row does not exist which is expected existent",
    );
    assert_condition_fails(delete(ExpectExist).await);
    put(ExpectNotExist).await.unwrap();
    assert_refused(
        put(ExpectNotExist).await,
        "OTSConditionCheckFail",
        "Row exists which is expected nonexistent",
    );
    put(ExpectExist).await.unwrap();
    delete(ExpectExist).await.unwrap();
}

#[tokio::test]
async fn conditions_on_columns_are_held() {
    let client = create(by_text()).await;
    client.put_row(put_a()).send().await.unwrap();
    let set_if = |value| {
        let equal = SingleColumnValueFilter::new().equal_column(Column::from_integer("c", value));
        let request = update(row("a").column_integer("d", value))
            .row_condition(ExpectExist)
            .column_condition(Filter::Single(equal));
        client.update_row(request).send()
    };
    assert_condition_fails(set_if(2).await);
    set_if(1).await.unwrap();
    let found = get(&client, &row("a")).await.unwrap();
    assert_eq!(found.get_column_value("d"), Some(&integer(1)));
}

#[tokio::test]
async fn costs_are_returned() {
    let client = create(by_text()).await;
    let large = PutRowRequest::new("t").row(row("a").column_string("c", "x".repeat(5000)));
    let cost = client
        .put_row(large)
        .send()
        .await
        .unwrap()
        .consumed
        .capacity_unit;
    assert_eq!((cost.read, cost.write), (Some(0), Some(2)));
    let cost = client
        .get_row(get_a())
        .send()
        .await
        .unwrap()
        .consumed
        .capacity_unit;
    assert_eq!((cost.read, cost.write), (Some(2), Some(0)));
}
