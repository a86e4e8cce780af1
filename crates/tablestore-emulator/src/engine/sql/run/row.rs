//! Reads the columns of a scan from stored rows.

use tablestore_protocol::PrimaryKeyValue;
use tablestore_protocol::Value as Stored;

use crate::engine::shared::time::Time;
use crate::engine::shared::{capacity, storage_key};
use crate::engine::sql::mapping::column::{ColumnKind, Role};
use crate::engine::sql::plan::Scan;
use crate::engine::sql::value::Value;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::stored_row::{Column, Columns};
use crate::engine::wide_column::table::Table;
use crate::store::StoreError;
use bytes::Bytes;

/// Reads rows of a table into the slots of a scan.
pub(super) struct RowReader<'a> {
    table: &'a Table,
    /// For each key column, where its value goes.
    keys: Vec<Vec<Target>>,
    attributes: Vec<(String, Target)>,
    key_names: usize,
}

#[derive(Clone, Copy)]
struct Target {
    slot: usize,
    kind: ColumnKind,
    /// Whether values of other types are converted.
    converts: bool,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(table: &'a Table, scan: &Scan) -> Self {
        let mut keys = vec![Vec::new(); table.primary_key.len()];
        let mut attributes = Vec::new();
        for index in &scan.used {
            let column = &scan.mapping.columns[*index];
            let target = Target {
                slot: scan.slots.start + index,
                kind: match column.role {
                    Role::Stored | Role::Virtual { .. } | Role::Series(_) => column.kind,
                    // JSON, in which the values are.
                    Role::Array | Role::Member { .. } => ColumnKind::Mediumtext,
                },
                converts: matches!(column.role, Role::Virtual { .. }),
            };
            let source = column.source();
            let mut names = table.primary_key.iter();
            match names.position(|key| key.name.eq_ignore_ascii_case(source)) {
                Some(position) => keys[position].push(target),
                None => attributes.push((source.to_owned(), target)),
            }
        }
        Self {
            table,
            keys,
            attributes,
            key_names: table.primary_key.iter().map(|key| key.name.len()).sum(),
        }
    }

    /// Reads a stored row, whose slots are NULL. Returns its size, unless it has expired.
    pub(super) fn read(
        &self,
        key: &[u8],
        stored: &Bytes,
        now: Time,
        row: &mut [Value],
    ) -> Result<Option<usize>, StoreError> {
        let Some(stored) = self.table.live_columns(stored, now)? else {
            return Ok(None);
        };
        let mut size = self.key_names;
        let mut rest = key.get(storage_key::ROWS_LENGTH..).unwrap_or_default();
        for targets in &self.keys {
            let value = key_encoding::decode(&mut rest)?;
            size += capacity::key_value_size(&value);
            for target in targets {
                row[target.slot] = target.value(of_key(&value));
            }
        }
        let mut is_live = stored.is_empty() || self.table.is_index();
        let mut next = 0;
        for column in Columns::of(&stored) {
            let column = column?;
            let name = column.name();
            let Some(cell) = self.newest(&column, now)? else {
                continue;
            };
            is_live = true;
            size += name.len() + capacity::value_size(&cell);
            next = self.give(name, cell, next, row);
        }
        Ok(is_live.then_some(size))
    }

    fn newest(&self, column: &Column<'_>, now: Time) -> Result<Option<Stored>, StoreError> {
        let newest = column.newest()?;
        let newest = newest.filter(|(timestamp, _)| !self.table.is_expired(*timestamp, now));
        Ok(newest.map(|(_, value)| value))
    }

    /// Gives a cell to the columns of its name. Rows mostly have the same columns in one order, so
    /// that the search starts where the last one ended.
    fn give(&self, name: &[u8], cell: Stored, next: usize, row: &mut [Value]) -> usize {
        let count = self.attributes.len();
        let mut after = next;
        let mut cell = Some(of_cell(cell));
        for step in 0..count {
            let index = (next + step) % count;
            let (wanted, target) = &self.attributes[index];
            if wanted.len() != name.len() || !wanted.as_bytes().eq_ignore_ascii_case(name) {
                continue;
            }
            let is_exact = wanted.as_bytes() == name;
            if is_exact || row[target.slot].is_null() {
                let value = match self.is_repeated(index) {
                    true => cell.clone(),
                    false => cell.take(),
                };
                row[target.slot] = target.value(value.unwrap_or(Value::Null));
            }
            after = index + 1;
            if cell.is_none() {
                break;
            }
        }
        after
    }

    /// Whether several columns have the values of one cell.
    fn is_repeated(&self, index: usize) -> bool {
        let (name, target) = &self.attributes[index];
        let mut others = self.attributes.iter();
        others.any(|(other, it)| it.slot != target.slot && other.eq_ignore_ascii_case(name))
    }
}

impl Target {
    /// The value of the column: NULL for one of another type.
    fn value(self, value: Value) -> Value {
        let fits = value.is_null() || self.kind.holds(&value);
        match (fits, self.converts) {
            (true, _) => value,
            (false, true) => value.cast(self.kind.value_type()),
            (false, false) => Value::Null,
        }
    }
}

pub(super) fn of_key(value: &PrimaryKeyValue) -> Value {
    match value {
        PrimaryKeyValue::Integer(number) => Value::Integer(*number),
        PrimaryKeyValue::String(text) => Value::String(text.clone()),
        PrimaryKeyValue::Binary(bytes) => Value::Binary(bytes.clone()),
        PrimaryKeyValue::Boolean(value) => Value::Boolean(*value),
        _ => Value::Null,
    }
}

pub(super) fn of_cell(value: Stored) -> Value {
    match value {
        Stored::Integer(number) => Value::Integer(number),
        Stored::Double(number) => Value::Double(number),
        Stored::Boolean(value) => Value::Boolean(value),
        Stored::String(text) => Value::String(text),
        Stored::Binary(bytes) => Value::Binary(bytes),
        _ => Value::Null,
    }
}
