//! Rows with something wrong in them, inside responses that are signed as they should be: every
//! change is seen, down to a single bit.

use bytes::Bytes;
use prost::Message;
use tablestore::{Column, Error, ErrorKind, PrimaryKey, Row};
use tablestore_protocol::{plainbuffer, proto::table as proto};
use tablestore_tests::responses::{assert_says, responding, signed};

fn key() -> PrimaryKey {
    key_of(7)
}

fn key_of(order: i64) -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", order)
}

fn row() -> Row {
    row_of(7)
}

/// A row with a value of each type.
fn row_of(order: i64) -> Row {
    let columns = [
        Column::new("amount", 42),
        Column::new("discount", 0.25),
        Column::new("note", "ring twice, 公司"),
        Column::new("paid", true),
        Column::new("receipt", [0xCA, 0xFE]),
    ];
    let columns = columns.map(|column| column.with_timestamp(1_795_424_400_000));
    Row::new(key_of(order), columns.to_vec())
}

/// Reads a row from a response that is signed as it should be, whatever it holds.
async fn read_row(row: Bytes) -> Result<Option<Row>, Error> {
    let client = responding(move |request| {
        let response = proto::GetRowResponse {
            row: row.clone(),
            ..proto::GetRowResponse::default()
        };
        signed(request, 200, response.encode_to_vec())
    });
    let client = client.build().unwrap();
    Ok(client.get_row("orders", key()).send().await?.row)
}

async fn read_rows(rows: Bytes) -> Result<Vec<Row>, Error> {
    let client = responding(move |request| {
        let response = proto::GetRangeResponse {
            rows: rows.clone(),
            ..proto::GetRangeResponse::default()
        };
        signed(request, 200, response.encode_to_vec())
    });
    let client = client.build().unwrap();
    let range = key()..PrimaryKey::new("customer", "bob").and("order", 7);
    Ok(client.get_range("orders", range).send().await?.rows)
}

/// Every buffer that differs from this one in a single bit.
fn with_one_bit_flipped(good: &Bytes) -> impl Iterator<Item = Bytes> {
    (0..good.len() * 8).map(|bit| {
        let mut bytes = good.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        Bytes::from(bytes)
    })
}

#[tokio::test]
async fn no_flipped_bit_in_a_row_goes_unseen() {
    let good = plainbuffer::encode_rows(&[row().into_parts()]);
    assert_eq!(read_row(good.clone()).await.unwrap(), Some(row()));
    for bad in with_one_bit_flipped(&good) {
        let error = read_row(bad).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }

    // Later rows' names are compared with the first's.
    let rows = [7, 8, 9].map(row_of);
    let good = plainbuffer::encode_rows(&rows.clone().map(Row::into_parts));
    assert_eq!(read_rows(good.clone()).await.unwrap(), rows);
    for bad in with_one_bit_flipped(&good) {
        let error = read_rows(bad).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }
}

#[tokio::test]
async fn a_row_that_is_cut_short_is_an_error() {
    let good = plainbuffer::encode_rows(&[row().into_parts()]);
    // Without any bytes there is no row, which is a response.
    for length in 1..good.len() {
        let error = read_row(good.slice(..length)).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }
}
