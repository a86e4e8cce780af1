use std::fmt;

use tablestore_core::{Error, ErrorKind, Result};

use crate::{FromValue, PrimaryKey, Str, Value};

/// A row that was read: its primary key and its attribute columns.
///
/// Columns are sorted by name; versions of one column stand together, the newest first. Texts and
/// binaries are slices of the response; [`Row::into_owned`] lets go of it.
///
/// ```
/// use tablestore_protocol::{Column, PrimaryKey, Row};
///
/// let row = Row::new(
///     PrimaryKey::new("customer", "alice"),
///     vec![Column::new("amount", 42), Column::new("paid", true)],
/// );
/// assert_eq!(row.get::<i64>("amount")?, 42);
/// assert_eq!(row.get::<&str>("customer")?, "alice");
/// assert_eq!(row.get::<Option<f64>>("discount")?, None);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    primary_key: PrimaryKey,
    columns: Vec<Column>,
}

/// One version of an attribute column.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Column {
    /// The column's name.
    pub name: Str,
    /// The value of this version.
    pub value: Value,
    /// When this version was written, in milliseconds since 1970 in UTC, or the number that the
    /// writer gave as such. `None` where the service does not tell.
    pub timestamp: Option<i64>,
}

impl Column {
    /// A column without a timestamp.
    pub fn new(name: impl Into<Str>, value: impl Into<Value>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            timestamp: None,
        }
    }

    /// The same column with a timestamp, in milliseconds since 1970 in UTC.
    #[must_use]
    pub fn with_timestamp(mut self, timestamp: i64) -> Self {
        self.timestamp = Some(timestamp);
        self
    }

    /// A copy with memory of its own, which keeps no response alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        Self {
            name: self.name.into_owned(),
            value: self.value.into_owned(),
            timestamp: self.timestamp,
        }
    }
}

impl Row {
    /// A row of these parts. Columns are taken to be in the service's order.
    pub fn new(primary_key: PrimaryKey, columns: Vec<Column>) -> Self {
        Self {
            primary_key,
            columns,
        }
    }

    /// The primary key.
    pub fn primary_key(&self) -> &PrimaryKey {
        &self.primary_key
    }

    /// The attribute columns, each version an element.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Primary key and attribute columns, taken apart.
    pub fn into_parts(self) -> (PrimaryKey, Vec<Column>) {
        (self.primary_key, self.columns)
    }

    /// The newest version of an attribute column.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == *name)
    }

    /// All versions of an attribute column, the newest first.
    pub fn versions<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Column> {
        self.columns
            .iter()
            .filter(move |column| column.name == *name)
    }

    /// The newest value of a column, or the value of a primary key column, as a Rust type.
    ///
    /// Asked for as `Option<T>`, an absent column is `None` and not an error.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] when the row has no such column, when its value is of another type,
    /// and when a number does not fit.
    pub fn get<'a, T: FromValue<'a>>(&'a self, name: &str) -> Result<T> {
        let attribute = self.column(name).map(|column| column.value.as_ref());
        let value = attribute.or_else(|| self.primary_key.get(name)?.as_value());
        match value {
            None => T::from_absent().ok_or_else(|| self.no_such_column(name)),
            Some(value) => T::from_value(value).map_err(|mismatch| {
                Error::new(ErrorKind::Value, format!("column {name:?} {mismatch}"))
            }),
        }
    }

    fn no_such_column(&self, name: &str) -> Error {
        let keys = self.primary_key.columns().iter().map(|column| &column.name);
        let mut names: Vec<&str> = keys
            .chain(self.columns.iter().map(|column| &column.name))
            .map(Str::as_str)
            .collect();
        names.dedup();
        Error::new(
            ErrorKind::Value,
            format!("column {name:?} is not in the row, which has {names:?}"),
        )
    }

    /// A copy with memory of its own, which keeps no response alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        Self {
            primary_key: self.primary_key.into_owned(),
            columns: self.columns.into_iter().map(Column::into_owned).collect(),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({})", self.primary_key)?;
        for column in &self.columns {
            write!(f, " {}={}", column.name, column.value)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row::new(
            PrimaryKey::new("id", "a").and("n", 300),
            vec![
                Column::new("amount", 2).with_timestamp(20),
                Column::new("amount", 1).with_timestamp(10),
                Column::new("note", "x"),
            ],
        )
    }

    #[test]
    fn get_takes_the_newest_version_and_looks_into_the_key_too() {
        let row = row();
        assert_eq!(row.get::<i64>("amount").unwrap(), 2);
        assert_eq!(row.get::<&str>("id").unwrap(), "a");
        assert_eq!(row.get::<Value>("note").unwrap(), Value::from("x"));
        let timestamps: Vec<_> = row.versions("amount").map(|c| c.timestamp).collect();
        assert_eq!(timestamps, [Some(20), Some(10)]);
    }

    #[test]
    fn get_says_what_is_there_instead() {
        let message = |error: Error| {
            assert_eq!(error.kind(), ErrorKind::Value);
            error.to_string()
        };
        let row = row();
        assert_eq!(
            message(row.get::<&str>("amount").unwrap_err()),
            "column \"amount\" holds a value of type integer, where a string was asked for"
        );
        assert_eq!(
            message(row.get::<u8>("n").unwrap_err()),
            "column \"n\" holds 300, which does not fit u8"
        );
        assert_eq!(
            message(row.get::<i64>("missing").unwrap_err()),
            "column \"missing\" is not in the row, which has [\"id\", \"n\", \"amount\", \"note\"]"
        );
    }
}
