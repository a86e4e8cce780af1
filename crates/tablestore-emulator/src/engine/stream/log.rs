//! Where the records of a stream lie, in their order.

use std::ops::Bound;
use std::time::Duration;

use prost::Message;
use tablestore_protocol::plainbuffer::SequenceInfo;
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;

use super::record;
use crate::engine::error::Result;
use crate::engine::table::TableRecord;
use crate::engine::{Context, key, limits};
use crate::store::{Changes, Order, ReadTransaction, StoreError, WriteTransaction};

/// The most expired records that one write removes. It adds one, so more than one.
const TRIMMED: usize = 4;

/// The place of a record: when it was written, in microseconds, and which one of that time it is.
pub(in crate::engine) type Position = (u64, u32);

/// Some records of a stream.
pub(in crate::engine) struct Page {
    pub(in crate::engine) records: Vec<StreamRecord>,
    /// Where the next page starts.
    pub(in crate::engine) next: Position,
    /// Whether reading stopped because the page was full; what comes after it was not looked at.
    pub(in crate::engine) is_full: bool,
    /// The bytes that the page is charged for.
    pub(in crate::engine) size: usize,
}

/// Adds a record at the end.
pub(super) fn append(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    stream_id: u64,
    record: &StreamRecord,
) -> Result<(), StoreError> {
    let (time, row_index) = end(context, store, stream_id)?;
    let key = key::stream_record(stream_id, time, row_index);
    store.put(&key, record.encode_to_vec())
}

/// Adds the records of a transaction, which are not in their places before it is committed.
pub(in crate::engine) fn record_committed(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    changes: &mut Changes,
) -> Result<(), StoreError> {
    let (first, end_of_records) = key::all_stream_records();
    for (key, record) in changes.take(&first, &end_of_records).into_entries() {
        let (Some(record), Some(stream_id)) = (record, key::table_id(&key)) else {
            continue;
        };
        let (time, row_index) = end(context, store, stream_id)?;
        store.put(
            &key::stream_record(stream_id, time, row_index),
            record.into(),
        )?;
    }
    Ok(())
}

/// The place after the last record: now, or right after it if the clock has not moved on.
fn end(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    stream_id: u64,
) -> Result<Position, StoreError> {
    let now = context.now.microseconds().cast_unsigned();
    let first = key::stream_record(stream_id, 0, 0);
    let end = key::stream_record(stream_id + 1, 0, 0);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let last = store.range(range, Order::Descending)?.next().transpose()?;
    match last.and_then(|(key, _)| key::stream_position(&key)) {
        Some((time, row_index)) if time >= now => Ok((time, row_index + 1)),
        _ => Ok((now, 0)),
    }
}

/// The place of the first record that has not expired, whether there is one or not.
pub(in crate::engine) fn first_position(context: &Context<'_>, table: &TableRecord) -> Position {
    let hours = u64::try_from(table.stream.expiration_time.unwrap_or(0)).unwrap_or(0);
    let kept = Duration::from_secs(hours * 3600).as_micros();
    let kept = u64::try_from(kept).unwrap_or(u64::MAX);
    let now = context.now.microseconds().cast_unsigned();
    (now.saturating_sub(kept), 0)
}

/// Removes some records that have expired.
pub(super) fn trim(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TableRecord,
) -> Result<(), StoreError> {
    let (oldest, _) = first_position(context, table);
    let first = key::stream_record(table.stream_id, 0, 0);
    let end = key::stream_record(table.stream_id, oldest, 0);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let expired = store.range(range, Order::Ascending)?.take(TRIMMED);
    let expired = expired.map(|entry| Ok(entry?.0));
    for key in expired.collect::<Result<Vec<_>, StoreError>>()? {
        store.delete(&key)?;
    }
    Ok(())
}

/// Reads records from a place on.
pub(in crate::engine) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableRecord,
    from: Position,
    limit: usize,
) -> Result<Page, StoreError> {
    let mut page = Page {
        records: Vec::new(),
        // Readers take the same place again for the end, whatever has expired meanwhile.
        next: from,
        is_full: false,
        size: 0,
    };
    let from = from.max(first_position(context, table));
    let first = key::stream_record(table.stream_id, from.0, from.1);
    let end = key::stream_record(table.stream_id + 1, 0, 0);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    for entry in store.range(range, Order::Ascending)? {
        let (key, stored) = entry?;
        if !page.records.is_empty() && page.size + stored.len() > limits::RANGE_BYTES {
            page.is_full = true;
            break;
        }
        let damaged = || StoreError::new("a stored key is damaged");
        let (time, row_index) = key::stream_position(&key).ok_or_else(damaged)?;
        page.size += stored.len();
        page.next = (time, row_index + 1);
        let place = SequenceInfo {
            epoch: 0,
            timestamp: time.cast_signed(),
            row_index: row_index.cast_signed(),
        };
        page.records.push(record::restore(stored, place)?);
        if page.records.len() == limit {
            page.is_full = true;
            break;
        }
    }
    Ok(page)
}
