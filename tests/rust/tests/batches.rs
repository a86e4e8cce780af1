//! BatchWriteRow, BatchGetRow.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{
    BatchGetRowRequest, BatchWriteRowRequest, RowInBatchWriteRowRequest as Write,
    RowInBatchWriteRowResponse, TableInBatchGetRowRequest, TableInBatchWriteRowRequest,
};
use aliyun_tablestore_rs::protos::ReturnType;
use aliyun_tablestore_rs::protos::RowExistenceExpectation::ExpectExist;
use aliyun_tablestore_rs::table::CreateTableRequest;
use tablestore_rust_witness::{by_text, create, get, integer, key, put, row, values};

/// A client, and the tables `t` and `u`, of which the first has two rows.
async fn filled() -> OtsClient {
    let client = create(by_text()).await;
    let other = CreateTableRequest::new("u").primary_key_string("k");
    client.create_table(other).send().await.unwrap();
    put(
        &client,
        row("old").column_integer("a", 1).column_integer("b", 2),
    )
    .await;
    put(&client, row("gone")).await;
    client
}

fn write(table: &str, rows: impl IntoIterator<Item = Write>) -> TableInBatchWriteRowRequest {
    TableInBatchWriteRowRequest::new(table).rows(rows)
}

/// Writes to the table `t`, and the outcomes of its rows.
async fn write_to_t(
    client: &OtsClient,
    rows: impl IntoIterator<Item = Write>,
) -> Vec<RowInBatchWriteRowResponse> {
    let request = BatchWriteRowRequest::new().table(write("t", rows));
    let mut response = client.batch_write_row(request).send().await.unwrap();
    assert_eq!(response.tables.len(), 1);
    response.tables.remove(0).rows
}

#[tokio::test]
async fn rows_are_put_updated_and_deleted() {
    let client = filled().await;
    let changes = row("old")
        .column_integer("c", 3)
        .column_to_delete_all_versions("a")
        .column_to_increse("b", 40);
    let put = Write::put_row(row("new").column_integer("c", 1));
    let rows = [
        put.clone().return_type(ReturnType::RtPk),
        Write::update_row(changes),
        Write::delete_row(row("gone")),
    ];
    let request = BatchWriteRowRequest::new()
        .table(write("t", rows))
        .table(write("u", [put]));
    let response = client.batch_write_row(request).send().await.unwrap();
    let [t, u] = &response.tables[..] else {
        panic!("{response:?}");
    };
    assert_eq!((t.table_name.as_str(), t.rows.len()), ("t", 3));
    assert_eq!((u.table_name.as_str(), u.rows.len()), ("u", 1));
    for row in t.rows.iter().chain(&u.rows) {
        assert!(row.is_ok, "{row:?}");
        assert_eq!(row.consumed.unwrap().capacity_unit.write, Some(1));
    }
    let returned = t.rows[0].row.as_ref().unwrap();
    assert_eq!(key(&returned.primary_key), key(&row("new").primary_key));
    let old = get(&client, &row("old")).await.unwrap();
    assert_eq!(values(&old), [("b", &integer(42)), ("c", &integer(3))]);
    assert!(get(&client, &row("new")).await.is_some());
    assert!(get(&client, &row("gone")).await.is_none());
}

#[tokio::test]
async fn an_increment_tells_what_it_comes_to() {
    let client = filled().await;
    let increment = Write::update_row(row("old").column_to_increse("b", 40))
        .return_type(ReturnType::RtAfterModify)
        .return_column("b");
    let rows = write_to_t(&client, [increment]).await;
    let returned = rows[0].row.as_ref().unwrap();
    assert_eq!(returned.get_column_value("b"), Some(&integer(42)));
}

#[tokio::test]
async fn rows_fail_on_their_own() {
    let client = filled().await;
    let missing = Write::put_row(row("missing")).row_condition(ExpectExist);
    let rows = write_to_t(&client, [missing, Write::put_row(row("new"))]).await;
    let outcomes: Vec<bool> = rows.iter().map(|row| row.is_ok).collect();
    assert_eq!(outcomes, [false, true]);
    let error = rows[0].error.as_ref().unwrap();
    assert_eq!(error.code, "OTSConditionCheckFail");
    assert_eq!(error.message.as_deref(), Some("Condition check failed."));
    assert!(get(&client, &row("new")).await.is_some());
}

#[tokio::test]
async fn rows_of_several_tables_are_read() {
    let client = filled().await;
    let new = Write::put_row(row("a").column_integer("c", 1));
    let request = BatchWriteRowRequest::new().table(write("u", [new]));
    client.batch_write_row(request).send().await.unwrap();
    let of_t = ["gone", "missing", "old"]
        .into_iter()
        .fold(TableInBatchGetRowRequest::new("t"), |table, key| {
            table.primary_key(row(key).primary_key)
        });
    let of_u = TableInBatchGetRowRequest::new("u").primary_key(row("a").primary_key);
    let request = BatchGetRowRequest::new()
        .table(of_t.columns_to_get(["a"]))
        .table(of_u);
    let response = client.batch_get_row(request).send().await.unwrap();
    let [t, u] = &response.tables[..] else {
        panic!("{response:?}");
    };
    assert!(t.rows.iter().chain(&u.rows).all(|row| row.is_ok));
    // A row of which the columns leave nothing, no row, and one with the column.
    assert!(t.rows[0].row.is_none() && t.rows[1].row.is_none());
    let old = t.rows[2].row.as_ref().unwrap();
    assert_eq!(values(old), [("a", &integer(1))]);
    let a = u.rows[0].row.as_ref().unwrap();
    assert_eq!(values(a), [("c", &integer(1))]);
}
