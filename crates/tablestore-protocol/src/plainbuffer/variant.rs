use bytes::Bytes;

use super::{DecodeErrorKind, value_type};
use crate::{PrimaryKeyValue, Str, Value, ValueRef};

/// A value as it stands in a buffer: that of an attribute column or of a primary key column, or one
/// of the marks.
///
/// ```
/// use tablestore_protocol::plainbuffer::Variant;
/// use tablestore_protocol::{PrimaryKeyValue, Value};
///
/// assert_eq!(Value::try_from(Variant::from(Value::from(1.5))), Ok(Value::from(1.5)));
/// // A double cannot be in a primary key.
/// assert!(PrimaryKeyValue::try_from(Variant::from(Value::from(1.5))).is_err());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Variant {
    /// A value.
    Value(Value),
    /// `NULL`.
    Null,
    /// `INF_MIN`.
    InfMin,
    /// `INF_MAX`.
    InfMax,
    /// `AUTO_INCREMENT`.
    AutoIncrement,
}

impl Variant {
    /// The service's name of the type, such as `INTEGER` or `INF_MIN`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Value(Value::String(_)) => "STRING",
            Self::Value(Value::Integer(_)) => "INTEGER",
            Self::Value(Value::Double(_)) => "DOUBLE",
            Self::Value(Value::Boolean(_)) => "BOOLEAN",
            Self::Value(Value::Binary(_)) => "BLOB",
            Self::Null => "NULL",
            Self::InfMin => "INF_MIN",
            Self::InfMax => "INF_MAX",
            Self::AutoIncrement => "AUTO_INCREMENT",
        }
    }
}

impl From<Value> for Variant {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<PrimaryKeyValue> for Variant {
    fn from(value: PrimaryKeyValue) -> Self {
        match value {
            PrimaryKeyValue::InfMin => Self::InfMin,
            PrimaryKeyValue::Boolean(truth) => Self::Value(Value::Boolean(truth)),
            PrimaryKeyValue::Integer(number) => Self::Value(Value::Integer(number)),
            PrimaryKeyValue::String(text) => Self::Value(Value::String(text)),
            PrimaryKeyValue::Binary(bytes) => Self::Value(Value::Binary(bytes)),
            PrimaryKeyValue::AutoIncrement => Self::AutoIncrement,
            PrimaryKeyValue::InfMax => Self::InfMax,
        }
    }
}

/// Gives the variant back where it is a mark.
impl TryFrom<Variant> for Value {
    type Error = Variant;

    fn try_from(variant: Variant) -> Result<Self, Variant> {
        match variant {
            Variant::Value(value) => Ok(value),
            mark => Err(mark),
        }
    }
}

/// Gives the variant back where it is a double or `NULL`.
impl TryFrom<Variant> for PrimaryKeyValue {
    type Error = Variant;

    fn try_from(variant: Variant) -> Result<Self, Variant> {
        match variant {
            Variant::Value(Value::String(text)) => Ok(Self::String(text)),
            Variant::Value(Value::Integer(number)) => Ok(Self::Integer(number)),
            Variant::Value(Value::Boolean(truth)) => Ok(Self::Boolean(truth)),
            Variant::Value(Value::Binary(bytes)) => Ok(Self::Binary(bytes)),
            Variant::InfMin => Ok(Self::InfMin),
            Variant::InfMax => Ok(Self::InfMax),
            Variant::AutoIncrement => Ok(Self::AutoIncrement),
            other @ (Variant::Value(Value::Double(_)) | Variant::Null) => Err(other),
        }
    }
}

/// A view of a [`Value`], a [`PrimaryKeyValue`] or a [`Variant`], to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VariantRef<'a> {
    /// A value.
    Value(ValueRef<'a>),
    /// `NULL`.
    Null,
    /// `INF_MIN`.
    InfMin,
    /// `INF_MAX`.
    InfMax,
    /// `AUTO_INCREMENT`.
    AutoIncrement,
}

impl<'a> From<&'a Value> for VariantRef<'a> {
    fn from(value: &'a Value) -> Self {
        Self::Value(value.as_ref())
    }
}

impl<'a> From<&'a PrimaryKeyValue> for VariantRef<'a> {
    fn from(value: &'a PrimaryKeyValue) -> Self {
        match value {
            PrimaryKeyValue::InfMin => Self::InfMin,
            PrimaryKeyValue::Boolean(truth) => Self::Value(ValueRef::Boolean(*truth)),
            PrimaryKeyValue::Integer(number) => Self::Value(ValueRef::Integer(*number)),
            PrimaryKeyValue::String(text) => Self::Value(ValueRef::String(text)),
            PrimaryKeyValue::Binary(bytes) => Self::Value(ValueRef::Binary(bytes)),
            PrimaryKeyValue::AutoIncrement => Self::AutoIncrement,
            PrimaryKeyValue::InfMax => Self::InfMax,
        }
    }
}

