use super::Variant;
use crate::Str;

/// A row as it stands in a buffer, whatever its cells mean.
///
/// Services read requests as wire rows, and clients read stream records as such. Whether a cell
/// needs a value, may have a timestamp and so on is left to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WireRow {
    /// The primary key columns.
    pub primary_key: Vec<WireCell>,
    /// The attribute columns.
    pub cells: Vec<WireCell>,
    /// Whether the row is, or is to be, deleted.
    pub delete_marker: bool,
    /// The place in the stream; in stream records only.
    pub sequence_info: Option<SequenceInfo>,
}

/// A cell as it stands in a buffer.
#[derive(Clone, Debug, PartialEq)]
pub struct WireCell {
    /// The column's name.
    pub name: Str,
    /// The value.
    pub value: Option<Variant>,
    /// The [`operation`](super::operation).
    pub operation: Option<u8>,
    /// The timestamp, in milliseconds since 1970 in UTC.
    pub timestamp: Option<i64>,
}

/// The place of a record in its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SequenceInfo {
    /// The epoch, counted up when a partition moves.
    pub epoch: i32,
    /// The time of the write, in microseconds since 1970 in UTC.
    pub timestamp: i64,
    /// The row's place among those of the same write.
    pub row_index: i32,
}
