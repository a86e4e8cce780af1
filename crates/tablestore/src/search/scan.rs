use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tablestore_core::{Error, ErrorCode, Result};
use tablestore_protocol::Row;

use super::{ComputeSplitsResponse, ParallelScan};
use crate::call::SendFuture;
use crate::paging::Items;

/// Restarts of a scan that has not returned a row yet.
const FREE_RESTARTS: u32 = 3;

/// A stream of all rows of a search index that match, created by [`ParallelScan::scan`].
///
/// It computes the splits of the index and scans all of them concurrently: while rows of one are
/// returned, pages of the others are in flight. Rows come in no particular order. There is no task in
/// the background; [`ParallelScan::splits`] returns streams for several tasks.
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// use tablestore::search::{Columns, field};
///
/// let mut scan = client
///     .parallel_scan("orders", "orders_index")
///     .query(field("status").eq("open"))
///     .columns(Columns::AllFromIndex)
///     .scan();
/// while let Some(row) = scan.next().await {
///     println!("{}", row?);
/// }
/// let progress = scan.progress();
/// println!("{} rows of {} splits", progress.rows, progress.splits);
/// # assert_eq!(progress.rows, 2);
/// # Ok(()) });
/// ```
///
/// # Rows that come twice
///
/// The scan has a session, in which it reads the index as it was at its start: each row comes once. The
/// service ends a session that had no request for its [`alive_time`](ParallelScan::alive_time). It
/// cannot be continued, and a new session starts from the beginning. A scan that has returned no row
/// does so by itself; later, it ends with the error `OTSSessionExpired`, unless
/// [`restarts`](Self::restarts) allows it to start again. Each row that was returned before then comes
/// again, unless it was changed or deleted since, and so do rows in their state of that time.
///
/// # Cancel safety
///
/// Dropping the stream cancels the pages in flight. [`Scan::next`] can be dropped and called again
/// without losing a row.
#[must_use = "a stream does nothing until it is polled"]
pub struct Scan {
    request: ParallelScan,
    state: State,
    max_parallel: Option<u32>,
    restarts_left: u32,
    /// Whether a row was returned, since the first start.
    has_returned: bool,
    progress: ScanProgress,
}

/// How far a [`Scan`] has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanProgress {
    /// The number of splits, each of which a worker scans; 0 before the scan has computed them.
    pub splits: u32,
    /// The number of splits that are at their ends.
    pub finished_splits: u32,
    /// The number of rows that were returned since the last start.
    pub rows: u64,
    /// How often the scan has started again in a new session.
    pub restarts: u32,
}

enum State {
    Start,
    Splitting(SendFuture<ComputeSplitsResponse>),
    Scanning {
        workers: Vec<Items<ParallelScan>>,
        /// The worker that is polled first.
        next: usize,
    },
    End,
}

/// # All splits
impl ParallelScan {
    /// Reads all rows that match, as one stream: computes the splits, scans them concurrently, and
    /// returns rows as they arrive. Nothing is sent before the stream is polled. A session, a split or
    /// a token that is set has no effect.
    pub fn scan(self) -> Scan {
        Scan::new(self)
    }

    /// Computes the splits, and returns a stream of rows for each of them, to be read concurrently:
    /// in tasks, for example. Together they return all rows that match.
    ///
    /// If the session expires, all streams that are not at their ends fail with `OTSSessionExpired`,
    /// and the whole scan has to start again, from new splits.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::search(async |client| {
    /// let scan = client.parallel_scan("orders", "orders_index");
    /// let mut tasks = Vec::new();
    /// for mut split in scan.splits().await? {
    ///     tasks.push(tokio::spawn(async move {
    ///         while let Some(row) = split.next().await {
    ///             println!("{}", row?);
    ///         }
    ///         Ok::<(), tablestore::Error>(())
    ///     }));
    /// }
    /// for task in tasks {
    ///     task.await.unwrap()?;
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Those of `ComputeSplits`.
    pub async fn splits(self) -> Result<Vec<Items<Self>>> {
        let splits = self.compute_splits().send().await?;
        let workers = (0..splits.splits.max(1)).map(|index| {
            let worker = self.worker(splits.session.clone(), index, splits.splits.max(1));
            worker.rows()
        });
        Ok(workers.collect())
    }
}

