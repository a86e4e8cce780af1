use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use tablestore_core::{Error, ErrorKind, Result};
use tokio::task::JoinHandle;

use super::Progress;
use crate::call::Request;

/// A read whose response may tell where the next one starts.
pub trait Paged: Request {
    /// The position at which a read starts: a key, a token, an iterator.
    type Position: Clone + Send + 'static;

    /// Returns the position at which this read starts.
    #[doc(hidden)]
    fn start(&self) -> Self::Position;

    /// Moves the start to the end of a response.
    ///
    /// # Errors
    ///
    /// If the read would make no progress. The start stays.
    #[doc(hidden)]
    fn advance(&mut self, response: &Self::Response, progress: &mut Progress) -> Result<Next>;

    /// Returns the request of one page, where this one exceeds a page.
    #[doc(hidden)]
    fn page(&self) -> Self {
        self.clone()
    }

    /// Returns whether there is nothing to read, and so no page.
    #[doc(hidden)]
    fn is_empty(&self) -> bool {
        false
    }

    /// Returns the pause before this page.
    #[doc(hidden)]
    fn pause(&self) -> Duration {
        Duration::ZERO
    }
}

/// The continuation of a read after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The read continues with the next page.
    Page,
    /// There is nothing more now, but later there may be.
    Later,
    /// There is nothing more.
    End,
}

/// A stream of the responses to a paged read, such as
/// [`GetRange::pages`](crate::row::GetRange::pages).
///
/// While one page is processed, the next one is in flight: it is requested when a page is returned, and
/// received when the stream is polled again. There is no task in the background.
///
/// It ends with the last page, or with an error. A service that continues a read at a position where
/// it already was is such an error.
///
/// ```
/// # use tablestore::{KeyRange, PrimaryKey};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let mut pages = client.get_range("orders", orders).pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{} rows for {} read units", page.rows.len(), page.consumed.read);
/// }
/// # Ok(()) });
/// ```
///
/// # Cancel safety
///
/// Dropping the stream cancels the page in flight. [`Pages::next`] can be dropped and called again
/// without losing a page.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<R: Paged> {
    /// The read of the page in flight, or of the next one.
    request: R,
    at_end: bool,
    progress: Progress,
    fetch: Option<Fetch<R>>,
    ready: VecDeque<Result<Page<R>>>,
    read_ahead: usize,
    /// Whether each page is received and decoded in a task.
    in_tasks: bool,
}

/// A response, and the start of the next page.
pub(super) struct Page<R: Paged> {
    pub(super) response: R::Response,
    pub(super) next: Option<R::Position>,
}

type Fetch<R> = Pin<Box<dyn Future<Output = Result<<R as Request>::Response>> + Send>>;

impl<R: Paged> Pages<R> {
    pub(crate) fn new(request: R) -> Self {
        Self {
            at_end: request.is_empty(),
            request,
            progress: Progress::default(),
            fetch: None,
            ready: VecDeque::new(),
            read_ahead: 1,
            in_tasks: false,
        }
    }

    /// Receives and decodes each page in a task, so that streams that are polled by one task use
    /// several cores. The task ends with the stream.
    pub(super) fn in_tasks(mut self) -> Self {
        self.in_tasks = true;
        self
    }

    /// Sets how many pages are read ahead of the one that was returned, one after the other; 1 by
    /// default. With 0, a page is requested when it is asked for.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.read_ahead = pages;
        self
    }

    /// Returns the next page; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of the read. The stream has ended then.
    pub async fn next(&mut self) -> Option<Result<R::Response>> {
        poll_fn(|cx| self.poll_response(cx)).await
    }

    fn poll_response(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<R::Response>>> {
        self.poll_page(cx)
            .map(|page| page.map(|page| page.map(|page| page.response)))
    }

    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page<R>>>> {
        self.fill(self.read_ahead.max(1), cx);
        let page = self.ready.pop_front();
        if page.is_none() && !self.at_end {
            return Poll::Pending;
        }
        self.poll_ahead(cx);
        Poll::Ready(page)
    }

    /// Advances the pages that are read ahead.
    pub(super) fn poll_ahead(&mut self, cx: &mut Context<'_>) {
        self.fill(self.read_ahead, cx);
    }

    /// Fetches pages until this many are ready, or until the next one is in flight.
    fn fill(&mut self, count: usize, cx: &mut Context<'_>) {
        while self.ready.len() < count && !self.at_end {
            let fetch = self.fetch.get_or_insert_with(|| {
                let pause = self.request.pause().max(self.progress.pause());
                let fetch = send(self.request.page(), pause);
                match self.in_tasks {
                    true => Box::pin(FetchTask(tokio::spawn(fetch))),
                    false => Box::pin(fetch) as Fetch<R>,
                }
            });
            let Poll::Ready(response) = fetch.as_mut().poll(cx) else {
                return;
            };
            self.fetch = None;
            match response {
                Ok(response) => self.push(response),
                Err(error) => self.fail(error),
            }
        }
    }

    fn push(&mut self, response: R::Response) {
        let advanced = self.request.advance(&response, &mut self.progress);
        let next = (!matches!(advanced, Ok(Next::End))).then(|| self.request.start());
        self.ready.push_back(Ok(Page { response, next }));
        match advanced {
            Ok(next) => self.at_end = next != Next::Page,
            Err(error) => self.fail(error.with_operation(self.request.operation())),
        }
    }

    fn fail(&mut self, error: Error) {
        self.at_end = true;
        self.ready.push_back(Err(error));
    }
}

async fn send<R: Request>(request: R, pause: Duration) -> Result<R::Response> {
    if !pause.is_zero() {
        tokio::time::sleep(pause).await;
    }
    request.send().await
}

/// A page that is fetched in a task, which ends when this is dropped.
struct FetchTask<T>(JoinHandle<Result<T>>);

impl<T> Future for FetchTask<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        let fetched = ready!(Pin::new(&mut self.0).poll(cx));
        Poll::Ready(fetched.unwrap_or_else(|error| {
            let message = "the task that received a page did not finish";
            Err(Error::new(ErrorKind::Other, message).with_source(error))
        }))
    }
}

impl<T> Drop for FetchTask<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<R: Paged> Unpin for Pages<R> {}

impl<R: Paged> Stream for Pages<R> {
    type Item = Result<R::Response>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_response(cx)
    }
}

impl<R: Paged + fmt::Debug> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("ready", &self.ready.len())
            .field("at_end", &self.at_end)
            .finish_non_exhaustive()
    }
}

/// Implements the method that reads page after page. The words name the content of a page.
macro_rules! pages_method {
    ($request:ident: $items:literal) => {
        impl $request {
            #[doc = concat!("Reads ", $items, " page by page, as a stream of responses: each")]
            /// request starts where the response before it ended. Nothing is sent before the stream
            /// is polled.
            pub fn pages(self) -> $crate::paging::Pages<Self> {
                $crate::paging::Pages::new(self)
            }
        }
    };
}
pub(crate) use pages_method;
