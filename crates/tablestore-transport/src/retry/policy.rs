use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Disposition, Effect};

use super::{Backoff, FailedAttempt};

/// Decides whether to retry a request.
///
/// It sees the error and the effect of the operation. The [budget](crate::RetryBudget) and the deadline
/// of the call can delay or prevent a retry that it allows, never cause one.
///
/// ```
/// use std::time::Duration;
/// use tablestore_core::ErrorCode;
/// use tablestore_transport::{DefaultRetryPolicy, FailedAttempt, RetryPolicy};
///
/// /// Waits for a table that was just created, and is patient about it.
/// #[derive(Debug, Default)]
/// struct NewTable(DefaultRetryPolicy);
///
/// impl RetryPolicy for NewTable {
///     fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
///         match failed.error().code() {
///             Some(ErrorCode::TableNotReady) => Some(Duration::from_secs(1)),
///             _ => self.0.retry_after(failed),
///         }
///     }
/// }
/// ```
pub trait RetryPolicy: fmt::Debug + Send + Sync {
    /// Returns the pause before the next attempt; `None` to end the call.
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration>;

    /// Called before each pause that a retry follows, when budget and deadline have allowed it. If
    /// only some rows of a batch are retried, it is called for each of them. For counters and alarms;
    /// does nothing by default.
    fn on_retry(&self, failed: &FailedAttempt<'_>, delay: Duration) {
        let _ = (failed, delay);
    }
}

impl<P: RetryPolicy + ?Sized> RetryPolicy for Arc<P> {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        P::retry_after(self, failed)
    }

    fn on_retry(&self, failed: &FailedAttempt<'_>, delay: Duration) {
        P::on_retry(self, failed, delay);
    }
}

/// Retries requests that were not executed, and reads in any case. The default.
///
/// A write whose outcome is unknown, after a time limit or a broken connection, is not retried.
#[derive(Clone, Debug, Default)]
pub struct DefaultRetryPolicy(Backoff);

impl DefaultRetryPolicy {
    /// Creates the policy with these pauses and this number of retries.
    pub fn new(backoff: Backoff) -> Self {
        Self(backoff)
    }
}

impl RetryPolicy for DefaultRetryPolicy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        next_delay(&self.0, failed, &[Effect::Read])
    }
}

/// Retries requests that were not executed, reads in any case, and writes that change nothing more
/// the second time ([`Effect::IdempotentWrite`]).
#[derive(Clone, Debug, Default)]
pub struct WriteRetryPolicy(Backoff);

impl WriteRetryPolicy {
    /// Creates the policy with these pauses and this number of retries.
    pub fn new(backoff: Backoff) -> Self {
        Self(backoff)
    }
}

impl RetryPolicy for WriteRetryPolicy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        next_delay(&self.0, failed, &[Effect::Read, Effect::IdempotentWrite])
    }
}

/// Retries as [`DefaultRetryPolicy`] does, without pauses and a limited number of times. For tests, and
/// for services that are sure to recover at once.
#[derive(Clone, Debug)]
pub struct NoDelayRetryPolicy(DefaultRetryPolicy);

impl NoDelayRetryPolicy {
    /// Creates the policy with this largest number of retries of one call, 10 by default.
    pub fn new(max_retries: u32) -> Self {
        let backoff = Backoff::default()
            .max_retries(max_retries)
            .delays(Duration::ZERO, Duration::ZERO)
            .throttled_delays(Duration::ZERO, Duration::ZERO);
        Self(DefaultRetryPolicy::new(backoff))
    }
}

impl Default for NoDelayRetryPolicy {
    fn default() -> Self {
        Self::new(10)
    }
}

impl RetryPolicy for NoDelayRetryPolicy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        self.0.retry_after(failed)
    }
}

/// Never retries.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRetryPolicy;

impl RetryPolicy for NoRetryPolicy {
    fn retry_after(&self, _: &FailedAttempt<'_>) -> Option<Duration> {
        None
    }
}

/// The pause before a retry, where it does no harm and can help. A request that may have been executed
/// is retried only if its effect can be `repeated`.
fn next_delay(
    backoff: &Backoff,
    failed: &FailedAttempt<'_>,
    repeated: &[Effect],
) -> Option<Duration> {
    let is_retried = match failed.disposition() {
        Disposition::Rejected => false,
        Disposition::NotExecuted | Disposition::Throttled => true,
        _ => failed.error().is_transient() && repeated.contains(&failed.effect()),
    };
    is_retried.then(|| backoff.next_delay(failed)).flatten()
}
