use std::any::Any;
use std::fmt;
use std::future::{Future, pending, ready};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use http::{Request, Response};
use tablestore_core::{Body, Error, Result};
use tower::ServiceExt;
use tower_service::Service;

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

/// Calls a service once it is ready, and `note` just before.
///
/// Most are ready at once: those are called at once, and nothing waits for them. One that is not is
/// asked again, as a clone, by whoever waits.
pub(crate) fn call_when_ready<S>(
    service: &mut S,
    request: Request<Body>,
    note: impl FnOnce() + Send + 'static,
) -> ResponseFuture
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    match service.poll_ready(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(())) => {
            note();
            ResponseFuture::of(service.call(request))
        }
        Poll::Ready(Err(error)) => ResponseFuture::new(ready(Err(error))),
        Poll::Pending => {
            let mut service = service.clone();
            ResponseFuture::new(async move {
                let service = service.ready().await?;
                note();
                service.call(request).await
            })
        }
    }
}
