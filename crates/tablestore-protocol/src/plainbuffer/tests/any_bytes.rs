//! Whatever is written comes back, and whatever bytes there are, nothing panics.

use bytes::Bytes;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::super::*;
use super::{Parts, as_read};
use crate::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str, Value};

fn text() -> impl Strategy<Value = Str> {
    ".{0,40}".prop_map(Str::from)
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        vec(any::<u8>(), 0..100).prop_map(Value::from),
    ]
}

fn primary_key() -> impl Strategy<Value = PrimaryKey> {
    let value = prop_oneof![
        text().prop_map(PrimaryKeyValue::from),
        any::<i64>().prop_map(PrimaryKeyValue::from),
        any::<bool>().prop_map(PrimaryKeyValue::from),
        vec(any::<u8>(), 0..100).prop_map(PrimaryKeyValue::from),
    ];
    let column = (text(), value).prop_map(|(name, value)| PrimaryKeyColumn { name, value });
    vec(column, 0..5).prop_map(PrimaryKey::from)
}

fn column() -> impl Strategy<Value = Column> {
    (text(), value(), option::of(any::<i64>())).prop_map(|(name, value, timestamp)| Column {
        name,
        value,
        timestamp,
    })
}

fn any_row() -> impl Strategy<Value = Parts> {
    let parts = (primary_key(), vec(column(), 0..10));
    parts.prop_filter("a row of nothing is none", |(primary_key, columns)| {
        !primary_key.columns().is_empty() || !columns.is_empty()
    })
}

fn wire_cell() -> impl Strategy<Value = WireCell> {
    let variant = prop_oneof![
        value().prop_map(Variant::from),
        Just(Variant::Null),
        Just(Variant::InfMin),
        Just(Variant::InfMax),
        Just(Variant::AutoIncrement),
    ];
    let optional = (
        option::of(variant),
        any::<Option<u8>>(),
        any::<Option<i64>>(),
    );
    (text(), optional).prop_map(|(name, (value, operation, timestamp))| WireCell {
        name,
        value,
        operation,
        timestamp,
    })
}

fn any_wire_row() -> impl Strategy<Value = WireRow> {
    let info = any::<Option<(i32, i64, i32)>>().prop_map(|info| {
        let (epoch, timestamp, row_index) = info?;
        Some(SequenceInfo {
            epoch,
            timestamp,
            row_index,
        })
    });
    let cells = || vec(wire_cell(), 0..6);
    (cells(), cells(), any::<bool>(), info).prop_map(
        |(primary_key, cells, delete_marker, sequence_info)| WireRow {
            primary_key,
            cells,
            delete_marker,
            sequence_info,
        },
    )
}

/// Reads bytes in every way, to see that nothing panics.
fn decode_anything(buffer: &Bytes) {
    let _ = decode_rows(buffer);
    let _ = decode_row(buffer);
    let _ = decode_wire_row(buffer);
    let _ = decode_primary_key(buffer);
    let _ = decode_value(buffer);
}

proptest! {
    #[test]
    fn rows_survive(rows in vec(any_row(), 0..5)) {
        let buffer = encode_rows(&rows);
        let rows: Vec<_> = rows.into_iter().map(as_read).collect();
        prop_assert_eq!(decode_rows(&buffer).unwrap(), rows);
    }

    #[test]
    fn wire_rows_survive(row in any_wire_row()) {
        prop_assert_eq!(decode_wire_row(&encode_wire_row(&row)).unwrap(), row);
    }

    #[test]
    fn values_survive(value in value()) {
        let decoded = decode_value(&encode_value(&value)).unwrap();
        prop_assert_eq!(Value::try_from(decoded).unwrap(), value);
    }

    #[test]
    fn any_bytes_are_a_row_or_an_error(bytes in vec(any::<u8>(), 0..300)) {
        decode_anything(&bytes.clone().into());
        let with_header = [&HEADER.to_le_bytes(), bytes.as_slice()].concat();
        decode_anything(&with_header.into());
    }

    #[test]
    fn almost_a_row_is_a_row_or_an_error(
        row in any_wire_row(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = encode_wire_row(&row).to_vec();
        for (index, byte) in changes {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        decode_anything(&bytes.into());
    }
}
