//! Whatever is written comes back, and whatever bytes there are, nothing panics.

use std::collections::BTreeSet;

use bytes::Bytes;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use super::super::*;
use super::{as_read, with_checksum};
use crate::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Value};

/// The columns of a matrix, and its rows.
#[derive(Clone, Debug)]
struct Matrix {
    keys: Vec<String>,
    attributes: Vec<String>,
    rows: Vec<(PrimaryKey, Vec<Column>)>,
}

impl Matrix {
    fn encode(&self) -> Bytes {
        let keys: Vec<_> = self.keys.iter().map(String::as_str).collect();
        let attributes: Vec<_> = self.attributes.iter().map(String::as_str).collect();
        encode_rows(&keys, &attributes, &self.rows)
    }
}

fn key_value() -> impl Strategy<Value = PrimaryKeyValue> {
    prop_oneof![
        ".{0,20}".prop_map(PrimaryKeyValue::from),
        any::<i64>().prop_map(PrimaryKeyValue::from),
        any::<bool>().prop_map(PrimaryKeyValue::from),
        vec(any::<u8>(), 0..40).prop_map(PrimaryKeyValue::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        ".{0,20}".prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        vec(any::<u8>(), 0..40).prop_map(Value::from),
    ]
}

/// One row with these columns: of the key all, of the attributes some.
fn row(
    keys: Vec<String>,
    attributes: Vec<String>,
) -> impl Strategy<Value = (PrimaryKey, Vec<Column>)> {
    let values = vec(option::of(value()), attributes.len());
    (vec(key_value(), keys.len()), values).prop_map(move |(of_key, values)| {
        let key = keys
            .iter()
            .zip(of_key)
            .map(|(name, value)| PrimaryKeyColumn {
                name: name.into(),
                value,
            });
        let columns = attributes.iter().zip(values);
        let columns = columns.filter_map(|(name, value)| Some(Column::new(name, value?)));
        (key.collect(), columns.collect())
    })
}

fn matrix() -> impl Strategy<Value = Matrix> {
    let names = (btree_set(".{0,12}", 1..10), 1_usize..5);
    names.prop_flat_map(|(names, key_count): (BTreeSet<String>, usize)| {
        let mut keys: Vec<String> = names.into_iter().collect();
        let attributes = keys.split_off(key_count.min(keys.len()));
        let rows = vec(row(keys.clone(), attributes.clone()), 0..5);
        rows.prop_map(move |rows| Matrix {
            keys: keys.clone(),
            attributes: attributes.clone(),
            rows,
        })
    })
}

proptest! {
    #[test]
    fn rows_survive(matrix in matrix()) {
        let rows = decode_rows(&matrix.encode()).unwrap();
        prop_assert_eq!(rows, as_read(matrix.rows));
    }

    #[test]
    fn any_bytes_are_rows_or_an_error(bytes in vec(any::<u8>(), 0..300)) {
        let _ = decode_rows(&bytes.clone().into());
        let with_magic = [&MAGIC.to_le_bytes(), bytes.as_slice()].concat();
        let _ = decode_rows(&with_checksum(&with_magic));
    }

    #[test]
    fn almost_rows_are_rows_or_an_error(
        matrix in matrix(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in option::of(any::<prop::sample::Index>()),
    ) {
        let mut content = matrix.encode().to_vec();
        content.pop();
        for (index, byte) in changes {
            let index = index.index(content.len());
            content[index] = byte;
        }
        content.truncate(cut.map_or(content.len(), |cut| cut.index(content.len())));
        // With the right checksum, so that more than the checksum is checked.
        let rows = decode_rows(&with_checksum(&content)).unwrap_or_default();
        for row in rows {
            // As text, because a changed byte can make a NaN.
            prop_assert_eq!(format!("{:?}", row.clone().into_owned()), format!("{row:?}"));
        }
    }
}
