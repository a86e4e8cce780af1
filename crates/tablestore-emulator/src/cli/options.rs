//! The options, and their values before all of them are known.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Credentials, local};
use tablestore_emulator::{Fault, Faults, Settings, StreamShards};

use super::{Options, UsageError, values};

/// An option of the command line, which is also a variable of the environment.
pub(super) struct OptionSpec {
    /// Without the hyphens before it.
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) setting: Setting,
}

/// The form of an option's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// It is on where it is given.
    Nothing,
    Value,
    /// One value each time; in a variable, all of them with commas between them.
    List,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Setting {
    Listen,
    AccessKeyId,
    AccessKeySecret,
    AccessKeySecretFile,
    DataDir,
    TableStartUp,
    TableOperationsPerSecond,
    LimitThroughputAdjustments,
    LocalTransactions,
    GlobalIndexLag,
    SearchIndexLag,
    TimeseriesMetaLag,
    SearchIndexSegments,
    SearchIndexSplits,
    SearchWords,
    StreamShards,
    StreamReshardInterval,
    TunnelStartUp,
    TunnelIdsInErrors,
    Log,
    Fault,
    FaultSeed,
}

pub(super) const OPTIONS: &[OptionSpec] = &[
    option("listen", Takes::Value, Setting::Listen),
    option("access-key-id", Takes::Value, Setting::AccessKeyId),
    option("access-key-secret", Takes::Value, Setting::AccessKeySecret),
    option(
        "access-key-secret-file",
        Takes::Value,
        Setting::AccessKeySecretFile,
    ),
    option("data-dir", Takes::Value, Setting::DataDir),
    option("table-start-up", Takes::Value, Setting::TableStartUp),
    option(
        "table-operations-per-second",
        Takes::Value,
        Setting::TableOperationsPerSecond,
    ),
    option(
        "limit-throughput-adjustments",
        Takes::Nothing,
        Setting::LimitThroughputAdjustments,
    ),
    option(
        "local-transactions",
        Takes::Nothing,
        Setting::LocalTransactions,
    ),
    option("global-index-lag", Takes::Value, Setting::GlobalIndexLag),
    option("search-index-lag", Takes::Value, Setting::SearchIndexLag),
    option(
        "timeseries-meta-lag",
        Takes::Value,
        Setting::TimeseriesMetaLag,
    ),
    option(
        "search-index-segments",
        Takes::Value,
        Setting::SearchIndexSegments,
    ),
    option(
        "search-index-splits",
        Takes::Value,
        Setting::SearchIndexSplits,
    ),
    option("search-words", Takes::Value, Setting::SearchWords),
    option("stream-shards", Takes::Value, Setting::StreamShards),
    option(
        "stream-reshard-interval",
        Takes::Value,
        Setting::StreamReshardInterval,
    ),
    option("tunnel-start-up", Takes::Value, Setting::TunnelStartUp),
    option(
        "tunnel-ids-in-errors",
        Takes::Nothing,
        Setting::TunnelIdsInErrors,
    ),
    option("log", Takes::Nothing, Setting::Log),
    option("fault", Takes::List, Setting::Fault),
    option("fault-seed", Takes::Value, Setting::FaultSeed),
];

const fn option(name: &'static str, takes: Takes, setting: Setting) -> OptionSpec {
    OptionSpec {
        name,
        takes,
        setting,
    }
}

impl OptionSpec {
    /// Returns the name of the option's variable.
    pub(super) fn variable(&self) -> String {
        let name = self.name.replace('-', "_").to_ascii_uppercase();
        format!("TABLESTORE_EMULATOR_{name}")
    }
}

