use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_transport::{RetryPolicy, WriteRetryPolicy};

use super::{Pending, Statistics, batch_send};
use crate::packing::{Counters, Engine, Identity, Names, Packer, Settings};
use crate::timeseries::{Point, PointWritten, PutTimeseriesData, Timeseries};

/// The service's limit for the body of a request.
const MAX_BODY: usize = 5 * 1024 * 1024;

/// # Writer
impl Timeseries {
    /// Creates a writer of many points: it takes points for any number of tables from any number of tasks, and packs
    /// them into calls of up to 200 points and 4 MiB (`PutTimeseriesData`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{Point, Timestamp};
    ///
    /// let writer = client.timeseries().writer().start()?;
    /// for second in 0..1000 {
    ///     let time = Timestamp::from_secs(1_700_000_000 + second);
    ///     let point = Point::new("cpu", time).source("host-7").field("usage", 0.73);
    ///     writer.write("metrics", point).await;
    /// }
    /// let statistics = writer.close().await?;
    /// assert_eq!(statistics.succeeded, 1000);
    /// # Ok(()) });
    /// ```
    #[doc(alias = "TimeseriesWriter")]
    pub fn writer(&self) -> PointWriterBuilder {
        PointWriterBuilder::new(self)
    }
}

/// The settings of a [`PointWriter`], created by [`Timeseries::writer`].
#[derive(Clone, Debug)]
#[must_use = "a writer does nothing until it is started"]
pub struct PointWriterBuilder {
    request: PutTimeseriesData,
    time_limit: Duration,
    settings: Settings,
}

impl PointWriterBuilder {
    fn new(series: &Timeseries) -> Self {
        let builder = Self {
            request: series.put(""),
            time_limit: Duration::ZERO,
            settings: Settings {
                max_items: 200,
                max_bytes: 4 * 1024 * 1024,
                concurrency: 10,
                linger: Duration::from_millis(10),
                buffer_bytes: 64 * 1024 * 1024,
            },
        };
        builder
            .retry_policy(WriteRetryPolicy::default())
            .time_limit(Duration::from_secs(300))
    }

    /// Sets whether the service leaves the metadata of the series alone: see
    /// [`PutTimeseriesData::ignore_metadata`]. Default: false.
    pub fn ignore_metadata(mut self, ignore: bool) -> Self {
        self.request = self.request.ignore_metadata(ignore);
        self
    }

    /// Sets the largest number of points of a call; 200 by default, which is the service's limit.
    pub fn max_rows(mut self, points: usize) -> Self {
        self.settings.max_items = points;
        self
    }

    /// Sets the largest size of the points of a call; 4 MiB (4,194,304 bytes) by default, which is the service's
    /// limit. A point that is larger by itself is sent alone.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_bytes = bytes;
        self
    }

    /// Sets the largest number of calls in flight; 10 by default. The client's
    /// [`max_connections`](crate::ClientBuilder::max_connections) limits them too.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.settings.concurrency = calls;
        self
    }

    /// Sets how long a point waits for others to fill its call; 10 ms by default.
    pub fn linger(mut self, time: Duration) -> Self {
        self.settings.linger = time;
        self
    }

    /// Sets the memory for points that were accepted and are not written yet; 64 MiB (67,108,864 bytes) by default.
    /// A point counts with its encoded size and 256 bytes. When the memory is used up, [`PointWriter::write`] waits.
    pub fn buffer_bytes(mut self, bytes: usize) -> Self {
        self.settings.buffer_bytes = bytes;
        self
    }

    /// Sets how points that failed are retried; [`WriteRetryPolicy`] by default, whatever the client's policy is: a
    /// point replaces itself, so it is retried after an unknown outcome too.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.request = self.request.retry_policy(policy);
        self
    }

    /// Sets how long a point is retried; 5 minutes by default. Zero is rejected.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self.request = self.request.call_timeout(limit);
        self
    }

    /// Starts the writer, on the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if a setting is 0.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn start(self) -> Result<PointWriter> {
        let settings = self.settings.check()?;
        let engine = PointEngine {
            request: self.request,
            time_limit: self.time_limit,
        };
        Ok(PointWriter(Packer::start(engine, settings)))
    }
}

/// A writer of many points, created by [`Timeseries::writer`].
///
/// It works as a [`BulkWriter`](super::BulkWriter) does: clones share it, memory is bounded, each point has its own
/// result, and a point that the service rejects fails alone. Points of the same key and time are written in the order in
/// which they were passed to the writer, so that the last one stays.
///
/// [`close`](Self::close) waits for all points, and reports failures that no future received. The writer's task ends with
/// its last handle: dropped without `close`, it gives an error to every point that is not written yet.
#[derive(Clone)]
pub struct PointWriter(Packer<PointEngine>);