impl Scan {
    fn new(request: ParallelScan) -> Self {
        Self {
            request,
            state: State::Start,
            max_parallel: None,
            restarts_left: 0,
            has_returned: false,
            progress: ScanProgress::default(),
        }
    }

    /// Sets the maximum number of splits that are scanned concurrently; all that the index has by
    /// default. The service allows 10 scans of an index at a time.
    pub fn max_parallel(mut self, workers: u32) -> Self {
        self.max_parallel = Some(workers.max(1));
        self
    }

    /// Sets how often the scan starts again when its session has expired after it has returned rows;
    /// 0 by default. All rows then come again.
    pub fn restarts(mut self, times: u32) -> Self {
        self.restarts_left = times;
        self
    }

    /// Returns how far the scan has got.
    pub fn progress(&self) -> ScanProgress {
        self.progress
    }

    /// Returns the next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the scan. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Row>> {
        poll_fn(|cx| self.poll_row(cx)).await
    }

    fn poll_row(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Row>>> {
        loop {
            match &mut self.state {
                State::Start => {
                    let splits = self.request.compute_splits();
                    self.state = State::Splitting(splits.into_future());
                }
                State::Splitting(splits) => match ready!(splits.as_mut().poll(cx)) {
                    Ok(splits) => self.start(&splits),
                    Err(error) => {
                        self.state = State::End;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Scanning { workers, next } => {
                    let polled = ready!(poll_workers(workers, next, cx));
                    let left = u32::try_from(workers.len()).unwrap_or(u32::MAX);
                    self.progress.finished_splits = self.progress.splits.saturating_sub(left);
                    match polled {
                        Some(Ok(row)) => {
                            self.has_returned = true;
                            self.progress.rows += 1;
                            return Poll::Ready(Some(Ok(row)));
                        }
                        Some(Err(error)) if self.restarts_after(&error) => {
                            self.state = State::Start;
                        }
                        Some(Err(error)) => {
                            self.state = State::End;
                            return Poll::Ready(Some(Err(error)));
                        }
                        None => self.state = State::End,
                    }
                }
                State::End => return Poll::Ready(None),
            }
        }
    }

    fn start(&mut self, splits: &ComputeSplitsResponse) {
        let count = splits
            .splits
            .max(1)
            .min(self.max_parallel.unwrap_or(u32::MAX));
        let session = || splits.session.clone();
        let workers = (0..count).map(|index| self.request.worker(session(), index, count).rows());
        self.state = State::Scanning {
            workers: workers.collect(),
            next: 0,
        };
        self.progress = ScanProgress {
            splits: count,
            restarts: self.progress.restarts,
            ..ScanProgress::default()
        };
    }

    /// Returns whether the scan starts again, and takes note of it.
    fn restarts_after(&mut self, error: &Error) -> bool {
        if error.code() != Some(&ErrorCode::SessionExpired) {
            return false;
        }
        let is_free = !self.has_returned && self.progress.restarts < FREE_RESTARTS;
        if !is_free {
            let Some(left) = self.restarts_left.checked_sub(1) else {
                return false;
            };
            self.restarts_left = left;
        }
        self.progress.restarts += 1;
        true
    }
}

/// Polls the workers in turn, so that pages of all are in flight. Those at their ends are removed.
fn poll_workers(
    workers: &mut Vec<Items<ParallelScan>>,
    next: &mut usize,
    cx: &mut Context<'_>,
) -> Poll<Option<Result<Row>>> {
    let mut pending = 0;
    while pending < workers.len() {
        if *next >= workers.len() {
            *next = 0;
        }
        let Some(worker) = workers.get_mut(*next) else {
            break;
        };
        match Pin::new(worker).poll_next(cx) {
            Poll::Ready(Some(row)) => {
                *next += 1;
                return Poll::Ready(Some(row));
            }
            Poll::Ready(None) => drop(workers.remove(*next)),
            Poll::Pending => {
                *next += 1;
                pending += 1;
            }
        }
    }
    if workers.is_empty() {
        return Poll::Ready(None);
    }
    Poll::Pending
}

impl Stream for Scan {
    type Item = Result<Row>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_row(cx)
    }
}

impl fmt::Debug for Scan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scan")
            .field("request", &self.request)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
