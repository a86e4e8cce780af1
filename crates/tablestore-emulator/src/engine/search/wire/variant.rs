//! Values in queries: a byte for the type, and the value.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::SearchValue;
use bytes::Bytes;

use crate::engine::shared::error::Result;

const INTEGER: u8 = 0;
const DOUBLE: u8 = 1;
const BOOLEAN: u8 = 2;
const STRING: u8 = 3;

pub(crate) fn decode(bytes: &[u8]) -> Result<SearchValue> {
    let (kind, rest) = bytes.split_first().ok_or_else(refused)?;
    let value = match (*kind, rest) {
        (INTEGER, rest) => {
            let bytes = rest.try_into().ok();
            bytes.map(|bytes| SearchValue::Integer(i64::from_le_bytes(bytes)))
        }
        (DOUBLE, rest) => {
            let bytes = rest.try_into().ok();
            bytes.map(|bytes| SearchValue::Double(f64::from_le_bytes(bytes)))
        }
        (BOOLEAN, [value]) => Some(SearchValue::Boolean(*value != 0)),
        (STRING, rest) => rest.split_first_chunk().and_then(|(length, text)| {
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let text = Some(text).filter(|text| text.len() == length)?;
            let text = std::str::from_utf8(text).ok()?;
            Some(SearchValue::String(text.to_owned()))
        }),
        _ => None,
    };
    value.ok_or_else(refused)
}

pub(super) fn decode_optional(bytes: Option<&Bytes>) -> Result<Option<SearchValue>> {
    let bytes = bytes.filter(|bytes| !bytes.is_empty());
    bytes.map(|bytes| decode(bytes)).transpose()
}

pub(super) fn encode(value: &SearchValue) -> Bytes {
    let mut bytes = Vec::with_capacity(9);
    match value {
        SearchValue::Integer(number) => {
            bytes.push(INTEGER);
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        SearchValue::Double(number) => {
            bytes.push(DOUBLE);
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        SearchValue::Boolean(value) => bytes.extend([BOOLEAN, u8::from(*value)]),
        SearchValue::String(text) => {
            bytes.push(STRING);
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    bytes.into()
}
