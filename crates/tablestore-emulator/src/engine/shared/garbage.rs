//! Rows, and what else goes with them, of tables that are gone.
//!
//! Deleting a table only marks it: removing a million rows at once would hold up everybody else,
//! and in one transaction it would take as much memory as the rows. Each later write removes some.

use std::ops::Bound;

use bytes::Bytes;

use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// The most rows, and about the most bytes, that one write removes.
const ROWS: usize = 128;
const BYTES: usize = 1024 * 1024;

/// Marks a table's rows as garbage.
pub(crate) fn mark(store: &mut dyn WriteTransaction, table_id: u64) -> Result<(), StoreError> {
    store.put(&storage_key::dropped(table_id), Vec::new())
}

/// Removes some garbage, if there is any.
pub(crate) fn collect(store: &mut dyn WriteTransaction) -> Result<(), StoreError> {
    let (first, last) = storage_key::all_dropped();
    let range = (Bound::Included(&first[..]), Bound::Included(&last[..]));
    let Some(mark) = store.range(range, Order::Ascending)?.next() else {
        return Ok(());
    };
    let (mark, _) = mark?;
    let Some(table_id) = storage_key::table_id(&mark) else {
        return store.delete(&mark);
    };

    let (keys, is_last) = some_contents(store, table_id)?;
    for key in keys {
        store.delete(&key)?;
    }
    if is_last {
        store.delete(&mark)?;
    }
    Ok(())
}

/// Some of the keys that are left of a table, and whether these are the last.
fn some_contents(
    store: &dyn ReadTransaction,
    table_id: u64,
) -> Result<(Vec<Bytes>, bool), StoreError> {
    let mut keys = Vec::new();
    let mut bytes = 0;
    for first in storage_key::contents(table_id) {
        let end = storage_key::contents_end(first);
        let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
        for entry in store.range(range, Order::Ascending)? {
            let (key, value) = entry?;
            if keys.len() == ROWS || bytes > BYTES {
                return Ok((keys, false));
            }
            bytes += key.len() + value.len();
            keys.push(key);
        }
    }
    Ok((keys, true))
}
