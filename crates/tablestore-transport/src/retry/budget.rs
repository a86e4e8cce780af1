use std::sync::Arc;
use std::time::Duration;

use tower::retry::budget::{Budget, TpsBudget};

/// Keeps the resends of a client below a share of its calls, so that a service in trouble is not
/// asked many times as much as one in health.
///
/// Each call adds a fifth of a resend, which lasts for 10 s; each resend takes one. Beyond these
/// there are 10 resends a second, so that a client of few calls can resend at all. Clones share
/// what there is.
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
    /// A budget of a fifth of the calls, and 10 resends a second.
    pub fn new() -> Self {
        let budget = TpsBudget::new(Duration::from_secs(10), 10, 0.2);
        Self(Arc::new(budget))
    }

    /// A call is made.
    pub fn deposit(&self) {
        self.0.deposit();
    }

    /// Takes one resend; `false` when there is none left.
    pub fn withdraw(&self) -> bool {
        self.0.withdraw()
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}
