use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use tablestore_core::{Error, ErrorKind, Result};

use crate::{Call, Request};

/// A read whose answer may say where the next one starts.
pub trait Paged: Call<Response: Send> + Clone + 'static {
    /// Makes this the read that goes on where an answer stopped; false after the last one.
    fn go_on(&mut self, answer: &Self::Response) -> bool;

    /// The read of one page, where this asks for more than one answer can hold.
    fn page(&self) -> Self {
        self.clone()
    }

    /// Whether there is nothing to read, and so no page.
    fn is_empty(&self) -> bool {
        false
    }

    /// How long a stream waits before it sends this.
    fn pause(&self) -> Duration {
        Duration::ZERO
    }
}

impl<Op: Paged> Request<Op> {
    /// Reads page after page, as a stream of answers: each is asked for from where the one before
    /// stopped. Nothing is sent before the stream is polled.
    pub fn pages(self) -> Pages<Op> {
        Pages {
            at_end: self.operation.is_empty(),
            request: self,
            fetch: None,
            ready: VecDeque::new(),
            read_ahead: 1,
        }
    }
}

/// Makes sure that a page does not end where it started: its stream would ask for it for ever.
pub(crate) fn check_progress<P: PartialEq>(start: &P, next: &P) -> Result<()> {
    if start == next {
        return Err(Error::new(
            ErrorKind::Decode,
            "the answer says that the read goes on from where it started",
        ));
    }
    Ok(())
}

/// A stream of the answers to a paged read: see [`Request::pages`].
///
/// While a page is looked at, the next one is on its way: it is sent for when a page is handed out,
/// and taken in when the stream is polled again. There is no task in the background.
///
/// It ends with the last page, or with an error.
///
/// ```
/// # use tablestore::{KeyRange, PrimaryKey};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let mut pages = client.get_range("orders", orders.forward()).pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{} rows for {} read units", page.rows.len(), page.consumed.read);
/// }
/// # Ok(()) });
/// ```
///
/// # Cancel safety
///
/// Dropping the stream gives up the page that is on its way. [`Pages::next`] can be dropped and
/// called again without losing a page.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<Op: Paged> {
    /// The read of the page that is on its way, or is sent for next.
    request: Request<Op>,
    at_end: bool,
    fetch: Option<Fetch<Op>>,
    ready: VecDeque<Result<Op::Response>>,
    read_ahead: usize,
}

type Fetch<Op> = Pin<Box<dyn Future<Output = Result<<Op as Call>::Response>> + Send>>;

impl<Op: Paged> Pages<Op> {
    /// Reads up to this many pages ahead of the one that was handed out, one after the other; 1 by
    /// default. With 0, a page is sent for when it is asked for.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.read_ahead = pages;
        self
    }

    /// The next page; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the read. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<Op::Response>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Op::Response>>> {
        self.fill(self.read_ahead.max(1), cx);
        let page = self.ready.pop_front();
        if page.is_none() && !self.at_end {
            return Poll::Pending;
        }
        self.poll_ahead(cx);
        Poll::Ready(page)
    }

    /// Gets on with the pages that are read ahead.
    pub(super) fn poll_ahead(&mut self, cx: &mut Context<'_>) {
        self.fill(self.read_ahead, cx);
    }

    /// Fetches pages until so many are ready, or until there is nothing but to wait.
    fn fill(&mut self, count: usize, cx: &mut Context<'_>) {
        while self.ready.len() < count && !self.at_end {
            let page = || self.request.of(self.request.operation.page());
            let fetch = self.fetch.get_or_insert_with(|| Box::pin(send(page())));
            let Poll::Ready(answer) = fetch.as_mut().poll(cx) else {
                return;
            };
            self.fetch = None;
            let read = &mut self.request.operation;
            self.at_end = !answer.as_ref().is_ok_and(|page| read.go_on(page));
            self.ready.push_back(answer);
        }
    }
}

async fn send<Op: Paged>(request: Request<Op>) -> Result<Op::Response> {
    let pause = request.operation.pause();
    if !pause.is_zero() {
        tokio::time::sleep(pause).await;
    }
    request.send().await
}

impl<Op: Paged> Unpin for Pages<Op> {}

impl<Op: Paged> Stream for Pages<Op> {
    type Item = Result<Op::Response>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
    }
}

impl<Op: Paged + fmt::Debug> fmt::Debug for Pages<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("ready", &self.ready.len())
            .field("at_end", &self.at_end)
            .finish_non_exhaustive()
    }
}
