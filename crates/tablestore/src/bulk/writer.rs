use std::fmt;
use std::time::Duration;

use tablestore_core::Result;
use tablestore_transport::{RetryPolicy, WriteRetryPolicy};

use super::write_engine::{WriteEngine, WriteOperation};
use super::{Pending, Statistics};
use crate::batch::{BatchWriteRow, BulkImport, RowChange, RowWritten};
use crate::client::Client;
use crate::packing::{Packer, Settings};

/// The settings of a [`BulkWriter`], created by [`Client::bulk_writer`].
///
/// ```
/// # use tablestore::PrimaryKey;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// use std::time::Duration;
///
/// let writer = client
///     .bulk_writer()
///     .concurrency(32)
///     .linger(Duration::from_millis(50))
///     .start()?;
/// # let key = PrimaryKey::new("article", "salt");
/// # writer.write(client.put_row("stock", key)).await.await?;
/// writer.close().await?;
/// # Ok(()) });
/// ```
#[derive(Clone, Debug)]
#[must_use = "a writer does nothing until it is started"]
pub struct BulkWriterBuilder {
    batch: BatchWriteRow,
    import: BulkImport,
    is_import: bool,
    time_limit: Duration,
    settings: Settings,
}

impl BulkWriterBuilder {
    pub(super) fn new(client: &Client) -> Self {
        let builder = Self {
            batch: client.batch_write_row(),
            import: client.bulk_import(""),
            is_import: false,
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

    /// Writes by `BulkImport` instead of `BatchWriteRow`: calls of one table, rows without conditions
    /// and without returned rows.
    pub fn bulk_import(mut self) -> Self {
        self.is_import = true;
        self
    }

    /// Sets the largest number of rows of a call; 200 by default, which is the service's limit.
    pub fn max_rows(mut self, rows: usize) -> Self {
        self.settings.max_items = rows;
        self
    }

    /// Sets the largest size of the rows of a call; 4 MiB (4,194,304 bytes) by default, which is the
    /// service's limit. A row that is larger by itself is sent alone.
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

    /// Sets how long a row waits for others to fill its call; 10 ms by default.
    pub fn linger(mut self, time: Duration) -> Self {
        self.settings.linger = time;
        self
    }

    /// Sets the memory for rows that were accepted and are not written yet; 64 MiB (67,108,864 bytes) by
    /// default. A row counts with its encoded size and 256 bytes. When the memory is used up,
    /// [`BulkWriter::write`] waits.
    pub fn buffer_bytes(mut self, bytes: usize) -> Self {
        self.settings.buffer_bytes = bytes;
        self
    }

    /// Sets how rows that failed are retried, each by its own effect; [`WriteRetryPolicy`] by default,
    /// whatever the client's policy is: after an unknown outcome it retries a put or a delete without
    /// a condition, which changes nothing more the second time, and no increment.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + Clone + 'static) -> Self {
        self.batch = self.batch.retry_policy(policy.clone());
        self.import = self.import.retry_policy(policy);
        self
    }

    /// Sets how long a row is retried; 5 minutes by default, since a writer has to outlast a service that
    /// throttles. Zero is rejected.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self.batch = self.batch.call_timeout(limit);
        self.import = self.import.call_timeout(limit);
        self
    }

    /// Starts the writer, on the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a setting is 0.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn start(self) -> Result<BulkWriter> {
        let settings = self.settings.check()?;
        let engine = WriteEngine {
            operation: match self.is_import {
                true => WriteOperation::BulkImport(self.import),
                false => WriteOperation::BatchWriteRow(self.batch),
            },
            time_limit: self.time_limit,
        };
        Ok(BulkWriter(Packer::start(engine, settings)))
    }
}

