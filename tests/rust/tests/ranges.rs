//! GetRange.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{BulkImportRequest, GetRangeRequest};
use aliyun_tablestore_rs::model::{Column, Filter, PrimaryKey, Row, SingleColumnValueFilter};
use aliyun_tablestore_rs::protos::Direction;
use tablestore_rust_witness::{
    assert_invalid, by_text_and_number, create, integer, least, most, numbered, numbers, put, text,
    values,
};

/// A client, and a table with the rows 0 to 9 of `a`, and one of `b`.
async fn filled() -> OtsClient {
    let client = create(by_text_and_number()).await;
    let rows = (0..10).map(|n| {
        numbered("a", n)
            .column_integer("c", n)
            .column_string("d", "x")
    });
    let rows = rows.chain([numbered("b", 0).column_integer("c", 100)]);
    let import = rows.fold(BulkImportRequest::new("t"), BulkImportRequest::put_row);
    client.bulk_import(import).send().await.unwrap();
    client
}

fn range(start: PrimaryKey, end: PrimaryKey) -> GetRangeRequest {
    GetRangeRequest::new("t")
        .start_primary_key(start)
        .end_primary_key(end)
}

fn everything() -> GetRangeRequest {
    range(least(["p", "n"]), most(["p", "n"]))
}

/// The part of `a` between two numbers.
fn between(start: i64, end: i64) -> GetRangeRequest {
    range(
        numbered("a", start).primary_key,
        numbered("a", end).primary_key,
    )
}

/// The rows of a range, by its pages.
async fn read(client: &OtsClient, request: GetRangeRequest) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut next = Some(request.inclusive_start_primary_key.clone());
    while let Some(start) = next {
        let request = request.clone().start_primary_key(start);
        let page = client.get_range(request).send().await.unwrap();
        rows.extend(page.rows);
        next = page
            .next_start_primary_key
            .map(|columns| PrimaryKey { columns });
    }
    rows
}

#[tokio::test]
async fn a_range_has_its_start_and_not_its_end() {
    let client = filled().await;
    let rows = read(&client, everything()).await;
    assert_eq!(numbers(&rows), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
    let rows = read(&client, between(3, 5)).await;
    assert_eq!(numbers(&rows), [3, 4]);
    assert_eq!(values(&rows[0]), [("c", &integer(3)), ("d", &text("x"))]);
    assert!(read(&client, between(10, 20)).await.is_empty());
}

#[tokio::test]
async fn a_range_is_read_backward() {
    let client = filled().await;
    let rows = read(&client, between(4, 1).direction(Direction::Backward)).await;
    assert_eq!(numbers(&rows), [4, 3, 2]);
    let message = "Begin key must more than end key in BACKWARD";
    let forward = between(1, 4).direction(Direction::Backward);
    assert_invalid(client.get_range(forward).send().await, message);
    let message = "Begin key must less than end key in FORWARD";
    assert_invalid(client.get_range(between(4, 1)).send().await, message);
}

#[tokio::test]
async fn a_limit_makes_pages() {
    let client = filled().await;
    let page = client
        .get_range(everything().limit(4))
        .send()
        .await
        .unwrap();
    assert_eq!(numbers(&page.rows), [0, 1, 2, 3]);
    let next = PrimaryKey {
        columns: page.next_start_primary_key.unwrap(),
    };
    assert_eq!(numbers(&[Row::new().primary_key(next)]), [4]);
    let rows = read(&client, everything().limit(4)).await;
    assert_eq!(numbers(&rows), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
}

#[tokio::test]
async fn large_ranges_come_in_pages_by_themselves() {
    let client = create(by_text_and_number()).await;
    // Over 4 MiB in all.
    let long = "x".repeat(500_000);
    for n in 0..10 {
        put(&client, numbered("a", n).column_string("c", &long)).await;
    }
    let page = client.get_range(everything()).send().await.unwrap();
    assert!(page.next_start_primary_key.is_some());
    let rows = read(&client, everything()).await;
    assert_eq!(numbers(&rows), (0..10).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| values(row) == [("c", &text(&long))]));
}

#[tokio::test]
async fn some_columns_are_read() {
    let client = filled().await;
    let rows = read(&client, everything().columns_to_get(["d"])).await;
    // The row of `b` has no such column.
    assert_eq!(numbers(&rows), (0..10).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| values(row) == [("d", &text("x"))]));
}

#[tokio::test]
async fn rows_are_filtered() {
    let client = filled().await;
    let large = SingleColumnValueFilter::new().greater_than(Column::from_integer("c", 7));
    let rows = read(&client, everything().filter(Filter::Single(large))).await;
    assert_eq!(numbers(&rows), [8, 9, 0]);
}
