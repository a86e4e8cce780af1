use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use tablestore_core::Disposition;

use crate::FailedAttempt;

/// The number of retries, and the pauses before them.
///
/// A pause is drawn evenly between zero and a limit ("full jitter") that doubles with each retry, so
/// that clients which failed together do not return together. A service that throttles is given longer
/// pauses. Towards the end of the call's time limit pauses get shorter, so that the last attempt comes
/// shortly before it.
///
/// Defaults: pauses of up to 10 ms doubling to 2 s; when throttled, of up to 100 ms doubling to 3 s. A
/// request that was not executed is retried for as long as the call's time limit allows, one whose
/// outcome is unknown 10 times.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::{Backoff, DefaultRetryPolicy};
///
/// let backoff = Backoff::default()
///     .max_retries(3)
///     .delays(Duration::from_millis(50), Duration::from_secs(1))
///     .seed(7);
/// let policy = DefaultRetryPolicy::new(backoff);
/// ```
#[derive(Clone, Debug)]
pub struct Backoff {
    /// `None` where the defaults hold.
    max_retries: Option<u32>,
    usual: Limits,
    throttled: Limits,
    random: Arc<Mutex<Rng>>,
}

/// The limits of the pauses: before the first retry, and at most.
#[derive(Clone, Copy, Debug)]
struct Limits {
    first: Duration,
    most: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            max_retries: None,
            usual: Limits {
                first: Duration::from_millis(10),
                most: Duration::from_secs(2),
            },
            throttled: Limits {
                first: Duration::from_millis(100),
                most: Duration::from_secs(3),
            },
            random: Arc::new(Mutex::new(Rng::new())),
        }
    }
}

impl Backoff {
    /// The number of retries of a request whose outcome is unknown, unless it is set.
    const MAX_UNKNOWN: u32 = 10;

    /// Sets the largest number of retries of one call, whatever happened to the request.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = Some(max_retries);
        self
    }

    /// Sets the limits of the pauses: before the first retry, doubling up to `most`.
    #[must_use]
    pub fn delays(mut self, first: Duration, most: Duration) -> Self {
        self.usual = Limits { first, most };
        self
    }

    /// Sets the pauses while the service throttles, as [`Backoff::delays`] does for other failures.
    #[must_use]
    pub fn throttled_delays(mut self, first: Duration, most: Duration) -> Self {
        self.throttled = Limits { first, most };
        self
    }

    /// Draws the pauses from this seed, so that a test sees the same ones each time. Clones draw
    /// from one sequence.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.random = Arc::new(Mutex::new(Rng::with_seed(seed)));
        self
    }

    /// Returns the pause before the next retry; `None` when there have been as many as allowed, or
    /// when the time that is left is too short for another.
    pub fn next_delay(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        let (default_max, limits) = match failed.disposition() {
            Disposition::Throttled => (u32::MAX, self.throttled),
            Disposition::NotExecuted => (u32::MAX, self.usual),
            _ => (Self::MAX_UNKNOWN, self.usual),
        };
        if failed.attempts() > self.max_retries.unwrap_or(default_max) {
            return None;
        }
        let share = {
            let random = self.random.lock();
            random.unwrap_or_else(PoisonError::into_inner).f64()
        };
        let delay = limits.after(failed.attempts()).mul_f64(share);
        let Some(left) = failed.time_left() else {
            return Some(delay);
        };
        // A quarter of what is left is for the attempt itself.
        let longest = left.mul_f64(0.75);
        if delay <= longest {
            return Some(delay);
        }
        // Pauses of half that length or more: a few more attempts, until it is not worth it.
        (left > limits.first.saturating_mul(4)).then(|| longest.mul_f64((1.0 + share) / 2.0))
    }
}

impl Limits {
    /// The limit of the pause after this many attempts.
    fn after(self, attempts: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        self.first.saturating_mul(doubled).min(self.most)
    }
}
