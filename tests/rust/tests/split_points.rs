//! ComputeSplitPointsBySize.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{BulkExportRequest, BulkImportRequest};
use aliyun_tablestore_rs::model::PrimaryKeyValue;
use aliyun_tablestore_rs::table::{
    ComputeSplitPointsBySizeRequest, ComputeSplitPointsBySizeResponse,
};
use tablestore_rust_witness::{
    assert_invalid, assert_no_table, by_text_and_number, create, key, least, most, numbered,
    numbers,
};

/// The least unit of size that the service takes.
const UNIT: u64 = 1024 * 1024;

/// A client, and a table of forty rows of about a quarter of a unit.
async fn filled() -> OtsClient {
    let client = create(by_text_and_number()).await;
    let long = "x".repeat(250_000);
    // Ten by ten: a request has a limit.
    for first in [0, 10, 20, 30] {
        let rows = (first..first + 10).map(|n| numbered("a", n).column_string("c", &long));
        let import = rows.fold(BulkImportRequest::new("t"), BulkImportRequest::put_row);
        client.bulk_import(import).send().await.unwrap();
    }
    client
}

/// Parts of this many units.
fn parts(units: u64) -> ComputeSplitPointsBySizeRequest {
    ComputeSplitPointsBySizeRequest::new("t", units).split_size_unit_in_byte(UNIT)
}

async fn compute(
    client: &OtsClient,
    request: ComputeSplitPointsBySizeRequest,
) -> ComputeSplitPointsBySizeResponse {
    let response = client.compute_split_points_by_size(request).send().await;
    let response = response.unwrap();
    // Whatever the points are, the rest of the response goes with them.
    let names: Vec<&str> = response
        .schema
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["p", "n"]);
    let parts = response.split_points.len() + 1;
    let located: i64 = response.locations.iter().map(|it| it.repeat).sum();
    assert_eq!(located, parts as i64);
    assert!(response.locations.iter().all(|it| it.location.len() == 32));
    response
}

#[tokio::test]
async fn a_table_is_divided_into_parts_of_about_one_size() {
    let client = filled().await;
    let response = compute(&client, parts(2)).await;
    let parts = response.split_points.len() + 1;
    let cost = response.consumed.capacity_unit;
    assert_eq!((cost.read, cost.write), (Some(parts as i32), Some(0)));

    let mut bounds = vec![least(["p", "n"])];
    bounds.extend(response.split_points);
    bounds.push(most(["p", "n"]));

    // Each point starts a part: read one after the other, they are the table.
    let mut found = Vec::new();
    for bounds in bounds.windows(2) {
        let part = BulkExportRequest::new("t")
            .primary_key_range(bounds[0].clone(), bounds[1].clone())
            .columns_to_get(["n"]);
        let part = client.bulk_export(part).send().await.unwrap();
        assert!(part.next_start_primary_key.is_none());
        let rows = part.rows.len();
        assert!((1..=16).contains(&rows), "{rows} rows between {bounds:?}");
        found.extend(numbers(&part.rows));
    }
    assert_eq!(found, (0..40).collect::<Vec<_>>());
}

#[tokio::test]
async fn points_are_keys_of_the_table() {
    let client = filled().await;
    let points = compute(&client, parts(2)).await.split_points;
    assert!(!points.is_empty());
    for point in points {
        // The client sets what is left out of a point to the least value.
        let columns = key(&point);
        let names = [columns[0].0, columns[1].0];
        assert_eq!(names, ["p", "n"]);
        assert!(
            matches!(columns[0].1, PrimaryKeyValue::String(_)),
            "{point:?}"
        );
        let number = columns[1].1;
        assert!(
            matches!(
                number,
                PrimaryKeyValue::Integer(_) | PrimaryKeyValue::InfMin
            ),
            "{point:?}"
        );
    }
}

#[tokio::test]
async fn parts_may_be_large() {
    let client = filled().await;
    // A unit is 100 MB unless a request says otherwise.
    let whole = ComputeSplitPointsBySizeRequest::new("t", 1);
    assert!(compute(&client, whole).await.split_points.is_empty());
    let halves = parts(6);
    assert_eq!(compute(&client, halves).await.split_points.len(), 1);
}

#[tokio::test]
async fn points_are_limited() {
    let client = filled().await;
    let limited = parts(2).split_point_limit(3);
    assert_eq!(compute(&client, limited).await.split_points.len(), 3);
}

#[tokio::test]
async fn a_table_without_rows_is_one_part() {
    let client = create(by_text_and_number()).await;
    let response = compute(&client, parts(2)).await;
    assert!(response.split_points.is_empty());
    assert_eq!(response.consumed.capacity_unit.read, Some(1));
}

#[tokio::test]
async fn sizes_that_are_refused() {
    let client = create(by_text_and_number()).await;
    let none = parts(0);
    assert_invalid(
        client.compute_split_points_by_size(none).send().await,
        "The split_size should be greater than 0.",
    );
    let small = parts(1).split_size_unit_in_byte(UNIT - 1);
    assert_invalid(
        client.compute_split_points_by_size(small).send().await,
        "The split_size_unit_in_byte should be greater equal than: 1048576",
    );
}

#[tokio::test]
async fn a_table_that_is_not_there() {
    let client = create(by_text_and_number()).await;
    let request = ComputeSplitPointsBySizeRequest::new("none", 1);
    assert_no_table(client.compute_split_points_by_size(request).send().await);
}