impl<'a> From<&'a Variant> for VariantRef<'a> {
    fn from(variant: &'a Variant) -> Self {
        match variant {
            Variant::Value(value) => Self::from(value),
            Variant::Null => Self::Null,
            Variant::InfMin => Self::InfMin,
            Variant::InfMax => Self::InfMax,
            Variant::AutoIncrement => Self::AutoIncrement,
        }
    }
}

impl Variant {
    /// Reads type and payload, which are slices of the buffer.
    #[inline]
    pub(super) fn read(encoded: &[u8], buffer: &Bytes) -> Result<Self, DecodeErrorKind> {
        let Some((&kind, payload)) = encoded.split_first() else {
            return Err(DecodeErrorKind::Truncated {
                needed: 1,
                remaining: 0,
            });
        };
        let value = match kind {
            value_type::INTEGER => Value::Integer(i64::from_le_bytes(fixed(kind, payload)?)),
            value_type::DOUBLE => Value::Double(f64::from_le_bytes(fixed(kind, payload)?)),
            value_type::BOOLEAN => match fixed(kind, payload)? {
                [0] => Value::Boolean(false),
                [1] => Value::Boolean(true),
                [actual] => return Err(DecodeErrorKind::Boolean { actual }),
            },
            value_type::STRING => {
                let text = buffer.slice_ref(prefixed(kind, payload)?);
                Value::String(Str::from_utf8(text).ok_or(DecodeErrorKind::Utf8)?)
            }
            value_type::BLOB => Value::Binary(buffer.slice_ref(prefixed(kind, payload)?)),
            value_type::NULL => return fixed(kind, payload).map(|[]| Self::Null),
            value_type::INF_MIN => return fixed(kind, payload).map(|[]| Self::InfMin),
            value_type::INF_MAX => return fixed(kind, payload).map(|[]| Self::InfMax),
            value_type::AUTO_INCREMENT => {
                return fixed(kind, payload).map(|[]| Self::AutoIncrement);
            }
            actual => return Err(DecodeErrorKind::ValueType { actual }),
        };
        Ok(Self::Value(value))
    }
}

/// A payload of a fixed length.
#[inline]
fn fixed<const N: usize>(value_type: u8, payload: &[u8]) -> Result<[u8; N], DecodeErrorKind> {
    payload
        .try_into()
        .map_err(|_| DecodeErrorKind::ValueLength {
            value_type,
            actual: payload.len(),
            expected: N,
        })
}

/// A payload that starts with its length.
#[inline]
fn prefixed(value_type: u8, payload: &[u8]) -> Result<&[u8], DecodeErrorKind> {
    let length_error = |expected| DecodeErrorKind::ValueLength {
        value_type,
        actual: payload.len(),
        expected,
    };
    let (length, bytes) = payload.split_first_chunk().ok_or_else(|| length_error(4))?;
    let length = u32::from_le_bytes(*length) as usize;
    if length != bytes.len() {
        return Err(length_error(length.saturating_add(4)));
    }
    Ok(bytes)
}

impl VariantRef<'_> {
    /// How many bytes [`write`](Self::write) appends.
    #[inline]
    pub(super) fn size(self) -> usize {
        1 + match self {
            Self::Value(ValueRef::Integer(_) | ValueRef::Double(_)) => 8,
            Self::Value(ValueRef::Boolean(_)) => 1,
            Self::Value(ValueRef::String(text)) => 4 + text.len(),
            Self::Value(ValueRef::Binary(bytes)) => 4 + bytes.len(),
            Self::Null | Self::InfMin | Self::InfMax | Self::AutoIncrement => 0,
        }
    }

    /// Appends type and payload.
    #[inline]
    pub(super) fn write(self, buffer: &mut Vec<u8>) {
        let mut write = |value_type: u8, payload: &[u8]| {
            buffer.push(value_type);
            buffer.extend_from_slice(payload);
        };
        match self {
            Self::Value(ValueRef::Integer(number)) => {
                write(value_type::INTEGER, &number.to_le_bytes());
            }
            Self::Value(ValueRef::Double(number)) => {
                write(value_type::DOUBLE, &number.to_le_bytes());
            }
            Self::Value(ValueRef::Boolean(truth)) => {
                write(value_type::BOOLEAN, &[u8::from(truth)]);
            }
            Self::Value(ValueRef::String(text)) => {
                write(value_type::STRING, &length32(text.len()));
                buffer.extend_from_slice(text.as_bytes());
            }
            Self::Value(ValueRef::Binary(bytes)) => {
                write(value_type::BLOB, &length32(bytes.len()));
                buffer.extend_from_slice(bytes);
            }
            Self::Null => buffer.push(value_type::NULL),
            Self::InfMin => buffer.push(value_type::INF_MIN),
            Self::InfMax => buffer.push(value_type::INF_MAX),
            Self::AutoIncrement => buffer.push(value_type::AUTO_INCREMENT),
        }
    }
}

/// A length as it stands in a buffer. The service takes bodies of 5 MB, so one over 4 GiB, which
/// would come out wrong, is never sent.
pub(super) fn length32(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}
