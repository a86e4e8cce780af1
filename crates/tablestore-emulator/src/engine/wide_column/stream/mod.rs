//! Streams: the writes of a table, in the order in which they were made.
//!
//! A stream reads the change log of its table. It has one shard, or several by the settings.

pub(crate) mod iterator;
pub(crate) mod record;
pub(crate) mod shard;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::StreamSpecification;
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;

use crate::engine::change_log;
use crate::engine::change_log::Position;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;
use crate::engine::wide_column::stream::shard::Filter;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::{ShardRecord, TableRecord, no_stream};
use crate::store::{ReadTransaction, WriteTransaction};

/// Hours that records are kept when a request does not say.
const DEFAULT_HOURS: i32 = 24;

/// Checks what a request asks of a stream.
pub(crate) fn check(given: &StreamSpecification) -> Result<()> {
    match given.expiration_time {
        Some(hours) if given.enable_stream && !(1..=limits::STREAM_HOURS).contains(&hours) => {
            Err(invalid(format!(
                "Invalid stream expiration time: {hours}. Expiration time must be in range: [1, \
                 {}].",
                limits::STREAM_HOURS
            )))
        }
        _ => Ok(()),
    }
}

/// What a table's stream is after a request asked for this.
pub(crate) fn change(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &mut TableRecord,
    given: &StreamSpecification,
) -> Result<()> {
    let details = &mut table.stream;
    if !given.enable_stream {
        if details.enable_stream {
            change_log::delete(store, table.change_log_id)?;
            if !table.search_indexes.is_empty() {
                table.change_log_id = change_log::create(store)?;
            }
        }
        *details = no_stream();
        table.stream_shards = Vec::new();
        return Ok(());
    }
    if !details.enable_stream {
        let now = context.now.microseconds();
        if !table.search_indexes.is_empty() {
            // What was written before is not in the stream.
            change_log::delete(store, table.change_log_id)?;
        }
        table.change_log_id = change_log::create(store)?;
        details.enable_stream = true;
        details.stream_id = Some(format!("{}_{now}", table.meta.table_name));
        details.last_enable_time = Some(now);
        table.stream_shards = shard::first(context, table);
    }
    let details = &mut table.stream;
    let hours = given.expiration_time.or(details.expiration_time);
    details.expiration_time = hours.or(Some(DEFAULT_HOURS));
    for column in &given.columns_to_get {
        if !details.column_to_get.contains(column) {
            details.column_to_get.push(column.clone());
        }
    }
    if given.old_columns_to_get.is_some() {
        details.old_columns_to_get = given.old_columns_to_get.clone();
    }
    if given.new_columns_to_get.is_some() {
        details.new_columns_to_get = given.new_columns_to_get.clone();
    }
    Ok(())
}

/// Some records of a shard.
pub(crate) struct Page {
    pub(crate) records: Vec<StreamRecord>,
    /// Where the next page starts.
    pub(crate) next: Position,
    /// Whether reading stopped because the page was full. The records after it were not checked.
    pub(crate) is_full: bool,
    /// Whether the shard has ended, so that no record can follow.
    pub(crate) is_last: bool,
    /// The bytes that the page is charged for.
    pub(crate) size: usize,
}

/// The most that a page has, and the entries of other shards that are passed over for it.
#[derive(Clone, Copy)]
pub(crate) struct PageLimits {
    pub(crate) records: usize,
    pub(crate) bytes: usize,
    pub(crate) passed_over: usize,
}

/// Reads records of a shard from a position on. Refuses a position whose records have expired.
pub(crate) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableRecord,
    shard: &ShardRecord,
    from: Position,
    limits: PageLimits,
) -> Result<Page> {
    let filter = Filter::new(table, shard)?;
    let from = from.max(shard.start.get());
    let mut page = Page {
        records: Vec::new(),
        next: from,
        is_full: false,
        is_last: filter.is_after_end(from),
        size: 0,
    };
    if page.is_last {
        return Ok(page);
    }
    if change_log::is_trimmed(context, store, table, from)? {
        return Err(trimmed());
    }
    let mut passed_over = 0;
    for entry in change_log::read(store, table, from)? {
        let (position, entry) = entry?;
        if filter.is_after_end(position) {
            page.is_last = true;
            return Ok(page);
        }
        let (time, number) = position;
        if !filter.has(&entry)? {
            passed_over += 1;
            page.next = (time, number + 1);
            if passed_over == limits.passed_over {
                page.is_full = true;
                return Ok(page);
            }
            continue;
        }
        if !page.records.is_empty() && page.size + entry.len() > limits.bytes {
            page.is_full = true;
            return Ok(page);
        }
        page.size += entry.len();
        page.next = (time, number + 1);
        page.records.push(record::restore(entry, position)?);
        if page.records.len() == limits.records {
            page.is_full = true;
            return Ok(page);
        }
    }
    page.is_last = filter.is_closed();
    Ok(page)
}

/// The error of a position whose records have expired.
pub(crate) fn trimmed() -> ServiceError {
    ServiceError::new(
        ErrorCode::TrimmedDataAccess,
        "Requested stream data is already trimmed or does not exist.",
    )
}

/// The table of a stream.
pub(crate) fn find(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    stream_id: &str,
) -> Result<TableRecord> {
    let missing = || {
        ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested stream does not exist.",
        )
    };
    let (table_name, _) = stream_id.rsplit_once('_').ok_or_else(missing)?;
    let record = Table::find_any(context, store, table_name).map_err(|error| {
        match *error.code() == ErrorCode::ObjectNotExist {
            true => missing(),
            false => error,
        }
    })?;
    let record = record.record;
    match record.stream.stream_id.as_deref() == Some(stream_id) {
        true => Ok(record),
        false => Err(missing()),
    }
}
