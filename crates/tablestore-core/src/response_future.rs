use std::any::Any;
use std::fmt;
use std::future::{Future, pending};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;

use crate::{Body, Result};

/// A future that resolves to a response; returned by every service in this SDK.
///
/// Dropping it cancels the call and releases its resources. A request that was already in flight
/// may or may not be executed.
///
/// Your own layers may return it too. In a slot of a stack, such a future is not boxed a second time,
/// and its body is not read a second time.
///
/// ```
/// use http::Response;
/// use tablestore_core::{Body, ResponseFuture};
///
/// let response = ResponseFuture::new(async { Ok(Response::new(Body::from("a response"))) });
/// ```
#[must_use = "futures do nothing unless polled"]
pub struct ResponseFuture(Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>);

impl ResponseFuture {
    /// Boxes a future, unless it is a `ResponseFuture` already.
    pub fn new(response: impl Future<Output = Result<Response<Body>>> + Send + 'static) -> Self {
        Self::downcast(response).unwrap_or_else(|response| Self(Box::pin(response)))
    }

    /// Returns the future unchanged if it is a `ResponseFuture`.
    ///
    /// # Errors
    ///
    /// Returns the future itself if it is of another type.
    pub fn downcast<F: 'static>(mut future: F) -> Result<Self, F> {
        match (&mut future as &mut dyn Any).downcast_mut::<Self>() {
            // Boxing what has no size takes no memory.
            Some(own) => Ok(mem::replace(own, Self(Box::pin(pending())))),
            None => Err(future),
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
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;
    use std::pin::pin;
    use std::task::Waker;

    use super::*;

    fn now(future: impl Future<Output = Result<Response<Body>>>) -> Response<Body> {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(response) => response.unwrap(),
            Poll::Pending => panic!("it waits"),
        }
    }

    fn address(future: &ResponseFuture) -> *const () {
        (&raw const *future.0).cast()
    }

    #[test]
    fn it_is_boxed_once() {
        let once = ResponseFuture::new(async { Ok(Response::new(Body::from("a response"))) });
        let expected = address(&once);
        let twice = ResponseFuture::new(once);
        assert_eq!(address(&twice), expected);
        assert_eq!(now(twice).into_body(), Body::from("a response"));
    }

    #[test]
    fn another_future_comes_back() {
        let other = ResponseFuture::downcast(ready(5)).unwrap_err();
        assert_eq!(other.into_inner(), 5);
    }
}