/// A writer of many rows, created by [`Client::bulk_writer`].
///
/// - Rows of any number of tables are packed into full calls. Clones share the writer, so any number of
///   tasks can write.
/// - Memory is bounded: [`write`](Self::write) waits while the buffer is full.
/// - Each row has its own result, by a [`Pending`] future or a callback. A row that the service rejects
///   fails alone, even where the service rejects the whole call because of it.
/// - The changes of one row are executed in the order in which they were passed to the writer: a
///   change is sent when the result of the one before it is known. Two tasks that write the same row have
///   to agree on an order themselves.
/// - Rows that fail for a transient reason are retried. One that may have been executed is retried only if
///   executing it twice changes nothing more; otherwise it fails, and
///   [`Error::outcome_unknown`](crate::Error::outcome_unknown) is true.
///
/// [`close`](Self::close) waits for all rows, and reports failures that no future received. The writer's task
/// ends with its last handle: dropped without `close`, it gives an error to every row that is not written
/// yet.
///
/// ```
/// # use tablestore::PrimaryKey;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let writer = client.bulk_writer().start()?;
/// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
///
/// let put = writer.write(client.put_row("orders", order(8)).column("amount", 42)).await;
/// let deleted = writer.write(client.delete_row("orders", order(7))).await;
/// // Both are in flight. Each result is awaited where it is needed, or not at all.
/// put.await?;
/// if let Err(error) = deleted.await {
///     eprintln!("{error}");
/// }
/// writer.close().await?;
/// # Ok(()) });
/// ```
#[derive(Clone)]
pub struct BulkWriter(Packer<WriteEngine>);

impl BulkWriter {
    /// Takes a row to write: a [`put_row`](Client::put_row), an [`update_row`](Client::update_row) or a
    /// [`delete_row`](Client::delete_row). Waits while the buffer is full, and returns the future of the
    /// row's result.
    ///
    /// Time limits and retry policy are those of the writer; those of the row are ignored. All errors of
    /// the row come by its future: a row that is not valid, larger than a request (5 MiB), or passed to
    /// a closed writer fails without being sent.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it has returned, it has not taken the row, which is never written. After that, dropping
    /// the row's future does not cancel the row.
    pub async fn write(&self, row: impl Into<RowChange>) -> Pending<RowWritten> {
        let row = row.into();
        match self.0.engine().check(&row) {
            Ok(()) => self.0.push(row).await,
            Err(error) => self.0.reject(error),
        }
    }

    /// As [`write`](Self::write), with a callback for the row's result. A task of the writer calls it, so
    /// it should be short.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let writer = client.bulk_writer().start()?;
    /// for number in 0..100 {
    ///     let key = PrimaryKey::new("customer", "bob").and("order", number);
    ///     let report = move |result| {
    ///         if let Err(error) = result {
    ///             eprintln!("order {number}: {error}");
    ///         }
    ///     };
    ///     writer.write_with(client.put_row("orders", key), report).await;
    /// }
    /// writer.close().await?;
    /// # Ok(()) });
    /// ```
    pub async fn write_with(
        &self,
        row: impl Into<RowChange>,
        callback: impl FnOnce(Result<RowWritten>) + Send + 'static,
    ) {
        let row = row.into();
        match self.0.engine().check(&row) {
            Ok(()) => self.0.push_with(row, callback).await,
            Err(error) => self.0.reject_with(error, callback),
        }
    }

    /// Takes a row if the buffer has room for it now.
    ///
    /// # Errors
    ///
    /// The row, if the buffer is full.
    pub fn try_write(
        &self,
        row: impl Into<RowChange>,
    ) -> Result<Pending<RowWritten>, Box<RowChange>> {
        let row = row.into();
        match self.0.engine().check(&row) {
            Ok(()) => self.0.try_push(row).map_err(Box::new),
            Err(error) => Ok(self.0.reject(error)),
        }
    }

    /// Waits until all rows that were taken before have a result. Calls are sent without waiting for more
    /// rows meanwhile.
    ///
    /// # Errors
    ///
    /// If rows failed whose results were not received, since the last `flush`: their number and the error of
    /// the first one, which is the [`source`](std::error::Error::source).
    pub async fn flush(&self) -> Result<()> {
        self.0.flush().await
    }

    /// Takes no more rows, from any clone, waits until all have a result, and ends the writer.
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

impl fmt::Debug for BulkWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkWriter")
            .field("statistics", &self.statistics())
            .finish_non_exhaustive()
    }
}
