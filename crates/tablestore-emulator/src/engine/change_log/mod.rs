//! The change log of a table: its row writes, in the order in which they were made.
//!
//! A row write appends to the log and knows none of its readers. Secondary indexes follow each
//! change at once, as part of the write. Everything else reads the log by a cursor, a [`Position`]:
//! streams and search indexes do. Entries are kept only for tables that have such a reader: for a stream as long
//! as its setting says, and without one until every search index in memory has read them.

pub(crate) mod entry;

use std::collections::HashMap;
use std::ops::Bound;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use prost::Message as _;

use crate::engine::change_log::entry::Change;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::{garbage, storage_key};
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::catalog;
use crate::engine::wide_column::table::record::TableRecord;
use crate::engine::wide_column::{lastpoint_index, secondary_index};
use crate::store::{Changes, Order, ReadTransaction, StoreError, WriteTransaction};

/// The most expired entries that one write removes. It adds one, so more than one.
const TRIMMED: usize = 4;

/// How long entries are kept that no stream needs. A search index that falls behind by more is built
/// from the rows.
const WITHOUT_STREAM: Duration = Duration::from_secs(600);

/// How long they are kept though every search index has read them: one may be built from older rows just now.
const AFTER_READING: Duration = Duration::from_secs(10);

/// How many of those entries are kept at most, about 100 MB, however fast they come.
const MOST_WITHOUT_STREAM: u64 = if cfg!(test) { 50 } else { 500_000 };

/// What this process knows of a log.
#[derive(Debug, Default)]
struct Followed {
    /// The entries that it has appended and not removed yet.
    length: AtomicU64,
    /// The first position that each search index in memory has not read, by the id of the index.
    next: Mutex<HashMap<u64, Position>>,
    kept: Mutex<Kept>,
}

/// Which entries of a log are kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    /// Those from this position on.
    from: Position,
    /// At most so many.
    most: u64,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            from: (0, 0),
            most: u64::MAX,
        }
    }
}

/// A position in a log: the time of the write in microseconds, and its number among the writes of
/// the same time.
pub(crate) type Position = (u64, u32);

/// Whether the changes of a table's rows are followed or kept, so that a write needs the row before.
pub(crate) fn is_kept(table: &Table) -> bool {
    let record = &table.record;
    table.has_indexes() || !record.lastpoint_indexes.is_empty() || has_reader(record)
}

/// Whether anything reads the log of a table, so that its entries are kept.
fn has_reader(table: &TableRecord) -> bool {
    table.stream.enable_stream || !table.search_indexes.is_empty()
}

/// Appends a change to the log of its table.
pub(crate) fn append(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
    change: &Change<'_>,
) -> Result<(), StoreError> {
    secondary_index::follow(
        context,
        store,
        table,
        change.key,
        change.stored_before,
        change.after,
    )?;
    for index in &table.record.lastpoint_indexes {
        let row = change.after;
        let update = lastpoint_index::follow(context, store, table, index, change.key, row)?;
        if let Some(update) = update {
            let change = Change {
                kind: RowChangeKind::Update,
                key: &update.key,
                cells: &update.cells,
                stored_before: None,
                before: None,
                after: None,
            };
            append(context, store, &update.index, &change)?;
        }
    }
    if !has_reader(&table.record) {
        return Ok(());
    }
    let log_id = table.record.change_log_id;
    let followed = context.derived.get::<Followed>(log_id);
    *followed.kept.lock().unwrap_or_else(PoisonError::into_inner) =
        kept(context, &table.record, &followed);
    let entry = entry::new(&table.record.stream, change).encode_to_vec();
    add(context, store, log_id, &followed, entry)
}

/// Adds an entry, and removes some that are not kept any more: not before a transaction is committed, of which
/// there may be nothing to remember.
fn add(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    log_id: u64,
    followed: &Followed,
    entry: Vec<u8>,
) -> Result<(), StoreError> {
    if !store.is_uncommitted() {
        trim(store, log_id, followed)?;
    }
    let (time, number) = end(context, store, log_id)?;
    store.put(&storage_key::change(log_id, time, number), entry)
}

/// Commits the changes of a local transaction, or of a batch that is one. Before that, the positions of their
/// entries are not final.
pub(crate) fn commit(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    mut changes: Changes,
) -> Result<(), StoreError> {
    let (first, end_of_logs) = storage_key::all_changes();
    for (key, entry) in changes.take(&first, &end_of_logs).into_entries() {
        let (Some(entry), Some(log_id)) = (entry, storage_key::table_id(&key)) else {
            continue;
        };
        let followed = context.derived.get::<Followed>(log_id);
        add(context, store, log_id, &followed, entry.into())?;
    }
    changes.apply(store)
}

/// Returns the id of a new log.
pub(crate) fn create(store: &mut dyn WriteTransaction) -> Result<u64, StoreError> {
    catalog::next_id(store)
}

/// Deletes a log.
pub(crate) fn delete(store: &mut dyn WriteTransaction, log_id: u64) -> Result<(), StoreError> {
    garbage::mark(store, log_id)
}

/// Returns the first position that has not expired, whether there is an entry or not.
pub(crate) fn horizon(context: &Context<'_>, table: &TableRecord) -> Position {
    let kept = match table.stream.enable_stream {
        true => {
            let hours = u64::try_from(table.stream.expiration_time.unwrap_or(0)).unwrap_or(0);
            Duration::from_secs(hours * 3600)
        }
        false => WITHOUT_STREAM,
    };
    let kept = kept.as_micros();
    let kept = u64::try_from(kept).unwrap_or(u64::MAX);
    let now = context.now.microseconds().cast_unsigned();
    (now.saturating_sub(kept), 0)
}

