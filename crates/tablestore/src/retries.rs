use std::sync::Arc;
use std::time::Duration;

use tablestore_transport::{DefaultRetryPolicy, NoRetryPolicy, RetryBudget, RetryPolicy};

/// What decides whether rows of a batch are sent again: the same policy, budget and time limit as
/// for whole calls.
#[derive(Clone, Debug)]
pub(crate) struct Retries {
    pub(crate) policy: Arc<dyn RetryPolicy>,
    pub(crate) budget: RetryBudget,
    pub(crate) call_timeout: Duration,
}

impl Retries {
    /// Sends no rows again.
    pub(crate) fn none() -> Self {
        Self {
            policy: Arc::new(NoRetryPolicy),
            ..Self::default()
        }
    }
}

/// The defaults of a stack.
impl Default for Retries {
    fn default() -> Self {
        Self {
            policy: Arc::new(DefaultRetryPolicy::default()),
            budget: RetryBudget::new(),
            call_timeout: Duration::from_secs(50),
        }
    }
}
