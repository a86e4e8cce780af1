use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, Result};
use tokio::sync::Semaphore;
use tower::ServiceExt;
use tower_layer::Layer;
use tower_service::Service;

use crate::ResponseFuture;
use crate::call_state::CallState;

/// Lets so many attempts be under way at once, and the others wait for their turn in the order in
/// which they came.
///
/// Each attempt under way has a connection of its own, so this is also the most connections that a
/// client uses. An attempt holds its permit until its whole answer is read. Stands below
/// [`RetryLayer`](crate::RetryLayer), so that no permit is held during a pause, and below
/// [`DeadlineLayer`](crate::DeadlineLayer), which bounds the wait.
///
/// All services that one layer makes, and their clones, share the permits.
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
    /// Lets `limit` attempts be under way at once. Zero counts as one.
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
        let permits = self.permits.clone();
        let mut inner = self.inner.clone();
        ResponseFuture::new(async move {
            let state = CallState::of(&request);
            if let Some(state) = &state {
                state.queued();
            }
            // Never an error: nothing closes the semaphore.
            let _permit = permits.acquire().await;
            let inner = inner.ready().await?;
            if let Some(state) = &state {
                state.under_way();
            }
            inner.call(request).await
        })
    }
}
