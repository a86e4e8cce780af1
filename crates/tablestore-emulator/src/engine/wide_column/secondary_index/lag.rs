//! Global indexes that are behind their tables.
//!
//! The service brings them up to date some time after each write. Here that time is a setting. A
//! change that is not due yet waits in the store. Reads of the index see the changes that are due;
//! writes to the base table make them.

use std::ops::Bound;
use std::time::Duration;

use tablestore_protocol::proto::table::IndexType;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::shared::time::Time;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::IndexRecord;
use crate::store::{Changes, Order, Overlay, ReadTransaction, StoreError, WriteTransaction};

/// What starts a waiting change: the row is to be deleted, or put.
const DELETE: u8 = 0;
const PUT: u8 = 1;

/// Changes a row of an index, now or when it is due.
pub(crate) fn write(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    index: &IndexRecord,
    key: &[u8],
    row: Option<Vec<u8>>,
) -> Result<(), StoreError> {
    let lag = context.settings.global_index_lag;
    let is_local = index.meta.index_type == IndexType::ItLocalIndex as i32;
    if is_local || lag.is_zero() {
        return match row {
            Some(row) => store.put(key, row),
            None => store.delete(key),
        };
    }
    let due = context.now.after(lag);
    let change = match row {
        Some(mut row) => {
            row.insert(0, PUT);
            row
        }
        None => vec![DELETE],
    };
    store.put(&storage_key::index_change(index.table_id, due, key), change)
}

/// Makes the changes that are due in the indexes of a table.
pub(crate) fn catch_up(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
) -> Result<(), StoreError> {
    for index in &table.record.indexes {
        let (waiting, changes) = due(context, store, index.table_id)?;
        changes.apply(store)?;
        for key in waiting {
            store.delete(&key)?;
        }
    }
    Ok(())
}

/// Reads a table that may be an index.
pub(crate) fn read<T>(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    read: impl FnOnce(&dyn ReadTransaction) -> Result<T>,
) -> Result<T> {
    if !table.is_index() {
        return read(store);
    }
    let (_, mut changes) = due(context, store, table.record.id)?;
    read(&Overlay::new(store, &mut changes))
}

/// The changes that are due, and where they wait.
fn due(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    index_id: u64,
) -> Result<(Vec<Vec<u8>>, Changes), StoreError> {
    // Without a lag, what an earlier setting left waiting is due too.
    let now = match context.settings.global_index_lag.is_zero() {
        true => Time::MAX,
        false => context.now,
    };
    let first = storage_key::index_changes(index_id, Time::MIN);
    let end = storage_key::index_changes(index_id, now.after(Duration::from_micros(1)));
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let mut waiting = Vec::new();
    let mut changes = Changes::default();
    for entry in store.range(range, Order::Ascending)? {
        let (key, change) = entry?;
        let row_key = key.slice(first.len().min(key.len())..);
        let put = change.first() == Some(&PUT);
        changes.set(row_key, put.then(|| change.slice(1..)));
        waiting.push(key.to_vec());
    }
    Ok((waiting, changes))
}
