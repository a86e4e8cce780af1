//! A result of SQL: the attribute columns of [reference rows](mod@reference), in both forms that clients read.

use std::hint::black_box;

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::proto::table as proto;
use tablestore_protocol::sql_rows::{self, SqlRows, SqlType, SqlValue};
use tablestore_protocol::{Column, PrimaryKey, ValueRef, plainbuffer};

use crate::{Result, reference};

/// Rows of the result.
pub const ROWS: i64 = 10_000;

/// The body of a response with rows in FlatBuffers.
///
/// # Errors
///
/// Never, as long as every row has the same columns.
pub fn body() -> Result<Bytes> {
    let names = columns(0);
    let types = names.iter().map(|column| {
        let kind = match column.value.as_ref() {
            ValueRef::Integer(_) => SqlType::Integer,
            ValueRef::Boolean(_) => SqlType::Boolean,
            ValueRef::Double(_) => SqlType::Double,
            ValueRef::Binary(_) => SqlType::Binary,
            _ => SqlType::String,
        };
        (column.name.as_str(), kind)
    });
    let types: Vec<_> = types.collect();
    let rows: Vec<_> = (0..ROWS).map(columns).collect();
    let cells: Vec<Vec<SqlValue<'_>>> = rows
        .iter()
        .map(|row| row.iter().map(cell).collect())
        .collect();
    let rows = sql_rows::encode(&types, &cells)?;
    Ok(response(proto::SqlPayloadVersion::SqlFlatBuffers, rows))
}

/// The body of a response with rows in PlainBuffer, as clients of the first generation ask for them.
pub fn old_body() -> Bytes {
    let rows = (0..ROWS).map(|number| (PrimaryKey::default(), columns(number)));
    let rows = plainbuffer::encode_rows(&rows.collect::<Vec<_>>());
    response(proto::SqlPayloadVersion::SqlPlainBuffer, rows)
}

fn response(version: proto::SqlPayloadVersion, rows: Bytes) -> Bytes {
    let response = proto::SqlQueryResponse {
        consumes: Vec::new(),
        rows: Some(rows),
        version: Some(version as i32),
        r#type: Some(proto::SqlStatementType::SqlSelect as i32),
        search_consumes: Vec::new(),
        affected_rows: None,
        next_search_token: None,
    };
    response.encode_to_vec().into()
}

/// Decodes a [`body`], and reads every cell, row by row. Returns the number of rows.
///
/// # Errors
///
/// If it is not such a body.
pub fn decode(body: &Bytes) -> Result<i64> {
    let response = proto::SqlQueryResponse::decode(body.clone())?;
    let rows = SqlRows::decode(response.rows.unwrap_or_default())?;
    for row in 0..rows.len() {
        for column in 0..reference::COLUMNS {
            black_box(rows.get(row, column).ok_or("a cell is missing")?);
        }
    }
    Ok(rows.len() as i64)
}

fn cell(column: &Column) -> SqlValue<'_> {
    match column.value.as_ref() {
        ValueRef::Integer(number) => SqlValue::Integer(number),
        ValueRef::Boolean(value) => SqlValue::Boolean(value),
        ValueRef::Double(number) => SqlValue::Double(number),
        ValueRef::String(text) => SqlValue::String(text),
        ValueRef::Binary(bytes) => SqlValue::Binary(bytes),
        _ => SqlValue::Null,
    }
}

/// The columns of a row. The official Python client reads no bytes above 0x7f.
fn columns(number: i64) -> Vec<Column> {
    let mut columns = reference::columns(number);
    for column in &mut columns {
        if column.name == "photo" {
            column.value = vec![0x5A; 64].into();
        }
    }
    columns
}
