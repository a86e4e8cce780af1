use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{ErrorCode, Result};
use tokio::time::{Instant, sleep};

use super::meta_cache::MetaCache;
use super::{
    CreateTimeseriesAnalyticalStore, CreateTimeseriesLastpointIndex, CreateTimeseriesTable,
    DeleteTimeseriesAnalyticalStore, DeleteTimeseriesLastpointIndex, DeleteTimeseriesMeta,
    DeleteTimeseriesTable, DescribeTimeseriesAnalyticalStore, DescribeTimeseriesTable,
    GetTimeseriesData, Key, ListTimeseriesTable, ParallelScan, PutTimeseriesData,
    QueryTimeseriesMeta, ScanTimeseriesData, SplitTimeseriesScanTask, Timestamp,
    UpdateTimeseriesAnalyticalStore, UpdateTimeseriesMeta, UpdateTimeseriesTable,
};
use crate::client::Client;

/// The memory of the metadata cache by default.
const CACHE_BYTES: usize = 32 * 1024 * 1024;

/// The service documents up to a minute.
const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

/// The time series of an instance; created by [`Client::timeseries`].
///
/// Its methods, one for each operation, create requests. Clones are cheap and share the metadata cache: for each
/// series, the time at which the service last confirmed that it keeps its metadata, which saves the service that work
/// in later writes.
///
/// # Errors
///
/// Every operation on a table fails with `OTSObjectNotExist` if no time series table has this name. Those on points and
/// metadata fail with `OTSTableNotReady` for up to a minute after the table was created: see
/// [`wait_for_table`](Self::wait_for_table). Names, sizes and numbers that are not allowed are `OTSParameterInvalid`.
#[derive(Clone, Debug)]
pub struct Timeseries {
    client: Client,
    cache: Option<Arc<MetaCache>>,
}

impl Timeseries {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            cache: Some(Arc::new(MetaCache::new(CACHE_BYTES))),
        }
    }

    /// Returns the handle with an empty metadata cache of at most so many bytes, instead of 32 MiB; 0 turns it off.
    #[must_use]
    pub fn metadata_cache(mut self, bytes: usize) -> Self {
        self.cache = (bytes > 0).then(|| Arc::new(MetaCache::new(bytes)));
        self
    }
}

/// # Points
impl Timeseries {
    /// Writes up to 200 points and 4 MiB (`PutTimeseriesData`), each by itself.
    ///
    /// A point replaces one with the same key and time, so writing it twice makes no difference: points that fail for a
    /// transient reason are retried by the client's retry policy, within the same budget and time limit as whole calls.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{Point, Timestamp};
    ///
    /// let series = client.timeseries();
    /// let point = Point::new("cpu", Timestamp::from_secs(1_700_000_000));
    /// let response = series.put("metrics").point(point.field("usage", 0.73)).send().await?;
    /// for (_, error) in response.failed() {
    ///     eprintln!("{error}"); // PutTimeseriesData, row 3: …
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A point that fails is an error in the [`rows`](crate::batch::BatchResponse::rows) of the response, and the call
    /// succeeds. A point that breaks a rule of names, sizes or numbers fails the call, and nothing is written. So do no
    /// points, and more than 200: a [`writer`](Self::writer) divides any number of points into calls.
    pub fn put(&self, table: impl Into<String>) -> PutTimeseriesData {
        PutTimeseriesData::new(&self.client, self.cache.clone(), table.into())
    }

    /// Reads the points of one series, from the first to the last time, or [backward](GetTimeseriesData::backward)
    /// (`GetTimeseriesData`). A series without points is no error.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{Key, Timestamp};
    ///
    /// let series = client.timeseries();
    /// let key = Key::new("cpu").source("host-7");
    /// let since = Timestamp::from_secs(1_700_000_000);
    /// let newest = series.get("metrics", key).between(since..).backward().limit(1).send().await?;
    /// println!("{:?}", newest.points.first());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if a time is before 1970, the range ends before it begins, the key lacks a part that the
    /// table's key has, or the token is that of another read. A key whose tags have a quotation mark or an equals sign is
    /// [`ErrorKind::Request`](crate::ErrorKind::Request), without being sent.
    pub fn get(&self, table: impl Into<String>, key: impl Into<Key>) -> GetTimeseriesData {
        GetTimeseriesData::new(&self.client, table.into(), key.into())
    }

    /// Reads the points of a whole table, or of a [part](ScanTimeseriesData::part), in no order of series
    /// (`ScanTimeseriesData`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// let mut points = series.scan("metrics").points();
    /// while let Some(point) = points.next().await {
    ///     println!("{:?}", point?);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if a time is before 1970, the range ends before it begins, or the part or the token is that of
    /// another table.
    pub fn scan(&self, table: impl Into<String>) -> ScanTimeseriesData {
        ScanTimeseriesData::new(&self.client, table.into())
    }

