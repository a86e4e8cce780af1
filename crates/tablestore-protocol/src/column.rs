use std::fmt;

use crate::value::ValueRef;
use crate::{Str, Value};

/// One version of an attribute column.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Column {
    /// The column's name.
    pub name: Str,
    /// The value of this version.
    pub value: Value,
    /// When this version was written, in milliseconds since 1970 in UTC, or the number that its
    /// writer set. `None` if the service does not report it, or is to use its own time.
    pub timestamp: Option<i64>,
}

impl Column {
    /// Creates a column without a timestamp.
    pub fn new(name: impl Into<Str>, value: impl Into<Value>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            timestamp: None,
        }
    }

    /// Sets the timestamp, in milliseconds since 1970 in UTC.
    #[must_use]
    pub fn with_timestamp(mut self, timestamp: i64) -> Self {
        self.timestamp = Some(timestamp);
        self
    }

    /// Returns a view of the column.
    pub fn as_ref(&self) -> ColumnRef<'_> {
        ColumnRef {
            name: &self.name,
            value: self.value.as_ref(),
            timestamp: self.timestamp,
        }
    }

    /// Copies what shares memory with a response, which the column then no longer keeps alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        Self {
            name: self.name.into_owned(),
            value: self.value.into_owned(),
            timestamp: self.timestamp,
        }
    }
}

/// A borrowed column: one version of an attribute column, or a primary key column.
///
/// Name and value are slices of the response that the [`Row`](crate::Row) was read from.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ColumnRef<'a> {
    /// The column's name.
    pub name: &'a str,
    /// The value of this version.
    pub value: ValueRef<'a>,
    /// When this version was written, in milliseconds since 1970 in UTC, or the number that its
    /// writer set. `None` in a primary key and if the service does not report it.
    pub timestamp: Option<i64>,
}

/// Creates a column of a name and a value, without a timestamp.
impl<N: Into<Str>, V: Into<Value>> From<(N, V)> for Column {
    fn from((name, value): (N, V)) -> Self {
        Self::new(name, value)
    }
}

/// A clone.
impl From<&Self> for Column {
    fn from(column: &Self) -> Self {
        column.clone()
    }
}

impl<'a> From<&'a Column> for ColumnRef<'a> {
    fn from(column: &'a Column) -> Self {
        column.as_ref()
    }
}

/// Copies the name, and the value if it is a string or a binary.
impl From<ColumnRef<'_>> for Column {
    fn from(column: ColumnRef<'_>) -> Self {
        Self {
            name: column.name.into(),
            value: column.value.into(),
            timestamp: column.timestamp,
        }
    }
}

impl fmt::Display for ColumnRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name, self.value)
    }
}
