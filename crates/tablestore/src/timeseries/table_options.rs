use std::time::Duration;

use tablestore_protocol::proto::table::PrimaryKeySchema;
use tablestore_protocol::proto::timeseries as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::schema::PrimaryKeyType;

/// A time series table, as the service describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableDescription {
    /// The name.
    pub name: String,
    /// The service's word for the state of the table, such as `CREATED`.
    pub status: String,
    /// How long points are kept; `None` for indefinitely.
    pub time_to_live: Option<Duration>,
    /// How long the metadata of series that are not written are kept; `None` for indefinitely.
    pub metadata_time_to_live: Option<Duration>,
    /// Whether the attributes of series can be changed.
    pub allow_attributes: bool,
    /// The parts of the time series key, if the table has a key of its own.
    pub key: Vec<String>,
    /// The fields that belong to the primary key.
    pub field_keys: Vec<(String, PrimaryKeyType)>,
}

impl TableDescription {
    pub(super) fn from_proto(meta: proto::TimeseriesTableMeta) -> Self {
        let options = meta.table_options.unwrap_or_default();
        let meta_options = meta.meta_options.unwrap_or_default();
        let field_key = |column: PrimaryKeySchema| {
            let kind = PrimaryKeyType::from_proto(column.r#type);
            (column.name, kind)
        };
        Self {
            name: meta.table_name,
            status: meta.status.unwrap_or_default(),
            time_to_live: time_of(options.time_to_live),
            metadata_time_to_live: time_of(meta_options.meta_time_to_live),
            allow_attributes: meta_options.allow_update_attributes.unwrap_or(true),
            key: meta.timeseries_key_schema,
            field_keys: meta
                .field_primary_key_schema
                .into_iter()
                .map(field_key)
                .collect(),
        }
    }
}

/// An analytical store of a time series table: a copy of its points for SQL.
///
/// ```
/// use std::time::Duration;
/// use tablestore::timeseries::AnalyticalStore;
///
/// let store = AnalyticalStore::new("analysis").time_to_live(Some(Duration::from_secs(90 * 86_400)));
/// assert_eq!(store.name, "analysis");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnalyticalStore {
    /// The name.
    pub name: String,
    /// How long the points are kept; `None` for indefinitely.
    pub time_to_live: Option<Duration>,
    /// Which points the store has.
    pub sync_option: SyncType,
}

wire_enum! {
    /// Which points an analytical store has, or is receiving.
    SyncType {
        /// Also those that were written before the store was created.
        Full = proto::AnalyticalStoreSyncType::SyncTypeFull;
        /// Those that are written from then on.
        Incremental = proto::AnalyticalStoreSyncType::SyncTypeIncr;
    }
}

impl AnalyticalStore {
    /// Creates the description of a store that has all points indefinitely.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            time_to_live: None,
            sync_option: SyncType::Full,
        }
    }

    /// Keeps points for this long, cut to seconds, at least 30 days; `None` for indefinitely.
    #[must_use]
    pub fn time_to_live(mut self, time: Option<Duration>) -> Self {
        self.time_to_live = time;
        self
    }

    /// Sets which points the store has.
    #[must_use]
    pub fn sync_option(mut self, option: SyncType) -> Self {
        self.sync_option = option;
        self
    }

    pub(super) fn to_proto(&self) -> proto::TimeseriesAnalyticalStore {
        proto::TimeseriesAnalyticalStore {
            store_name: Some(self.name.clone()),
            time_to_live: Some(seconds_of(self.time_to_live)),
            sync_option: Some(self.sync_option.to_proto()),
        }
    }

    pub(super) fn from_proto(store: proto::TimeseriesAnalyticalStore) -> Self {
        let full = proto::AnalyticalStoreSyncType::SyncTypeFull as i32;
        Self {
            name: store.store_name.unwrap_or_default(),
            time_to_live: time_of(store.time_to_live),
            sync_option: SyncType::from_proto(store.sync_option.unwrap_or(full)),
        }
    }
}

/// A time to live in seconds: -1 for indefinitely. One that is too long becomes the longest.
pub(super) fn seconds_of(time: Option<Duration>) -> i32 {
    match time {
        Some(time) => i32::try_from(time.as_secs()).unwrap_or(i32::MAX),
        None => -1,
    }
}

fn time_of(seconds: Option<i32>) -> Option<Duration> {
    let seconds = u64::try_from(seconds?).ok()?;
    Some(Duration::from_secs(seconds))
}
