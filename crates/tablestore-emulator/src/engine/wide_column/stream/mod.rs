//! Streams: the writes of a table, in the order in which they were made.
//!
//! A stream has one shard and reads the change log of its table.

pub(crate) mod iterator;
pub(crate) mod record;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::StreamSpecification;
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;

use crate::engine::change_log;
use crate::engine::change_log::Position;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::{TableRecord, no_stream};
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
    }
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

/// Some records of a stream.
pub(crate) struct Page {
    pub(crate) records: Vec<StreamRecord>,
    /// Where the next page starts.
    pub(crate) next: Position,
    /// Whether reading stopped because the page was full. The records after it were not checked.
    pub(crate) is_full: bool,
    /// The bytes that the page is charged for.
    pub(crate) size: usize,
}

/// Reads records from a position on. Refuses a position whose records have expired.
pub(crate) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableRecord,
    from: Position,
    limit: usize,
) -> Result<Page> {
    if change_log::is_trimmed(context, store, table, from)? {
        return Err(ServiceError::new(
            ErrorCode::TrimmedDataAccess,
            "Requested stream data is already trimmed or does not exist.",
        ));
    }
    let mut page = Page {
        records: Vec::new(),
        next: from,
        is_full: false,
        size: 0,
    };
    for entry in change_log::read(store, table, from)? {
        let (position, entry) = entry?;
        if !page.records.is_empty() && page.size + entry.len() > limits::RANGE_BYTES {
            page.is_full = true;
            break;
        }
        let (time, number) = position;
        page.size += entry.len();
        page.next = (time, number + 1);
        page.records.push(record::restore(entry, position)?);
        if page.records.len() == limit {
            page.is_full = true;
            break;
        }
    }
    Ok(page)
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
    let record = Table::find(context, store, table_name).map_err(|error| {
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

/// The name of a stream's only shard.
pub(crate) fn shard_id(table: &TableRecord) -> String {
    format!("{:032x}", table.change_log_id)
}

/// Checks that a shard is the stream's.
pub(crate) fn check_shard(table: &TableRecord, id: &str) -> Result<()> {
    match shard_id(table) == id {
        true => Ok(()),
        false => Err(ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested shard does not exist.",
        )),
    }
}
