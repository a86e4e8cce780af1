use bytes::Bytes;
use tablestore_protocol::sql_rows::SqlValue;
use tablestore_protocol::{FromValue, Mismatch, Str, Value, ValueRef};

use super::time::{Date, DateTime, Time};

/// A Rust type that a cell of an SQL result can be read as: see [`SqlRow::get`](super::SqlRow::get).
///
/// Types that columns of a [`Row`](crate::Row) are read as are read in the same way here. `Option<T>`
/// reads a cell that may be `NULL`; for any other type, `NULL` is an error. A `BIGINT` can be read as a
/// `bool` if it is 0 or 1, as comparisons are, and as an `f64` if no digit is lost.
#[diagnostic::on_unimplemented(
    message = "a cell of an SQL result cannot be read as `{Self}`",
    note = "`Option<T>` reads a cell that may be NULL; a type of your own needs `impl FromSql`"
)]
pub trait FromSql<'a>: Sized {
    /// Reads a cell.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if the cell is of another type or does not fit.
    fn from_sql(value: SqlValue<'a>) -> Result<Self, Mismatch>;
}

fn mismatch(value: SqlValue<'_>, wanted: &str) -> Mismatch {
    Mismatch::new(match value {
        SqlValue::Null => format!("is NULL, not {wanted}"),
        value => format!("holds a value of type {}, not {wanted}", value.sql_type()),
    })
}

fn as_value<'a>(value: SqlValue<'a>, wanted: &str) -> Result<ValueRef<'a>, Mismatch> {
    Ok(match value {
        SqlValue::Integer(number) => ValueRef::Integer(number),
        SqlValue::Double(number) => ValueRef::Double(number),
        SqlValue::Boolean(value) => ValueRef::Boolean(value),
        SqlValue::String(text) => ValueRef::String(text),
        SqlValue::Binary(bytes) => ValueRef::Binary(bytes),
        value => return Err(mismatch(value, wanted)),
    })
}

macro_rules! as_in_rows {
    ($($kind:ty: $pattern:pat, $wanted:literal;)*) => {
        $(impl<'a> FromSql<'a> for $kind {
            fn from_sql(value: SqlValue<'a>) -> Result<Self, Mismatch> {
                match value {
                    $pattern => <$kind>::from_value(as_value(value, $wanted)?),
                    value => Err(mismatch(value, $wanted)),
                }
            }
        })*
    };
}

as_in_rows! {
    i8: SqlValue::Integer(_), "an integer";
    i16: SqlValue::Integer(_), "an integer";
    i32: SqlValue::Integer(_), "an integer";
    i64: SqlValue::Integer(_), "an integer";
    u8: SqlValue::Integer(_), "an integer";
    u16: SqlValue::Integer(_), "an integer";
    u32: SqlValue::Integer(_), "an integer";
    u64: SqlValue::Integer(_), "an integer";
    &'a str: SqlValue::String(_), "a string";
    String: SqlValue::String(_), "a string";
    Str: SqlValue::String(_), "a string";
    &'a [u8]: SqlValue::Binary(_), "a binary";
    Vec<u8>: SqlValue::Binary(_), "a binary";
    Bytes: SqlValue::Binary(_), "a binary";
}

impl FromSql<'_> for bool {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::Boolean(value) => Ok(value),
            SqlValue::Integer(number @ (0 | 1)) => Ok(number == 1),
            value => Err(mismatch(value, "a boolean")),
        }
    }
}

impl FromSql<'_> for f64 {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::Double(number) => Ok(number),
            SqlValue::Integer(number) if number.unsigned_abs() <= 1 << 53 => Ok(number as Self),
            value => Err(mismatch(value, "a double")),
        }
    }
}

impl FromSql<'_> for DateTime {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::DateTime(micros) => Ok(Self::from_micros(micros)),
            value => Err(mismatch(value, "a DATETIME")),
        }
    }
}

impl FromSql<'_> for Date {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::Date(days) => Ok(Self::from_days(days)),
            value => Err(mismatch(value, "a DATE")),
        }
    }
}

impl FromSql<'_> for Time {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::Time(nanos) => Ok(Self::from_nanos(nanos)),
            value => Err(mismatch(value, "a TIME")),
        }
    }
}

impl<'a> FromSql<'a> for SqlValue<'a> {
    fn from_sql(value: SqlValue<'a>) -> Result<Self, Mismatch> {
        Ok(value)
    }
}

/// A value as columns of rows have it; dates and times have none.
impl FromSql<'_> for Value {
    fn from_sql(value: SqlValue<'_>) -> Result<Self, Mismatch> {
        Self::from_value(as_value(value, "a value of a column")?)
    }
}

impl<'a, T: FromSql<'a>> FromSql<'a> for Option<T> {
    fn from_sql(value: SqlValue<'a>) -> Result<Self, Mismatch> {
        match value {
            SqlValue::Null => Ok(None),
            value => T::from_sql(value).map(Some),
        }
    }
}
