mod text;

use std::fmt;

use bytes::Bytes;

pub use self::text::ParsePrimaryKeyError;
use crate::value::ValueRef;
use crate::{ColumnRef, InvalidValue, Row, Str};

/// The value of a primary key column, or a placeholder for one.
///
/// Ordered as the service orders rows: integers by number, strings and binaries by bytes,
/// [`InfMin`](Self::InfMin) below and [`InfMax`](Self::InfMax) above everything.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PrimaryKeyValue {
    /// `INF_MIN`: below every value. In the bounds of a range only.
    InfMin,
    /// `BOOLEAN`: not for the first column.
    Boolean(bool),
    /// `INTEGER`: a signed 64-bit number.
    Integer(i64),
    /// `STRING`: UTF-8 text of up to 1,024 bytes; may be empty.
    String(Str),
    /// `BINARY`: up to 1,024 bytes; may be empty.
    Binary(Bytes),
    /// The number that the service chooses for an auto-increment column. In writes only.
    AutoIncrement,
    /// `INF_MAX`: above every value. In the bounds of a range only.
    InfMax,
    /// A Rust value that no column can hold. Responses never have one.
    Invalid(InvalidValue),
}

impl PrimaryKeyValue {
    /// Returns the string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if this is an integer.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the boolean, if this is one.
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    /// Returns the bytes, if this is a binary.
    pub fn as_binary(&self) -> Option<&Bytes> {
        match self {
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns a view of the value; `None` for placeholders.
    pub fn as_value(&self) -> Option<ValueRef<'_>> {
        match self {
            Self::Boolean(truth) => Some(ValueRef::Boolean(*truth)),
            Self::Integer(number) => Some(ValueRef::Integer(*number)),
            Self::String(text) => Some(ValueRef::String(text)),
            Self::Binary(bytes) => Some(ValueRef::Binary(bytes)),
            Self::InfMin | Self::InfMax | Self::AutoIncrement | Self::Invalid(_) => None,
        }
    }

    /// Checks that a column can hold the value; placeholders pass.
    ///
    /// # Errors
    ///
    /// [`InvalidValue`] if this is [`Invalid`](Self::Invalid).
    pub fn check(&self) -> Result<(), InvalidValue> {
        match self {
            Self::Invalid(invalid) => Err(*invalid),
            _ => Ok(()),
        }
    }

    /// Copies the value if it shares memory with a response, which it then no longer keeps alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        match self {
            Self::String(text) => Self::String(text.into_owned()),
            Self::Binary(bytes) => Self::Binary(Bytes::copy_from_slice(&bytes)),
            plain => plain,
        }
    }
}

/// Copies strings and binaries. Returns a double as the error: no key can have one.
impl<'a> TryFrom<ValueRef<'a>> for PrimaryKeyValue {
    type Error = ValueRef<'a>;

    fn try_from(value: ValueRef<'a>) -> Result<Self, ValueRef<'a>> {
        match value {
            ValueRef::String(text) => Ok(Self::String(text.into())),
            ValueRef::Integer(number) => Ok(Self::Integer(number)),
            ValueRef::Boolean(truth) => Ok(Self::Boolean(truth)),
            ValueRef::Binary(bytes) => Ok(Self::Binary(Bytes::copy_from_slice(bytes))),
            ValueRef::Invalid(invalid) => Ok(Self::Invalid(invalid)),
            ValueRef::Double(_) => Err(value),
        }
    }
}

impl fmt::Display for PrimaryKeyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InfMin => f.write_str("INF_MIN"),
            Self::InfMax => f.write_str("INF_MAX"),
            Self::AutoIncrement => f.write_str("AUTO_INCREMENT"),
            Self::Boolean(truth) => fmt::Display::fmt(&ValueRef::Boolean(*truth), f),
            Self::Integer(number) => fmt::Display::fmt(&ValueRef::Integer(*number), f),
            Self::String(text) => fmt::Display::fmt(&ValueRef::String(text), f),
            Self::Binary(bytes) => fmt::Display::fmt(&ValueRef::Binary(bytes), f),
            Self::Invalid(invalid) => fmt::Display::fmt(&ValueRef::Invalid(*invalid), f),
        }
    }
}

/// The primary key of a row: one to four columns, in the order of the table's schema.
///
/// ```
/// use tablestore_protocol::PrimaryKey;
///
/// let key = PrimaryKey::new("customer", "alice").and("order", 7);
/// assert_eq!(key.get("order"), Some(&7.into()));
/// ```
///
/// Methods that take `impl Into<PrimaryKey>` also take a pair of a name and a value, an array or a vector of
/// pairs or columns, a [`Row`](crate::Row), and references to keys and rows:
///
/// ```
/// use tablestore_protocol::PrimaryKey;
///
/// assert_eq!(PrimaryKey::from(("id", 7)), PrimaryKey::new("id", 7));
/// let key = PrimaryKey::from([("customer", "alice"), ("city", "Hangzhou")]);
/// assert_eq!(key, PrimaryKey::new("customer", "alice").and("city", "Hangzhou"));
/// ```
///
/// A key has a text form, from which the same key is parsed. It can be stored, for example to continue
/// reading a range in another process:
///
/// ```
/// use tablestore_protocol::PrimaryKey;
///
/// let key = PrimaryKey::new("customer", "alice").and("order", 7);
/// let text = key.to_string();
/// assert_eq!(text, r#"customer="alice", order=7"#);
/// assert_eq!(text.parse::<PrimaryKey>()?, key);
/// # Ok::<(), tablestore_protocol::ParsePrimaryKeyError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PrimaryKey(Vec<PrimaryKeyColumn>);

/// One column of a primary key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PrimaryKeyColumn {
    /// The column's name.
    pub name: Str,
    /// The column's value.
    pub value: PrimaryKeyValue,
}

