//! Streams: the writes of a table, in the order in which they were made.
//!
//! A stream has one shard. Records are written with their rows, and go some time after they have
//! expired.

mod iterator;
mod log;
mod record;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::PrimaryKey;
use tablestore_protocol::proto::table::{StreamDetails, StreamSpecification};

use super::cell_write::CellWrite;
use super::error::{Result, invalid};
use super::row::Row;
use super::row_change::Kind;
use super::table::{self, Table, TableRecord};
use super::{Context, garbage, limits};
use crate::store::{ReadTransaction, StoreError, WriteTransaction};

pub(super) use iterator::ShardIterator;
pub(super) use log::{Page, first_position, page, record_committed};
pub(super) use record::Sides;

/// Hours that records are kept when a request does not say.
const DEFAULT_HOURS: i32 = 24;

/// Checks what a request asks of a stream.
pub(super) fn check(given: &StreamSpecification) -> Result<()> {
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
pub(super) fn change(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &mut TableRecord,
    given: &StreamSpecification,
) -> Result<()> {
    let details = &mut table.stream;
    if !given.enable_stream {
        if details.enable_stream {
            garbage::mark(store, table.stream_id)?;
        }
        *details = StreamDetails::default();
        return Ok(());
    }
    if !details.enable_stream {
        let now = context.now.microseconds();
        table.stream_id = table::next_id(store)?;
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

/// A write to a row, and the row on both sides of it.
pub(super) struct RowWrite<'a> {
    pub(super) kind: Kind,
    pub(super) key: &'a PrimaryKey,
    pub(super) cells: &'a [CellWrite],
    pub(super) before: Option<&'a Row>,
    pub(super) after: Option<&'a Row>,
}

/// Records a write to a table, if the table has a stream.
pub(super) fn record(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
    write: &RowWrite<'_>,
) -> Result<(), StoreError> {
    if !table.record.stream.enable_stream {
        return Ok(());
    }
    log::trim(context, store, &table.record)?;
    let record = record::new(&table.record.stream, write);
    log::append(context, store, table.record.stream_id, &record)
}

/// The table of a stream.
pub(super) fn find(
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
pub(super) fn shard_id(table: &TableRecord) -> String {
    format!("{:032x}", table.stream_id)
}

/// Checks that a shard is the stream's.
pub(super) fn check_shard(table: &TableRecord, id: &str) -> Result<()> {
    match shard_id(table) == id {
        true => Ok(()),
        false => Err(ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested shard does not exist.",
        )),
    }
}
