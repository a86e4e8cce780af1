use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use tablestore_core::Clock;

use crate::MAX_CLOCK_SKEW;
use crate::clock_skew::are_within;

/// The largest offset that is believed: 24 hours, either way. A wrong time zone makes 14 at most,
/// and whoever could tell a client any time could have it sign requests of the day after tomorrow.
const MAX_OFFSET: Duration = Duration::from_secs(24 * 60 * 60);

/// A third of what the service allows: a clock that was so close to it, and has shown no more time
/// than this since, is not off.
const CLOSE: Duration = Duration::from_secs(5 * 60);

/// No answer has told anything about the clock yet.
const NEVER: i64 = i64::MIN;

/// A clock that is set right by what the service says the time is.
///
/// A [`Signer`](crate::Signer) has one, and sets it when the service refuses a request for its
/// date. Clones are set together, so that one can be
/// [shared](crate::Signer::with_corrected_clock) with the
/// [cache](crate::providers::CachedCredentials), which has to see in time that credentials end.
///
/// It is confirmed by each verified answer with a date, and by being set, for as long as it then
/// moves less than [15 minutes](crate::MAX_CLOCK_SKEW). Only a confirmed clock keeps credentials
/// that have ended from being sent: one that is far ahead would find all of them ended, and never
/// come to be set.
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
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    /// How far the service is ahead of the clock.
    offset_ms: AtomicI64,
    /// What was shown when an answer last bore it out: in ms since 1970, or [`NEVER`].
    confirmed_ms: AtomicI64,
    /// Whether that answer's date was [close](CLOSE) to it.
    was_close: AtomicBool,
}

impl CorrectedClock {
    /// Shows what this clock does, until it is set.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            state: Arc::new(State {
                offset_ms: AtomicI64::new(0),
                confirmed_ms: AtomicI64::new(NEVER),
                was_close: AtomicBool::new(false),
            }),
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
            self.state
                .offset_ms
                .store(sign * apart_ms, Ordering::Relaxed);
            self.confirm(service, service);
        }
        is_believed
    }

    /// Notes that the date of an answer agrees with what it shows.
    pub(crate) fn confirm(&self, shown: SystemTime, date: SystemTime) {
        let shown_ms = shown
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(NEVER, |since| {
                i64::try_from(since.as_millis()).unwrap_or(NEVER)
            });
        self.state.confirmed_ms.store(shown_ms, Ordering::Relaxed);
        let is_close = are_within(CLOSE, shown, date);
        self.state.was_close.store(is_close, Ordering::Relaxed);
    }

    /// Whether an answer has borne out what it shows, which is `shown`. Not for ever: the clock
    /// behind it may be moved any time, which shows as a long time without an answer.
    pub(crate) fn is_confirmed(&self, shown: SystemTime) -> bool {
        self.was_confirmed_within(MAX_CLOCK_SKEW, shown)
    }

    /// Whether it was confirmed so lately, and so well, that the service will not find it off.
    #[cfg(any(test, feature = "tower"))]
    pub(crate) fn is_close(&self) -> bool {
        self.state.was_close.load(Ordering::Relaxed) && self.was_confirmed_within(CLOSE, self.now())
    }

    fn was_confirmed_within(&self, limit: Duration, shown: SystemTime) -> bool {
        let confirmed_ms = self.state.confirmed_ms.load(Ordering::Relaxed);
        let Ok(since_epoch_ms) = u64::try_from(confirmed_ms) else {
            return false;
        };
        let then = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(since_epoch_ms));
        then.is_some_and(|then| are_within(limit, then, shown))
    }
}

impl Clock for CorrectedClock {
    fn now(&self) -> SystemTime {
        let here = self.clock.now();
        let offset_ms = self.state.offset_ms.load(Ordering::Relaxed);
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
    fn is_confirmed_by_answers_until_it_moves_by_more_than_15_minutes() {
        let hand = crate::testing::Hand::at(now());
        let clock = CorrectedClock::new(Arc::new(hand.clone()));
        let is_confirmed = || clock.is_confirmed(clock.now());
        assert!(!is_confirmed());
        assert!(!clock.set(now() + 2 * MAX_OFFSET));
        assert!(!is_confirmed());
        for answer in [
            |clock: &CorrectedClock| clock.confirm(clock.now(), clock.now()),
            |clock: &CorrectedClock| assert!(clock.set(now() + MAX_OFFSET)),
        ] {
            answer(&clock.clone());
            assert!(is_confirmed());
            hand.advance(MAX_CLOCK_SKEW);
            assert!(is_confirmed());
            hand.advance(Duration::from_millis(1));
            assert!(!is_confirmed());
        }
    }

    #[test]
    fn is_close_for_5_minutes_after_a_date_within_5_minutes() {
        let hand = crate::testing::Hand::at(now());
        let clock = CorrectedClock::new(Arc::new(hand.clone()));
        let millisecond = Duration::from_millis(1);
        assert!(!clock.is_close());
        for date in [now(), now() + CLOSE, now() - CLOSE] {
            clock.confirm(now(), date);
            assert!(clock.is_close());
        }
        for date in [now() + CLOSE + millisecond, now() - CLOSE - millisecond] {
            clock.confirm(now(), date);
            assert!(!clock.is_close());
            assert!(clock.is_confirmed(now()));
        }
        assert!(clock.set(now() + MAX_OFFSET));
        hand.advance(CLOSE);
        assert!(clock.is_close());
        hand.advance(millisecond);
        assert!(!clock.is_close());
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
