use std::sync::Arc;
use std::time::Duration;

use super::{RetryBudget, RetryPolicy};

/// What decides in a stack whether and how long requests are sent again:
/// [`StackBuilder::retry_settings`](crate::StackBuilder::retry_settings). For callers that resend parts of a
/// request by the same rules, such as the rows of a batch that failed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RetrySettings {
    /// What is sent again, and when.
    pub policy: Arc<dyn RetryPolicy>,
    /// What resends are taken from; shared with the stack.
    pub budget: RetryBudget,
    /// The longest that all of it may take.
    pub call_timeout: Duration,
}
