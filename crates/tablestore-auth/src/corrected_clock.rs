use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use tablestore_core::Clock;

/// The largest offset that is believed: 24 hours, either way. A wrong time zone makes 14 at most,
/// and whoever could tell a client any time could have it sign requests of the day after tomorrow.
const MAX_OFFSET: Duration = Duration::from_secs(24 * 60 * 60);

/// A clock that is set right by what the service says the time is.
///
/// A [`Signer`](crate::Signer) has one, and sets it when the service refuses a request for its
/// date. Clones are set together, so that one can be
/// [shared](crate::Signer::with_corrected_clock) with the
/// [cache](crate::providers::CachedCredentials), which has to see in time that credentials end.
///
/// ```
/// use std::sync::Arc;
///
/// use tablestore_auth::providers::CachedCredentials;
/// use tablestore_auth::{CorrectedClock, Signer};
/// use tablestore_core::{Credentials, Instance, SystemClock};
///
/// let clock = CorrectedClock::new(Arc::new(SystemClock));
/// # let provider = Credentials::new("LTAI5t", "b4fL1c")?;
/// let credentials = CachedCredentials::new(provider).with_clock(Arc::new(clock.clone()));
/// let signer = Signer::new(Instance::new("shop")?, credentials).with_corrected_clock(clock);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CorrectedClock {
    clock: Arc<dyn Clock>,
    /// How far the service is ahead of the clock.
    offset_ms: Arc<AtomicI64>,
}

impl CorrectedClock {
    /// Shows what this clock does, until it is set.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            offset_ms: Arc::default(),
        }
    }

    /// Sets it to what the service's clock shows. Tells whether it did: an offset of more than
    /// 24 hours is not believed.
    pub(crate) fn set(&self, service: SystemTime) -> bool {
        let here = self.clock.now();
        let (apart, sign) = match service.duration_since(here) {
            Ok(ahead) => (ahead, 1),
            Err(behind) => (behind.duration(), -1),
        };
        let Ok(apart_ms) = i64::try_from(apart.as_millis()) else {
            return false;
        };
        let is_believed = apart <= MAX_OFFSET;
        if is_believed {
            self.offset_ms.store(sign * apart_ms, Ordering::Relaxed);
        }
        is_believed
    }
}

impl Clock for CorrectedClock {
    fn now(&self) -> SystemTime {
        let here = self.clock.now();
        let offset_ms = self.offset_ms.load(Ordering::Relaxed);
        let apart = Duration::from_millis(offset_ms.unsigned_abs());
        let service = if offset_ms < 0 {
            here.checked_sub(apart)
        } else {
            here.checked_add(apart)
        };
        service.unwrap_or(here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::now;

    #[test]
    fn shows_what_it_is_set_to_and_goes_on_from_there() {
        let hand = crate::testing::Hand::at(now());
        let clock = CorrectedClock::new(Arc::new(hand.clone()));
        assert_eq!(clock.now(), now());
        for service in [
            now() + Duration::from_millis(7_200_001),
            now() - Duration::from_millis(7_200_001),
            now(),
        ] {
            assert!(clock.set(service));
            assert_eq!(clock.clone().now(), service);
        }
        clock.set(now() + Duration::from_secs(60));
        hand.advance(Duration::from_secs(5));
        assert_eq!(clock.now(), now() + Duration::from_secs(65));
    }

    #[test]
    fn is_set_by_24_hours_at_most() {
        let clock = CorrectedClock::new(Arc::new(now()));
        let more = MAX_OFFSET + Duration::from_millis(1);
        for believed in [now() + MAX_OFFSET, now() - MAX_OFFSET] {
            assert!(clock.set(believed));
            for other in [now() + more, now() - more, SystemTime::UNIX_EPOCH] {
                assert!(!clock.set(other));
                assert_eq!(clock.now(), believed);
            }
        }
    }
}
