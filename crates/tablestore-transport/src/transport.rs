use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tower_service::Service;

use crate::future::call_when_ready;

/// A whole stack, or a part of one, whose type no longer matters.
///
/// [`StackBuilder`](crate::StackBuilder) makes the standard one; [`Transport::new`] takes any.
/// Clones cost a reference count and share what the layers share: connections, permits, the retry
/// budget. It is always ready: it waits for the service in the call.
///
/// ```
/// use http::{Request, Response};
/// use tablestore_core::{Body, Error};
/// use tablestore_transport::Transport;
///
/// let echo = tower::service_fn(|request: Request<Body>| async {
///     Ok::<_, Error>(Response::new(request.into_body()))
/// });
/// let transport = Transport::new(echo);
/// # tokio_test::block_on(async {
/// let response = transport.send(Request::new(Body::from("hello"))).await?;
/// assert_eq!(response.into_body(), Body::from("hello"));
/// # Ok::<(), Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Transport(Arc<dyn Erased>);

/// A service behind a shared reference. Each call has a clone of its own, which it waits for.
trait Erased: Send + Sync {
    fn call(&self, request: Request<Body>) -> ResponseFuture;
}

impl<S> Erased for S
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send + 'static,
{
    fn call(&self, request: Request<Body>) -> ResponseFuture {
        call_when_ready(&mut self.clone(), request, || {})
    }
}

impl Transport {
    /// Takes a service of any type.
    pub fn new<S>(service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<Body>, Error = Error>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send + 'static,
    {
        Self(Arc::new(service))
    }

    /// Sends one request and waits for its answer.
    ///
    /// # Errors
    ///
    /// Whatever the layers and the leaf answer with.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives the call up and frees what it holds. A request that was on its way
    /// then may or may not be carried out.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Body>> {
        self.0.call(request).await
    }
}

impl Service<Request<Body>> for Transport {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        self.0.call(request)
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}