    /// Splits a table into up to 256 parts that can be scanned at the same time, in one process or several
    /// (`SplitTimeseriesScanTask`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// for part in series.split_scan("metrics", 4).send().await?.parts {
    ///     let mut points = series.scan("metrics").part(part).points();
    ///     while let Some(point) = points.next().await {
    ///         println!("{:?}", point?);
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if `parts` is 0. More than 256 are 256.
    pub fn split_scan(&self, table: impl Into<String>, parts: u32) -> SplitTimeseriesScanTask {
        SplitTimeseriesScanTask::new(&self.client, table.into(), parts)
    }

    /// Reads the points of a whole table in up to 256 parts at the same time, as one stream: `SplitTimeseriesScanTask`,
    /// and `ScanTimeseriesData` for each part.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// let mut points = series.parallel_scan("metrics", 4).points();
    /// while let Some(point) = points.next().await {
    ///     println!("{:?}", point?);
    /// }
    /// let progress = points.progress();
    /// assert_eq!(progress.finished_parts, progress.parts);
    /// # Ok(()) });
    /// ```
    pub fn parallel_scan(&self, table: impl AsRef<str>, parts: u32) -> ParallelScan {
        ParallelScan::new(&self.client, table.as_ref(), parts)
    }
}

/// # Metadata
impl Timeseries {
    /// Finds series by their metadata (`QueryTimeseriesMeta`); all of them without a
    /// [condition](QueryTimeseriesMeta::filter). The service shows a new series some seconds after its first point.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{measurement, tag};
    ///
    /// let series = client.timeseries();
    /// let condition = measurement("cpu").and(tag("region").starts_with("h"));
    /// let page = series.query_meta("metrics").filter(condition).count_total().send().await?;
    /// println!("{} of {:?}", page.series.len(), page.total);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the table was created
    /// [without metadata queries](CreateTimeseriesTable::without_metadata_index), or the token is that of another table.
    pub fn query_meta(&self, table: impl Into<String>) -> QueryTimeseriesMeta {
        QueryTimeseriesMeta::new(&self.client, table.into())
    }

    /// Sets attributes of series (`UpdateTimeseriesMeta`). A series that the table does not know is added.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::Key;
    ///
    /// let series = client.timeseries();
    /// let key = Key::new("cpu").source("host-7");
    /// let update = series.update_meta("metrics").attributes(key, [("owner", "ops")]);
    /// update.send().await?.all_ok()?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if there are no series or more than 100, or if the table does not
    /// [allow attributes](CreateTimeseriesTable::allow_attributes). A series that fails is an error in the
    /// [`rows`](crate::batch::BatchResponse::rows) of the response, and the call succeeds.
    pub fn update_meta(&self, table: impl Into<String>) -> UpdateTimeseriesMeta {
        UpdateTimeseriesMeta::new(&self.client, table.into())
    }

    /// Deletes the metadata of series (`DeleteTimeseriesMeta`). Their points stay, and the next point of a series adds its
    /// metadata again.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::Key;
    ///
    /// let series = client.timeseries();
    /// let delete = series.delete_meta("metrics").key(Key::new("cpu").source("host-7"));
    /// delete.send().await?.all_ok()?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if there are no series or more than 100. A series that fails is an error in the
    /// [`rows`](crate::batch::BatchResponse::rows) of the response, and the call succeeds.
    pub fn delete_meta(&self, table: impl Into<String>) -> DeleteTimeseriesMeta {
        DeleteTimeseriesMeta::new(&self.client, table.into())
    }
}

/// # Tables
impl Timeseries {
    /// Creates a time series table (`CreateTimeseriesTable`). Before its first read or write, see
    /// [`wait_for_table`](Self::wait_for_table).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// let year = Duration::from_secs(365 * 86_400);
    /// series.create_table("sensors").time_to_live(Some(year)).send().await?;
    /// series.wait_for_table("sensors").await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectAlreadyExist` if a table of any kind has the name, `OTSParameterInvalid` if the options contradict each
    /// other, `OTSQuotaExhausted` if the instance has too many tables: 64, among which a time series table counts as two.
    pub fn create_table(&self, table: impl Into<String>) -> CreateTimeseriesTable {
        CreateTimeseriesTable::new(&self.client, table.into())
    }

    /// Waits until a new table accepts reads and writes, which may take up to a minute. It is read every half
    /// second.
    ///
    /// # Errors
    ///
    /// `OTSTableNotReady` after 60 s, and any other error at once.
    pub async fn wait_for_table(&self, table: &str) -> Result<()> {
        let started = Instant::now();
        loop {
            // Nothing is that old.
            let read = self
                .scan(table)
                .between(..Timestamp::from_micros(1))
                .limit(1);
            match read.send().await {
                Err(error)
                    if error.code() == Some(&ErrorCode::TableNotReady)
                        && started.elapsed() + PAUSE < LIMIT => {}
                done => return done.map(|_| ()),
            }
            sleep(PAUSE).await;
        }
    }

