//! The reference row: 2 key columns and 8 attribute columns, each with a timestamp, 489 bytes in
//! all. Every figure of the bench that is about rows is about these.

use bytes::Bytes;
use tablestore_core::{Credentials, Instance};
use tablestore_protocol::{Column, PrimaryKey, plainbuffer};

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
