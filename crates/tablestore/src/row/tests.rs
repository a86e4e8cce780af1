//! Responses that are not to their requests.

use prost::Message;
use tablestore_core::{ErrorKind, Result};
use tablestore_protocol::PrimaryKeyValue::{AutoIncrement, InfMax, InfMin};
use tablestore_protocol::{Column, PrimaryKey, PrimaryKeyValue, Row, plainbuffer};
use tablestore_protocol::{proto::table as proto, row_matrix};
use tablestore_transport::NoRetryPolicy;

use super::*;
use crate::testing::Script;

fn key(id: impl Into<PrimaryKeyValue>, n: impl Into<PrimaryKeyValue>) -> PrimaryKey {
    PrimaryKey::new("id", id).and("n", n)
}

fn encoded(keys: &[PrimaryKey]) -> bytes::Bytes {
    let rows = keys.iter().map(|key| (key.clone(), Vec::<Column>::new()));
    plainbuffer::encode_rows(&rows.collect::<Vec<_>>())
}

fn client(response: &impl Message) -> Client {
    Script::default().respond(response).client(NoRetryPolicy)
}

async fn get(of: PrimaryKey, returned: PrimaryKey) -> Result<Option<Row>> {
    let client = client(&proto::GetRowResponse {
        row: encoded(&[returned]),
        ..Default::default()
    });
    Ok(client.get_row("a", of).send().await?.row)
}

