use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use tablestore_core::Disposition;

use crate::FailedAttempt;

/// How often to send again, and after which pauses.
///
/// A pause is drawn evenly between zero and a limit ("full jitter") that doubles with each resend:
/// clients that failed together do not come back together. A service that throttles is given
/// longer pauses.
///
/// Defaults: 10 resends; 10 ms doubling to 320 ms; when throttled, 100 ms doubling to 3 s.
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
    max_retries: u32,
    usual: Limits,
    throttled: Limits,
    random: Arc<Mutex<Rng>>,
}

/// The limits of the pauses: before the first resend, and at most.
#[derive(Clone, Copy, Debug)]
struct Limits {
    first: Duration,
    most: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            max_retries: 10,
            usual: Limits {
                first: Duration::from_millis(10),
                most: Duration::from_millis(320),
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
    /// At most so many resends of one call, 10 by default.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// Limits of the pauses: that before the first resend, doubling up to the most.
    #[must_use]
    pub fn delays(mut self, first: Duration, most: Duration) -> Self {
        self.usual = Limits { first, most };
        self
    }

    /// As [`Backoff::delays`], for a service that throttles.
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

    /// The pause before the next resend; `None` when there have been as many as allowed.
    pub fn next_delay(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        if failed.attempts() > self.max_retries {
            return None;
        }
        let limits = match failed.disposition() {
            Disposition::Throttled => self.throttled,
            _ => self.usual,
        };
        let limit = limits.after(failed.attempts());
        let share = self
            .random
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .f64();
        Some(limit.mul_f64(share))
    }
}

impl Limits {
    /// The limit of the pause after this many attempts.
    fn after(self, attempts: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        self.first.saturating_mul(doubled).min(self.most)
    }
}
