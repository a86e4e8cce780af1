use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Disposition, Effect};

use super::{Backoff, FailedAttempt};

/// Decides whether to send a request again.
///
/// It sees the error and what the operation does to the data. The
/// [budget](crate::RetryBudget) and the deadline of the call can only say no to what it decides.
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
    /// The pause before the request is sent again; `None` to give up.
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration>;

    /// Is told of each request that is sent again after this pause: budget and deadline have agreed.
    /// Of a batch of which only some rows are sent again, it is told of each of these rows. For
    /// counters and alarms; does nothing by default.
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

/// Sends again what was not carried out, and reads in any case.
///
/// A write whose outcome is unknown, after a time limit or a broken connection, is not sent again.
#[derive(Clone, Debug, Default)]
pub struct DefaultRetryPolicy(Backoff);

impl DefaultRetryPolicy {
    /// The policy with other pauses or another number of resends.
    pub fn new(backoff: Backoff) -> Self {
        Self(backoff)
    }
}

impl RetryPolicy for DefaultRetryPolicy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        next_delay(&self.0, failed, &[Effect::Read])
    }
}

/// Sends again what was not carried out, reads in any case, and writes that change nothing more
/// the second time ([`Effect::IdempotentWrite`]).
#[derive(Clone, Debug, Default)]
pub struct WriteRetryPolicy(Backoff);

impl WriteRetryPolicy {
    /// The policy with other pauses or another number of resends.
    pub fn new(backoff: Backoff) -> Self {
        Self(backoff)
    }
}

impl RetryPolicy for WriteRetryPolicy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        next_delay(&self.0, failed, &[Effect::Read, Effect::IdempotentWrite])
    }
}

/// Sends again what [`DefaultRetryPolicy`] does, as often and without pauses. For tests, and for
/// services that are sure to recover at once.
#[derive(Clone, Debug)]
pub struct NoDelayRetryPolicy(DefaultRetryPolicy);

impl NoDelayRetryPolicy {
    /// The policy with at most this many resends of one call, 10 by default.
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

/// Never sends again.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRetryPolicy;

impl RetryPolicy for NoRetryPolicy {
    fn retry_after(&self, _: &FailedAttempt<'_>) -> Option<Duration> {
        None
    }
}

/// The pause before sending again, where that does no harm and can help. What may have been carried
/// out is sent again only when its effect is one that can be `repeated`.
fn next_delay(
    backoff: &Backoff,
    failed: &FailedAttempt<'_>,
    repeated: &[Effect],
) -> Option<Duration> {
    let resend = match failed.disposition() {
        Disposition::Rejected => false,
        Disposition::NotExecuted | Disposition::Throttled => true,
        _ => failed.error().is_transient() && repeated.contains(&failed.effect()),
    };
    if resend {
        backoff.next_delay(failed)
    } else {
        None
    }
}
