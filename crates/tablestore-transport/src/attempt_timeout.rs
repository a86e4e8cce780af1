use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, Result};
use tokio::time::timeout;
use tower_layer::Layer;
use tower_service::Service;

use crate::ResponseFuture;
use crate::seconds::Seconds;

/// Gives up on one attempt that is not answered in time, so that another can be made.
///
/// Stands below [`ConcurrencyLimitLayer`](crate::ConcurrencyLimitLayer): it measures the service,
/// not the queue for it.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::AttemptTimeoutLayer;
///
/// let layer = AttemptTimeoutLayer::new(Duration::from_secs(10));
/// assert_eq!(AttemptTimeoutLayer::default(), AttemptTimeoutLayer::new(Duration::from_secs(30)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptTimeoutLayer {
    limit: Duration,
}

impl AttemptTimeoutLayer {
    /// Gives an attempt this long, from [`Service::call`] to its whole answer. A new connection is
    /// made in this time too.
    pub const fn new(limit: Duration) -> Self {
        Self { limit }
    }
}

/// 30 s. The service itself gives up after about 10 s, on SQL after 30 s.
impl Default for AttemptTimeoutLayer {
    fn default() -> Self {
        Self::new(Duration::from_secs(30))
    }
}

impl<S> Layer<S> for AttemptTimeoutLayer {
    type Service = AttemptTimeout<S>;

    fn layer(&self, inner: S) -> AttemptTimeout<S> {
        AttemptTimeout {
            inner,
            limit: self.limit,
        }
    }
}

/// The service of [`AttemptTimeoutLayer`].
///
/// # Errors
///
/// [`ErrorKind::Timeout`] when the time is up. The request counts as sent: the service may carry it
/// out all the same.
///
/// # Cancel safety
///
/// Dropping the future gives the attempt up; the request may be carried out all the same.
#[derive(Clone, Debug)]
pub struct AttemptTimeout<S> {
    inner: S,
    limit: Duration,
}

impl<S> Service<Request<Body>> for AttemptTimeout<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let limit = self.limit;
        let answer = timeout(limit, self.inner.call(request));
        ResponseFuture::new(async move {
            answer.await.unwrap_or_else(|_| {
                Err(Error::new(
                    ErrorKind::Timeout,
                    format!("no answer within {}", Seconds(limit)),
                ))
            })
        })
    }
}
