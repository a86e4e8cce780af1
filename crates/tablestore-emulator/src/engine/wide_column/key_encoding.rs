//! Primary keys as bytes whose order is the order of the keys.
//!
//! Each value is a byte for its type and then its bytes: integers big-endian with the sign flipped,
//! strings and binaries with an end that sorts before everything that could continue them. No key
//! of a table is the start of another one.

use bytes::Bytes;
use tablestore_protocol::{PrimaryKeyValue, Str};

use crate::store::StoreError;

const INF_MIN: u8 = 0x00;
const FALSE: u8 = 0x10;
const TRUE: u8 = 0x11;
const INTEGER: u8 = 0x20;
const STRING: u8 = 0x30;
const BINARY: u8 = 0x40;
const AUTO_INCREMENT: u8 = 0x50;
const INF_MAX: u8 = 0xff;

/// A zero byte within a text is followed by this, and so is not its end.
const ESCAPED: u8 = 0xff;
/// The end of a text.
const END: [u8; 2] = [0, 0];

/// Appends a value.
pub(crate) fn encode(value: &PrimaryKeyValue, key: &mut Vec<u8>) {
    match value {
        PrimaryKeyValue::InfMin => key.push(INF_MIN),
        PrimaryKeyValue::Boolean(false) => key.push(FALSE),
        PrimaryKeyValue::Boolean(true) => key.push(TRUE),
        PrimaryKeyValue::Integer(number) => {
            key.push(INTEGER);
            // The least number becomes zero.
            let flipped = number.cast_unsigned() ^ (1 << 63);
            key.extend_from_slice(&flipped.to_be_bytes());
        }
        PrimaryKeyValue::String(text) => encode_text(STRING, text.as_bytes(), key),
        PrimaryKeyValue::Binary(bytes) => encode_text(BINARY, bytes, key),
        PrimaryKeyValue::InfMax => key.push(INF_MAX),
        // It is replaced by a number before a row is stored, and refused in reads.
        _ => key.push(AUTO_INCREMENT),
    }
}

fn encode_text(kind: u8, text: &[u8], key: &mut Vec<u8>) {
    key.push(kind);
    for byte in text {
        key.push(*byte);
        if *byte == 0 {
            key.push(ESCAPED);
        }
    }
    key.extend_from_slice(&END);
}

/// Takes the first value off a key.
pub(crate) fn decode(key: &mut &[u8]) -> Result<PrimaryKeyValue, StoreError> {
    match take::<1>(key)? {
        [FALSE] => Ok(PrimaryKeyValue::Boolean(false)),
        [TRUE] => Ok(PrimaryKeyValue::Boolean(true)),
        [INTEGER] => {
            let flipped = u64::from_be_bytes(take(key)?);
            let number = (flipped ^ (1 << 63)).cast_signed();
            Ok(PrimaryKeyValue::Integer(number))
        }
        [STRING] => match Str::from_utf8(decode_text(key)?) {
            Some(text) => Ok(PrimaryKeyValue::String(text)),
            None => Err(broken()),
        },
        [BINARY] => decode_text(key).map(PrimaryKeyValue::Binary),
        _ => Err(broken()),
    }
}

fn decode_text(key: &mut &[u8]) -> Result<Bytes, StoreError> {
    let mut text = Vec::new();
    loop {
        match take::<1>(key)? {
            [0] => match take::<1>(key)? {
                [ESCAPED] => text.push(0),
                _ => return Ok(text.into()),
            },
            [byte] => text.push(byte),
        }
    }
}

fn take<const N: usize>(key: &mut &[u8]) -> Result<[u8; N], StoreError> {
    let (taken, rest) = key.split_first_chunk().ok_or_else(broken)?;
    *key = rest;
    Ok(*taken)
}

fn broken() -> StoreError {
    StoreError::new("a stored key is damaged")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::*;

    fn values() -> impl Strategy<Value = PrimaryKeyValue> {
        // Few letters, so that texts start alike.
        let text = "[\\x00\\x01ab\u{ff61}\u{10000}]{0,4}";
        prop_oneof![
            any::<bool>().prop_map(PrimaryKeyValue::from),
            any::<i64>().prop_map(PrimaryKeyValue::from),
            (-2_i64..3).prop_map(PrimaryKeyValue::from),
            text.prop_map(PrimaryKeyValue::from),
            proptest::collection::vec(prop_oneof![0_u8..2, 254_u8..=255], 0..4)
                .prop_map(PrimaryKeyValue::from),
        ]
    }

    fn bounds() -> impl Strategy<Value = PrimaryKeyValue> {
        let marks = [PrimaryKeyValue::InfMin, PrimaryKeyValue::InfMax];
        prop_oneof![4 => values(), 1 => proptest::sample::select(marks.to_vec())]
    }

    fn encoded(key: &[PrimaryKeyValue]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for value in key {
            encode(value, &mut bytes);
        }
        bytes
    }

    proptest! {
        #[test]
        fn bytes_are_in_the_order_of_the_keys(
            (one, other) in (1_usize..5).prop_flat_map(|columns| {
                let key = || proptest::collection::vec(bounds(), columns);
                (key(), key())
            })
        ) {
            prop_assert_eq!(encoded(&one).cmp(&encoded(&other)), one.cmp(&other));
        }

        #[test]
        fn keys_are_read_back(key in proptest::collection::vec(values(), 1..5)) {
            let bytes = encoded(&key);
            let mut rest = &bytes[..];
            for value in key {
                prop_assert_eq!(decode(&mut rest).unwrap(), value);
            }
            prop_assert_eq!(rest, b"");
        }

        #[test]
        fn damage_is_an_error_and_no_panic(bytes: Vec<u8>) {
            let mut rest = &bytes[..];
            while decode(&mut rest).is_ok() {}
        }
    }
}
