use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use tablestore_core::Result;
use tablestore_protocol::{PrimaryKey, Row};

use super::{Paged, Pages};
use crate::Request;

/// How many rows are handed out between two looks at the pages that are read ahead: a look costs
/// more than a row.
const ROWS_BETWEEN_LOOKS: usize = 64;

/// A paged read of a range of rows.
pub trait PagedRows: Paged {
    /// The key that the read starts from.
    fn start(&self) -> &PrimaryKey;

    /// Takes the rows out of an answer.
    fn rows_of(answer: Self::Response) -> PageOfRows;
}

/// The rows of one answer, and how it goes on.
#[derive(Debug)]
pub struct PageOfRows {
    pub(crate) rows: Vec<Row>,
    pub(crate) next_start: Option<PrimaryKey>,
    /// Whether the last row goes on in the next answer.
    pub(crate) is_cut: bool,
}

impl<Op: PagedRows> Request<Op> {
    /// Reads the whole range, as a stream of its rows, page after page. A limit is one of each
    /// page, not of the stream. Nothing is sent before the stream is polled.
    pub fn rows(self) -> Rows<Op> {
        let start = self.operation.start().clone();
        Rows {
            pages: self.pages(),
            page: Vec::new().into_iter(),
            cut: None,
            next_start: Some(start),
        }
    }
}

/// A stream of the rows of a range: see [`Request::rows`].
///
/// Rows come as they are asked for and stay in memory a page or two at a time: while rows of one
/// page are handed out, the next page is on its way. A row that is too wide for one answer is put
/// together. There is no task in the background.
///
/// It ends with the last row, or with an error; [`Rows::next_start`] tells where to go on then.
///
/// ```
/// # use tablestore::{Client, KeyRange, PrimaryKey};
/// # async fn example(client: Client) -> tablestore::Result<()> {
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let mut rows = client.get_range("orders", orders.forward()).rows();
/// while let Some(order) = rows.next().await {
///     println!("{}", order?);
/// }
/// # Ok(()) }
/// ```
///
/// # Cancel safety
///
/// Dropping the stream gives up the page that is on its way. [`Rows::next`] can be dropped and
/// called again without losing a row.
#[must_use = "a stream does nothing until it is polled"]
pub struct Rows<Op: PagedRows> {
    pages: Pages<Op>,
    page: vec::IntoIter<Row>,
    /// The beginning of a row that goes on in the next page.
    cut: Option<Row>,
    /// Where the page after this one starts.
    next_start: Option<PrimaryKey>,
}

impl<Op: PagedRows> Rows<Op> {
    /// Reads up to this many pages ahead of the one whose rows are handed out; 1 by default. With
    /// 0, a page is sent for when its first row is asked for.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.pages = self.pages.read_ahead(pages);
        self
    }

    /// The next row; `None` at the end of the range.
    ///
    /// # Errors
    ///
    /// Those of the read. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Row>> {
        poll_fn(|cx| self.poll_row(cx)).await
    }

    /// Where a range starts that holds the rows not handed out yet; `None` when there are none.
    /// Store it to go on later, in another process, or after an error.
    pub fn next_start(&self) -> Option<&PrimaryKey> {
        let rows = self.page.as_slice().first().or(self.cut.as_ref());
        rows.map(Row::primary_key).or(self.next_start.as_ref())
    }

    fn poll_row(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Row>>> {
        loop {
            if let Some(row) = self.page.next() {
                if self.page.len().is_multiple_of(ROWS_BETWEEN_LOOKS) {
                    self.pages.poll_ahead(cx);
                }
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(answer)) => self.turn_to(Op::rows_of(answer)),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn turn_to(&mut self, page: PageOfRows) {
        let mut rows = page.rows;
        if let Some(cut) = self.cut.take() {
            match rows.first_mut() {
                Some(row) if row.primary_key() == cut.primary_key() => {
                    *row = join(cut, std::mem::take(row));
                }
                _ => rows.insert(0, cut),
            }
        }
        if page.is_cut {
            self.cut = rows.pop();
        }
        self.page = rows.into_iter();
        self.next_start = page.next_start;
    }
}

/// The row of two parts, whose columns follow each other in the order of names.
fn join(first: Row, second: Row) -> Row {
    let (primary_key, mut columns) = first.into_parts();
    columns.extend(second.into_parts().1);
    Row::new(primary_key, columns)
}

impl<Op: PagedRows> Unpin for Rows<Op> {}

impl<Op: PagedRows> Stream for Rows<Op> {
    type Item = Result<Row>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_row(cx)
    }
}

impl<Op: PagedRows + fmt::Debug> fmt::Debug for Rows<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("pages", &self.pages)
            .field("next_start", &self.next_start())
            .finish_non_exhaustive()
    }
}
