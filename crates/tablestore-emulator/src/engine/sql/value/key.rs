//! Values as bytes that are equal when the values are: for groups, joins and sets.

use super::{Type, Value};

/// What two columns are compared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Integer,
    Number,
    Bytes,
    /// Values of one type.
    Same,
}

impl Class {
    /// How values of two types are compared; `None` if equal values have no equal bytes.
    pub(crate) fn of(one: Type, other: Type) -> Option<Self> {
        let is_whole = |kind| matches!(kind, Type::Integer | Type::Boolean);
        let is_bytes = |kind| matches!(kind, Type::String | Type::Binary | Type::Json);
        match (one, other) {
            _ if is_whole(one) && is_whole(other) => Some(Self::Integer),
            _ if is_bytes(one) && is_bytes(other) => Some(Self::Bytes),
            _ if one.is_number() && other.is_number() => Some(Self::Number),
            _ if one == other => Some(Self::Same),
            _ if one.is_temporal() || other.is_temporal() => None,
            _ => Some(Self::Number),
        }
    }
}

/// Appends the bytes of a value.
pub(crate) fn encode(value: &Value, class: Class, key: &mut Vec<u8>) {
    let (tag, number) = match (value, class) {
        (Value::Null, _) => {
            key.push(0);
            return;
        }
        (Value::Integer(number), Class::Integer | Class::Same) => (1, number.cast_unsigned()),
        (Value::Boolean(value), Class::Integer | Class::Same) => (1, u64::from(*value)),
        (Value::String(text), Class::Bytes | Class::Same) => return bytes(text.as_bytes(), key),
        (Value::Binary(content), Class::Bytes | Class::Same) => return bytes(content, key),
        (Value::DateTime(number) | Value::Date(number) | Value::Time(number), Class::Same) => {
            (1, number.cast_unsigned())
        }
        (value, Class::Integer) => (1, value.to_integer().cast_unsigned()),
        (value, Class::Bytes) => return bytes(value.to_text().as_bytes(), key),
        // Zero has two signs.
        (value, Class::Number | Class::Same) => (2, (value.to_double() + 0.0).to_bits()),
    };
    key.push(tag);
    key.extend_from_slice(&number.to_le_bytes());
}

fn bytes(content: &[u8], key: &mut Vec<u8>) {
    key.push(3);
    key.extend_from_slice(&content.len().to_le_bytes());
    key.extend_from_slice(content);
}