#[tokio::test]
async fn a_row_of_another_key_is_an_error() {
    assert!(get(key(1, "x"), key(1, "x")).await.unwrap().is_some());
    // Only the key columns that were selected come back.
    let part = PrimaryKey::new("n", "x");
    assert!(get(key(1, "x"), part).await.unwrap().is_some());
    for other in [
        key(2, "x"),
        key(1, "y"),
        key("1", "x"),
        PrimaryKey::new("n", "y"),
        key(1, "x").and("m", 1),
    ] {
        let error = get(key(1, "x"), other).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        let text = "GetRow: the response contains a row with another primary key than the request";
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn a_returned_row_of_another_key_is_an_error() {
    let row = Some(encoded(&[key(1, 5)]));
    for (of, is_read) in [
        (key(1, 5), true),
        (key(1, AutoIncrement), true),
        (key(2, 5), false),
    ] {
        let put = client(&proto::PutRowResponse {
            row: row.clone(),
            ..Default::default()
        });
        let put = put.put_row("a", of.clone()).return_primary_key();
        assert_eq!(put.send().await.is_ok(), is_read, "{of}");
        let update = client(&proto::UpdateRowResponse {
            row: row.clone(),
            ..Default::default()
        });
        let update = update.update_row("a", of.clone()).put("x", 1);
        assert_eq!(update.return_primary_key().send().await.is_ok(), is_read);
        let delete = client(&proto::DeleteRowResponse {
            row: row.clone(),
            ..Default::default()
        });
        let delete = delete.delete_row("a", of.clone()).return_primary_key();
        assert_eq!(delete.send().await.is_ok(), is_read);

        let result = proto::RowInBatchWriteRowResponse {
            is_ok: true,
            row: row.clone(),
            ..Default::default()
        };
        let batch = client(&proto::BatchWriteRowResponse {
            tables: vec![proto::TableInBatchWriteRowResponse {
                table_name: "a".to_owned(),
                rows: vec![result],
            }],
        });
        let change = batch.put_row("a", of.clone()).return_primary_key();
        let batch = batch.batch_write_row().add(change);
        assert_eq!(batch.send().await.is_ok(), is_read);

        let result = proto::RowInBatchGetRowResponse {
            is_ok: true,
            row: row.clone(),
            ..Default::default()
        };
        let batch = client(&proto::BatchGetRowResponse {
            tables: vec![proto::TableInBatchGetRowResponse {
                table_name: "a".to_owned(),
                rows: vec![result],
            }],
        });
        let get = batch.get_row("a", of.clone());
        assert_eq!(batch.batch_get_row().add(get).send().await.is_ok(), is_read);
    }
}

async fn range(bounds: KeyBounds, returned: &[PrimaryKey], next: Option<PrimaryKey>) -> Result<()> {
    let client = client(&proto::GetRangeResponse {
        rows: encoded(returned),
        next_start_primary_key: next.as_ref().map(plainbuffer::encode_primary_key),
        ..Default::default()
    });
    client.get_range("a", bounds).send().await.map(drop)
}

#[tokio::test]
async fn rows_outside_of_the_range_or_out_of_order_are_errors() {
    let rows = |ids: &[i64]| ids.iter().map(|id| key(1, *id)).collect::<Vec<_>>();
    let forward = || KeyBounds::forward(key(1, 5)..key(1, 9));
    let backward = || KeyBounds::backward(key(1, 9)..key(1, 5));
    let open = || KeyBounds::forward(key(1, InfMin)..key(1, InfMax));
    for (bounds, ids) in [
        (forward(), &[5, 6, 8][..]),
        (backward(), &[9, 8, 6]),
        (open(), &[i64::MIN, 0, i64::MAX]),
        (forward(), &[]),
    ] {
        range(bounds, &rows(ids), None).await.unwrap();
    }
    for (bounds, ids) in [
        (forward(), &[4, 5][..]),
        (forward(), &[5, 9]),
        (forward(), &[6, 5]),
        (forward(), &[5, 5]),
        (forward(), &[5, 7, 6, 8]),
        (backward(), &[10, 9]),
        (backward(), &[9, 5]),
        (backward(), &[6, 9]),
    ] {
        let error = range(bounds, &rows(ids), None).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{ids:?}");
    }
    let other = range(open(), &[key(2, 5)], None).await.unwrap_err();
    assert_eq!(other.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_page_starts_after_the_one_before_and_inside_the_range() {
    let forward = || KeyBounds::forward(key(1, 5)..key(1, 9));
    let backward = || KeyBounds::backward(key(1, 9)..key(1, 5));
    for (bounds, next, is_valid) in [
        (forward(), 6, true),
        (forward(), 5, false),
        (forward(), 4, false),
        (forward(), 9, false),
        (forward(), 10, false),
        (backward(), 8, true),
        (backward(), 9, false),
        (backward(), 10, false),
        (backward(), 5, false),
    ] {
        let page = range(bounds, &[], Some(key(1, next))).await;
        assert_eq!(page.is_ok(), is_valid, "{next}");
    }
}

#[tokio::test]
async fn rows_of_a_matrix_are_checked_by_the_columns_that_they_have() {
    let export = |keys: &[&str], ids: &[i64]| {
        let rows = ids.iter().map(|n| (key(1, *n), vec![Column::new("x", *n)]));
        let client = client(&proto::BulkExportResponse {
            rows: row_matrix::encode_rows(keys, &["x"], &rows.collect::<Vec<_>>()),
            data_block_type: Some(1),
            ..Default::default()
        });
        let range = key(1, 5)..key(1, 9);
        client.bulk_export("a", range).columns(["x"]).send()
    };
    assert!(export(&["n", "id"], &[5, 6]).await.is_ok());
    assert!(export(&["n", "id"], &[6, 5]).await.is_err());
    assert!(export(&["id", "n"], &[4, 5]).await.is_err());
    // Without the first key column, nothing is known.
    assert!(export(&["n"], &[6, 5]).await.is_ok());
}

#[tokio::test]
async fn a_response_without_its_required_fields_is_an_error() {
    // An empty body, such as that of a 204.
    let client = client(&proto::AbortTransactionResponse {});
    let error = client.get_row("a", key(1, 5)).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let text = "GetRow: the response is not valid: GetRowResponse lacks its required field";
    assert!(error.to_string().starts_with(text), "{error}");
}

#[tokio::test]
async fn a_bulk_export_reads_forward() {
    let client = Script::default().client(NoRetryPolicy);
    let bounds = KeyBounds::backward(key(1, 9)..key(1, 5));
    let error = client.bulk_export("a", bounds).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}
