use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tokio::time::timeout;
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::call_state::{Stage, timed_out};

/// Limits the time of one attempt, so that another can be made.
///
/// Stands below [`ConcurrencyLimitLayer`](crate::ConcurrencyLimitLayer): it measures the service,
/// not the queue for it. A request can override the limit by its [`CallOptions`](crate::CallOptions).
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
    /// Limits an attempt to this time, from [`Service::call`] to its complete response. Making a new
    /// connection is included.
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
/// [`ErrorKind::Timeout`](tablestore_core::ErrorKind::Timeout) at the time limit. Its text names what
/// the attempt was waiting for. The request counts as sent once a connection has it.
///
/// # Cancel safety
///
/// Dropping the future abandons the attempt; a request in flight may be executed.
#[derive(Clone, Debug)]
pub struct AttemptTimeout<S> {
    inner: S,
    limit: Duration,
}

inner_service!(AttemptTimeout);

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
        let state = call.and_then(CallInfo::state).cloned();
        let uri = request.uri().clone();
        let response = timeout(limit, self.inner.call(request));
        ResponseFuture::new(async move {
            response.await.unwrap_or_else(|_| {
                Err(match state {
                    Some(state) => state.attempt_timed_out(limit, &uri),
                    None => timed_out("attempt timeout", limit, Stage::Assumed, &uri),
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::{ErrorKind, Operation};

    use super::*;
    use crate::testing::{mock, ok, start};

    #[tokio::test(start_paused = true)]
    async fn an_attempt_without_a_response_is_abandoned() {
        let (mock, mut handle) = mock();
        let service = AttemptTimeoutLayer::default().layer(mock);
        let started = tokio::time::Instant::now();

        let call = start(&service, Operation::PUT_ROW);
        let (_, _unanswered) = handle.next_request().await.unwrap();

        let error = call.await.unwrap().unwrap_err();
        assert_eq!(started.elapsed().as_secs(), 30);
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(
            error.to_string(),
            "attempt timeout of 30 s passed while waiting for the response"
        );
        assert!(error.request_sent());
    }

    #[tokio::test(start_paused = true)]
    async fn a_response_in_time_passes() {
        let (mock, mut handle) = mock();
        let service = AttemptTimeoutLayer::default().layer(mock);

        let call = start(&service, Operation::PUT_ROW);
        let (_, respond) = handle.next_request().await.unwrap();
        tokio::time::sleep(Duration::from_secs(29)).await;
        respond.send_response(ok());

        assert!(call.await.unwrap().is_ok());
    }
}
