//! BulkImport, BulkExport.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{BulkExportRequest, BulkImportRequest};
use aliyun_tablestore_rs::model::{Column, Filter, Row, SingleColumnValueFilter};
use aliyun_tablestore_rs::protos::{BulkImportResponse, ConsumedCapacity};
use aliyun_tablestore_rs::table::CreateTableRequest;
use tablestore_rust_witness::{
    assert_invalid, by_text, by_text_and_number, create, get, integer, key, least, most, numbered,
    numbers, put, row, text, values,
};

async fn import(client: &OtsClient, rows: impl IntoIterator<Item = Row>) -> BulkImportResponse {
    let import = rows
        .into_iter()
        .fold(BulkImportRequest::new("t"), BulkImportRequest::put_row);
    client.bulk_import(import).send().await.unwrap()
}

/// All rows of the table of `p` and `n`. A matrix has no more of a key than what is asked for.
fn everything(columns: &[&str]) -> BulkExportRequest {
    BulkExportRequest::new("t")
        .primary_key_range(least(["p", "n"]), most(["p", "n"]))
        .columns_to_get(["p", "n"].iter().chain(columns).copied())
}

/// Its rows, by its pages.
async fn export(client: &OtsClient, request: BulkExportRequest) -> Vec<Vec<Row>> {
    let mut pages = Vec::new();
    let mut next = Some(request.inclusive_start_primary_key.clone());
    while let Some(start) = next {
        let request = request.clone().start_primary_key(start);
        let page = client.bulk_export(request).send().await.unwrap();
        pages.push(page.rows);
        next = page.next_start_primary_key;
    }
    pages
}

