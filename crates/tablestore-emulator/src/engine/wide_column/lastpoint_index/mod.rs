//! Lastpoint indexes: tables that have the newest value of each column, over the rows that share the
//! first columns of their keys.
//!
//! Rows are in order by the rest of their keys: points by their time, other rows by the columns that
//! the index leaves out of its key. An index follows each write of its table, and its rows are stored as
//! those of any table, so that they can be read, searched and streamed.

mod definition;

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str, Value};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::stored_row::{Cell, CellWrite, Columns, Row};
use crate::engine::wide_column::table::record::LastpointIndexRecord;
use crate::engine::wide_column::table::{Table, points};
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

pub(crate) use definition::{check_options, create, drop_all, drop_index, share_settings};

/// Rows of the table of which one step of filling an index makes rows.
const FILL_ROWS: usize = 1000;

/// A row of an index that was written.
pub(crate) struct Update {
    pub(crate) index: Table,
    pub(crate) key: PrimaryKey,
    /// The columns of the row that was written, also those that are older than the index has them.
    pub(crate) cells: Vec<CellWrite>,
}

/// Makes an index follow a row that was written. Rows that are deleted, or have no columns, change
/// nothing.
pub(crate) fn follow(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &Table,
    index: &LastpointIndexRecord,
    key: &PrimaryKey,
    row: Option<&Row>,
) -> Result<Option<Update>, StoreError> {
    let Some(row) = row.filter(|row| !row.is_empty() || base.has_points()) else {
        return Ok(None);
    };
    let Some(index) = Table::load(context, store, &index.name)? else {
        return Ok(None);
    };
    put(context, store, base, index, key, row).map(Some)
}

fn put(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &Table,
    index: Table,
    key: &PrimaryKey,
    row: &Row,
) -> Result<Update, StoreError> {
    let (series, order) = key.columns().split_at(index.primary_key.len());
    let index_key: PrimaryKey = series.iter().cloned().collect();
    let stored_key = index.stored_key(&index_key);
    let old = match store.get(&stored_key)? {
        Some(stored) => index.live_row(&stored, context.now)?,
        None => None,
    };
    let mut new = old.unwrap_or_default();
    let position = Position::new(base, key, order);
    // Of points, the time alone decides.
    let ranked = if base.has_points() { 1 } else { order.len() };
    let is_late = is_late(&new, &order[..ranked]);
    let mut cells = columns(&position, row);
    for cell in &cells {
        if !is_late || !position.is_overtaken(store, &new, &cell.name)? {
            new.delete_column(&cell.name);
            new.put(cell.clone());
        }
    }
    for column in order {
        let cell = Cell {
            name: column.name.clone(),
            timestamp: position.timestamp(row, context),
            value: value(&column.value),
        };
        if !is_late {
            new.delete_column(&cell.name);
            new.put(cell.clone());
        }
        cells.push(cell);
    }
    store.put(&stored_key, new.encode())?;
    cells.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Update {
        index,
        key: index_key,
        cells: cells.into_iter().map(CellWrite::Put).collect(),
    })
}

/// Where a row is among those of its series.
struct Position<'a> {
    base: &'a Table,
    key: &'a PrimaryKey,
    order: &'a [PrimaryKeyColumn],
    /// The time of a point, in microseconds.
    time: Option<i64>,
}

impl<'a> Position<'a> {
    fn new(base: &'a Table, key: &'a PrimaryKey, order: &'a [PrimaryKeyColumn]) -> Self {
        let time = match key.get(points::TIME) {
            Some(PrimaryKeyValue::Integer(time)) if base.has_points() => Some(*time),
            _ => None,
        };
        Self {
            base,
            key,
            order,
            time,
        }
    }

    /// The timestamp of the columns that are made of the key.
    fn timestamp(&self, row: &Row, context: &Context<'_>) -> i64 {
        let newest = || row.cells().map(|cell| cell.timestamp).max();
        match self.time {
            Some(time) => time / 1000,
            None => newest().unwrap_or_else(|| context.now.milliseconds()),
        }
    }

