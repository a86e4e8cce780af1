use std::any::Any;
use std::fmt;
use std::future::{Future, pending};
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;
use tablestore_core::{Body, Result};

/// What every layer here returns: the answer to come.
///
/// Dropping it gives the call up and frees what the call holds. A request that was on its way then
/// may or may not be carried out.
#[must_use = "futures do nothing unless polled"]
pub struct ResponseFuture(Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>);

impl ResponseFuture {
    pub(crate) fn new(
        answer: impl Future<Output = Result<Response<Body>>> + Send + 'static,
    ) -> Self {
        Self(Box::pin(answer))
    }

    /// The same, for an answer that may be boxed already: then it is not boxed again.
    pub(crate) fn of<F>(answer: F) -> Self
    where
        F: Future<Output = Result<Response<Body>>> + Send + 'static,
    {
        let mut answer = Some(answer);
        let boxed = (&mut answer as &mut dyn Any).downcast_mut::<Option<Self>>();
        match (boxed.and_then(Option::take), answer) {
            (Some(boxed), _) => boxed,
            (None, Some(answer)) => Self::new(answer),
            // It was taken, or it is there.
            (None, None) => Self::new(pending()),
        }
    }
}

impl Future for ResponseFuture {
    type Output = Result<Response<Body>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx)
    }
}

impl fmt::Debug for ResponseFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseFuture")
    }
}
