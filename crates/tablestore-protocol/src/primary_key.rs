use std::fmt;

use bytes::Bytes;

use crate::value::{ValueRef, from_rust};
use crate::{ColumnRef, Str};

/// The value of a primary key column, or one of the marks that stand for a value.
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
    /// The number that the service is to choose, for an auto-increment column. In writes only.
    AutoIncrement,
    /// `INF_MAX`: above every value. In the bounds of a range only.
    InfMax,
}

impl PrimaryKeyValue {
    /// The text, when this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when this is an integer.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth value, when this is a boolean.
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The bytes, when this is binary.
    pub fn as_binary(&self) -> Option<&Bytes> {
        match self {
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// A view of the value; `None` for the marks.
    pub fn as_value(&self) -> Option<ValueRef<'_>> {
        match self {
            Self::Boolean(truth) => Some(ValueRef::Boolean(*truth)),
            Self::Integer(number) => Some(ValueRef::Integer(*number)),
            Self::String(text) => Some(ValueRef::String(text)),
            Self::Binary(bytes) => Some(ValueRef::Binary(bytes)),
            Self::InfMin | Self::InfMax | Self::AutoIncrement => None,
        }
    }

    /// A copy with memory of its own, which keeps no response alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        match self {
            Self::String(text) => Self::String(text.into_owned()),
            Self::Binary(bytes) => Self::Binary(Bytes::copy_from_slice(&bytes)),
            plain => plain,
        }
    }
}

/// Copies texts and binaries; gives the value back where it is a double, which no key can have.
impl<'a> TryFrom<ValueRef<'a>> for PrimaryKeyValue {
    type Error = ValueRef<'a>;

    fn try_from(value: ValueRef<'a>) -> Result<Self, ValueRef<'a>> {
        match value {
            ValueRef::String(text) => Ok(Self::String(text.into())),
            ValueRef::Integer(number) => Ok(Self::Integer(number)),
            ValueRef::Boolean(truth) => Ok(Self::Boolean(truth)),
            ValueRef::Binary(bytes) => Ok(Self::Binary(Bytes::copy_from_slice(bytes))),
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
        }
    }
}

from_rust! {
    PrimaryKeyValue:
    String(&str => Str::from, String => Str::from, &String => Str::from, Str => |text| text);
    Integer(
        i64 => |number| number, i32 => i64::from, i16 => i64::from, i8 => i64::from,
        u32 => i64::from, u16 => i64::from, u8 => i64::from,
    );
    Boolean(bool => |truth| truth);
    Binary(Bytes => |bytes| bytes, Vec<u8> => Bytes::from, &[u8] => Bytes::copy_from_slice);
}

impl<const N: usize> From<&[u8; N]> for PrimaryKeyValue {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

/// The primary key of a row: one to four columns, in the order of the table's schema.
///
/// ```
/// use tablestore_protocol::PrimaryKey;
///
/// let key = PrimaryKey::new("customer", "alice").and("order", 7);
/// assert_eq!(key.to_string(), r#"customer="alice", order=7"#);
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
    /// A view of the column; `None` for the marks.
    pub(crate) fn as_column(&self) -> Option<ColumnRef<'_>> {
        Some(ColumnRef {
            name: &self.name,
            value: self.value.as_value()?,
            timestamp: None,
        })
    }
}

impl PrimaryKey {
    /// A key whose first column, the partition key, is this.
    pub fn new(name: impl Into<Str>, value: impl Into<PrimaryKeyValue>) -> Self {
        // A table has at most four key columns.
        Self(Vec::with_capacity(4)).and(name, value)
    }

    /// The same key with one more column.
    #[must_use]
    pub fn and(mut self, name: impl Into<Str>, value: impl Into<PrimaryKeyValue>) -> Self {
        self.0.push(PrimaryKeyColumn {
            name: name.into(),
            value: value.into(),
        });
        self
    }

    /// The columns, in the order of the schema.
    pub fn columns(&self) -> &[PrimaryKeyColumn] {
        &self.0
    }

    /// The value of a column.
    pub fn get(&self, name: &str) -> Option<&PrimaryKeyValue> {
        let column = self.0.iter().find(|column| column.name == *name)?;
        Some(&column.value)
    }

    /// The same key with nothing but values.
    pub(crate) fn without_marks(mut self) -> Self {
        self.0.retain(|column| column.value.as_value().is_some());
        self
    }

    /// A copy with memory of its own, which keeps no response alive.
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

impl FromIterator<PrimaryKeyColumn> for PrimaryKey {
    fn from_iter<I: IntoIterator<Item = PrimaryKeyColumn>>(columns: I) -> Self {
        Self(columns.into_iter().collect())
    }
}

impl From<Vec<PrimaryKeyColumn>> for PrimaryKey {
    fn from(columns: Vec<PrimaryKeyColumn>) -> Self {
        Self(columns)
    }
}

impl fmt::Display for PrimaryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, column) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}={}", column.name, column.value)?;
        }
        Ok(())
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
        assert!(PrimaryKeyValue::from(&[0x7f]) < PrimaryKeyValue::from(&[0x80]));
        assert!(PrimaryKeyValue::from("") > PrimaryKeyValue::InfMin);
    }
}