/// The values that are given in one way: by arguments or by the environment.
#[derive(Default)]
pub(super) struct Draft {
    listen: Option<String>,
    access_key_id: Option<String>,
    access_key_secret: Option<Secret>,
    data_dir: Option<PathBuf>,
    table_start_up: Option<Duration>,
    table_operations_per_second: Option<u32>,
    limit_throughput_adjustments: Option<bool>,
    local_transactions: Option<bool>,
    global_index_lag: Option<Duration>,
    search_index_lag: Option<Duration>,
    timeseries_meta_lag: Option<Duration>,
    search_index_segments: Option<u32>,
    search_index_splits: Option<u32>,
    search_words: Option<Arc<str>>,
    stream_shards: Option<StreamShards>,
    stream_reshard_interval: Option<Duration>,
    tunnel_start_up: Option<Duration>,
    tunnel_ids_in_errors: Option<bool>,
    log: Option<bool>,
    faults: Vec<(Fault, f64)>,
    fault_seed: Option<u64>,
}

/// Not in any error or debug output.
struct Secret(String);

impl Draft {
    /// Takes the value of an option. `name` is for errors.
    pub(super) fn set(
        &mut self,
        setting: Setting,
        name: &str,
        value: OsString,
    ) -> Result<(), UsageError> {
        match setting {
            Setting::Listen => self.listen = Some(values::address(name, value)?),
            Setting::AccessKeyId => self.access_key_id = Some(values::text(name, value)?),
            Setting::AccessKeySecret => {
                self.set_secret(name, values::text(name, value)?)?;
            }
            Setting::AccessKeySecretFile => {
                self.set_secret(name, values::secret_in_file(name, value)?)?;
            }
            Setting::DataDir => self.data_dir = Some(values::path(name, value)?),
            Setting::TableStartUp => self.table_start_up = Some(values::seconds(name, value)?),
            Setting::TableOperationsPerSecond => {
                self.table_operations_per_second = Some(values::count(name, value)?);
            }
            Setting::LimitThroughputAdjustments => {
                self.limit_throughput_adjustments = Some(values::switch(name, value)?);
            }
            Setting::LocalTransactions => {
                self.local_transactions = Some(values::switch(name, value)?);
            }
            Setting::GlobalIndexLag => {
                self.global_index_lag = Some(values::seconds(name, value)?);
            }
            Setting::SearchIndexLag => {
                self.search_index_lag = Some(values::seconds(name, value)?);
            }
            Setting::TimeseriesMetaLag => {
                self.timeseries_meta_lag = Some(values::seconds(name, value)?);
            }
            Setting::SearchIndexSegments => {
                self.search_index_segments = Some(values::count(name, value)?);
            }
            Setting::SearchIndexSplits => {
                self.search_index_splits = Some(values::count(name, value)?);
            }
            Setting::SearchWords => self.search_words = Some(values::words_in_file(name, value)?),
            Setting::StreamShards => self.stream_shards = Some(values::shards(name, value)?),
            Setting::StreamReshardInterval => {
                self.stream_reshard_interval = Some(values::seconds(name, value)?);
            }
            Setting::TunnelStartUp => self.tunnel_start_up = Some(values::seconds(name, value)?),
            Setting::TunnelIdsInErrors => {
                self.tunnel_ids_in_errors = Some(values::switch(name, value)?);
            }
            Setting::Log => self.log = Some(values::switch(name, value)?),
            Setting::Fault => self.faults.push(values::fault_rate(name, value)?),
            Setting::FaultSeed => self.fault_seed = Some(values::seed(name, value)?),
        }
        Ok(())
    }

    fn set_secret(&mut self, name: &str, secret: String) -> Result<(), UsageError> {
        match self.access_key_secret.replace(Secret(secret)) {
            None => Ok(()),
            Some(_) => Err(UsageError(format!(
                "{name} gives a second access key secret"
            ))),
        }
    }