/// The rows of a table that is returned as one page.
async fn export_one(client: &OtsClient, request: BulkExportRequest) -> Vec<Row> {
    let mut pages = export(client, request).await;
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

/// Rows of a matrix have no timestamps; the other encoding of rows has them.
#[track_caller]
fn assert_matrix(rows: &[Row]) {
    let columns = rows.iter().flat_map(|row| &row.columns);
    assert!(columns.clone().count() > 0);
    assert!(columns.clone().all(|column| column.timestamp.is_none()));
}

#[tokio::test]
async fn rows_are_put_updated_and_deleted() {
    let client = create(by_text()).await;
    put(
        &client,
        row("a").column_integer("c", 1).column_integer("d", 2),
    )
    .await;
    put(&client, row("b")).await;
    let import = BulkImportRequest::new("t")
        .update_row(
            row("a")
                .column_integer("e", 3)
                .column_to_increse("c", 41)
                .column_to_delete_all_versions("d"),
        )
        .delete_row(row("b"))
        .put_row(row("c").column_string("c", "new"));
    let response = client.bulk_import(import).send().await.unwrap();
    assert_eq!(response.table_name, "t");
    assert_eq!(response.rows.len(), 3);
    for row in response.rows {
        assert!(row.is_ok && row.error.is_none(), "{row:?}");
    }
    let a = get(&client, &row("a")).await.unwrap();
    assert_eq!(values(&a), [("c", &integer(42)), ("e", &integer(3))]);
    assert!(get(&client, &row("b")).await.is_none());
    let c = get(&client, &row("c")).await.unwrap();
    assert_eq!(values(&c), [("c", &text("new"))]);
}

#[tokio::test]
async fn a_row_that_is_refused_leaves_the_others() {
    let client = create(by_text()).await;
    let other = Row::new().primary_key_column_string("other", "b");
    let response = import(&client, [row("a"), other, row("c")]).await;
    let outcomes: Vec<bool> = response.rows.iter().map(|row| row.is_ok).collect();
    assert_eq!(outcomes, [true, false, true]);
    assert_eq!(
        response.rows[1].error.as_ref().unwrap().code,
        "OTSInvalidPK"
    );
    assert!(get(&client, &row("a")).await.is_some());
    assert!(get(&client, &row("c")).await.is_some());
}

#[tokio::test]
async fn values_are_of_the_types_of_their_defined_columns() {
    let client = create(by_text().column_integer("c")).await;
    let good = row("a").column_integer("c", 1);
    let bad = row("b").column_blob("c", [0]);
    let response = import(&client, [good, bad]).await;
    let outcomes: Vec<bool> = response.rows.iter().map(|row| row.is_ok).collect();
    assert_eq!(outcomes, [true, false]);
    let error = response.rows[1].error.as_ref().unwrap();
    assert_eq!(error.code, "OTSParameterInvalid");
    let message = "Invalid column type for column c expect VT_INTEGER actual VT_BLOB";
    assert_eq!(error.message(), message);
}

#[tokio::test]
async fn of_rows_of_one_key_the_last_stays() {
    let client = create(by_text()).await;
    import(&client, (0..3).map(|n| row("a").column_integer("c", n))).await;
    let a = get(&client, &row("a")).await.unwrap();
    assert_eq!(values(&a), [("c", &integer(2))]);
}

#[tokio::test]
async fn values_and_keys_of_every_type_are_exported() {
    let table = CreateTableRequest::new("t")
        .primary_key_string("s")
        .primary_key_integer("i", false)
        .primary_key_binary("b");
    let client = create(table).await;
    let key_of = |s: &str, i, b: &[u8]| {
        Row::new()
            .primary_key_column_string("s", s)
            .primary_key_column_integer("i", i)
            .primary_key_column_binary("b", b)
    };
    let full = key_of("杭州", i64::MIN, &[0, 255])
        .column_integer("integer", i64::MAX)
        .column_double("double", -1.5)
        .column_bool("yes", true)
        .column_bool("no", false)
        .column_string("text", "größer 🎉")
        .column_string("empty", "")
        .column_blob("blob", [0, 1, 255]);
    let gap = key_of("", 0, &[])
        .column_integer("integer", 0)
        .column_string("text", "x");
    import(&client, [full.clone(), gap]).await;

    let names = [
        "s", "i", "b", "integer", "double", "yes", "no", "text", "empty", "blob",
    ];
    let request = BulkExportRequest::new("t")
        .primary_key_range(least(["s", "i", "b"]), most(["s", "i", "b"]))
        .columns_to_get(names);
    let rows = export_one(&client, request).await;
    assert_eq!(rows.len(), 2);
    assert_matrix(&rows);
    // The client asks for columns in no order, and has the key as it comes.
    let mut found = key(&rows[1].primary_key);
    found.sort_by_key(|(name, _)| names.iter().position(|it| it == name));
    assert_eq!(found, key(&full.primary_key));
    assert_eq!(values(&rows[1]), values(&full));
    assert_eq!(
        values(&rows[0]),
        [("integer", &integer(0)), ("text", &text("x"))]
    );
}

#[tokio::test]
async fn rows_are_exported_in_the_order_of_their_keys() {
    let client = create(by_text_and_number()).await;
    let rows = (0..100)
        .rev()
        .map(|n| numbered("a", n).column_integer("c", n));
    import(&client, rows).await;
    let rows = export_one(&client, everything(&["c"])).await;
    assert_matrix(&rows);
    assert_eq!(numbers(&rows), (0..100).collect::<Vec<_>>());
    for (row, number) in rows.iter().zip(0..) {
        assert_eq!(values(row), [("c", &integer(number))]);
    }
    let part = everything(&["c"])
        .start_primary_key(numbered("a", 10).primary_key)
        .end_primary_key(numbered("a", 13).primary_key);
    assert_eq!(numbers(&export_one(&client, part).await), [10, 11, 12]);
    let nothing = everything(&["c"]).start_primary_key(numbered("b", 0).primary_key);
    assert!(export_one(&client, nothing).await.is_empty());
}

#[tokio::test]
async fn some_columns_are_exported() {
    let client = create(by_text_and_number()).await;
    let whole = numbered("a", 1)
        .column_integer("c", 1)
        .column_integer("d", 2);
    import(&client, [whole, numbered("a", 2).column_integer("d", 3)]).await;
    let some = everything(&[]).columns_to_get(["c", "x"]);
    let rows = export_one(&client, some).await;
    // A row that has none of the columns is left out.
    assert_eq!(rows.len(), 1);
    assert_matrix(&rows);
    assert!(key(&rows[0].primary_key).is_empty());
    assert_eq!(values(&rows[0]), [("c", &integer(1))]);
    // With columns of the key it is not.
    let rows = export_one(&client, everything(&["c"])).await;
    assert_eq!(numbers(&rows), [1, 2]);
    assert!(rows[1].columns.is_empty());
}

#[tokio::test]
async fn rows_that_share_no_columns_are_exported() {
    let client = create(by_text_and_number()).await;
    let names: Vec<String> = (0..50).map(|n| format!("c{n}")).collect();
    let rows = names.iter().zip(0..);
    import(
        &client,
        rows.map(|(name, n)| numbered("a", n).column_integer(name, n)),
    )
    .await;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rows = export_one(&client, everything(&names)).await;
    assert_eq!(rows.len(), 50);
    assert_matrix(&rows);
    for (row, (name, number)) in rows.iter().zip(names.into_iter().zip(0..)) {
        assert_eq!(values(row), [(name, &integer(number))]);
    }
}

#[tokio::test]
async fn rows_are_filtered() {
    let client = create(by_text_and_number()).await;
    let rows = (0..10).map(|n| numbered("a", n).column_integer("c", n));
    import(
        &client,
        rows.chain([numbered("a", 10).column_integer("d", 0)]),
    )
    .await;
    let large = SingleColumnValueFilter::new()
        .greater_equal(Column::from_integer("c", 7))
        .filter_if_missing(true);
    let request = everything(&["c", "d"]).filter(Filter::Single(large));
    assert_eq!(numbers(&export_one(&client, request).await), [7, 8, 9]);
}

#[tokio::test]
async fn large_tables_are_exported_in_pages() {
    let client = create(by_text_and_number()).await;
    // Over 4 MiB in all, in requests of less.
    let long = "x".repeat(500_000);
    for n in 0..10 {
        import(&client, [numbered("a", n).column_string("c", &long)]).await;
    }
    let pages = export(&client, everything(&["c"])).await;
    assert!(pages.len() > 1);
    assert!(pages.iter().all(|page| page.len() < 9));
    let rows = pages.concat();
    assert_eq!(numbers(&rows), (0..10).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| values(row) == [("c", &text(&long))]));
}

