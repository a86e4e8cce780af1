use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, Result};
use tokio::time::{Instant, timeout_at};
use tower::ServiceExt;
use tower_layer::Layer;
use tower_service::Service;

use crate::ResponseFuture;
use crate::call_state::CallState;

/// Ends a call when its time is up, whatever it is doing: waiting for its turn, being answered, or
/// pausing before another attempt.
///
/// Stands above [`RetryLayer`](crate::RetryLayer), which reads the deadline and never sleeps past
/// it. A limit that the clock cannot reach, such as [`Duration::MAX`], is none.
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
}

impl DeadlineLayer {
    /// Gives a call this long, from [`Service::call`] to its whole answer.
    pub const fn new(limit: Duration) -> Self {
        Self { limit }
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
            limit: self.limit,
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
/// [`ErrorKind::Timeout`](tablestore_core::ErrorKind::Timeout) when the time is up. It tells how
/// many attempts there were, whether one can have reached the service, and, for a write, that the
/// outcome is unknown when one can have been carried out.
///
/// # Cancel safety
///
/// Dropping the future gives the call up; a request that was on its way may be carried out.
#[derive(Clone, Debug)]
pub struct Deadline<S> {
    inner: S,
    limit: Duration,
}

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
        let limit = self.limit;
        let deadline = Instant::now().checked_add(limit);
        let state = CallState::begin(&mut request, deadline);
        let mut inner = self.inner.clone();

        let answer = {
            let state = state.clone();
            async move {
                let inner = inner.ready().await?;
                state.under_way();
                inner.call(request).await
            }
        };
        ResponseFuture::new(async move {
            match deadline {
                Some(deadline) => timeout_at(deadline, answer)
                    .await
                    .unwrap_or_else(|_| Err(state.timed_out(limit))),
                None => answer.await,
            }
        })
    }
}
