use std::sync::Arc;
use std::time::Duration;

use crate::RetryPolicy;

/// Settings of one call, which override those of the stack.
///
/// ```
/// use std::time::Duration;
/// use http::Request;
/// use tablestore_core::{Body, Operation};
/// use tablestore_transport::{CallInfo, CallOptions, NoRetryPolicy};
///
/// let options = CallOptions::new()
///     .call_timeout(Duration::from_secs(2))
///     .retry_policy(NoRetryPolicy);
/// let mut request = Request::new(Body::empty());
/// request.extensions_mut().insert(CallInfo::new(Operation::GET_ROW).with_options(options));
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until they are part of a request's `CallInfo`"]
pub struct CallOptions {
    pub(crate) call_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry_policy: Option<Arc<dyn RetryPolicy>>,
}

impl CallOptions {
    /// Overrides nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the time limit of the call: see
    /// [`StackBuilder::call_timeout`](crate::StackBuilder::call_timeout).
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = Some(limit);
        self
    }

    /// Sets the time limit of each attempt: see
    /// [`StackBuilder::attempt_timeout`](crate::StackBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// Sets the retry policy: see [`StackBuilder::retry_policy`](crate::StackBuilder::retry_policy).
    /// The retry budget remains the stack's.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry_policy = Some(Arc::new(policy));
        self
    }
}