/// Reads the entries from a position on, expired ones too where they are still stored.
pub(crate) fn read<'a>(
    store: &'a dyn ReadTransaction,
    table: &TableRecord,
    from: Position,
) -> Result<impl Iterator<Item = Result<(Position, Bytes), StoreError>> + 'a, StoreError> {
    let first = storage_key::change(table.change_log_id, from.0, from.1);
    let end = storage_key::change(table.change_log_id + 1, 0, 0);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let entries = store.range(range, Order::Ascending)?;
    Ok(entries.map(|entry| {
        let (key, entry) = entry?;
        let damaged = || StoreError::new("a stored key is damaged");
        let position = storage_key::change_position(&key).ok_or_else(damaged)?;
        Ok((position, entry))
    }))
}

/// Whether entries at or after a position have expired, so that a reader that continues there would
/// miss them.
pub(crate) fn is_trimmed(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableRecord,
    from: Position,
) -> Result<bool, StoreError> {
    let horizon = horizon(context, table);
    if from >= horizon {
        return Ok(false);
    }
    if has_lost(store, table, from)? {
        return Ok(true);
    }
    let next = read(store, table, from)?.next().transpose()?;
    Ok(next.is_some_and(|(position, _)| position < horizon))
}

/// Returns the position right after the last entry, be it removed or not.
pub(crate) fn tail(
    store: &dyn ReadTransaction,
    table: &TableRecord,
) -> Result<Position, StoreError> {
    let last = match last(store, table.change_log_id)? {
        None => last_removed(store, table.change_log_id)?,
        last => last,
    };
    Ok(last.map_or((0, 0), |(time, number)| (time, number + 1)))
}

/// Notes that a search index in memory does not need the entries before a position any more.
pub(crate) fn note_read(context: &Context<'_>, table: &TableRecord, index_id: u64, next: Position) {
    let followed = context.derived.get::<Followed>(table.change_log_id);
    let mut positions = followed.next.lock().unwrap_or_else(PoisonError::into_inner);
    positions.insert(index_id, next);
}

/// Returns the position before which no search index needs entries.
fn read_by_all(context: &Context<'_>, table: &TableRecord, followed: &Followed) -> Position {
    let positions = followed.next.lock().unwrap_or_else(PoisonError::into_inner);
    // An index that is not in memory will be built from the rows.
    let next = table.search_indexes.iter().map(|index| index.id);
    let next = next.filter_map(|id| positions.get(&id).copied());
    let kept = AFTER_READING.max(context.settings.search_index_lag);
    let kept = u64::try_from(kept.as_micros()).unwrap_or(u64::MAX);
    let recent = context.now.microseconds().cast_unsigned();
    let recent = (recent.saturating_sub(kept), 0);
    next.min().map_or(recent, |next| next.min(recent))
}

/// Whether entries at or after a position have been removed.
pub(crate) fn has_lost(
    store: &dyn ReadTransaction,
    table: &TableRecord,
    from: Position,
) -> Result<bool, StoreError> {
    let last = last_removed(store, table.change_log_id)?;
    Ok(last.is_some_and(|last| from <= last))
}

fn last_removed(store: &dyn ReadTransaction, log_id: u64) -> Result<Option<Position>, StoreError> {
    let last = store.get(&storage_key::last_trimmed(log_id))?;
    Ok(last.and_then(|last| storage_key::change_position(&last)))
}

fn last(store: &dyn ReadTransaction, log_id: u64) -> Result<Option<Position>, StoreError> {
    let first = storage_key::change(log_id, 0, 0);
    let end = storage_key::change(log_id + 1, 0, 0);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let last = store.range(range, Order::Descending)?.next().transpose()?;
    Ok(last.and_then(|(key, _)| storage_key::change_position(&key)))
}

/// Returns the position after the last entry: now, or right after the entry if the clock has not
/// advanced.
fn end(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    log_id: u64,
) -> Result<Position, StoreError> {
    let now = context.now.microseconds().cast_unsigned();
    match last(store, log_id)? {
        Some((time, number)) if time >= now => Ok((time, number + 1)),
        _ => Ok((now, 0)),
    }
}

/// Returns which entries of a log are kept.
fn kept(context: &Context<'_>, table: &TableRecord, followed: &Followed) -> Kept {
    let from = horizon(context, table);
    match table.stream.enable_stream {
        true => Kept {
            from,
            most: u64::MAX,
        },
        false => Kept {
            from: from.max(read_by_all(context, table, followed)),
            most: MOST_WITHOUT_STREAM,
        },
    }
}

/// Removes some entries that are not kept any more, before one is added.
fn trim(
    store: &mut dyn WriteTransaction,
    log_id: u64,
    followed: &Followed,
) -> Result<(), StoreError> {
    let kept = *followed.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let before = followed.length.fetch_add(1, Ordering::Relaxed);
    let first = storage_key::change(log_id, 0, 0);
    let end = match before >= kept.most {
        true => storage_key::change(log_id + 1, 0, 0),
        false => storage_key::change(log_id, kept.from.0, kept.from.1),
    };
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let expired = store.range(range, Order::Ascending)?.take(TRIMMED);
    let expired = expired.map(|entry| Ok(entry?.0));
    let expired = expired.collect::<Result<Vec<_>, StoreError>>()?;
    for key in &expired {
        store.delete(key)?;
    }
    let removed = before.min(expired.len() as u64);
    followed.length.fetch_sub(removed, Ordering::Relaxed);
    match expired.last() {
        Some(last) => store.put(&storage_key::last_trimmed(log_id), last.to_vec()),
        None => Ok(()),
    }
}
