use std::any::Any;
use std::fmt;
use std::future::{Future, pending};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;

use crate::{Body, Result};

/// The answer to come: what the services of this SDK return.
///
/// Dropping it gives the call up and frees what the call holds. A request that was on its way then
/// may or may not be carried out.
///
/// A layer of your own may return it too. Then its answers are not boxed once more, nor read once
/// more, where it stands in a slot of a stack.
///
/// ```
/// use http::Response;
/// use tablestore_core::{Body, ResponseFuture};
///
/// let answer = ResponseFuture::new(async { Ok(Response::new(Body::from("an answer"))) });
/// ```
#[must_use = "futures do nothing unless polled"]
pub struct ResponseFuture(Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>);

impl ResponseFuture {
    /// Boxes a future, unless it is one of these already.
    pub fn new(answer: impl Future<Output = Result<Response<Body>>> + Send + 'static) -> Self {
        Self::downcast(answer).unwrap_or_else(|answer| Self(Box::pin(answer)))
    }

    /// Takes a future that is one of these as it is.
    ///
    /// # Errors
    ///
    /// Every other future comes back.
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
            Poll::Ready(answer) => answer.unwrap(),
            Poll::Pending => panic!("it waits"),
        }
    }

    fn address(future: &ResponseFuture) -> *const () {
        (&raw const *future.0).cast()
    }

    #[test]
    fn it_is_boxed_once() {
        let once = ResponseFuture::new(async { Ok(Response::new(Body::from("an answer"))) });
        let place = address(&once);
        let twice = ResponseFuture::new(once);
        assert_eq!(address(&twice), place);
        assert_eq!(now(twice).into_body(), Body::from("an answer"));
    }

    #[test]
    fn another_future_comes_back() {
        let other = ResponseFuture::downcast(ready(5)).unwrap_err();
        assert_eq!(other.into_inner(), 5);
    }
}
