use tablestore_protocol::proto::table as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::schema::TimeToLive;

/// The options of a table. Options that are not set have the service's default in a new table, and stay
/// as they are in an update.
///
/// ```
/// use std::time::Duration;
/// use tablestore::table::TableOptions;
///
/// let options = TableOptions::new()
///     .max_versions(3)
///     .time_to_live(Duration::from_secs(7 * 86_400));
/// # let _ = options;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableOptions {
    /// The time for which data is kept after it was written; indefinitely by default.
    pub time_to_live: Option<TimeToLive>,
    /// The number of versions of a column to keep, from 1 to 2,147,483,647; 1 by default.
    pub max_versions: Option<u32>,
    /// The largest difference between a given timestamp and the service's time, in seconds; 86,400 by
    /// default.
    pub max_deviation_seconds: Option<u64>,
    /// Whether `UpdateRow` is allowed; true by default.
    pub allow_update: Option<bool>,
    /// Whether an update writes the whole row; false by default, and fixed once the table exists.
    pub update_full_row: Option<bool>,
    /// The scope of Bloom filters. A hint that the service no longer documents.
    pub bloom_filter_type: Option<BloomFilterType>,
    /// The size of storage blocks, in bytes. A hint that the service no longer documents.
    pub block_size: Option<u32>,
}

wire_enum! {
    /// The scope of Bloom filters.
    BloomFilterType {
        /// Nothing.
        None = proto::BloomFilterType::None;
        /// Each cell.
        Cell = proto::BloomFilterType::Cell;
        /// Each row.
        Row = proto::BloomFilterType::Row;
    }
}

impl TableOptions {
    /// Creates options of which none is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the time for which data is kept. A part of a second counts as a whole one.
    ///
    /// A table that also has a secondary index or a search index must not
    /// [allow updates](Self::allow_update).
    #[must_use]
    #[doc(alias("TTL", "TimeToLiveSpecification"))]
    pub fn time_to_live(mut self, time: impl Into<TimeToLive>) -> Self {
        self.time_to_live = Some(time.into());
        self
    }

    /// Sets the number of versions of a column to keep. A table with a secondary index keeps 1.
    #[must_use]
    pub fn max_versions(mut self, count: u32) -> Self {
        self.max_versions = Some(count);
        self
    }

    /// Sets the largest difference between a given timestamp and the service's time, in seconds.
    #[must_use]
    pub fn max_deviation_seconds(mut self, seconds: u64) -> Self {
        self.max_deviation_seconds = Some(seconds);
        self
    }

    /// Sets whether `UpdateRow` is allowed. A table that has both a
    /// [time to live](Self::time_to_live) and a secondary index or a search index must not allow it:
    /// the service rejects that combination.
    #[must_use]
    pub fn allow_update(mut self, allow: bool) -> Self {
        self.allow_update = Some(allow);
        self
    }

    /// Sets whether an update writes the whole row. For new tables only.
    #[must_use]
    pub fn update_full_row(mut self, full: bool) -> Self {
        self.update_full_row = Some(full);
        self
    }

    /// Sets the scope of Bloom filters.
    #[must_use]
    pub fn bloom_filter_type(mut self, filter: BloomFilterType) -> Self {
        self.bloom_filter_type = Some(filter);
        self
    }

    /// Sets the size of storage blocks, in bytes.
    #[must_use]
    pub fn block_size(mut self, bytes: u32) -> Self {
        self.block_size = Some(bytes);
        self
    }

    pub(crate) fn to_proto(&self) -> proto::TableOptions {
        proto::TableOptions {
            time_to_live: self.time_to_live.map(TimeToLive::to_seconds),
            max_versions: self.max_versions.map(wire::to_i32),
            deviation_cell_version_in_sec: self.max_deviation_seconds.map(wire::to_i64),
            allow_update: self.allow_update,
            update_full_row: self.update_full_row,
            bloom_filter_type: self.bloom_filter_type.map(WireEnum::to_proto),
            block_size: self.block_size.map(wire::to_i32),
        }
    }

    pub(crate) fn from_proto(options: &proto::TableOptions) -> Self {
        Self {
            time_to_live: options.time_to_live.map(TimeToLive::from_seconds),
            max_versions: options.max_versions.map(wire::from_i32),
            max_deviation_seconds: options.deviation_cell_version_in_sec.map(wire::from_i64),
            allow_update: options.allow_update,
            update_full_row: options.update_full_row,
            bloom_filter_type: options.bloom_filter_type.map(WireEnum::from_proto),
            block_size: options.block_size.map(wire::from_i32),
        }
    }
}
