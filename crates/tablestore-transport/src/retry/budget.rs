use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Disposition, Error};
use tokio::time::sleep;
use tower::retry::budget::{Budget, TpsBudget};

use crate::call_state::CallState;

/// The shortest pause between two checks of an empty budget.
const LEAST_PAUSE: Duration = Duration::from_millis(100);

/// Limits the retries of a client to a share of its calls, so that a service in trouble does not
/// receive many times the load of a healthy one.
///
/// Each call adds a fifth of a retry, which lasts for 10 s; each retry takes one. There are 10 retries a
/// second besides, for clients with few calls. Clones share the budget.
///
/// What was not sent at all takes nothing. What the service has not executed waits until there is a
/// retry again; what it may have executed fails without one.
///
/// ```
/// use tablestore_transport::RetryBudget;
///
/// let budget = RetryBudget::new();
/// budget.deposit();
/// assert!(budget.withdraw());
/// ```
#[derive(Clone, Debug)]
pub struct RetryBudget(Arc<TpsBudget>);

impl RetryBudget {
    /// Creates a budget of a fifth of the calls, and 10 retries a second.
    pub fn new() -> Self {
        let budget = TpsBudget::new(Duration::from_secs(10), 10, 0.2);
        Self(Arc::new(budget))
    }

    /// Adds the share of a call.
    pub fn deposit(&self) {
        self.0.deposit();
    }

    /// Takes one retry; `false` if there is none left.
    pub fn withdraw(&self) -> bool {
        self.0.withdraw()
    }

    /// Takes the retry for a failed attempt, if it needs one; waits for it where the service has not
    /// executed the request. `false` if there is none.
    pub(super) async fn allows(&self, error: &Error, state: &CallState, delay: Duration) -> bool {
        if !error.request_sent() || self.withdraw() {
            return true;
        }
        let is_not_executed = matches!(
            error.disposition(),
            Disposition::NotExecuted | Disposition::Throttled
        );
        let pause = delay.max(LEAST_PAUSE);
        while is_not_executed && state.allows(pause) {
            sleep(pause).await;
            if self.withdraw() {
                return true;
            }
        }
        false
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}
