//! The row of an index that goes with a row of its table.
//!
//! ```text
//! entry = timestamp8 row
//! ```
//!
//! The timestamp is what the entry expires by: it has to go with its base row, whatever the index
//! carries of that.

use tablestore_protocol::proto::table::DefinedColumnType;
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str, Value};

use crate::engine::shared::{capacity, limits, storage_key};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::stored_row::{Cell, Row};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::IndexRecord;

/// A row of an index, as it is stored.
#[derive(PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: Vec<u8>,
    pub(crate) row: Vec<u8>,
}

impl Entry {
    /// The entry of a base row, unless it lacks an indexed column.
    pub(crate) fn of(
        table: &Table,
        index: &IndexRecord,
        primary_key: &PrimaryKey,
        row: &Row,
    ) -> Option<Self> {
        let mut key = storage_key::rows(index.table_id).to_vec();
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
        let mut stored = timestamp(index, row).to_le_bytes().to_vec();
        stored.append(&mut carried.encode());
        Some(Self { key, row: stored })
    }
}

/// The timestamp of the indexed column that expires first. The columns of the base row's key exist
/// as long as any cell of the row, and indefinitely in a row that never had one.
fn timestamp(index: &IndexRecord, row: &Row) -> i64 {
    let timestamp_of = |name: &String| Some(row.newest(&Str::from(name.as_str()))?.0);
    let oldest = index.primary_key.iter().filter_map(timestamp_of).min();
    let newest = || row.cells().map(|cell| cell.timestamp).max();
    oldest.or_else(newest).unwrap_or(i64::MAX)
}

/// The value of an indexed column, if it exists and fits a key.
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