    /// Fills the gaps with other values. An access key and the faults are taken as a whole.
    pub(super) fn over(self, other: Self) -> Self {
        let has_key = self.access_key_id.is_some() || self.access_key_secret.is_some();
        let (access_key_id, access_key_secret) = match has_key {
            true => (self.access_key_id, self.access_key_secret),
            false => (other.access_key_id, other.access_key_secret),
        };
        Self {
            listen: self.listen.or(other.listen),
            access_key_id,
            access_key_secret,
            data_dir: self.data_dir.or(other.data_dir),
            table_start_up: self.table_start_up.or(other.table_start_up),
            table_operations_per_second: self
                .table_operations_per_second
                .or(other.table_operations_per_second),
            limit_throughput_adjustments: self
                .limit_throughput_adjustments
                .or(other.limit_throughput_adjustments),
            local_transactions: self.local_transactions.or(other.local_transactions),
            global_index_lag: self.global_index_lag.or(other.global_index_lag),
            search_index_lag: self.search_index_lag.or(other.search_index_lag),
            timeseries_meta_lag: self.timeseries_meta_lag.or(other.timeseries_meta_lag),
            search_index_segments: self.search_index_segments.or(other.search_index_segments),
            search_index_splits: self.search_index_splits.or(other.search_index_splits),
            search_words: self.search_words.or(other.search_words),
            stream_shards: self.stream_shards.or(other.stream_shards),
            stream_reshard_interval: self
                .stream_reshard_interval
                .or(other.stream_reshard_interval),
            tunnel_start_up: self.tunnel_start_up.or(other.tunnel_start_up),
            tunnel_ids_in_errors: self.tunnel_ids_in_errors.or(other.tunnel_ids_in_errors),
            log: self.log.or(other.log),
            faults: if self.faults.is_empty() {
                other.faults
            } else {
                self.faults
            },
            fault_seed: self.fault_seed.or(other.fault_seed),
        }
    }

    /// Puts the defaults in the gaps.
    pub(super) fn finish(self) -> Result<Options, UsageError> {
        let has_built_in_key = self.access_key_id.is_none() && self.access_key_secret.is_none();
        let credentials = match (self.access_key_id, self.access_key_secret) {
            (None, None) => Credentials::local(),
            (Some(id), Some(Secret(secret))) => Credentials::new(id, secret)?,
            (Some(_), None) => {
                let missing = "the access key has no secret: --access-key-secret is missing";
                return Err(UsageError(missing.to_owned()));
            }
            (None, Some(_)) => {
                let missing = "the access key has no id: --access-key-id is missing";
                return Err(UsageError(missing.to_owned()));
            }
        };
        let drawn = self.fault_seed.is_none() && !self.faults.is_empty();
        let drawn_fault_seed = drawn.then(|| fastrand::u64(..));
        let seed = self.fault_seed.or(drawn_fault_seed).unwrap_or_default();
        let add = |faults: Faults, (fault, rate)| faults.rate(fault, rate);
        let faults = self
            .faults
            .into_iter()
            .try_fold(Faults::seeded(seed), add)?;
        let mut settings = Settings::default();
        settings.table_start_up_delay = self.table_start_up.unwrap_or_default();
        settings.table_operations_per_second = self.table_operations_per_second;
        settings.limit_throughput_adjustments =
            self.limit_throughput_adjustments.unwrap_or_default();
        settings.local_transactions_on_every_table = self.local_transactions.unwrap_or_default();
        settings.global_index_lag = self.global_index_lag.unwrap_or_default();
        settings.search_index_lag = self.search_index_lag.unwrap_or_default();
        settings.timeseries_meta_lag = self.timeseries_meta_lag.unwrap_or_default();
        settings.search_index_segments = self.search_index_segments;
        settings.search_index_splits = self.search_index_splits;
        settings.search_words = self.search_words;
        settings.stream_shards = self.stream_shards.unwrap_or_default();
        settings.stream_reshard_interval = self.stream_reshard_interval;
        settings.tunnel_start_up_delay = self.tunnel_start_up.unwrap_or_default();
        settings.tunnel_ids_in_errors = self.tunnel_ids_in_errors.unwrap_or_default();
        Ok(Options {
            listen: self
                .listen
                .unwrap_or_else(|| format!("127.0.0.1:{}", local::PORT)),
            credentials,
            has_built_in_key,
            data_dir: self.data_dir,
            settings,
            log: self.log.unwrap_or_default(),
            faults,
            drawn_fault_seed,
        })
    }
}
