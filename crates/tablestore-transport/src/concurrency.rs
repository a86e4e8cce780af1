use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tokio::sync::Semaphore;
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::future::call_when_ready;

/// Limits the number of attempts in flight. The others wait for a permit, in the order in which they
/// came.
///
/// Each attempt in flight has a connection of its own, so this also limits the connections that a
/// client uses. An attempt holds its permit until its response is complete. Stands below
/// [`RetryLayer`](crate::RetryLayer), so that no permit is held during a pause, and below
/// [`DeadlineLayer`](crate::DeadlineLayer), which bounds the wait.
///
/// All services of one layer, and their clones, share the permits.
///
/// ```
/// use tablestore_transport::ConcurrencyLimitLayer;
///
/// let layer = ConcurrencyLimitLayer::new(8);
/// let default_is_50 = ConcurrencyLimitLayer::default();
/// ```
#[derive(Clone, Debug)]
pub struct ConcurrencyLimitLayer {
    permits: Arc<Semaphore>,
}

impl ConcurrencyLimitLayer {
    /// Limits attempts in flight to this number. Zero counts as one.
    pub fn new(limit: usize) -> Self {
        let limit = limit.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            permits: Arc::new(Semaphore::new(limit)),
        }
    }
}

/// 50 attempts.
impl Default for ConcurrencyLimitLayer {
    fn default() -> Self {
        Self::new(50)
    }
}

impl<S> Layer<S> for ConcurrencyLimitLayer {
    type Service = ConcurrencyLimit<S>;

    fn layer(&self, inner: S) -> ConcurrencyLimit<S> {
        ConcurrencyLimit {
            inner,
            permits: self.permits.clone(),
        }
    }
}

/// The service of [`ConcurrencyLimitLayer`].
///
/// It is always ready: the permit is taken in the call, so that a deadline above covers the wait.
///
/// # Cancel safety
///
/// Dropping the future leaves the queue, or gives the permit back.
#[derive(Clone, Debug)]
pub struct ConcurrencyLimit<S> {
    inner: S,
    permits: Arc<Semaphore>,
}

inner_service!(ConcurrencyLimit);

impl<S> Service<Request<Body>> for ConcurrencyLimit<S>
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

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let state = CallInfo::state_of(&request).cloned();
        if let Some(state) = &state {
            state.queued();
        }
        let send = move |inner: &mut S| {
            call_when_ready(inner, request, move || {
                if let Some(state) = state {
                    state.permitted();
                }
            })
        };
        // Usually a permit is free. The request then need not wait here.
        if let Ok(permit) = self.permits.clone().try_acquire_owned() {
            let response = send(&mut self.inner);
            return ResponseFuture::new(async move {
                let _permit = permit;
                response.await
            });
        }
        let (mut inner, permits) = (self.inner.clone(), self.permits.clone());
        ResponseFuture::new(async move {
            // Never an error: nothing closes the semaphore.
            let _permit = permits.acquire().await;
            send(&mut inner).await
        })
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::Operation;
    use tokio::task::yield_now;

    use super::*;
    use crate::testing::{mock, ok, start};

    #[tokio::test]
    async fn one_more_than_the_limit_waits() {
        let (mock, mut handle) = mock();
        let layer = ConcurrencyLimitLayer::new(2);
        let service = layer.layer(mock);

        let first = start(&service, Operation::GET_ROW);
        let second = start(&service, Operation::GET_ROW);
        let third = start(&service, Operation::GET_ROW);
        let (_, respond_first) = handle.next_request().await.unwrap();
        let (_, respond_second) = handle.next_request().await.unwrap();
        yield_now().await;
        assert_eq!(layer.permits.available_permits(), 0);
        assert!(!third.is_finished());

        respond_first.send_response(ok());
        assert!(first.await.unwrap().is_ok());
        let (_, respond_third) = handle.next_request().await.unwrap();
        respond_second.send_response(ok());
        respond_third.send_response(ok());
        assert!(second.await.unwrap().is_ok());
        assert!(third.await.unwrap().is_ok());
        assert_eq!(layer.permits.available_permits(), 2);
    }

    #[tokio::test]
    async fn a_dropped_call_leaves_no_permit_behind() {
        let (mock, mut handle) = mock();
        let layer = ConcurrencyLimitLayer::new(1);
        let service = layer.layer(mock);

        let in_flight = start(&service, Operation::GET_ROW);
        let (_, _unanswered) = handle.next_request().await.unwrap();
        let queued = start(&service, Operation::GET_ROW);
        yield_now().await;
        assert_eq!(layer.permits.available_permits(), 0);

        queued.abort();
        in_flight.abort();
        assert!(queued.await.unwrap_err().is_cancelled());
        assert!(in_flight.await.unwrap_err().is_cancelled());
        assert_eq!(layer.permits.available_permits(), 1);
    }

    #[test]
    fn a_limit_out_of_range_is_the_nearest_in_range() {
        let permits = |limit| {
            let layer = ConcurrencyLimitLayer::new(limit);
            layer.permits.available_permits()
        };
        assert_eq!(permits(0), 1);
        assert_eq!(permits(usize::MAX), Semaphore::MAX_PERMITS);
    }
}
