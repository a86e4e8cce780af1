use std::sync::Arc;
use std::time::Duration;

use crate::engine::shared::work::WorkLimit;

/// Delays and limits of the service that the emulator imitates. None by default, so that tests are
/// fast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The time for which the rows of a new table cannot be read or written: `OTSTableNotReady`. The
    /// service takes seconds up to a minute. Default 0.
    pub table_start_up_delay: Duration,
    /// The table operations (create, list, describe, update, delete) that an instance accepts in a
    /// second; further ones fail with `OTSQuotaExhausted`. The service accepts 10. Default `None`: any
    /// number.
    pub table_operations_per_second: Option<u32>,
    /// Whether a table's reserved throughput can be changed only once in 2 minutes:
    /// `OTSTooFrequentReservedThroughputAdjustment`. Default false.
    pub limit_throughput_adjustments: bool,
    /// Whether local transactions can be started on every table, not only on those that were
    /// created for them. Some official clients cannot ask for that when they create a table.
    /// Default false.
    pub local_transactions_on_every_table: bool,
    /// The time after which global secondary indexes show a write to their table. The service takes
    /// milliseconds. Default 0: they show it at once, as local ones do.
    pub global_index_lag: Duration,
    /// The time after which search indexes show a write to their table. The service takes up to a few
    /// seconds. Default 0: they show it at once.
    pub search_index_lag: Duration,
    /// The time after which metadata queries show a new time series. The service takes seconds up to a
    /// minute. Default 0: they show it at once.
    pub timeseries_meta_lag: Duration,
    /// The number of parts of a search index, each of which returns its nearest vectors, so that a query
    /// finds more than its `top_k`. The service has such parts, and their number is not known. Default
    /// `None`: one part.
    pub search_index_segments: Option<u32>,
    /// The number of workers that can scan a search index in parallel. Default `None`: one.
    pub search_index_splits: Option<u32>,
    /// The words that the analyzers `min_word` and `max_word` know, one a line. Default `None`: the
    /// 126,502 words of the feature `chinese-words`; without the feature, each Chinese character is
    /// a word.
    pub search_words: Option<Arc<str>>,
    /// The shards that the stream of a table starts with, which are the stream channels of its
    /// tunnels. Default: one.
    pub stream_shards: StreamShards,
    /// How long after the last split or merge of a stream's shards the next one follows. Splits and
    /// merges take turns, when a client of a tunnel of the table sends a heartbeat. Default `None`:
    /// shards stay as they are.
    pub stream_reshard_interval: Option<Duration>,
    /// How long a new tunnel stays in its first stage, in which it has no channels. The service
    /// takes seconds up to minutes. Default 0.
    pub tunnel_start_up_delay: Duration,
    /// Whether errors about a tunnel have its id as a field. Clients that do not know the field
    /// cannot decode them. Default false.
    pub tunnel_ids_in_errors: bool,
    /// The most work of one request. Tests set less, since they are not optimized.
    pub(crate) work_limit: WorkLimit,
}

/// The number of shards that the stream of a table starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamShards {
    /// One shard.
    #[default]
    One,
    /// One for each partition of CreateTable.
    Partitions,
    /// This number of shards, 1 to 64, over which partition keys are spread evenly.
    Number(u32),
}