    /// Whether a later row of the series has a column, which the index has too.
    fn is_overtaken(
        &self,
        store: &dyn ReadTransaction,
        index: &Row,
        name: &Str,
    ) -> Result<bool, StoreError> {
        let Some((timestamp, _)) = index.newest(name) else {
            return Ok(false);
        };
        let series = &self.key.columns()[..self.key.columns().len() - self.order.len()];
        let mut end: Vec<u8> = storage_key::rows(self.base.record.id).into();
        for column in series {
            key_encoding::encode(&column.value, &mut end);
        }
        let mut start = end.clone();
        match self.time {
            // Timestamps are in milliseconds, times in microseconds.
            Some(time) if timestamp != time / 1000 => return Ok(timestamp > time / 1000),
            Some(time) => {
                let next_millisecond = (time / 1000).saturating_add(1).saturating_mul(1000);
                key_encoding::encode(&PrimaryKeyValue::Integer(time + 1), &mut start);
                key_encoding::encode(&PrimaryKeyValue::Integer(next_millisecond), &mut end);
            }
            None => {
                for column in self.order {
                    key_encoding::encode(&column.value, &mut start);
                }
                // This very row is not among them.
                start.push(0);
                key_encoding::encode(&PrimaryKeyValue::InfMax, &mut end);
            }
        }
        let range = (Bound::Included(&start[..]), Bound::Excluded(&end[..]));
        for entry in store.range(range, Order::Ascending)? {
            if self.has_column(&entry?.1, name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has_column(&self, stored: &Bytes, name: &Str) -> Result<bool, StoreError> {
        for column in Columns::of(stored) {
            let column = column?;
            let column = match self.time {
                Some(_) => without_type(column.name()),
                None => column.name(),
            };
            if column == name.as_bytes() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether an index has a row of this series that comes after one.
fn is_late(index: &Row, order: &[PrimaryKeyColumn]) -> bool {
    for column in order {
        let newest = index.newest(&column.name);
        let newest = newest.and_then(|(_, value)| PrimaryKeyValue::try_from(value.as_ref()).ok());
        match newest.map(|newest| newest.cmp(&column.value)) {
            Some(std::cmp::Ordering::Equal) => {}
            Some(order) => return order.is_gt(),
            None => return false,
        }
    }
    false
}

/// The columns of a row as an index has them: those of points without types in their names, and with
/// the time of the point.
fn columns(position: &Position<'_>, row: &Row) -> Vec<Cell> {
    let cells = row.cells().map(|cell| match position.time {
        None => cell,
        Some(time) => Cell {
            name: cell
                .name
                .split_once(':')
                .map_or_else(|| cell.name.clone(), |(name, _)| name.into()),
            timestamp: time / 1000,
            value: cell.value,
        },
    });
    cells.collect()
}

/// The name of a field, from that of its column.
fn without_type(column: &[u8]) -> &[u8] {
    let end = column.iter().position(|byte| *byte == b':');
    &column[..end.unwrap_or(column.len())]
}

fn value(key: &PrimaryKeyValue) -> Value {
    match key {
        PrimaryKeyValue::Boolean(value) => Value::from(*value),
        PrimaryKeyValue::Integer(number) => Value::from(*number),
        PrimaryKeyValue::String(text) => Value::String(text.clone()),
        PrimaryKeyValue::Binary(bytes) => Value::Binary(bytes.clone()),
        // No stored key has any other.
        _ => Value::from(false),
    }
}

/// Makes the rows of a new index from the rows of its table.
pub(crate) fn fill(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &Table,
    index: &LastpointIndexRecord,
) -> Result<(), StoreError> {
    let end = storage_key::rows(base.record.id + 1);
    let mut after = storage_key::rows(base.record.id).to_vec();
    loop {
        let range = (Bound::Excluded(&after[..]), Bound::Excluded(&end[..]));
        let rows = store.range(range, Order::Ascending)?.take(FILL_ROWS);
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        for (stored_key, stored) in &rows {
            let key = base.decode_key(stored_key)?;
            let row = base.live_row(stored, context.now)?;
            follow(context, store, base, index, &key, row.as_ref())?;
        }
        match rows.last() {
            Some((last, _)) => after = last.to_vec(),
            None => return Ok(()),
        }
    }
}