impl PrimaryKeyColumn {
    /// Returns a view of the column; `None` for placeholders.
    pub(crate) fn as_column(&self) -> Option<ColumnRef<'_>> {
        Some(ColumnRef {
            name: &self.name,
            value: self.value.as_value()?,
            timestamp: None,
        })
    }
}

impl PrimaryKey {
    /// Creates a key of its first column, the partition key.
    pub fn new(name: impl Into<Str>, value: impl Into<PrimaryKeyValue>) -> Self {
        // A table has at most four key columns.
        Self(Vec::with_capacity(4)).and(name, value)
    }

    /// Adds a column.
    #[must_use]
    pub fn and(mut self, name: impl Into<Str>, value: impl Into<PrimaryKeyValue>) -> Self {
        self.0.push(PrimaryKeyColumn {
            name: name.into(),
            value: value.into(),
        });
        self
    }

    /// Returns the columns, in the order of the schema.
    pub fn columns(&self) -> &[PrimaryKeyColumn] {
        &self.0
    }

    /// Returns the value of a column.
    pub fn get(&self, name: &str) -> Option<&PrimaryKeyValue> {
        let column = self.0.iter().find(|column| column.name == *name)?;
        Some(&column.value)
    }

    /// Removes placeholders.
    pub(crate) fn without_placeholders(mut self) -> Self {
        self.0.retain(|column| column.value.as_value().is_some());
        self
    }

    /// Checks that every column holds a value or a placeholder.
    ///
    /// # Errors
    ///
    /// [`InvalidValue`] of the first column that does not.
    pub fn check(&self) -> Result<(), InvalidValue> {
        self.0.iter().try_for_each(|column| column.value.check())
    }

    /// Copies what shares memory with a response, which the key then no longer keeps alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        self.0
            .into_iter()
            .map(|column| PrimaryKeyColumn {
                name: column.name.into_owned(),
                value: column.value.into_owned(),
            })
            .collect()
    }
}

impl<C: Into<PrimaryKeyColumn>> FromIterator<C> for PrimaryKey {
    fn from_iter<I: IntoIterator<Item = C>>(columns: I) -> Self {
        Self(columns.into_iter().map(Into::into).collect())
    }
}

impl<N: Into<Str>, V: Into<PrimaryKeyValue>> From<(N, V)> for PrimaryKeyColumn {
    fn from((name, value): (N, V)) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// A clone.
impl From<&Self> for PrimaryKeyColumn {
    fn from(column: &Self) -> Self {
        column.clone()
    }
}

/// A key of one column.
impl<N: Into<Str>, V: Into<PrimaryKeyValue>> From<(N, V)> for PrimaryKey {
    fn from((name, value): (N, V)) -> Self {
        Self::new(name, value)
    }
}

impl<C: Into<PrimaryKeyColumn>, const N: usize> From<[C; N]> for PrimaryKey {
    fn from(columns: [C; N]) -> Self {
        columns.into_iter().collect()
    }
}

impl<C: Into<PrimaryKeyColumn>> From<Vec<C>> for PrimaryKey {
    fn from(columns: Vec<C>) -> Self {
        columns.into_iter().collect()
    }
}

/// A clone.
impl From<&Self> for PrimaryKey {
    fn from(key: &Self) -> Self {
        key.clone()
    }
}

/// The row's key, copied.
impl From<&Row> for PrimaryKey {
    fn from(row: &Row) -> Self {
        row.primary_key()
    }
}

/// The row's key, copied.
impl From<Row> for PrimaryKey {
    fn from(row: Row) -> Self {
        row.primary_key()
    }
}

impl IntoIterator for PrimaryKey {
    type Item = PrimaryKeyColumn;
    type IntoIter = std::vec::IntoIter<PrimaryKeyColumn>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a PrimaryKey {
    type Item = &'a PrimaryKeyColumn;
    type IntoIter = std::slice::Iter<'a, PrimaryKeyColumn>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_the_services() {
        let sorted = [
            PrimaryKeyValue::InfMin,
            PrimaryKeyValue::from(i64::MIN),
            PrimaryKeyValue::from(-1),
            PrimaryKeyValue::from(0),
            PrimaryKeyValue::InfMax,
        ];
        assert!(sorted.is_sorted());
        // U+FF61 sorts below U+10000 by bytes, above it by UTF-16 units.
        assert!(PrimaryKeyValue::from("\u{ff61}") < PrimaryKeyValue::from("\u{10000}"));
        assert!(PrimaryKeyValue::from([0x7f]) < PrimaryKeyValue::from([0x80]));
        assert!(PrimaryKeyValue::from("") > PrimaryKeyValue::InfMin);
    }

    #[test]
    fn keys_are_made_of_pairs_lists_rows_and_references() {
        let key = PrimaryKey::new("a", 1).and("b", 2);
        let row = Row::new(key.clone(), Vec::new());
        for made in [
            PrimaryKey::from([("a", 1), ("b", 2)]),
            PrimaryKey::from(vec![("a", 1), ("b", 2)]),
            PrimaryKey::from([PrimaryKeyColumn::from(("a", 1)), ("b", 2).into()]),
            PrimaryKey::from(&key),
            PrimaryKey::from(&row),
            PrimaryKey::from(row),
            (&key).into_iter().collect(),
            key.clone().into_iter().collect(),
        ] {
            assert_eq!(made, key);
        }
    }

    #[test]
    fn a_key_with_an_invalid_value_is_found() {
        let key = PrimaryKey::new("a", 1).and("b", u64::MAX);
        assert!(key.check().is_err());
        let key = PrimaryKey::new("a", 1).and("b", PrimaryKeyValue::AutoIncrement);
        assert_eq!(key.check(), Ok(()));
    }
}
