//! The fields of a message, read without its type.

use prost::DecodeError;
use prost::encoding::{DecodeContext, decode_key, decode_varint, skip_field};

/// The value of a field.
pub(crate) enum Value<'a> {
    Varint(u64),
    Bytes(&'a [u8]),
    Other,
}

/// Reads a field's number and value.
#[inline(always)]
pub(crate) fn field<'a>(rest: &mut &'a [u8]) -> Result<(u32, Value<'a>), DecodeError> {
    let start = *rest;
    let key = varint(rest)?;
    let number = (key >> 3) as u32;
    match key & 7 {
        0 => return Ok((number, Value::Varint(varint(rest)?))),
        2 => {
            let length = usize::try_from(varint(rest)?).unwrap_or(usize::MAX);
            if let Some((value, after)) = rest.split_at_checked(length) {
                *rest = after;
                return Ok((number, Value::Bytes(value)));
            }
        }
        _ => {}
    }
    *rest = start;
    let (number, wire_type) = decode_key(rest)?;
    skip_field(wire_type, number, rest, DecodeContext::default())?;
    Ok((number, Value::Other))
}

#[inline]
fn varint(rest: &mut &[u8]) -> Result<u64, DecodeError> {
    match *rest {
        [byte @ ..0x80, after @ ..] => {
            *rest = after;
            Ok(u64::from(*byte))
        }
        _ => decode_varint(rest),
    }
}
