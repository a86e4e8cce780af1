//! The reference row: 2 key columns and 8 attribute columns, each with a timestamp, 489 bytes in
//! all. Every figure of the bench that is about rows is about these.

use bytes::Bytes;
use tablestore_core::{Credentials, Instance};
use tablestore_protocol::sql_rows::{self, SqlType, SqlValue};
use tablestore_protocol::{Column, PrimaryKey, ValueRef, plainbuffer};

use crate::Result;

/// Id of the key that clients and the canned service sign with.
pub const ACCESS_KEY_ID: &str = "bench-key";
/// Secret of [`ACCESS_KEY_ID`].
pub const ACCESS_KEY_SECRET: &str = "bench-secret";
/// Instance of the table.
pub const INSTANCE: &str = "bench";
/// Table of the rows.
pub const TABLE: &str = "bench";
/// Names of the primary key columns: a string and an integer.
pub const KEY_COLUMNS: [&str; 2] = ["pk1", "pk2"];
/// How many attribute columns a row has.
pub const COLUMNS: usize = 8;

/// When every column was written, in milliseconds since 1970.
const TIMESTAMP: i64 = 1_795_424_400_000;

/// The key and secret as credentials.
///
/// # Errors
///
/// Never, as long as the constants are valid.
pub fn credentials() -> Result<Credentials> {
    Ok(Credentials::new(ACCESS_KEY_ID, ACCESS_KEY_SECRET)?)
}

/// The instance's name.
///
/// # Errors
///
/// Never, as long as the constant is valid.
pub fn instance() -> Result<Instance> {
    Ok(Instance::new(INSTANCE)?)
}

/// Value of the first key column in row 0.
pub const FIRST_KEY: &str = "user-00000000000";

/// Primary key of a row.
pub fn primary_key(number: i64) -> PrimaryKey {
    PrimaryKey::new(KEY_COLUMNS[0], format!("user-{number:011}")).and(KEY_COLUMNS[1], number)
}

/// Attribute columns of a row, without timestamps, as a client writes them.
pub fn columns(number: i64) -> Vec<Column> {
    vec![
        Column::new("city", format!("{number:032}")),
        Column::new("count", number),
        Column::new("name", format!("name {number:027}")),
        Column::new("paid", number % 2 == 0),
        Column::new("photo", vec![0xA5; 64]),
        Column::new("price", 0.5),
        Column::new("title", format!("title {number:026}")),
        Column::new("viewed", number * 3),
    ]
}

/// Rows as the service returns them, in the order of their keys.
pub fn rows(count: i64) -> Vec<(PrimaryKey, Vec<Column>)> {
    let timestamped = |column: Column| column.with_timestamp(TIMESTAMP);
    (0..count)
        .map(|number| {
            let columns = columns(number).into_iter().map(timestamped);
            (primary_key(number), columns.collect())
        })
        .collect()
}

/// Rows in PlainBuffer.
pub fn page(count: i64) -> Bytes {
    plainbuffer::encode_rows(&rows(count))
}

/// The attribute columns of rows as a result of SQL.
///
/// # Errors
///
/// Never, as long as every row has the same columns.
pub fn result(count: i64) -> Result<Bytes> {
    let columns = columns(0);
    let types = columns.iter().map(|column| {
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
    let rows: Vec<_> = (0..count).map(sql_columns).collect();
    let cells: Vec<Vec<SqlValue<'_>>> = rows
        .iter()
        .map(|row| row.iter().map(cell).collect())
        .collect();
    Ok(sql_rows::encode(&types, &cells)?)
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

/// The same as clients of the first generation read it.
pub fn old_result(count: i64) -> Bytes {
    let rows = (0..count).map(|number| (PrimaryKey::default(), sql_columns(number)));
    plainbuffer::encode_rows(&rows.collect::<Vec<_>>())
}

/// The columns of a row in a result. The official Python client reads no bytes above 0x7f.
fn sql_columns(number: i64) -> Vec<Column> {
    let mut columns = columns(number);
    for column in &mut columns {
        if column.name == "photo" {
            column.value = vec![0x5A; 64].into();
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_size_that_the_figures_are_for() {
        let one = page(1).len();
        let two = page(2).len();
        assert_eq!(two - one, 489);
    }

    #[test]
    fn the_first_key_is_that_of_row_0() {
        let first = PrimaryKey::new(KEY_COLUMNS[0], FIRST_KEY).and(KEY_COLUMNS[1], 0);
        assert_eq!(primary_key(0), first);
    }

    #[test]
    fn columns_are_in_the_order_of_the_service() {
        let names: Vec<_> = columns(0).into_iter().map(|column| column.name).collect();
        assert!(names.is_sorted());
        assert_eq!(names.len(), COLUMNS);
    }
}
