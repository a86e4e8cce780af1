use std::sync::Arc;
use std::time::Duration;

/// Which of the service's slow or strict habits the local service has. None by default, so that
/// tests are fast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How long rows of a new table cannot be read or written: `OTSTableNotReady`. The service
    /// takes seconds up to a minute. Default 0.
    pub table_start_up_delay: Duration,
    /// How many table operations (create, list, describe, update, delete) an instance takes in a
    /// second before it responds with `OTSQuotaExhausted`. The service takes 10. Default `None`: any.
    pub table_operations_per_second: Option<u32>,
    /// Whether a table's reserved throughput can be changed only once in 2 minutes:
    /// `OTSTooFrequentReservedThroughputAdjustment`. Default false.
    pub limit_throughput_adjustments: bool,
    /// Whether local transactions can be started on every table, not only on those that were
    /// created for them. Some official clients cannot ask for that when they create a table.
    /// Default false.
    pub local_transactions_on_every_table: bool,
    /// How long global secondary indexes do not show a write to their table. The service takes
    /// milliseconds. Default 0: they show it at once, as local ones do.
    pub global_index_lag: Duration,
    /// How long search indexes do not show a write to their table. The service takes up to a few
    /// seconds. Default 0: they show it at once.
    pub search_index_lag: Duration,
    /// How many parts of a search index each give their nearest vectors, so that a query finds
    /// more than its `top_k`. The service has such parts, and their number is not known. Default
    /// `None`: one part.
    pub search_index_segments: Option<u32>,
    /// How many workers can scan a search index in parallel. Default `None`: one.
    pub search_index_splits: Option<u32>,
    /// The words that the analyzers `min_word` and `max_word` know, one a line. Default `None`:
    /// each Chinese character is a word.
    pub search_words: Option<Arc<str>>,
}