#[tokio::test]
async fn bulk_operations_cost_bytes_and_no_units() {
    let client = create(by_text_and_number()).await;
    // Names, and values, of which an integer is 8 bytes: 2, 9, and 12289.
    let large = numbered("a", 1).column_string("c", "x".repeat(12 * 1024));
    let response = import(&client, [large]).await;
    assert_eq!(cost(response.rows[0].consumed.unwrap()), [0, 0, 0, 12_300]);
    let export = client.bulk_export(everything(&["c"])).send();
    assert_eq!(cost(export.await.unwrap().consumed), [0, 0, 12_300, 0]);
}

/// Capacity units, and then bytes: read and written.
fn cost(consumed: ConsumedCapacity) -> [i64; 4] {
    let units = consumed.capacity_unit;
    let bytes = consumed.capacity_data_size.unwrap();
    [
        units.read.unwrap().into(),
        units.write.unwrap().into(),
        bytes.read_size.unwrap(),
        bytes.write_size.unwrap(),
    ]
}

#[tokio::test]
async fn what_is_refused() {
    let client = create(by_text_and_number()).await;
    let export = BulkExportRequest {
        table_name: "none".into(),
        ..everything(&["c"])
    };
    assert_invalid(
        client.bulk_export(export).send().await,
        "Request table not exist",
    );
    let backward = everything(&["c"])
        .start_primary_key(numbered("b", 0).primary_key)
        .end_primary_key(numbered("a", 0).primary_key);
    let message = "Begin key must less than end key in FORWARD";
    assert_invalid(client.bulk_export(backward).send().await, message);
}
