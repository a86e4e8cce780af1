use bytes::Bytes;

use super::names::{Names, text};
use super::{ColumnUpdate, DecodeErrorKind, Variant, WireCell, operation, tag, value_type};
use crate::crc8;
use crate::{Column, PrimaryKeyColumn, PrimaryKeyValue, Str, Value, ValueRef};

type Result<T> = std::result::Result<T, DecodeErrorKind>;

/// A borrowed cell: of the buffer that it was read from, or of the value that is written.
#[derive(Clone, Copy)]
pub(super) struct CellRef<'a> {
    pub(super) name: &'a str,
    pub(super) value: Option<VariantRef<'a>>,
    pub(super) operation: Option<u8>,
    pub(super) timestamp: Option<i64>,
}

/// A borrowed value. A string is not validated yet: it may not be UTF-8.
#[derive(Clone, Copy)]
pub(super) enum VariantRef<'a> {
    Integer(i64),
    Double(f64),
    Boolean(bool),
    String(&'a [u8]),
    Binary(&'a [u8]),
    Null,
    InfMin,
    InfMax,
    AutoIncrement,
}

impl<'a> CellRef<'a> {
    fn put(name: &'a Str, value: VariantRef<'a>) -> Self {
        Self {
            name,
            value: Some(value),
            operation: None,
            timestamp: None,
        }
    }

    fn operation(name: &'a Str, operation: u8) -> Self {
        Self {
            name,
            value: None,
            operation: Some(operation),
            timestamp: None,
        }
    }

    /// The number of bytes that [`write`](Self::write) appends.
    #[inline]
    pub(super) fn size(&self) -> usize {
        let value = self.value.map_or(0, |value| 1 + 4 + value.size());
        let operation = self.operation.map_or(0, |_| 1 + 1);
        let timestamp = self.timestamp.map_or(0, |_| 1 + 8);
        1 + 1 + 4 + self.name.len() + value + operation + timestamp + 2
    }

    /// Appends the cell and returns its checksum.
    ///
    /// Adjacent parts are appended at once: each append checks the capacity.
    // Encoding is measured to take a tenth longer if this and the functions that it calls are not inlined.
    #[inline(always)]
    pub(super) fn write(&self, buffer: &mut Vec<u8>, names: &mut Names<'a>) -> u8 {
        let [a, b, c, d] = length32(self.name.len());
        buffer.extend_from_slice(&[tag::CELL, tag::CELL_NAME, a, b, c, d]);
        buffer.extend_from_slice(self.name.as_bytes());
        let mut checksum = names.find_text(self.name).checksum;
        if let Some(value) = self.value {
            let [a, b, c, d] = length32(value.size());
            buffer.extend_from_slice(&[tag::CELL_VALUE, a, b, c, d]);
            value.write(buffer);
            checksum = value.add_to_checksum(checksum);
        }
        if let Some(operation) = self.operation {
            buffer.extend_from_slice(&[tag::CELL_TYPE, operation]);
        }
        if let Some(timestamp) = self.timestamp {
            let timestamp = timestamp.to_le_bytes();
            let [a, b, c, d, e, f, g, h] = timestamp;
            buffer.extend_from_slice(&[tag::CELL_TIMESTAMP, a, b, c, d, e, f, g, h]);
            checksum = crc8::update_array(checksum, &timestamp);
        }
        if let Some(operation) = self.operation {
            checksum = crc8::update_byte(checksum, operation);
        }
        buffer.extend_from_slice(&[tag::CELL_CHECKSUM, checksum]);
        checksum
    }
}

impl<'a> VariantRef<'a> {
    /// Reads type and payload.
    #[inline]
    pub(super) fn read(encoded: &'a [u8]) -> Result<Self> {
        let Some((&kind, payload)) = encoded.split_first() else {
            return Err(DecodeErrorKind::Truncated {
                needed: 1,
                remaining: 0,
            });
        };
        Ok(match kind {
            value_type::INTEGER => Self::Integer(i64::from_le_bytes(fixed(kind, payload)?)),
            value_type::DOUBLE => Self::Double(f64::from_le_bytes(fixed(kind, payload)?)),
            value_type::BOOLEAN => match fixed(kind, payload)? {
                [0] => Self::Boolean(false),
                [1] => Self::Boolean(true),
                [actual] => return Err(DecodeErrorKind::Boolean { actual }),
            },
            value_type::STRING => Self::String(prefixed(kind, payload)?),
            value_type::BLOB => Self::Binary(prefixed(kind, payload)?),
            value_type::NULL => fixed(kind, payload).map(|[]| Self::Null)?,
            value_type::INF_MIN => fixed(kind, payload).map(|[]| Self::InfMin)?,
            value_type::INF_MAX => fixed(kind, payload).map(|[]| Self::InfMax)?,
            value_type::AUTO_INCREMENT => fixed(kind, payload).map(|[]| Self::AutoIncrement)?,
            actual => return Err(DecodeErrorKind::ValueType { actual }),
        })
    }

    /// The value, with slices of the buffer that it was read from.
    #[inline]
    pub(super) fn to_variant(self, buffer: &Bytes) -> Result<Variant> {
        Ok(Variant::Value(match self {
            Self::Integer(number) => Value::Integer(number),
            Self::Double(number) => Value::Double(number),
            Self::Boolean(truth) => Value::Boolean(truth),
            Self::String(text) => Value::String(slice_text(buffer, text)?),
            Self::Binary(bytes) => Value::Binary(buffer.slice_ref(bytes)),
            Self::Null => return Ok(Variant::Null),
            Self::InfMin => return Ok(Variant::InfMin),
            Self::InfMax => return Ok(Variant::InfMax),
            Self::AutoIncrement => return Ok(Variant::AutoIncrement),
        }))
    }

    /// The value, borrowed.
    #[inline]
    pub(super) fn to_value(self) -> Result<ValueRef<'a>> {
        Ok(match self {
            Self::Integer(number) => ValueRef::Integer(number),
            Self::Double(number) => ValueRef::Double(number),
            Self::Boolean(truth) => ValueRef::Boolean(truth),
            Self::String(bytes) => ValueRef::String(text(bytes)?),
            Self::Binary(bytes) => ValueRef::Binary(bytes),
            Self::Null | Self::InfMin | Self::InfMax | Self::AutoIncrement => {
                return Err(DecodeErrorKind::Unexpected(
                    "a placeholder instead of a value",
                ));
            }
        })
    }

    /// The number of bytes that [`write`](Self::write) appends.
    #[inline]
    pub(super) fn size(self) -> usize {
        1 + match self {
            Self::Integer(_) | Self::Double(_) => 8,
            Self::Boolean(_) => 1,
            Self::String(bytes) | Self::Binary(bytes) => 4 + bytes.len(),
            Self::Null | Self::InfMin | Self::InfMax | Self::AutoIncrement => 0,
        }
    }

    /// Appends type and payload.
    #[inline(always)]
    pub(super) fn write(self, buffer: &mut Vec<u8>) {
        match self {
            Self::Integer(number) => buffer.extend_from_slice(&integer(number)),
            Self::Double(number) => buffer.extend_from_slice(&double(number)),
            Self::Boolean(truth) => buffer.extend_from_slice(&boolean(truth)),
            Self::String(bytes) | Self::Binary(bytes) => {
                buffer.extend_from_slice(&self.prefix(bytes));
                buffer.extend_from_slice(bytes);
            }
            Self::Null | Self::InfMin | Self::InfMax | Self::AutoIncrement => {
                buffer.push(self.value_type());
            }
        }
    }

    /// Extends a checksum by the bytes that [`write`](Self::write) appends.
    ///
    /// It is computed from the value. From the buffer, a processor has to wait for bytes that were just
    /// written: that took a third of the time of encoding.
    #[inline(always)]
    fn add_to_checksum(self, checksum: u8) -> u8 {
        match self {
            Self::Integer(number) => crc8::update_array(checksum, &integer(number)),
            Self::Double(number) => crc8::update_array(checksum, &double(number)),
            Self::Boolean(truth) => crc8::update_array(checksum, &boolean(truth)),
            Self::String(bytes) | Self::Binary(bytes) => {
                let checksum = crc8::update_array(checksum, &self.prefix(bytes));
                crc8::update(checksum, bytes)
            }
            Self::Null | Self::InfMin | Self::InfMax | Self::AutoIncrement => {
                crc8::update_byte(checksum, self.value_type())
            }
        }
    }

    /// The type and the length before the bytes of a string or a binary.
    #[inline]
    fn prefix(self, bytes: &[u8]) -> [u8; 5] {
        let [a, b, c, d] = length32(bytes.len());
        [self.value_type(), a, b, c, d]
    }

    #[inline]
    fn value_type(self) -> u8 {
        match self {
            Self::Integer(_) => value_type::INTEGER,
            Self::Double(_) => value_type::DOUBLE,
            Self::Boolean(_) => value_type::BOOLEAN,
            Self::String(_) => value_type::STRING,
            Self::Binary(_) => value_type::BLOB,
            Self::Null => value_type::NULL,
            Self::InfMin => value_type::INF_MIN,
            Self::InfMax => value_type::INF_MAX,
            Self::AutoIncrement => value_type::AUTO_INCREMENT,
        }
    }
}

