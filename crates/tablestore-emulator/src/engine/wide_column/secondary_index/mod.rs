//! Secondary indexes: tables whose rows follow the rows of another table.
//!
//! An index row is made of the indexed columns, the rest of the base row's key, and the columns that
//! the index carries. Base rows that lack an indexed column have none. It is written together with
//! its base row, or, where global indexes are set to lag, queued with it; see [`lag`].

mod definition;
mod entry;
mod lag;

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::PrimaryKey;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::shared::time::Time;
use crate::engine::wide_column::stored_row::Row;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::IndexRecord;
use crate::store::{Order, StoreError, WriteTransaction};
use entry::Entry;

pub(crate) use definition::{
    check_base_options, check_definition, create, drop_index, share_options,
};
pub(crate) use lag::{catch_up, read};

/// Base rows of which one step of a back-fill makes index rows.
const BACK_FILL_ROWS: usize = 1000;

/// Makes the indexes of a table follow a row that was written instead of what was stored.
pub(crate) fn follow(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
    key: &PrimaryKey,
    stored: Option<&Bytes>,
    new: Option<&Row>,
) -> Result<(), StoreError> {
    if table.record.indexes.is_empty() {
        return Ok(());
    }
    let old = match stored {
        Some(stored) => with_expired(table, stored)?,
        None => None,
    };
    for index in &table.record.indexes {
        let entry = |row: Option<&Row>| Entry::of(table, index, key, row?);
        let (old, new) = (entry(old.as_ref()), entry(new));
        if old == new {
            continue;
        }
        if let Some(old) = old
            && new.as_ref().is_none_or(|new| new.key != old.key)
        {
            lag::write(context, store, index, &old.key, None)?;
        }
        if let Some(new) = new {
            lag::write(context, store, index, &new.key, Some(new.row))?;
        }
    }
    Ok(())
}

/// A row with its cells that have expired: their index rows are stored, too, and can be seen again
/// when the time to live is raised.
fn with_expired(table: &Table, stored: &Bytes) -> Result<Option<Row>, StoreError> {
    table.live_row(stored, Time::MIN)
}

/// Makes the rows of a new index from the existing rows.
pub(crate) fn back_fill(
    store: &mut dyn WriteTransaction,
    table: &Table,
    index: &IndexRecord,
) -> Result<(), StoreError> {
    let end = storage_key::rows(table.record.id + 1);
    let mut after = storage_key::rows(table.record.id).to_vec();
    loop {
        let mut entries = Vec::new();
        let mut last = None;
        let range = (Bound::Excluded(&after[..]), Bound::Excluded(&end[..]));
        for row in store.range(range, Order::Ascending)?.take(BACK_FILL_ROWS) {
            let (stored_key, stored) = row?;
            let key = table.decode_key(&stored_key)?;
            let row = with_expired(table, &stored)?;
            entries.extend(row.and_then(|row| Entry::of(table, index, &key, &row)));
            last = Some(stored_key);
        }
        for entry in entries {
            store.put(&entry.key, entry.row)?;
        }
        match last {
            Some(last) => after = last.to_vec(),
            None => return Ok(()),
        }
    }
}
