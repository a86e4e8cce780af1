use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tower_layer::Layer;
use tower_service::Service;

use crate::CollectLayer;
use crate::future::call_when_ready;

/// A whole stack, or a part of one, with its type erased.
///
/// [`StackBuilder`](crate::StackBuilder) builds the standard one; [`Transport::new`] takes any. Clones
/// cost a reference count and share connections, permits and the retry budget. It is always ready: it
/// waits for the service in the call.
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

/// A service behind a shared reference. Each call uses a clone of its own.
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
    /// Takes a service of any type. For one with another error or body, see
    /// [`Transport::converting`].
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

    /// Takes a service with any error and any body, such as a stack of tower's own layers, whose errors
    /// are boxed. Both are converted to ours: an [`Error`] in a box is taken out, another one becomes
    /// an error of kind [`Other`](tablestore_core::ErrorKind::Other).
    ///
    /// ```
    /// use http::{Request, Response};
    /// use tablestore_core::{Body, Error, ErrorKind};
    /// use tablestore_transport::Transport;
    ///
    /// let full = tower::service_fn(|_: Request<Body>| async {
    ///     let error = Error::new(ErrorKind::Timeout, "no response").not_sent();
    ///     Err::<Response<Body>, Box<dyn std::error::Error + Send + Sync>>(error.into())
    /// });
    /// # tokio_test::block_on(async {
    /// let error = Transport::converting(full).send(Request::new(Body::empty())).await.unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Timeout);
    /// # });
    /// ```
    pub fn converting<S, B>(service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn StdError + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data: Send> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::new(CollectLayer::default().over_whole().layer(service))
    }

    /// Sends one request and waits for its response.
    ///
    /// # Errors
    ///
    /// The errors of the layers and of the HTTP client.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future abandons the call and releases its permit and connection. A request in flight
    /// may or may not be executed.
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