/// Type and payload.
#[inline]
fn integer(number: i64) -> [u8; 9] {
    let [a, b, c, d, e, f, g, h] = number.to_le_bytes();
    [value_type::INTEGER, a, b, c, d, e, f, g, h]
}

/// Type and payload.
#[inline]
fn double(number: f64) -> [u8; 9] {
    let [a, b, c, d, e, f, g, h] = number.to_le_bytes();
    [value_type::DOUBLE, a, b, c, d, e, f, g, h]
}

/// Type and payload.
#[inline]
fn boolean(truth: bool) -> [u8; 2] {
    [value_type::BOOLEAN, u8::from(truth)]
}

/// A string that is a slice of the buffer.
#[inline]
pub(super) fn slice_text(buffer: &Bytes, bytes: &[u8]) -> Result<Str> {
    Str::from_utf8(buffer.slice_ref(bytes)).ok_or(DecodeErrorKind::Utf8)
}

/// A payload of a fixed length.
#[inline]
fn fixed<const N: usize>(value_type: u8, payload: &[u8]) -> Result<[u8; N]> {
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
fn prefixed(value_type: u8, payload: &[u8]) -> Result<&[u8]> {
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

/// A length in a buffer. The service accepts bodies of 5 MB, so one above 4 GiB, which would be wrong, is
/// never sent.
pub(super) fn length32(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

impl<'a> From<&'a Value> for VariantRef<'a> {
    #[inline]
    fn from(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Self::String(text.as_bytes()),
            Value::Integer(number) => Self::Integer(*number),
            Value::Double(number) => Self::Double(*number),
            Value::Boolean(truth) => Self::Boolean(*truth),
            Value::Binary(bytes) => Self::Binary(bytes),
            // No column can hold it, and the service rejects a cell that is NULL.
            Value::Invalid(_) => Self::Null,
        }
    }
}

impl<'a> From<&'a PrimaryKeyValue> for VariantRef<'a> {
    #[inline]
    fn from(value: &'a PrimaryKeyValue) -> Self {
        match value {
            PrimaryKeyValue::InfMin => Self::InfMin,
            PrimaryKeyValue::Boolean(truth) => Self::Boolean(*truth),
            PrimaryKeyValue::Integer(number) => Self::Integer(*number),
            PrimaryKeyValue::String(text) => Self::String(text.as_bytes()),
            PrimaryKeyValue::Binary(bytes) => Self::Binary(bytes),
            PrimaryKeyValue::AutoIncrement => Self::AutoIncrement,
            PrimaryKeyValue::InfMax => Self::InfMax,
            PrimaryKeyValue::Invalid(_) => Self::Null,
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

impl<'a> From<&'a PrimaryKeyColumn> for CellRef<'a> {
    #[inline]
    fn from(column: &'a PrimaryKeyColumn) -> Self {
        Self::put(&column.name, VariantRef::from(&column.value))
    }
}

impl<'a> From<&'a Column> for CellRef<'a> {
    #[inline]
    fn from(column: &'a Column) -> Self {
        Self {
            timestamp: column.timestamp,
            ..Self::put(&column.name, VariantRef::from(&column.value))
        }
    }
}

impl<'a> From<&'a ColumnUpdate> for CellRef<'a> {
    #[inline]
    fn from(update: &'a ColumnUpdate) -> Self {
        match update {
            ColumnUpdate::Put(column) => Self::from(column),
            ColumnUpdate::DeleteVersion { name, timestamp } => Self {
                timestamp: Some(*timestamp),
                ..Self::operation(name, operation::DELETE_ONE_VERSION)
            },
            ColumnUpdate::DeleteAllVersions { name } => {
                Self::operation(name, operation::DELETE_ALL_VERSION)
            }
            ColumnUpdate::Increment { name, by } => Self {
                value: Some(VariantRef::Integer(*by)),
                ..Self::operation(name, operation::INCREMENT)
            },
        }
    }
}

impl<'a> From<&'a WireCell> for CellRef<'a> {
    fn from(cell: &'a WireCell) -> Self {
        Self {
            name: &cell.name,
            value: cell.value.as_ref().map(VariantRef::from),
            operation: cell.operation,
            timestamp: cell.timestamp,
        }
    }
}
