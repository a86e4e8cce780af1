use std::sync::Arc;
use std::time::Duration;

use super::{RetryBudget, RetryPolicy};

/// The retry settings of a stack: [`StackBuilder::retry_settings`](crate::StackBuilder::retry_settings).
/// For callers that retry parts of a request by the same rules, such as the failed rows of a batch.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RetrySettings {
    /// Decides whether and when a request is retried.
    pub policy: Arc<dyn RetryPolicy>,
    /// Limits retries; shared with the stack.
    pub budget: RetryBudget,
    /// The time limit of the call with all its retries.
    pub call_timeout: Duration,
}
