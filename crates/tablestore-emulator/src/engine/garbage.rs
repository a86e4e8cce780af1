//! Rows of tables that are gone.
//!
//! Deleting a table only marks it: removing a million rows at once would hold up everybody else,
//! and in one transaction it would take as much memory as the rows. Each later write removes some.

use std::ops::Bound;

use super::error::Result;
use super::key;
use crate::store::{Order, StoreError, WriteTransaction};

/// The most rows, and about the most bytes, that one write removes.
const ROWS: usize = 128;
const BYTES: usize = 1024 * 1024;

/// Marks a table's rows as garbage.
pub(super) fn mark(store: &mut dyn WriteTransaction, table_id: u64) -> Result<(), StoreError> {
    store.put(&key::dropped(table_id), Vec::new())
}

/// Removes some garbage, if there is any.
pub(super) fn collect(store: &mut dyn WriteTransaction) -> Result<(), StoreError> {
    let (first, last) = key::all_dropped();
    let range = (Bound::Included(&first[..]), Bound::Included(&last[..]));
    let Some(mark) = store.range(range, Order::Ascending)?.next() else {
        return Ok(());
    };
    let (mark, _) = mark?;
    let Some(table_id) = key::table_id(&mark) else {
        return store.delete(&mark);
    };

    let (first, end) = (key::rows(table_id), key::rows(table_id.saturating_add(1)));
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let mut keys = Vec::new();
    let mut bytes = 0;
    let mut is_last = true;
    for entry in store.range(range, Order::Ascending)? {
        let (key, row) = entry?;
        if keys.len() == ROWS || bytes > BYTES {
            is_last = false;
            break;
        }
        bytes += key.len() + row.len();
        keys.push(key);
    }
    for key in keys {
        store.delete(&key)?;
    }
    if is_last {
        store.delete(&key::auto_increment(table_id))?;
        store.delete(&mark)?;
    }
    Ok(())
}
