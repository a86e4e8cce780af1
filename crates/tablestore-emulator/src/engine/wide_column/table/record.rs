//! A table's description, as it is stored.

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::proto::search::{IndexSchema, QueryFlowWeight};
use tablestore_protocol::proto::table::{
    IndexMeta, ReservedThroughputDetails, SseDetails, StreamDetails, TableMeta, TableOptions,
};
use tablestore_protocol::proto::timeseries::{TimeseriesAnalyticalStore, TimeseriesTableMeta};

use crate::engine::shared::context::Context;
use crate::engine::shared::storage_key;
use crate::store::{StoreError, WriteTransaction};

/// The description of a table. DescribeTable returns it, and every row operation needs it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct TableRecord {
    /// Given once and never again.
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(message, required, tag = "2")]
    pub(crate) meta: TableMeta,
    /// Every option has a value.
    #[prost(message, required, tag = "3")]
    pub(crate) options: TableOptions,
    #[prost(message, required, tag = "4")]
    pub(crate) throughput: ReservedThroughputDetails,
    #[prost(message, required, tag = "5")]
    pub(crate) stream: StreamDetails,
    #[prost(message, required, tag = "6")]
    pub(crate) encryption: SseDetails,
    /// Microseconds since 1970.
    #[prost(int64, tag = "7")]
    pub(crate) creation_time: i64,
    #[prost(bool, tag = "8")]
    pub(crate) local_transactions: bool,
    #[prost(message, repeated, tag = "9")]
    pub(crate) indexes: Vec<IndexRecord>,
    /// The table that this one is an index of.
    #[prost(string, optional, tag = "10")]
    pub(crate) base_table: Option<String>,
    /// The id of the table's change log: given once, as a table's. 0 if there is none.
    #[prost(uint64, tag = "11")]
    pub(crate) change_log_id: u64,
    /// The keys between the partitions that were asked for.
    #[prost(bytes = "bytes", repeated, tag = "12")]
    pub(crate) shard_splits: Vec<Bytes>,
    #[prost(message, repeated, tag = "13")]
    pub(crate) search_indexes: Vec<SearchIndexRecord>,
    /// The shards of the stream; empty if it has one that was never split.
    #[prost(message, repeated, tag = "14")]
    pub(crate) stream_shards: Vec<ShardRecord>,
    /// Set in the description of a time series table. Its points are rows.
    #[prost(message, optional, tag = "20")]
    pub(crate) timeseries: Option<TimeseriesRecord>,
    #[prost(message, repeated, tag = "21")]
    pub(crate) lastpoint_indexes: Vec<LastpointIndexRecord>,
    /// The table that this one is a lastpoint index of.
    #[prost(string, optional, tag = "22")]
    pub(crate) lastpoint_of: Option<String>,
}

/// What a time series table has besides its points.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct TimeseriesRecord {
    /// Every option has a value.
    #[prost(message, required, tag = "1")]
    pub(crate) meta: TimeseriesTableMeta,
    #[prost(message, repeated, tag = "2")]
    pub(crate) stores: Vec<AnalyticalStoreRecord>,
}

/// An analytical store of a time series table.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct AnalyticalStoreRecord {
    /// Given once, as a table's.
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(message, required, tag = "2")]
    pub(crate) store: TimeseriesAnalyticalStore,
    /// Whether it was created together with its table, so that nothing was written before.
    #[prost(bool, tag = "3")]
    pub(crate) is_first: bool,
}

/// A lastpoint index, in the description of its table.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct LastpointIndexRecord {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The id of the table that the index is.
    #[prost(uint64, tag = "2")]
    pub(crate) table_id: u64,
}

/// A shard of a stream: the changes of some partition keys, in a part of the change log.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ShardRecord {
    /// Given once in a stream.
    #[prost(uint64, tag = "1")]
    pub(crate) number: u64,
    /// The first route of its keys.
    #[prost(uint64, tag = "2")]
    pub(crate) first_route: u64,
    /// The route after the last of its keys.
    #[prost(uint64, tag = "3")]
    pub(crate) end_route: u64,
    /// Microseconds since 1970.
    #[prost(int64, tag = "4")]
    pub(crate) creation_time: i64,
    /// The position of its first change.
    #[prost(message, required, tag = "5")]
    pub(crate) start: PositionRecord,
    /// The position after its last change, once it has been split or merged.
    #[prost(message, optional, tag = "6")]
    pub(crate) end: Option<PositionRecord>,
    /// The numbers of the shards from which this one was split or merged.
    #[prost(uint64, repeated, tag = "7")]
    pub(crate) parents: Vec<u64>,
}

/// A position in a change log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Message)]
pub(crate) struct PositionRecord {
    /// Microseconds since 1970.
    #[prost(uint64, tag = "1")]
    pub(crate) time: u64,
    #[prost(uint32, tag = "2")]
    pub(crate) number: u32,
}

impl PositionRecord {
    pub(crate) fn get(self) -> (u64, u32) {
        (self.time, self.number)
    }
}

impl From<(u64, u32)> for PositionRecord {
    fn from((time, number): (u64, u32)) -> Self {
        Self { time, number }
    }
}

/// A search index of a table.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct SearchIndexRecord {
    /// Given once, as a table's.
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, required, tag = "3")]
    pub(crate) schema: IndexSchema,
    /// Seconds; -1 is unlimited.
    #[prost(int32, tag = "4")]
    pub(crate) time_to_live: i32,
    /// Microseconds since 1970.
    #[prost(int64, tag = "5")]
    pub(crate) creation_time: i64,
    /// The other index of a pair, one of which is to replace the other.
    #[prost(string, optional, tag = "6")]
    pub(crate) partner: Option<String>,
    /// How queries are divided between the two.
    #[prost(message, repeated, tag = "7")]
    pub(crate) weights: Vec<QueryFlowWeight>,
}

/// An index as its table's description has it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct IndexRecord {
    #[prost(message, required, tag = "1")]
    pub(crate) meta: IndexMeta,
    /// The id of the table that the index is.
    #[prost(uint64, tag = "2")]
    pub(crate) table_id: u64,
    /// The whole primary key: the indexed columns, and what is left of the base table's key.
    #[prost(string, repeated, tag = "3")]
    pub(crate) primary_key: Vec<String>,
}

impl TableRecord {
    /// Returns what a table gives to a new index of it: the options, the throughput and the encryption.
    pub(crate) fn for_index(&self, context: &Context<'_>) -> Self {
        Self {
            options: self.options,
            throughput: self.throughput,
            stream: no_stream(),
            encryption: self.encryption.clone(),
            creation_time: context.now.microseconds(),
            ..Self::default()
        }
    }

    /// Stores the description of a new table, or instead of the old one.
    pub(crate) fn save(
        &self,
        context: &Context<'_>,
        store: &mut dyn WriteTransaction,
    ) -> Result<(), StoreError> {
        let key = storage_key::table(context.instance, &self.meta.table_name);
        store.put(&key, self.encode_to_vec())
    }
}

/// Returns the description of a stream that is not enabled.
pub(crate) fn no_stream() -> StreamDetails {
    StreamDetails {
        last_enable_time: Some(0),
        ..StreamDetails::default()
    }
}
