//! The values that statements compute with, and their types.

mod compare;
mod convert;
pub(crate) mod key;
pub(crate) mod time;

pub(crate) use convert::round;

use bytes::Bytes;
use tablestore_protocol::Str;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Boolean(bool),
    Double(f64),
    String(Str),
    Binary(Bytes),
    /// Microseconds since 1970.
    DateTime(i64),
    /// Days since 1970.
    Date(i64),
    /// Nanoseconds.
    Time(i64),
}

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// Of NULL alone.
    Null,
    Integer,
    Boolean,
    Double,
    /// A number with so many digits after its point. It is computed with as a double.
    Decimal(u8),
    String,
    Binary,
    DateTime,
    Date,
    Time,
    /// A document as a string. It cannot be in a result.
    Json,
}

impl Value {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value as a string.
    pub(crate) fn string(text: impl AsRef<str>) -> Self {
        Self::String(Str::from(text.as_ref()))
    }

    /// The bytes that the service counts for the value.
    pub(crate) fn payload(&self) -> usize {
        match self {
            Self::Null => 0,
            Self::Boolean(_) => 1,
            Self::String(text) => text.len(),
            Self::Binary(bytes) => bytes.len(),
            _ => 8,
        }
    }

    /// About how many bytes the value takes in memory.
    pub(crate) fn size(&self) -> usize {
        size_of::<Self>() + self.payload()
    }
}

impl From<bool> for Value {
    /// Conditions are numbers.
    fn from(condition: bool) -> Self {
        Self::Integer(i64::from(condition))
    }
}

impl From<Option<bool>> for Value {
    fn from(condition: Option<bool>) -> Self {
        condition.map_or(Self::Null, Self::from)
    }
}

impl Type {
    pub(crate) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Integer | Self::Boolean | Self::Double | Self::Decimal(_)
        )
    }

    pub(crate) fn is_temporal(self) -> bool {
        matches!(self, Self::DateTime | Self::Date | Self::Time)
    }

    /// The digits after the point of an exact number.
    pub(crate) fn scale(self) -> Option<u8> {
        match self {
            Self::Integer | Self::Boolean => Some(0),
            Self::Decimal(scale) => Some(scale),
            _ => None,
        }
    }

    /// The type of an expression that has a value of one type or of the other.
    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Null, other) => other,
            (one, Self::Null) => one,
            (one, other) if one.is_number() && other.is_number() => {
                match (one.scale(), other.scale()) {
                    (Some(0), Some(0)) => Self::Integer,
                    (Some(one), Some(other)) => Self::Decimal(one.max(other)),
                    _ => Self::Double,
                }
            }
            (Self::DateTime, Self::Date) | (Self::Date, Self::DateTime) => Self::DateTime,
            (Self::Binary, _) | (_, Self::Binary) => Self::Binary,
            _ => Self::String,
        }
    }
}
