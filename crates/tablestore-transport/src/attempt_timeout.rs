use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture, Result};
use tokio::time::timeout;
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::seconds::Seconds;

/// Gives up on one attempt that is not answered in time, so that another can be made.
///
/// Stands below [`ConcurrencyLimitLayer`](crate::ConcurrencyLimitLayer): it measures the service,
/// not the queue for it. A request can have a limit of its own, in its [`CallOptions`](crate::CallOptions).
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
        let call = CallInfo::from_request(&request);
        let override_limit = call.and_then(|call| call.options().attempt_timeout);
        let limit = override_limit.unwrap_or(self.limit);
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

#[cfg(test)]
mod tests {
    use tablestore_core::Operation;

    use super::*;
    use crate::testing::{mock, ok, start};

    #[tokio::test(start_paused = true)]
    async fn an_attempt_that_is_not_answered_is_given_up() {
        let (mock, mut handle) = mock();
        let service = AttemptTimeoutLayer::default().layer(mock);
        let started = tokio::time::Instant::now();

        let call = start(&service, Operation::PUT_ROW);
        let (_, _unanswered) = handle.next_request().await.unwrap();

        let error = call.await.unwrap().unwrap_err();
        assert_eq!(started.elapsed().as_secs(), 30);
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.to_string(), "no answer within 30 s");
        assert!(error.request_sent());
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_in_time_passes() {
        let (mock, mut handle) = mock();
        let service = AttemptTimeoutLayer::default().layer(mock);

        let call = start(&service, Operation::PUT_ROW);
        let (_, respond) = handle.next_request().await.unwrap();
        tokio::time::sleep(Duration::from_secs(29)).await;
        respond.send_response(ok());

        assert!(call.await.unwrap().is_ok());
    }
}
