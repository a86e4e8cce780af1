//! Changes of protobuf messages that stay messages: lengths fit, at any depth.

use fastrand::Rng;

use super::bytes;

/// A field of a message whose type is not known.
#[derive(Clone, Debug, PartialEq)]
struct Field {
    number: u64,
    value: Value,
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    Varint(u64),
    Fixed64([u8; 8]),
    Bytes(Vec<u8>),
    Fixed32([u8; 4]),
}

/// Changes one thing. `None` if the input is no message.
pub(super) fn mutate(
    rng: &mut Rng,
    words: &[Vec<u8>],
    input: &[u8],
    other: &[u8],
) -> Option<Vec<u8>> {
    let mut fields = parse(input)?;
    change(rng, words, &mut fields, &parse(other).unwrap_or_default());
    Some(encode(&fields))
}

fn change(rng: &mut Rng, words: &[Vec<u8>], fields: &mut Vec<Field>, others: &[Field]) {
    if fields.is_empty() || rng.u8(..24) == 0 {
        let at = rng.usize(..=fields.len());
        let field = match others {
            [] => Field {
                number: rng.u64(1..40),
                value: Value::Varint(bytes::number(rng)),
            },
            others => any_field(rng, others),
        };
        fields.insert(at, field);
        return;
    }
    let at = rng.usize(..fields.len());
    // Most of what there is to change is below.
    if let Value::Bytes(inner) = &mut fields[at].value
        && rng.u8(..4) != 0
        && let Some(mut message) = parse(inner).filter(|message| !message.is_empty())
    {
        change(rng, words, &mut message, others);
        *inner = encode(&message);
        return;
    }
    match rng.u8(..16) {
        0 => drop(fields.remove(at)),
        1 => {
            let copy = fields[at].clone();
            fields.insert(rng.usize(..=fields.len()), copy);
        }
        2 => {
            let copies = vec![fields[at].clone(); [2, 10, 130, 1100][rng.usize(..4)]];
            fields.splice(at..at, copies);
        }
        3 => fields[at].number = rng.u64(1..40),
        4 => {
            let to = rng.usize(..fields.len());
            fields.swap(at, to);
        }
        5 => nest(rng, fields, at),
        6 if !others.is_empty() => {
            let value = any_field(rng, others).value;
            fields[at].value = value;
        }
        7 => {
            fields[at].value = match rng.u8(..4) {
                0 => Value::Varint(bytes::number(rng)),
                1 => Value::Fixed64(bytes::number(rng).to_le_bytes()),
                2 => Value::Fixed32(rng.u32(..).to_le_bytes()),
                _ => Value::Bytes(bytes::word(rng, words)),
            }
        }
        _ => change_value(rng, words, &mut fields[at].value),
    }
}

fn change_value(rng: &mut Rng, words: &[Vec<u8>], value: &mut Value) {
    const DOUBLES: [f64; 9] = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        -0.0,
        1e-320,
        0.5,
        -180.1,
    ];
    match value {
        Value::Varint(number) => {
            *number = match rng.u8(..3) {
                0 => number.wrapping_add(1),
                1 => number.wrapping_sub(1),
                _ => bytes::number(rng),
            }
        }
        Value::Fixed64(bytes) => {
            let number = DOUBLES[rng.usize(..DOUBLES.len())];
            *bytes = number.to_le_bytes();
        }
        Value::Fixed32(bytes) => {
            #[allow(clippy::cast_possible_truncation, reason = "infinity is fine")]
            let number = DOUBLES[rng.usize(..DOUBLES.len())] as f32;
            *bytes = number.to_le_bytes();
        }
        Value::Bytes(value) => {
            let other = value.clone();
            *value = bytes::mutate(rng, words, value, &other);
        }
    }
}

/// Puts the message into one of its own fields, many times: a filter of filters of filters.
fn nest(rng: &mut Rng, fields: &mut [Field], at: usize) {
    let levels = [1, 3, 20, 70, 200][rng.usize(..5)];
    for _ in 0..levels {
        let message = encode(fields);
        if message.len() > super::MAX_LENGTH {
            return;
        }
        fields[at].value = Value::Bytes(message);
    }
}

/// Any field at any depth.
fn any_field(rng: &mut Rng, fields: &[Field]) -> Field {
    let field = &fields[rng.usize(..fields.len())];
    if let Value::Bytes(inner) = &field.value
        && rng.bool()
        && let Some(message) = parse(inner).filter(|message| !message.is_empty())
    {
        return any_field(rng, &message);
    }
    field.clone()
}

fn parse(mut bytes: &[u8]) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let number = key >> 3;
        if number == 0 {
            return None;
        }
        let value = match key & 7 {
            0 => Value::Varint(varint(&mut bytes)?),
            1 => Value::Fixed64(take(&mut bytes, 8)?.try_into().ok()?),
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                Value::Bytes(take(&mut bytes, length)?.to_vec())
            }
            5 => Value::Fixed32(take(&mut bytes, 4)?.try_into().ok()?),
            _ => return None,
        };
        fields.push(Field { number, value });
    }
    Some(fields)
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn encode(fields: &[Field]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for Field { number, value } in fields {
        let (wire_type, length) = match value {
            Value::Varint(_) => (0, None),
            Value::Fixed64(_) => (1, None),
            Value::Bytes(value) => (2, Some(value.len() as u64)),
            Value::Fixed32(_) => (5, None),
        };
        put_varint(&mut bytes, number << 3 | wire_type);
        if let Some(length) = length {
            put_varint(&mut bytes, length);
        }
        match value {
            Value::Varint(number) => put_varint(&mut bytes, *number),
            Value::Fixed64(value) => bytes.extend_from_slice(value),
            Value::Bytes(value) => bytes.extend_from_slice(value),
            Value::Fixed32(value) => bytes.extend_from_slice(value),
        }
    }
    bytes
}

fn put_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_stay_messages() {
        let message = [
            Field {
                number: 1,
                value: Value::Varint(300),
            },
            Field {
                number: 2,
                value: Value::Bytes(b"\x08\x01".to_vec()),
            },
            Field {
                number: 17,
                value: Value::Fixed64([7; 8]),
            },
            Field {
                number: 3,
                value: Value::Fixed32([1; 4]),
            },
        ];
        let input = encode(&message);
        assert_eq!(parse(&input).unwrap(), message);
        let mut rng = Rng::with_seed(1);
        let mut changed = 0;
        for _ in 0..1000 {
            let output = mutate(&mut rng, &[], &input, &input).unwrap();
            assert!(parse(&output).is_some());
            changed += u32::from(output != input);
        }
        assert!(changed > 900, "{changed}");
    }
}
