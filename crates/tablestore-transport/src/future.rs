use std::future::ready;
use std::task::{Context, Poll, Waker};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture};
use tower::ServiceExt;
use tower_service::Service;

/// Calls a service once it is ready, and `note` just before.
///
/// A service that is ready is called at once. One that is not is cloned, and the clone is polled by the
/// caller's task until it is ready.
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
            ResponseFuture::new(service.call(request))
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
