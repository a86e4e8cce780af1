//! The service's limits. Bytes are counted as the service counts them.

/// Bytes of a table's or a column's name.
pub(super) const NAME: usize = 255;
/// Data tables and index tables of an instance.
pub(super) const TABLES: usize = 64;
pub(super) const PRIMARY_KEY_COLUMNS: usize = 4;
pub(super) const DEFINED_COLUMNS: usize = 32;
/// Hours that stream records are kept.
pub(super) const STREAM_HOURS: i32 = 168;
