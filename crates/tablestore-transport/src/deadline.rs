use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tokio::time::{Instant, timeout_at};
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::future::call_when_ready;

/// Ends a call at its time limit, at whatever stage it is: waiting for a permit or a connection, in
/// flight, or pausing before another attempt.
///
/// Stands above [`RetryLayer`](crate::RetryLayer), which reads the deadline and never pauses past it.
/// A limit that the clock cannot reach, such as [`Duration::MAX`], is none. A request can override
/// the limit by its [`CallOptions`](crate::CallOptions).
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::DeadlineLayer;
///
/// let layer = DeadlineLayer::new(Duration::from_secs(5));
/// assert_eq!(DeadlineLayer::default(), DeadlineLayer::new(Duration::from_secs(50)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineLayer {
    limit: Duration,
    is_tracked: bool,
}

impl DeadlineLayer {
    /// Limits a call to this time, from [`Service::call`] to its complete response.
    pub const fn new(limit: Duration) -> Self {
        Self {
            limit,
            is_tracked: false,
        }
    }

    /// For a stack whose layers all report the stage of an attempt.
    pub(crate) const fn tracked(mut self) -> Self {
        self.is_tracked = true;
        self
    }

    pub(crate) const fn limit(&self) -> Duration {
        self.limit
    }
}

/// 50 s.
impl Default for DeadlineLayer {
    fn default() -> Self {
        Self::new(Duration::from_secs(50))
    }
}

impl<S> Layer<S> for DeadlineLayer {
    type Service = Deadline<S>;

    fn layer(&self, inner: S) -> Deadline<S> {
        Deadline {
            inner,
            layer: *self,
        }
    }
}

/// The service of [`DeadlineLayer`].
///
/// It is always ready: it waits for the inner service in the call, where the deadline covers the
/// wait.
///
/// # Errors
///
/// [`ErrorKind::Timeout`](tablestore_core::ErrorKind::Timeout) at the deadline. Its text names what
/// the call was waiting for. It has the number of attempts, whether the last one was sent, and, for
/// a write, whether any of them may have been executed.
///
/// # Cancel safety
///
/// Dropping the future abandons the call; a request in flight may be executed.
#[derive(Clone, Debug)]
pub struct Deadline<S> {
    inner: S,
    layer: DeadlineLayer,
}

inner_service!(Deadline);

impl<S> Service<Request<Body>> for Deadline<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> ResponseFuture {
        let DeadlineLayer { limit, is_tracked } = self.layer;
        let call = CallInfo::from_request(&request);
        let override_limit = call.and_then(|call| call.options().call_timeout);
        let limit = override_limit.unwrap_or(limit);
        let deadline = Instant::now().checked_add(limit);
        let state = CallInfo::begin(&mut request, deadline, is_tracked);
        let uri = request.uri().clone();
        let response = {
            let state = state.clone();
            call_when_ready(&mut self.inner, request, move || state.called())
        };
        ResponseFuture::new(async move {
            match deadline {
                Some(deadline) => timeout_at(deadline, response)
                    .await
                    .unwrap_or_else(|_| Err(state.timed_out(limit, &uri))),
                None => response.await,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::{ErrorKind, Operation};

    use super::*;
    use crate::ConcurrencyLimitLayer;
    use crate::testing::{mock, ok, start};

    const LIMIT: Duration = Duration::from_secs(5);

    #[tokio::test(start_paused = true)]
    async fn a_call_without_a_response_ends() {
        let (mock, mut handle) = mock();
        let service = DeadlineLayer::new(LIMIT).layer(mock);
        for (operation, outcome_unknown) in
            [(Operation::PUT_ROW, true), (Operation::GET_ROW, false)]
        {
            let started = Instant::now();
            let call = start(&service, operation.clone());
            let (_, _unanswered) = handle.next_request().await.unwrap();

            let error = call.await.unwrap().unwrap_err();
            assert_eq!(started.elapsed(), LIMIT);
            assert_eq!(error.kind(), ErrorKind::Timeout);
            assert_eq!(error.operation(), Some(&operation));
            assert_eq!(error.attempts(), 1);
            assert!(error.request_sent());
            assert_eq!(error.outcome_unknown(), outcome_unknown);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_readiness_counts_and_sends_nothing() {
        let (mock, mut handle) = mock();
        handle.allow(0);
        let service = DeadlineLayer::new(LIMIT).layer(mock);

        let started = Instant::now();
        let error = start(&service, Operation::PUT_ROW)
            .await
            .unwrap()
            .unwrap_err();

        assert_eq!(started.elapsed(), LIMIT);
        assert_eq!(
            error.to_string(),
            "PutRow: call timeout of 5 s passed while waiting for a permit: all connections are in use"
        );
        assert_eq!(error.attempts(), 0);
        assert!(!error.request_sent());
        assert!(!error.outcome_unknown());
    }

    #[tokio::test(start_paused = true)]
    async fn so_does_waiting_for_readiness_with_a_permit() {
        let (mock, mut handle) = mock();
        handle.allow(0);
        let limited = ConcurrencyLimitLayer::new(1).layer(mock);
        let service = DeadlineLayer::new(LIMIT).layer(limited);

        let call = start(&service, Operation::PUT_ROW).await;
        let error = call.unwrap().unwrap_err();
        assert_eq!(
            error.to_string(),
            "PutRow: call timeout of 5 s passed while waiting for a permit: all connections are in use"
        );
        assert_eq!(error.attempts(), 0);
        assert!(!error.request_sent());
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_a_permit_counts_and_sends_nothing() {
        let (mock, mut handle) = mock();
        let limited = ConcurrencyLimitLayer::new(1).layer(mock);
        let first = DeadlineLayer::new(Duration::MAX).layer(limited.clone());
        let second = DeadlineLayer::new(LIMIT).layer(limited);

        let holder = start(&first, Operation::PUT_ROW);
        let (_, respond) = handle.next_request().await.unwrap();
        let started = Instant::now();
        let error = start(&second, Operation::PUT_ROW)
            .await
            .unwrap()
            .unwrap_err();

        assert_eq!(started.elapsed(), LIMIT);
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.attempts(), 0);
        assert!(!error.request_sent());
        assert!(!error.outcome_unknown());

        respond.send_response(ok());
        assert!(holder.await.unwrap().is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_that_the_clock_cannot_reach_is_none() {
        let (mock, mut handle) = mock();
        let service = DeadlineLayer::new(Duration::MAX).layer(mock);

        let call = start(&service, Operation::GET_ROW);
        let (_, respond) = handle.next_request().await.unwrap();
        tokio::time::sleep(Duration::from_secs(1_000_000)).await;
        respond.send_response(ok());

        assert!(call.await.unwrap().is_ok());
    }
}
