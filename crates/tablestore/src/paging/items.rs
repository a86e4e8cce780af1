use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use tablestore_core::Result;
use tablestore_protocol::Row;

use super::{Paged, Pages};
use crate::Request;

/// How many items are handed out between two looks at the pages that are read ahead: a look costs
/// more than an item.
const ITEMS_BETWEEN_LOOKS: usize = 64;

/// A paged read whose answers hold items: rows, or records.
pub trait PagedItems: Paged {
    /// What the answers hold.
    type Item;

    /// Where a read starts.
    type Position: Clone;

    /// Where this read starts.
    fn start(&self) -> Self::Position;

    /// Where a read starts whose first item is this one, at this place of a page that started
    /// there, if that tells.
    fn position_of(
        item: &Self::Item,
        place: usize,
        page_start: &Self::Position,
    ) -> Option<Self::Position>;

    /// Takes the items out of an answer to what started there. `held` is what the page before held
    /// back.
    fn items_of(
        answer: Self::Response,
        page_start: Option<&Self::Position>,
        held: Option<Self::Item>,
    ) -> PageOfItems<Self::Item, Self::Position>;
}

/// The items of one answer, and where the next one starts.
#[derive(Debug)]
pub struct PageOfItems<T, P> {
    pub(crate) items: Vec<T>,
    pub(crate) next: Option<P>,
    /// The beginning of an item that goes on in the next page.
    pub(crate) held: Option<T>,
}

impl<Op: PagedItems<Item = Row>> Request<Op> {
    /// Reads all that was asked for, as a stream of rows, page after page: a whole range, or the one
    /// row of a [`get_row`](crate::Client::get_row) with all its columns, however wide. A limit is one
    /// of each page, not of the stream. Nothing is sent before the stream is polled.
    pub fn rows(self) -> Items<Op> {
        Items::new(self)
    }
}

/// A stream of what a paged read finds, one by one: see [`Request::rows`].
///
/// Items come as they are asked for and stay in memory a page or two at a time: while those of one
/// page are handed out, the next page is on its way. A row that is too wide for one answer is put
/// together, if it comes with its whole key. There is no task in the background.
///
/// It ends with the last item, or with an error; [`Items::next_start`] tells where to go on then.
///
/// ```
/// # use tablestore::{KeyRange, PrimaryKey};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let mut rows = client.get_range("orders", orders.forward()).rows();
/// while let Some(order) = rows.next().await {
///     println!("{}", order?);
/// }
/// # Ok(()) });
/// ```
///
/// # Cancel safety
///
/// Dropping the stream gives up the page that is on its way. [`Items::next`] can be dropped and
/// called again without losing an item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<Op: PagedItems> {
    pages: Pages<Op>,
    page: vec::IntoIter<Op::Item>,
    /// How many items this page came with.
    page_length: usize,
    held: Option<Op::Item>,
    /// Where this page started.
    start: Option<Op::Position>,
    /// Where the page after this one starts.
    next: Option<Op::Position>,
}

impl<Op: PagedItems> Items<Op> {
    pub(crate) fn new(request: Request<Op>) -> Self {
        let nothing = request.operation.is_empty();
        let start = (!nothing).then(|| request.operation.start());
        Self {
            pages: request.pages(),
            page: Vec::new().into_iter(),
            page_length: 0,
            held: None,
            next: start.clone(),
            start,
        }
    }

    /// Reads up to this many pages ahead of the one whose items are handed out; 1 by default. With
    /// 0, a page is sent for when its first item is asked for.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.pages = self.pages.read_ahead(pages);
        self
    }

    /// The next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the read. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Op::Item>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Where a read starts that finds what was not handed out yet; `None` when that is nothing.
    /// Store it to go on later, in another process, or after an error.
    ///
    /// For rows of a range it is the key of the next one, for those of a batch the places of what
    /// is left, for a row by itself the token that its first page had, empty without one. Records of a stream, and rows that come without their whole key, can be found again by
    /// pages only: inside a page, it is where that page started.
    ///
    /// ```
    /// # use tablestore::{KeyRange, PrimaryKey};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]).forward();
    /// let mut rows = client.get_range("orders", orders.clone()).rows();
    /// if let Some(first) = rows.next().await {
    ///     println!("today: {}", first?);
    /// }
    /// if let Some(next) = rows.next_start() {
    ///     let mut rest = client.get_range("orders", next..orders.end).rows();
    ///     while let Some(order) = rest.next().await {
    ///         println!("tomorrow: {}", order?);
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    pub fn next_start(&self) -> Option<Op::Position> {
        let waiting = self.page.as_slice().first();
        match (waiting.or(self.held.as_ref()), &self.start) {
            (Some(item), Some(start)) => {
                let place = self.page_length - self.page.len();
                Some(Op::position_of(item, place, start).unwrap_or_else(|| start.clone()))
            }
            _ => self.next.clone(),
        }
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Op::Item>>> {
        loop {
            if let Some(item) = self.page.next() {
                if self.page.len().is_multiple_of(ITEMS_BETWEEN_LOOKS) {
                    self.pages.poll_ahead(cx);
                }
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(answer)) => {
                    let page = Op::items_of(answer, self.next.as_ref(), self.held.take());
                    self.page_length = page.items.len();
                    self.page = page.items.into_iter();
                    self.held = page.held;
                    self.start = std::mem::replace(&mut self.next, page.next);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<Op: PagedItems> Unpin for Items<Op> {}

impl<Op: PagedItems> Stream for Items<Op> {
    type Item = Result<Op::Item>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<Op: PagedItems + fmt::Debug> fmt::Debug for Items<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("waiting", &self.page.len())
            .finish_non_exhaustive()
    }
}
