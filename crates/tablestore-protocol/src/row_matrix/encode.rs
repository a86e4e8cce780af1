use bytes::{BufMut, Bytes};

use super::{MAGIC, tag};
use crate::crc8;
use crate::plainbuffer::value_type;
use crate::{Column, PrimaryKey, ValueRef};

/// Encodes rows as a block of these primary key columns and attribute columns, in this order. All names are
/// different, and each row has at least one of the columns.
///
/// The format allows names of 65,535 bytes and blocks of 2 GiB; the limits of the service are far below.
pub fn encode_rows(
    keys: &[&str],
    attributes: &[&str],
    rows: &[(PrimaryKey, Vec<Column>)],
) -> Bytes {
    let names = keys.iter().chain(attributes);
    let option_offset = HEADER_SIZE + names.clone().map(|name| 2 + name.len()).sum::<usize>();
    let data_offset = option_offset + OPTIONS_SIZE;
    let mut block = Vec::with_capacity(data_offset + 2);
    block.put_u32_le(MAGIC);
    for number in [data_offset, option_offset, keys.len(), attributes.len()] {
        block.put_u32_le(count32(number));
    }
    for name in names {
        block.put_u16_le(u16::try_from(name.len()).unwrap_or(u16::MAX));
        block.put_slice(name.as_bytes());
    }
    block.put_slice(&[tag::ENTIRE_PRIMARY_KEYS, 1, tag::ROW_COUNT]);
    block.put_u32_le(count32(rows.len()));
    for (primary_key, columns) in rows {
        block.put_u8(tag::ROW);
        for name in keys {
            let value = primary_key.get(name);
            put_value(&mut block, value.and_then(|value| value.as_value()));
        }
        for name in attributes {
            let column = columns.iter().find(|column| column.name == *name);
            put_value(&mut block, column.map(|column| column.value.as_ref()));
        }
    }
    block.put_u8(tag::CHECKSUM);
    block.put_u8(crc8::update(0, &block));
    block.into()
}

/// The magic number, two offsets and two counts.
const HEADER_SIZE: usize = 5 * 4;

/// Two tags, a byte and a number.
const OPTIONS_SIZE: usize = 1 + 1 + 1 + 4;

fn count32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn put_value(block: &mut Vec<u8>, value: Option<ValueRef<'_>>) {
    let mut put_bytes = |value_type: u8, bytes: &[u8]| {
        block.put_u8(value_type);
        block.put_u32_le(count32(bytes.len()));
        block.put_slice(bytes);
    };
    match value {
        Some(ValueRef::String(text)) => put_bytes(value_type::STRING, text.as_bytes()),
        Some(ValueRef::Binary(bytes)) => put_bytes(value_type::BLOB, bytes),
        Some(ValueRef::Integer(number)) => {
            block.put_u8(value_type::INTEGER);
            block.put_i64_le(number);
        }
        Some(ValueRef::Double(number)) => {
            block.put_u8(value_type::DOUBLE);
            block.put_f64_le(number);
        }
        Some(ValueRef::Boolean(truth)) => {
            block.put_slice(&[value_type::BOOLEAN, u8::from(truth)]);
        }
        Some(ValueRef::Invalid(_)) | None => block.put_u8(value_type::NULL),
    }
}
