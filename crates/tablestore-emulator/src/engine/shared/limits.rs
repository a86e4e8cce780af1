//! The service's limits. Bytes are counted as the service counts them.

use std::time::Duration;

use crate::engine::shared::error::{Result, invalid};

/// Bytes of a table's or a column's name.
pub(crate) const NAME: usize = 255;
/// Data tables and index tables of an instance.
pub(crate) const TABLES: usize = 64;
pub(crate) const PRIMARY_KEY_COLUMNS: usize = 4;
/// Columns of an index's primary key: its own, and those of its table.
pub(crate) const INDEX_KEY_COLUMNS: usize = 2 * PRIMARY_KEY_COLUMNS;
/// Columns of the primary key of a point: a hash, 3 columns and 6 of the table's own, the time, and 4 fields.
pub(crate) const POINT_KEY_COLUMNS: usize = 15;
/// Lastpoint indexes and analytical stores of a table.
pub(crate) const LASTPOINT_INDEXES: usize = 10;
/// Indexes of a table.
pub(crate) const INDEXES: usize = 5;
/// Columns that a table declares, or that an index carries.
pub(crate) const DEFINED_COLUMNS: usize = 32;
/// Partitions that a new table is asked to have.
pub(crate) const PARTITIONS: usize = 10;
/// Bytes of a string or binary between two of them.
pub(crate) const PARTITION_VALUE: usize = 64;
/// Hours that stream records are kept.
pub(crate) const STREAM_HOURS: i32 = 168;
/// Bytes of a stream's id.
pub(crate) const STREAM_ID: usize = 255;
/// Bytes of a string or binary in a primary key.
pub(crate) const PRIMARY_KEY_VALUE: usize = 1024;
/// Bytes of a string or binary in an attribute column.
pub(crate) const ATTRIBUTE_VALUE: usize = 2 * 1024 * 1024;
/// Attribute cells of one row in a write.
pub(crate) const CELLS: usize = 1024;
/// Bytes that a request writes, in one row or in many.
pub(crate) const REQUEST_DATA: usize = 4 * 1024 * 1024;
/// All timestamps of cells are below this, so that they fit as microseconds too.
pub(crate) const TIMESTAMP: i64 = i64::MAX / 1000;
/// Columns that a read asks for.
pub(crate) const COLUMNS_TO_GET: usize = 1024;
/// The most rows that a read of a range reads, returned or not.
pub(crate) const RANGE_ROWS: usize = 5000;
/// The most bytes that a read of a range reads, returned or not.
pub(crate) const RANGE_BYTES: usize = 4 * 1024 * 1024;
/// Filters of a request, counted over the whole tree.
pub(crate) const FILTERS: usize = 32;
/// Bytes of a regular expression in a filter.
pub(crate) const REGEX: usize = 256;
/// Rows that BatchGetRow reads.
pub(crate) const BATCH_GET_ROWS: usize = 100;
/// Rows that BatchWriteRow writes.
pub(crate) const BATCH_WRITE_ROWS: usize = 200;
/// Bytes that a transaction writes.
pub(crate) const TRANSACTION_DATA: usize = 4 * 1024 * 1024;
/// How long a transaction lives, used or not.
pub(crate) const TRANSACTION_LIFE: Duration = Duration::from_secs(60);

/// Checks the number of rows of a request.
pub(crate) fn check_rows(count: usize, limit: usize) -> Result<()> {
    match count > limit {
        true => Err(invalid(format!(
            "Rows count exceeds the upper limit: {limit}."
        ))),
        false => Ok(()),
    }
}

/// Checks the length of a column of a primary key.
pub(crate) fn check_key_length(name: &str, length: usize) -> Result<()> {
    match length > PRIMARY_KEY_VALUE {
        true => Err(invalid(format!(
            "The length of primary key column: '{name}' exceeds the MaxLength:{PRIMARY_KEY_VALUE} \
             with CurrentLength:{length}."
        ))),
        false => Ok(()),
    }
}

/// Checks the length of an attribute column's value, or of a value that it is compared with.
pub(crate) fn check_value_length(name: &str, length: usize) -> Result<()> {
    match length > ATTRIBUTE_VALUE {
        true => Err(invalid(format!(
            "The length of attribute column: '{name}' exceeds the MaxLength:{ATTRIBUTE_VALUE} with \
             CurrentLength:{length}."
        ))),
        false => Ok(()),
    }
}

/// Checks the number of columns of a table's primary key.
pub(crate) fn check_key_columns(count: usize) -> Result<()> {
    match (1..=PRIMARY_KEY_COLUMNS).contains(&count) {
        true => Ok(()),
        false => Err(invalid(format!(
            "The number of primary key columns must be in range: [1, {PRIMARY_KEY_COLUMNS}]."
        ))),
    }
}
