use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tablestore_core::Result;

use super::fields::point_setters;
use super::{
    Point, ScanPart, ScanTimeseriesData, SplitTimeseriesScanTask, SplitTimeseriesScanTaskResponse,
};
use crate::call::SendFuture;
use crate::client::Client;
use crate::paging::Items;

/// A scan of a whole table, or of a measurement, in parts that are read at the same time; created by
/// [`Timeseries::parallel_scan`](super::Timeseries::parallel_scan).
#[derive(Clone, Debug)]
#[must_use = "a scan does nothing until its stream is polled"]
pub struct ParallelScan {
    split: SplitTimeseriesScanTask,
    scan: ScanTimeseriesData,
    concurrency: usize,
}

point_setters!(ParallelScan { scan.read }, r#"client.timeseries().parallel_scan("metrics", 4)"#);

impl ParallelScan {
    pub(super) fn new(client: &Client, table: &str, parts: u32) -> Self {
        Self {
            split: SplitTimeseriesScanTask::new(client, table.to_owned(), parts),
            scan: ScanTimeseriesData::new(client, table.to_owned()),
            concurrency: usize::try_from(parts).unwrap_or(usize::MAX),
        }
    }

    /// Reads the points of one measurement instead of all.
    pub fn measurement(mut self, name: impl Into<String>) -> Self {
        self.split = self.split.measurement(name);
        self
    }

    /// Sets how many parts are read at the same time, at least 1; all of them by default. Each holds a page or two
    /// in memory.
    pub fn concurrency(mut self, parts: usize) -> Self {
        self.concurrency = parts.max(1);
        self
    }

    /// Splits the table and reads all parts, as one stream of points. Those of each series are in the order of
    /// their times. Nothing is sent before the stream is polled.
    pub fn points(self) -> ParallelPoints {
        ParallelPoints {
            split: Some(Box::pin(self.split.send())),
            scan: self.scan,
            concurrency: self.concurrency,
            waiting: VecDeque::new(),
            active: Vec::new(),
            turn: 0,
            progress: ScanProgress::default(),
        }
    }
}

/// The points of a [`ParallelScan`], as a stream.
///
/// It ends with the last point, or with the first error of any part. There is no task in the background.
///
/// # Cancel safety
///
/// Dropping the stream cancels the pages in flight. [`ParallelPoints::next`] can be dropped and called again
/// without losing a point.
#[must_use = "a stream does nothing until it is polled"]
pub struct ParallelPoints {
    split: Option<SendFuture<SplitTimeseriesScanTaskResponse>>,
    scan: ScanTimeseriesData,
    concurrency: usize,
    /// Parts that are not being read yet.
    waiting: VecDeque<ScanPart>,
    active: Vec<Items<ScanTimeseriesData>>,
    /// The part whose points are being returned.
    turn: usize,
    progress: ScanProgress,
}

/// How far a scan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanProgress {
    /// The number of parts; 0 before the table is split.
    pub parts: usize,
    /// The number of parts that were read to their end.
    pub finished_parts: usize,
    /// The number of points that the stream has returned.
    pub points: u64,
}

impl ParallelPoints {
    /// Returns the next point; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the split and of the reads. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Point>> {
        poll_fn(|cx| self.poll_point(cx)).await
    }

    /// Returns how far the scan is.
    pub fn progress(&self) -> ScanProgress {
        self.progress
    }

    fn poll_point(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Point>>> {
        if let Some(split) = &mut self.split {
            let split = ready!(split.as_mut().poll(cx));
            self.split = None;
            match split {
                Ok(response) => {
                    self.progress.parts = response.parts.len();
                    self.waiting = response.parts.into();
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
        loop {
            while self.active.len() < self.concurrency
                && let Some(part) = self.waiting.pop_front()
            {
                self.active.push(self.scan.clone().part(part).points());
            }
            if self.active.is_empty() {
                return Poll::Ready(None);
            }
            match self.poll_parts(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(point)) => {
                    match &point {
                        Ok(_) => self.progress.points += 1,
                        Err(_) => self.end(),
                    }
                    return Poll::Ready(Some(point));
                }
                Poll::Ready(None) => {}
            }
        }
    }

    /// Polls the parts that are being read, from the one whose turn it is; `None` if one has ended.
    fn poll_parts(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Point>>> {
        for _ in 0..self.active.len() {
            self.turn %= self.active.len();
            match Pin::new(&mut self.active[self.turn]).poll_next(cx) {
                Poll::Pending => self.turn += 1,
                Poll::Ready(None) => {
                    let _ = self.active.swap_remove(self.turn);
                    self.progress.finished_parts += 1;
                    return Poll::Ready(None);
                }
                point => return point,
            }
        }
        Poll::Pending
    }

    fn end(&mut self) {
        self.active.clear();
        self.waiting.clear();
    }
}

impl Stream for ParallelPoints {
    type Item = Result<Point>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Point>>> {
        self.poll_point(cx)
    }
}

impl fmt::Debug for ParallelPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParallelPoints")
            .field("scan", &self.scan)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
