//! The service's limits. Bytes are counted as the service counts them.

/// Bytes of a table's or a column's name.
pub(super) const NAME: usize = 255;
/// Data tables and index tables of an instance.
pub(super) const TABLES: usize = 64;
pub(super) const PRIMARY_KEY_COLUMNS: usize = 4;
pub(super) const DEFINED_COLUMNS: usize = 32;
/// Hours that stream records are kept.
pub(super) const STREAM_HOURS: i32 = 168;
/// Bytes of a string or binary in a primary key.
pub(super) const PRIMARY_KEY_VALUE: usize = 1024;
/// Bytes of a string or binary in an attribute column.
pub(super) const ATTRIBUTE_VALUE: usize = 2 * 1024 * 1024;
/// Attribute cells of one row in a write.
pub(super) const CELLS: usize = 1024;
/// Bytes of one row in a write.
pub(super) const ROW_DATA: usize = 4 * 1024 * 1024;
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
