//! The service's limits. Bytes are counted as the service counts them.

use std::time::Duration;

use super::error::{Result, invalid};

/// Bytes of a table's or a column's name.
pub(super) const NAME: usize = 255;
/// Data tables and index tables of an instance.
pub(super) const TABLES: usize = 64;
pub(super) const PRIMARY_KEY_COLUMNS: usize = 4;
/// Columns of an index's primary key: its own, and those of its table.
pub(super) const INDEX_KEY_COLUMNS: usize = 2 * PRIMARY_KEY_COLUMNS;
/// Indexes of a table.
pub(super) const INDEXES: usize = 5;
/// Columns that a table declares, or that an index carries.
pub(super) const DEFINED_COLUMNS: usize = 32;
/// Partitions that a new table is asked to have.
pub(super) const PARTITIONS: usize = 10;
/// Bytes of a string or binary between two of them.
pub(super) const PARTITION_VALUE: usize = 64;
/// Hours that stream records are kept.
pub(super) const STREAM_HOURS: i32 = 168;
/// Bytes of a stream's id.
pub(super) const STREAM_ID: usize = 255;
/// Bytes of a string or binary in a primary key.
pub(super) const PRIMARY_KEY_VALUE: usize = 1024;
/// Bytes of a string or binary in an attribute column.
pub(super) const ATTRIBUTE_VALUE: usize = 2 * 1024 * 1024;
/// Attribute cells of one row in a write.
pub(super) const CELLS: usize = 1024;
/// Bytes that a request writes, in one row or in many.
pub(super) const REQUEST_DATA: usize = 4 * 1024 * 1024;
/// All timestamps of cells are below this, so that they fit as microseconds too.
pub(super) const TIMESTAMP: i64 = i64::MAX / 1000;
/// Columns that a read asks for.
pub(super) const COLUMNS_TO_GET: usize = 1024;
/// Rows that a read of a range looks at.
pub(super) const RANGE_ROWS: usize = 5000;
/// Bytes that a read of a range looks at.
pub(super) const RANGE_BYTES: usize = 4 * 1024 * 1024;
/// Filters of a request, counted over the whole tree.
pub(super) const FILTERS: usize = 32;
/// Bytes of a regular expression in a filter.
pub(super) const REGEX: usize = 256;
/// Rows that BatchGetRow reads.
pub(super) const BATCH_GET_ROWS: usize = 100;
/// Rows that BatchWriteRow writes.
pub(super) const BATCH_WRITE_ROWS: usize = 200;
/// Bytes that a transaction writes.
pub(super) const TRANSACTION_DATA: usize = 4 * 1024 * 1024;
/// How long a transaction lives, used or not.
pub(super) const TRANSACTION_LIFE: Duration = Duration::from_secs(60);

/// Checks the number of rows of a request.
pub(super) fn check_rows(count: usize, limit: usize) -> Result<()> {
    match count > limit {
        true => Err(invalid(format!(
            "Rows count exceeds the upper limit: {limit}."
        ))),
        false => Ok(()),
    }
}
