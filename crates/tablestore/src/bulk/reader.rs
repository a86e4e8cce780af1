use std::fmt;
use std::time::Duration;

use tablestore_core::Result;
use tablestore_protocol::Row;
use tablestore_transport::RetryPolicy;

use super::read_engine::ReadEngine;
use super::{Pending, Statistics};
use crate::batch::BatchGetRow;
use crate::client::Client;
use crate::packing::{Packer, Settings};
use crate::row::GetRow;

/// The settings of a [`BulkReader`], created by [`Client::bulk_reader`].
#[derive(Clone, Debug)]
#[must_use = "a reader does nothing until it is started"]
pub struct BulkReaderBuilder {
    request: BatchGetRow,
    time_limit: Duration,
    settings: Settings,
}

impl BulkReaderBuilder {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            request: client.batch_get_row(),
            time_limit: client.retry_settings().call_timeout,
            settings: Settings {
                max_items: 100,
                max_bytes: usize::MAX,
                concurrency: 10,
                linger: Duration::from_millis(2),
                buffer_bytes: 64 * 1024 * 1024,
            },
        }
    }

    /// Sets the largest number of rows of a call; 100 by default, which is the service's limit.
    pub fn max_rows(mut self, rows: usize) -> Self {
        self.settings.max_items = rows;
        self
    }

    /// Sets the largest number of calls in flight; 10 by default. The client's
    /// [`max_connections`](crate::ClientBuilder::max_connections) limits them too.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.settings.concurrency = calls;
        self
    }

    /// Sets how long a read waits for others to fill its call; 2 ms by default.
    pub fn linger(mut self, time: Duration) -> Self {
        self.settings.linger = time;
        self
    }

    /// Sets the memory for keys whose rows are not read yet; 64 MiB (67,108,864 bytes) by default. A
    /// read counts with its key and about 400 bytes.
    pub fn buffer_bytes(mut self, bytes: usize) -> Self {
        self.settings.buffer_bytes = bytes;
        self
    }

    /// Sets how rows that failed are retried, instead of the client's policy.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.request = self.request.retry_policy(policy);
        self
    }

    /// Sets how long a row is retried, instead of the client's
    /// [`call_timeout`](crate::ClientBuilder::call_timeout). Zero is rejected.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self.request = self.request.call_timeout(limit);
        self
    }

    /// Starts the reader, on the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a setting is 0.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn start(self) -> Result<BulkReader> {
        let engine = ReadEngine {
            request: self.request,
            time_limit: self.time_limit,
        };
        Ok(BulkReader(Packer::start(engine, self.settings.check()?)))
    }
}

/// A reader of many rows, created by [`Client::bulk_reader`].
///
/// Rows of any number of tables and tasks are packed into full calls, each caller gets its own result, and
/// equal reads that wait for the same call are sent once. Rows that are too wide for one response are
/// read as a whole. Clones share the reader; its task ends with the last one.
///
/// ```
/// # use tablestore::PrimaryKey;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let reader = client.bulk_reader().start()?;
/// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
///
/// // One after the other, or concurrently:
/// let first = reader.get(client.get_row("orders", order(7))).await?;
/// let second = reader.read(client.get_row("orders", order(8))).await;
/// let third = reader.read(client.get_row("orders", order(100))).await;
/// assert!(first.is_some() && second.await?.is_none() && third.await?.is_some());
/// # Ok(()) });
/// ```
#[derive(Clone)]
pub struct BulkReader(Packer<ReadEngine>);

impl BulkReader {
    /// Reads a row; `None` if it does not exist, or has none of the selected columns.
    ///
    /// Time limits and retry policy are those of the reader; those of the row are ignored.
    ///
    /// # Errors
    ///
    /// Those of the row. A row that is part of a transaction, or not valid, is not sent.
    pub async fn get(&self, row: GetRow) -> Result<Option<Row>> {
        self.read(row).await.await
    }

    /// As [`get`](Self::get), without waiting for the row: returns its future, so that one task can read
    /// many rows. Waits while the buffer is full.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it has returned, it has not taken the read.
    pub async fn read(&self, row: GetRow) -> Pending<Option<Row>> {
        match ReadEngine::read(row) {
            Ok(read) => self.0.push(read).await,
            Err(error) => self.0.reject(error),
        }
    }

    /// Returns the work so far.
    pub fn statistics(&self) -> Statistics {
        self.0.statistics()
    }
}

impl fmt::Debug for BulkReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkReader")
            .field("statistics", &self.statistics())
            .finish_non_exhaustive()
    }
}
