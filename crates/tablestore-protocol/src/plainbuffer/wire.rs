use super::Variant;
use crate::Str;

/// A row of a buffer, not interpreted.
///
/// Services decode requests into wire rows, and clients stream records. They decide whether a cell needs a
/// value, may have a timestamp, and so on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WireRow {
    /// The primary key columns.
    pub primary_key: Vec<WireCell>,
    /// The attribute columns.
    pub cells: Vec<WireCell>,
    /// Whether the row has a delete marker.
    pub delete_marker: bool,
    /// The position in the stream; in stream records only.
    pub sequence_info: Option<SequenceInfo>,
}

/// A cell of a buffer, not interpreted.
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

/// The position of a record in its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SequenceInfo {
    /// The epoch, which grows when a partition moves.
    pub epoch: i32,
    /// The time of the write, in microseconds since 1970 in UTC.
    pub timestamp: i64,
    /// The row's index among those of the same write.
    pub row_index: i32,
}
