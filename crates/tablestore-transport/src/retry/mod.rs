mod backoff;
mod budget;
mod failed;
mod policy;
mod settings;
#[cfg(test)]
mod tests;

use std::mem;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Extensions, Request, Response};
use tablestore_core::{Body, Disposition, Error, Operation, ResponseFuture, Result};
use tokio::time::sleep;
use tower_layer::Layer;
use tower_service::Service;

pub use self::backoff::Backoff;
pub use self::budget::RetryBudget;
pub use self::failed::FailedAttempt;
pub use self::policy::{
    DefaultRetryPolicy, NoDelayRetryPolicy, NoRetryPolicy, RetryPolicy, WriteRetryPolicy,
};
pub use self::settings::RetrySettings;
use crate::CallInfo;
use crate::call_state::CallState;
use crate::future::call_when_ready;
use crate::trace::TARGET;

/// Retries a request while its policy, the budget and the deadline of the call allow it.
///
/// Stands below [`DeadlineLayer`](crate::DeadlineLayer), so that pauses end with the call, and
/// above everything that depends on time: each attempt is dated and signed afresh.
///
/// Whether a retry does harm depends on the operation in the request's [`CallInfo`]; a request
/// without one counts as a write that must not be repeated. A request can override the policy by its
/// [`CallOptions`](crate::CallOptions).
///
/// ```
/// use tablestore_transport::{RetryLayer, WriteRetryPolicy};
///
/// let layer = RetryLayer::new(WriteRetryPolicy::default());
/// ```
#[derive(Clone, Debug)]
pub struct RetryLayer {
    policy: Arc<dyn RetryPolicy>,
    budget: RetryBudget,
}

impl RetryLayer {
    /// Retries by this policy, with a new [`RetryBudget`].
    pub fn new(policy: impl RetryPolicy + 'static) -> Self {
        Self {
            policy: Arc::new(policy),
            budget: RetryBudget::new(),
        }
    }

    /// Takes retries from this budget, which others may share.
    #[must_use]
    pub fn with_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }
}

/// [`DefaultRetryPolicy`].
impl Default for RetryLayer {
    fn default() -> Self {
        Self::new(DefaultRetryPolicy::default())
    }
}

impl<S> Layer<S> for RetryLayer {
    type Service = Retry<S>;

    fn layer(&self, inner: S) -> Retry<S> {
        Retry {
            inner,
            layer: Arc::new(self.clone()),
        }
    }
}

/// The service of [`RetryLayer`].
///
/// It is always ready: it waits for the inner service before each attempt.
///
/// # Errors
///
/// The error of the last attempt, with the operation and the number of attempts. If any attempt of a
/// write may have been executed, the outcome is unknown, even if the last attempt was refused: an
/// earlier one may be the reason.
///
/// If the next attempt would come after the deadline, the error is returned at once, not at the
/// deadline.
///
/// # Cancel safety
///
/// Dropping the future ends the call; a request in flight may be executed.
#[derive(Clone, Debug)]
pub struct Retry<S> {
    inner: S,
    /// Each call holds on to it, which is then one reference count.
    layer: Arc<RetryLayer>,
}

inner_service!(Retry);

impl<S> Service<Request<Body>> for Retry<S>
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
        let state = match CallInfo::state_of(&request) {
            Some(state) => state.clone(),
            None => CallInfo::begin(&mut request, None, false),
        };
        let mut inner = self.inner.clone();
        let layer = self.layer.clone();
        let call = CallInfo::from_request(&request);
        let override_policy = call.and_then(|call| call.options().retry_policy.clone());
        layer.budget.deposit();

        ResponseFuture::new(async move {
            // The request itself goes first: it has room for more headers, a copy has none.
            let template = Template::new(&mut request);
            let policy = override_policy.as_ref().unwrap_or(&layer.policy);
            loop {
                let attempt = {
                    let state = state.clone();
                    call_when_ready(&mut inner, request, move || state.called())
                };
                let error = match attempt.await {
                    Ok(response) => return Ok(Attempts::note(response, &state)),
                    Err(error) => state.failed(error),
                };
                let failed = FailedAttempt::last(&state, &error);
                let Some(delay) = policy.retry_after(&failed) else {
                    return Err(state.ended(error));
                };
                if !layer.budget.allows(&error, &state, delay).await || !state.allows(delay) {
                    return Err(state.ended(error));
                }
                record_retry(&failed, delay);
                policy.on_retry(&failed, delay);
                sleep(delay).await;
                request = template.request();
            }
        })
    }
}

/// Logs a retry: as a warning where the service throttles, since its limits may be too low.
fn record_retry(failed: &FailedAttempt<'_>, delay: Duration) {
    macro_rules! retry {
        ($level:ident, $message:literal) => {
            tracing::$level!(
                target: TARGET,
                operation = failed.operation().map(Operation::name),
                attempt = failed.attempts(),
                delay = delay.as_secs_f64(),
                error = %failed.error(),
                $message
            )
        };
    }
    match failed.disposition() {
        Disposition::Throttled => retry!(warn, "throttled, retrying"),
        _ => retry!(info, "attempt failed, retrying"),
    }
}

/// A copy of a request, for further attempts.
///
/// Few requests are retried, and nearly all have [`CallInfo`] as their only extension: it
/// is kept without its map, whose copy would cost two allocations more for each call.
struct Template {
    request: Request<Body>,
    call: CallInfo,
    extensions: Option<Extensions>,
}

impl Template {
    fn new(request: &mut Request<Body>) -> Self {
        let extensions = mem::take(request.extensions_mut());
        let template = Self {
            request: request.clone(),
            call: extensions.get().cloned().unwrap_or_default(),
            extensions: (extensions.len() > 1).then(|| extensions.clone()),
        };
        *request.extensions_mut() = extensions;
        template
    }

    fn request(&self) -> Request<Body> {
        let mut request = self.request.clone();
        if let Some(extensions) = &self.extensions {
            *request.extensions_mut() = extensions.clone();
        } else {
            request.extensions_mut().insert(self.call.clone());
        }
        request
    }
}

/// The number of attempts that a response took, in its extensions if there was more than one.
///
/// ```
/// use http::Response;
/// use tablestore_transport::Attempts;
///
/// assert_eq!(Attempts::of(&Response::new(())), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts(u32);

impl Attempts {
    /// Returns the number of attempts that this response took.
    pub fn of<B>(response: &Response<B>) -> u32 {
        response.extensions().get().map_or(1, |Self(count)| *count)
    }

    fn note(mut response: Response<Body>, state: &CallState) -> Response<Body> {
        if let Some(retries) = state.retries() {
            response.extensions_mut().insert(Self(retries + 1));
        }
        response
    }
}
