use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use tablestore_core::Result;

use super::{Paged, Pages};

/// How many items are returned between two polls of the pages that are read ahead: a poll costs more
/// than an item.
const ITEMS_BETWEEN_POLLS: usize = 64;

/// A paged read whose responses contain items: rows, or records.
pub trait PagedItems: Paged {
    /// An item.
    type Item;

    /// Takes the items out of a response. `held` is the item that the page before held back.
    #[doc(hidden)]
    fn items(response: Self::Response, held: Option<Self::Item>) -> PageOfItems<Self::Item>;

    /// Returns the size of the response's body.
    #[doc(hidden)]
    fn body_bytes(_response: &Self::Response) -> u64 {
        0
    }

    /// Returns the position at which a read starts whose first item is this one, at this index of a
    /// page that started there. `None` if the item can be found again by reading the page only.
    #[doc(hidden)]
    fn position_of(
        _item: &Self::Item,
        _index: usize,
        _page_start: &Self::Position,
    ) -> Option<Self::Position> {
        None
    }
}

/// The items of one response.
#[derive(Debug)]
pub struct PageOfItems<T> {
    pub(crate) items: Vec<T>,
    /// The beginning of an item that continues in the next page.
    pub(crate) held: Option<T>,
}

impl<T> From<Vec<T>> for PageOfItems<T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, held: None }
    }
}

/// A stream of the items of a paged read, such as [`GetRange::rows`](crate::row::GetRange::rows).
///
/// Items are kept in memory for a page or two: while those of one page are returned, the next page is
/// in flight. A row that is too wide for one response is joined if it comes with its full key. There is
/// no task in the background.
///
/// It ends with the last item, or with an error; [`Items::next_start`] is the position to continue from
/// then.
///
/// ```
/// # use tablestore::{KeyRange, PrimaryKey};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let mut rows = client.get_range("orders", orders).rows();
/// while let Some(order) = rows.next().await {
///     println!("{}", order?);
/// }
/// # Ok(()) });
/// ```
///
/// # Cancel safety
///
/// Dropping the stream cancels the page in flight. [`Items::next`] can be dropped and called again
/// without losing an item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<R: PagedItems> {
    pages: Pages<R>,
    page: vec::IntoIter<R::Item>,
    /// The number of items that this page came with.
    page_length: usize,
    held: Option<R::Item>,
    /// The start of this page, or of the page in which the held item started.
    start: Option<R::Position>,
    /// The start of the page after this one.
    next: Option<R::Position>,
    /// The size of the bodies of all pages so far.
    bytes: u64,
}

impl<R: PagedItems> Items<R> {
    pub(crate) fn new(request: R) -> Self {
        let start = (!request.is_empty()).then(|| request.start());
        Self {
            pages: Pages::new(request),
            page: Vec::new().into_iter(),
            page_length: 0,
            held: None,
            next: start.clone(),
            start,
            bytes: 0,
        }
    }

    /// Sets how many pages are read ahead of the one whose items are returned; 1 by default. With 0,
    /// a page is requested when its first item is asked for.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.pages = self.pages.read_ahead(pages);
        self
    }

    /// Receives and decodes each page in a task, which ends with the stream.
    pub(crate) fn in_tasks(mut self) -> Self {
        self.pages = self.pages.in_tasks();
        self
    }

    /// Returns the size of the bodies of the pages whose items are being returned or were returned.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Advances the pages that are read ahead.
    pub(crate) fn poll_ahead(&mut self, cx: &mut Context<'_>) {
        self.pages.poll_ahead(cx);
    }

    /// Returns the next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the read. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<R::Item>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Returns the position from which a read finds the items that were not returned yet; `None` if
    /// there are none. Store it to continue later, in another process, or after an error.
    ///
    /// For rows of a range it is the key of the next row, for rows of a batch the indexes of the rows
    /// that are left, for a single row the token of its first page, empty if it had none. Records of a
    /// stream, and rows without their full key, are found again by reading their page: for them it is
    /// the start of the page.
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
    ///     let mut rest = client.get_range("orders", orders.starting_at(next)).rows();
    ///     while let Some(order) = rest.next().await {
    ///         println!("tomorrow: {}", order?);
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias = "LastEvaluatedKey")]
    pub fn next_start(&self) -> Option<R::Position> {
        let waiting = self.page.as_slice().first();
        match (waiting.or(self.held.as_ref()), &self.start) {
            (Some(item), Some(start)) => {
                let index = self.page_length - self.page.len();
                Some(R::position_of(item, index, start).unwrap_or_else(|| start.clone()))
            }
            _ => self.next.clone(),
        }
    }

    pub(crate) fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<R::Item>>> {
        loop {
            if let Some(item) = self.page.next() {
                if self.page.len().is_multiple_of(ITEMS_BETWEEN_POLLS) {
                    self.pages.poll_ahead(cx);
                }
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => {
                    let held = self.held.take();
                    let next = std::mem::replace(&mut self.next, page.next);
                    if held.is_none() {
                        self.start = next;
                    }
                    self.bytes += R::body_bytes(&page.response);
                    let page = R::items(page.response, held);
                    self.page_length = page.items.len();
                    self.page = page.items.into_iter();
                    self.held = page.held;
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<R: PagedItems> Unpin for Items<R> {}

impl<R: PagedItems> Stream for Items<R> {
    type Item = Result<R::Item>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<R: PagedItems + fmt::Debug> fmt::Debug for Items<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("waiting", &self.page.len())
            .finish_non_exhaustive()
    }
}

/// Implements the method that reads item after item, under this name.
macro_rules! items_method {
    ($(#[$doc:meta])* $request:ident::$method:ident) => {
        impl $request {
            $(#[$doc])*
            pub fn $method(self) -> $crate::paging::Items<Self> {
                $crate::paging::Items::new(self)
            }
        }
    };
}
pub(crate) use items_method;
