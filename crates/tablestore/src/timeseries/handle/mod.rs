mod tables;

use std::sync::Arc;

use super::meta_cache::MetaCache;
use super::{
    DeleteTimeseriesMeta, GetTimeseriesData, Key, ParallelScan, PutTimeseriesData,
    QueryTimeseriesMeta, ScanTimeseriesData, SplitTimeseriesScanTask, UpdateTimeseriesMeta,
};
use crate::client::Client;

/// The memory of the metadata cache by default.
const CACHE_BYTES: usize = 32 * 1024 * 1024;

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
    /// [without metadata queries](super::CreateTimeseriesTable::without_metadata_index), or the token is that of another table.
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
    /// [allow attributes](super::CreateTimeseriesTable::allow_attributes). A series that fails is an error in the
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