    /// Lists the time series tables of the instance (`ListTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// for table in series.list_table().send().await? {
    ///     println!("{} ({})", table.name, table.status);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn list_table(&self) -> ListTimeseriesTable {
        ListTimeseriesTable::new(&self.client)
    }

    /// Describes a time series table (`DescribeTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// let described = series.describe_table("metrics").send().await?;
    /// assert_eq!(described.table.time_to_live, None);
    /// # Ok(()) });
    /// ```
    pub fn describe_table(&self, table: impl Into<String>) -> DescribeTimeseriesTable {
        DescribeTimeseriesTable::new(&self.client, table.into())
    }

    /// Changes the options of points, or those of metadata (`UpdateTimeseriesTable`): the service takes one of the two in a
    /// request. Options that are not set stay.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// let month = Duration::from_secs(30 * 86_400);
    /// series.update_table("metrics").time_to_live(Some(month)).send().await?;
    /// series.update_table("metrics").allow_attributes(false).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if options of points and of metadata come in one request, or if the result is not one with which
    /// a table can be created: nothing is changed then.
    pub fn update_table(&self, table: impl Into<String>) -> UpdateTimeseriesTable {
        UpdateTimeseriesTable::new(&self.client, table.into())
    }

    /// Deletes a time series table with all that it has: points, metadata, analytical stores and lastpoint indexes
    /// (`DeleteTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// series.delete_table("metrics").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_table(&self, table: impl Into<String>) -> DeleteTimeseriesTable {
        DeleteTimeseriesTable::new(&self.client, table.into())
    }
}

/// # Analytical stores
impl Timeseries {
    /// Creates an analytical store of a table (`CreateTimeseriesAnalyticalStore`): a copy of its points for SQL.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// series.create_analytical_store("metrics", "analysis").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the table has a store already, the name is not valid, or the time to live is shorter than 30
    /// days.
    pub fn create_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> CreateTimeseriesAnalyticalStore {
        CreateTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Describes an analytical store, and how far it follows its table (`DescribeTimeseriesAnalyticalStore`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// let described = series.describe_analytical_store("metrics", "analysis").send().await?;
    /// println!("{:?}", described.sync_phase);
    /// # Ok(()) });
    /// ```
    pub fn describe_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> DescribeTimeseriesAnalyticalStore {
        DescribeTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Changes the time to live of an analytical store (`UpdateTimeseriesAnalyticalStore`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// let year = Duration::from_secs(365 * 86_400);
    /// let update = series.update_analytical_store("metrics", "analysis");
    /// update.time_to_live(Some(year)).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn update_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> UpdateTimeseriesAnalyticalStore {
        UpdateTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Deletes an analytical store (`DeleteTimeseriesAnalyticalStore`). The points of the table stay.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// series.delete_analytical_store("metrics", "analysis").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if SQL mappings use the store:
    /// [`drop_mappings`](DeleteTimeseriesAnalyticalStore::drop_mappings) drops them too.
    pub fn delete_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> DeleteTimeseriesAnalyticalStore {
        DeleteTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }
}

/// # Lastpoint indexes
impl Timeseries {
    /// Creates a lastpoint index (`CreateTimeseriesLastpointIndex`): a table that has, for each series, the newest value of
    /// each field. It is read by the row operations and can have search indexes.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{Point, Timestamp};
    /// use tablestore::PrimaryKey;
    ///
    /// let series = client.timeseries();
    /// series.create_lastpoint_index("metrics", "metrics_last").send().await?;
    /// let point = Point::new("cpu", Timestamp::from_secs(1_700_000_000)).source("host-7");
    /// series.put("metrics").point(point.field("usage", 0.73)).send().await?.all_ok()?;
    ///
    /// let all = client.describe_table("metrics_last").send().await?.schema.key_range();
    /// let mut rows = client.get_range("metrics_last", all).rows();
    /// while let Some(row) = rows.next().await {
    ///     assert_eq!(row?.get::<f64>("usage")?, 0.73);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectAlreadyExist` if a table of any kind has the index's name, `OTSParameterInvalid` if the table has 10
    /// analytical stores and lastpoint indexes.
    pub fn create_lastpoint_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> CreateTimeseriesLastpointIndex {
        CreateTimeseriesLastpointIndex::new(&self.client, table.into(), index.into())
    }

    /// Deletes a lastpoint index of a table (`DeleteTimeseriesLastpointIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_lastpoint_index("metrics", "metrics_last").send().await?;
    /// series.delete_lastpoint_index("metrics", "metrics_last").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_lastpoint_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> DeleteTimeseriesLastpointIndex {
        DeleteTimeseriesLastpointIndex::new(&self.client, table.into(), index.into())
    }
}