impl PointWriter {
    /// Takes a point for a table, and returns the future of its result. Waits while the buffer is full. Errors of the
    /// point come by its future: a point that is not valid, larger than a request (5 MiB), or passed to a closed
    /// writer fails without being sent.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it has returned, it has not taken the point, which is never written. After that, dropping the
    /// point's future does not cancel the point.
    pub async fn write(&self, table: impl Into<String>, point: Point) -> Pending<PointWritten> {
        let item = Item::new(table.into(), point);
        match item.check() {
            Ok(()) => self.0.push(item).await,
            Err(error) => self.0.reject(error),
        }
    }

    /// As [`write`](Self::write), with a callback for the result. A task of the writer calls it, so it should be short.
    pub async fn write_with(
        &self,
        table: impl Into<String>,
        point: Point,
        callback: impl FnOnce(Result<PointWritten>) + Send + 'static,
    ) {
        let item = Item::new(table.into(), point);
        match item.check() {
            Ok(()) => self.0.push_with(item, callback).await,
            Err(error) => self.0.reject_with(error, callback),
        }
    }

    /// Takes a point if the buffer has room for it now.
    ///
    /// # Errors
    ///
    /// The point, if the buffer is full.
    pub fn try_write(
        &self,
        table: impl Into<String>,
        point: Point,
    ) -> Result<Pending<PointWritten>, Box<Point>> {
        let item = Item::new(table.into(), point);
        match item.check() {
            Ok(()) => self.0.try_push(item).map_err(|item| Box::new(item.point)),
            Err(error) => Ok(self.0.reject(error)),
        }
    }

    /// Waits until all points that were taken before have a result. Calls are sent without waiting for more points
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// If points failed whose results were not received, since the last `flush`: their number and the error of the
    /// first one, which is the [`source`](std::error::Error::source).
    pub async fn flush(&self) -> Result<()> {
        self.0.flush().await
    }

    /// Takes no more points, from any clone, waits until all have a result, and ends the writer.
    ///
    /// # Errors
    ///
    /// As [`flush`](Self::flush). The writer is closed in any case.
    pub async fn close(self) -> Result<Statistics> {
        self.0.close().await
    }

    /// Returns the work so far.
    pub fn statistics(&self) -> Statistics {
        self.0.statistics()
    }
}

impl fmt::Debug for PointWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PointWriter")
            .field("statistics", &self.statistics())
            .finish_non_exhaustive()
    }
}

/// A point and its table.
#[derive(Debug)]
struct Item {
    table: String,
    point: Point,
    /// The bytes of the point in a request.
    size: usize,
}

impl Item {
    fn new(table: String, point: Point) -> Self {
        let size = point.encoded_len();
        Self { table, point, size }
    }

    /// Checks a point without sending it.
    fn check(&self) -> Result<()> {
        let too_large = || {
            let size = self.size;
            let reason = format!("it has {size} bytes: allowed are up to {MAX_BODY} in a request");
            (size > MAX_BODY).then_some(reason)
        };
        match PutTimeseriesData::rejection(&self.point).or_else(too_large) {
            None => Ok(()),
            Some(reason) => {
                let message = format!("the point is not valid: {reason}");
                let name = PutTimeseriesData::name_of(&self.table, &self.point);
                Err(Error::new(ErrorKind::Request, message).with_row_name(name))
            }
        }
    }
}

/// Writes packs of points.
#[derive(Debug)]
struct PointEngine {
    /// A request without points, which has the settings of the call.
    request: PutTimeseriesData,
    time_limit: Duration,
}

impl Engine for PointEngine {
    const NAMES: Names = Names {
        packer: "writer of points",
        item: "point",
        is_write: true,
    };

    type Item = Item;
    type Output = PointWritten;

    fn size(&self, item: &Item) -> usize {
        item.size
    }

    fn can_share_pack(&self, first: &Item, other: &Item) -> bool {
        first.table == other.table
    }

    /// Points of one key and time replace each other.
    fn identity(&self, item: &Item) -> Identity {
        let mut hasher = DefaultHasher::new();
        item.table.hash(&mut hasher);
        item.point.hash_identity(&mut hasher);
        Identity::InOrder(hasher.finish())
    }

    async fn send(&self, pack: Vec<Item>, counters: &Counters) -> Vec<Result<PointWritten>> {
        let Some(first) = pack.first() else {
            return Vec::new();
        };
        let table = first.table.clone();
        let points = pack.into_iter().map(|item| item.point);
        let batch = self.request.with_points(&table, points.collect());
        batch_send::send(batch, self.time_limit, counters).await
    }
}
