mod de;
mod error;
mod ser;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use tablestore_core::Result;
use tablestore_protocol::{Column, PrimaryKey, Row};

use super::FromRow;
use de::RowDeserializer;

/// Reads a row as a type that serde deserializes: a struct or a map, whose fields are the columns of the
/// primary key and the newest versions of the others.
///
/// An absent column is `None` for an `Option`. A unit variant of an enum is a string, a binary is bytes or a
/// sequence of `u8`.
///
/// ```
/// # use tablestore::{Column, PrimaryKey, Row};
/// use std::collections::BTreeMap;
/// use tablestore::typed::from_row;
///
/// let row = Row::new(PrimaryKey::new("customer", "alice"), vec![Column::new("status", "open")]);
/// let map: BTreeMap<String, String> = from_row(&row)?;
/// assert_eq!(map["customer"], "alice");
/// assert_eq!(map["status"], "open");
/// # Ok::<(), tablestore::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Value`](crate::ErrorKind::Value) with the column and both types.
pub fn from_row<'r, T: Deserialize<'r>>(row: &'r Row) -> Result<T> {
    T::deserialize(RowDeserializer::new(row)).map_err(Into::into)
}

/// Converts a value that serde serializes, a struct or a map, into the primary key and the columns of a row.
/// `key` names the columns of the primary key, in the order of the schema.
///
/// ```
/// # use tablestore::PrimaryKey;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// use std::collections::BTreeMap;
/// use tablestore::typed::to_row;
///
/// let article = BTreeMap::from([("article", "coffee"), ("unit", "kg")]);
/// let (key, columns) = to_row(&article, &["article"])?;
/// client.put_row("stock", key).columns(columns).send().await?;
/// # Ok(()) });
/// ```
///
/// # Errors
///
/// [`ErrorKind::Value`](crate::ErrorKind::Value) with the field: a key column that is missing, a number that
/// does not fit, a struct or a sequence within a field.
pub fn to_row<T: Serialize + ?Sized>(
    value: &T,
    key: &[&'static str],
) -> Result<(PrimaryKey, Vec<Column>)> {
    ser::to_row(value, key)
}

/// A row that serde deserializes, for typed streams: `client.get_range(…).as_type::<Serde<Order>>()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Serde<T>(pub T);

impl<'r, T: Deserialize<'r>> FromRow<'r> for Serde<T> {
    fn from_row(row: &'r Row) -> Result<Self> {
        from_row(row).map(Self)
    }
}
