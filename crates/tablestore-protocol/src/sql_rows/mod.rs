//! The rows that an SQL statement returns, in [FlatBuffers](crate::flatbuffers).
//!
//! The service sends them by column. [`SqlRows`] keeps the columns as they arrive, and a cell is read where it
//! is in the response: nothing is copied.
//!
//! ```
//! use tablestore_protocol::sql_rows::{SqlRows, SqlType, SqlValue, encode};
//!
//! let columns = [("pid", SqlType::Integer), ("name", SqlType::String)];
//! let rows = [
//!     vec![SqlValue::Integer(7), SqlValue::String("a")],
//!     vec![SqlValue::Null, SqlValue::Null],
//! ];
//! let rows = SqlRows::decode(encode(&columns, &rows)?)?;
//! assert_eq!((rows.len(), rows.columns()[0].name()), (2, "pid"));
//! assert_eq!(rows.get(0, 1), Some(SqlValue::String("a")));
//! assert_eq!(rows.get(1, 0), Some(SqlValue::Null));
//! assert_eq!(rows.get(2, 0), None);
//! # Ok::<(), tablestore_core::Error>(())
//! ```

mod decode;
mod encode;

use std::fmt;

pub use self::decode::{SqlColumn, SqlRows};
pub use self::encode::encode;

/// The type of a column of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SqlType {
    /// No type: all cells are `NULL`.
    Null,
    /// `BIGINT`: a signed 64-bit number.
    Integer,
    /// `BOOL`.
    Boolean,
    /// `DOUBLE`: a 64-bit floating-point number.
    Double,
    /// `VARCHAR` and `MEDIUMTEXT`: UTF-8.
    String,
    /// `VARBINARY` and `MEDIUMBLOB`.
    Binary,
    /// `DATETIME`.
    DateTime,
    /// `DATE`.
    Date,
    /// `TIME`.
    Time,
}

impl fmt::Display for SqlType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "NULL",
            Self::Integer => "BIGINT",
            Self::Boolean => "BOOL",
            Self::Double => "DOUBLE",
            Self::String => "MEDIUMTEXT",
            Self::Binary => "MEDIUMBLOB",
            Self::DateTime => "DATETIME",
            Self::Date => "DATE",
            Self::Time => "TIME",
        })
    }
}

/// A cell of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum SqlValue<'a> {
    /// `NULL`.
    Null,
    /// A signed 64-bit number.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
    /// A 64-bit floating-point number.
    Double(f64),
    /// A string.
    String(&'a str),
    /// A binary.
    Binary(&'a [u8]),
    /// A point in time: microseconds since 1970 in UTC.
    DateTime(i64),
    /// A day: days since 1970-01-01.
    Date(i32),
    /// A span of time: nanoseconds. It may be negative or longer than a day.
    Time(i64),
}

impl SqlValue<'_> {
    /// Returns the type of a column that has such cells.
    pub fn sql_type(&self) -> SqlType {
        match self {
            Self::Null => SqlType::Null,
            Self::Integer(_) => SqlType::Integer,
            Self::Boolean(_) => SqlType::Boolean,
            Self::Double(_) => SqlType::Double,
            Self::String(_) => SqlType::String,
            Self::Binary(_) => SqlType::Binary,
            Self::DateTime(_) => SqlType::DateTime,
            Self::Date(_) => SqlType::Date,
            Self::Time(_) => SqlType::Time,
        }
    }
}

const SECONDS_PER_DAY: i64 = 24 * 60 * 60;

/// The types of columns in a response.
mod data_type {
    pub(super) const NONE: u8 = 0;
    pub(super) const LONG: u8 = 1;
    pub(super) const BOOLEAN: u8 = 2;
    pub(super) const DOUBLE: u8 = 3;
    pub(super) const STRING: u8 = 4;
    pub(super) const BINARY: u8 = 5;
    /// Strings of which neighbors that are equal are written once.
    pub(super) const STRING_RLE: u8 = 6;
    /// A [logic type](super::logic_type), encoded as another type.
    pub(super) const COMPLEX: u8 = 7;
}

/// The types of which the values are numbers.
mod logic_type {
    /// In microseconds.
    pub(super) const DATETIME: u8 = 1;
    /// In seconds.
    pub(super) const DATE: u8 = 2;
    /// In nanoseconds.
    pub(super) const TIME: u8 = 3;
}

#[cfg(test)]
mod tests;
