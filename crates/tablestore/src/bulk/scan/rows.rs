use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use tablestore_core::Result;
use tablestore_protocol::{PrimaryKey, Row};

use super::ScanPosition;
use crate::batch::BulkExport;
use crate::paging::Items;
use crate::row::GetRange;

/// How many rows are returned between two polls of the parts whose pages are read ahead.
const ROWS_BETWEEN_POLLS: u64 = 256;

/// The request by which parts are read; its bounds are those of no part.
#[derive(Debug)]
pub(super) enum PartRead {
    GetRange(GetRange),
    BulkExport(BulkExport),
}

/// The rows of one part.
pub(super) enum PartRows {
    GetRange(Items<GetRange>),
    BulkExport(Items<BulkExport>),
}

impl PartRows {
    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Row>>> {
        match self {
            Self::GetRange(rows) => rows.poll_item(cx),
            Self::BulkExport(rows) => rows.poll_item(cx),
        }
    }

    fn poll_ahead(&mut self, cx: &mut Context<'_>) {
        match self {
            Self::GetRange(rows) => rows.poll_ahead(cx),
            Self::BulkExport(rows) => rows.poll_ahead(cx),
        }
    }

    fn next_start(&self) -> Option<PrimaryKey> {
        match self {
            Self::GetRange(rows) => rows.next_start(),
            Self::BulkExport(rows) => rows.next_start(),
        }
    }

    fn bytes(&self) -> u64 {
        match self {
            Self::GetRange(rows) => rows.bytes(),
            Self::BulkExport(rows) => rows.bytes(),
        }
    }
}

/// A part that is being read.
struct Part {
    rows: PartRows,
    end: PrimaryKey,
}

/// The progress of a scan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanProgress {
    /// The rows that were returned.
    pub rows: u64,
    /// The bytes of the responses whose rows are being returned or were returned.
    pub bytes: u64,
    /// The parts that were read to their end, including those before the scan was resumed.
    pub parts_done: usize,
    /// The parts of the table.
    pub parts: usize,
}

/// The rows of a table, read in parallel: a stream, created by [`ScanTable::start`](super::ScanTable::start).
///
/// It ends with the last row, or with an error; [`position`](Self::position) is the rest of the scan then.
/// Rows that are written during the scan may be returned or not.
///
/// Each page is received and decoded in a task of its own, which ends with the stream.
///
/// # Cancel safety
///
/// Dropping the stream cancels the pages in flight. [`TableScan::next`] can be dropped and called again
/// without losing a row.
#[must_use = "a stream does nothing until it is polled"]
pub struct TableScan {
    read: PartRead,
    is_ordered: bool,
    concurrency: usize,
    waiting: VecDeque<Range<PrimaryKey>>,
    /// The parts that are being read, in the order in which they were started.
    active: VecDeque<Part>,
    /// The index of the part that returned the last row.
    current: usize,
    has_failed: bool,
    progress: ScanProgress,
    /// The bytes of the parts that are done.
    bytes_done: u64,
}

impl TableScan {
    pub(super) fn new(
        position: ScanPosition,
        read: PartRead,
        is_ordered: bool,
        concurrency: usize,
    ) -> Self {
        let ScanPosition { parts, parts_done } = position;
        Self {
            read,
            is_ordered,
            concurrency,
            progress: ScanProgress {
                parts_done,
                parts: parts_done + parts.len(),
                ..ScanProgress::default()
            },
            waiting: parts.into(),
            active: VecDeque::new(),
            current: 0,
            has_failed: false,
            bytes_done: 0,
        }
    }

    /// Returns the next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the reads of a part. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Row>> {
        poll_fn(|cx| self.poll_row(cx)).await
    }

    /// Returns the progress so far.
    pub fn progress(&self) -> ScanProgress {
        let active = self.active.iter().map(|part| part.rows.bytes());
        ScanProgress {
            bytes: self.bytes_done + active.sum::<u64>(),
            ..self.progress
        }
    }

    /// Returns the rest of the scan: the rows that were not returned yet, for
    /// [`ScanTable::resume`](super::ScanTable::resume), also after an error and in another process.
    ///
    /// Rows without their full primary key, which only [`bulk_export`](super::ScanTable::bulk_export) and
    /// [`entire_primary_keys`](GetRange::entire_primary_keys) return, are found again by their page:
    /// some are returned twice then.
    pub fn position(&self) -> ScanPosition {
        let active = self.active.iter().filter_map(|part| {
            let start = part.rows.next_start()?;
            Some(start..part.end.clone())
        });
        let mut parts: Vec<_> = active.chain(self.waiting.iter().cloned()).collect();
        parts.sort_by(|one, other| one.start.cmp(&other.start));
        ScanPosition {
            parts_done: self.progress.parts - parts.len(),
            parts,
        }
    }

    fn poll_row(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Row>>> {
        if self.has_failed {
            return Poll::Ready(None);
        }
        if self.progress.rows.is_multiple_of(ROWS_BETWEEN_POLLS) {
            self.poll_ahead(cx);
        }
        loop {
            self.start_parts();
            // In order, only the first part returns rows; the others read ahead.
            let candidates = match self.is_ordered {
                true => self.active.len().min(1),
                false => self.active.len(),
            };
            if candidates == 0 {
                return Poll::Ready(None);
            }
            let mut has_ended = false;
            for _ in 0..candidates {
                self.current %= candidates;
                match self.active[self.current].rows.poll_item(cx) {
                    Poll::Ready(Some(row)) => {
                        self.has_failed = row.is_err();
                        self.progress.rows += u64::from(row.is_ok());
                        return Poll::Ready(Some(row));
                    }
                    Poll::Ready(None) => {
                        if let Some(part) = self.active.remove(self.current) {
                            self.bytes_done += part.rows.bytes();
                        }
                        self.progress.parts_done += 1;
                        has_ended = true;
                        break;
                    }
                    Poll::Pending => self.current += 1,
                }
            }
            if !has_ended {
                self.poll_ahead(cx);
                return Poll::Pending;
            }
        }
    }

    /// Starts parts, up to the number that is read at the same time.
    fn start_parts(&mut self) {
        while self.active.len() < self.concurrency {
            let Some(range) = self.waiting.pop_front() else {
                return;
            };
            let end = range.end.clone();
            let rows = self.read.rows(range);
            self.active.push_back(Part { rows, end });
        }
    }

    fn poll_ahead(&mut self, cx: &mut Context<'_>) {
        for part in &mut self.active {
            part.rows.poll_ahead(cx);
        }
    }
}

impl Stream for TableScan {
    type Item = Result<Row>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_row(cx)
    }
}

impl fmt::Debug for TableScan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableScan")
            .field("progress", &self.progress())
            .field("active", &self.active.len())
            .finish_non_exhaustive()
    }
}
