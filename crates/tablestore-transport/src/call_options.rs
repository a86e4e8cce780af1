use std::sync::Arc;
use std::time::Duration;

use http::Request;
use tablestore_core::Body;

use crate::RetryPolicy;

/// What one call asks for in place of the settings of the stack.
///
/// It rides in the extensions of a request, and the layers of the stack read it there.
///
/// ```
/// use std::time::Duration;
/// use http::Request;
/// use tablestore_core::Body;
/// use tablestore_transport::{CallOptions, NoRetryPolicy};
///
/// let mut request = Request::new(Body::empty());
/// let options = CallOptions::new()
///     .call_timeout(Duration::from_secs(2))
///     .retry_policy(NoRetryPolicy);
/// request.extensions_mut().insert(options);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until they are put into a request's extensions"]
pub struct CallOptions {
    pub(crate) call_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry_policy: Option<Arc<dyn RetryPolicy>>,
}

impl CallOptions {
    /// No wishes: the settings of the stack hold.
    pub fn new() -> Self {
        Self::default()
    }

    /// The longest that this call may take: see
    /// [`StackBuilder::call_timeout`](crate::StackBuilder::call_timeout).
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = Some(limit);
        self
    }

    /// The longest that each attempt of this call may take: see
    /// [`StackBuilder::attempt_timeout`](crate::StackBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// What of this call is sent again and when: see
    /// [`StackBuilder::retry_policy`](crate::StackBuilder::retry_policy). The budget stays the
    /// stack's.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry_policy = Some(Arc::new(policy));
        self
    }

    /// The wish of a request in one matter, if it has any.
    pub(crate) fn of<T: Clone>(
        request: &Request<Body>,
        option: impl FnOnce(&Self) -> &Option<T>,
    ) -> Option<T> {
        request.extensions().get().map(option)?.clone()
    }
}
