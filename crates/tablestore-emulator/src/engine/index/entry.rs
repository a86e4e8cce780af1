//! The row of an index that goes with a row of its table.

use tablestore_protocol::proto::DefinedColumnType;
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str, Value};

use super::definition::IndexRecord;
use crate::engine::error::{Result, invalid};
use crate::engine::row::{Cell, Row};
use crate::engine::table::Table;
use crate::engine::{capacity, key, key_encoding, limits};

/// A row of an index, as it is stored.
#[derive(PartialEq)]
pub(super) struct Entry {
    pub(super) key: Vec<u8>,
    pub(super) row: Vec<u8>,
}

impl Entry {
    /// The entry of a base row, unless it lacks an indexed column.
    pub(super) fn of(
        table: &Table,
        index: &IndexRecord,
        primary_key: &PrimaryKey,
        row: &Row,
    ) -> Option<Self> {
        let mut key = key::rows(index.table_id).to_vec();
        for name in &index.primary_key {
            match primary_key.get(name) {
                Some(value) => key_encoding::encode(value, &mut key),
                None => key_encoding::encode(&key_value(table, name, row)?, &mut key),
            }
        }
        let mut carried = Row::default();
        for name in &index.meta.defined_column {
            let name = Str::from(name.as_str());
            if let Some((timestamp, value)) = row.newest(&name) {
                let value = value.clone();
                carried.put(Cell {
                    name,
                    timestamp,
                    value,
                });
            }
        }
        Some(Self {
            key,
            row: carried.encode(),
        })
    }
}

/// The value of an indexed column, if it is there and fits a key.
fn key_value(table: &Table, name: &str, row: &Row) -> Option<PrimaryKeyValue> {
    let (_, value) = row.newest(&Str::from(name))?;
    let columns = &table.record.meta.defined_column;
    let declared = columns.iter().find(|column| column.name == name)?;
    let value = match (DefinedColumnType::try_from(declared.r#type).ok()?, value) {
        (DefinedColumnType::DctInteger, Value::Integer(number)) => (*number).into(),
        (DefinedColumnType::DctString, Value::String(text)) => text.clone().into(),
        (DefinedColumnType::DctBlob, Value::Binary(bytes)) => bytes.clone().into(),
        _ => return None,
    };
    (capacity::key_value_size(&value) <= limits::PRIMARY_KEY_VALUE).then_some(value)
}

/// Checks that the indexed columns of a row are no longer than a key's.
pub(in crate::engine) fn check_row(table: &Table, row: &Row) -> Result<()> {
    for name in table.record.indexes.iter().flat_map(|it| &it.primary_key) {
        if let Some((_, value)) = row.newest(&Str::from(name.as_str())) {
            let length = capacity::value_size(value);
            if length > limits::PRIMARY_KEY_VALUE {
                return Err(invalid(format!(
                    "The length of primary key column: '{name}' exceeds the MaxLength:{} with \
                     CurrentLength:{length}.",
                    limits::PRIMARY_KEY_VALUE
                )));
            }
        }
    }
    Ok(())
}
