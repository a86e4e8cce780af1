use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use tablestore_core::Clock;

use crate::MAX_CLOCK_SKEW;
use crate::clock_skew::are_within;

/// The largest correction: 24 hours, either way. A wrong time zone accounts for 14 hours at most, and a
/// forger who could move a client's clock at will could make it sign requests for a later day.
const MAX_OFFSET: Duration = Duration::from_secs(24 * 60 * 60);

/// A third of the skew that the service accepts: a clock that was this close to the service's, and has
/// moved no further since, is not off.
const CLOSE: Duration = Duration::from_secs(5 * 60);

/// No response has been verified yet.
const NEVER: i64 = i64::MIN;

/// A clock that follows the service's when the machine's is off.
///
/// A [`Signer`](crate::Signer) has one and corrects it when the service rejects a request for its
/// date. Such a rejection is not signed, so the correction only applies to the dates of requests until
/// a response with a valid signature confirms it. Until then, the clock as a [`Clock`] shows the
/// machine's time, with the last correction that was confirmed: nobody can make a client take its
/// credentials for expired by forging a response.
///
/// Clones share the correction, so that one clock can be
/// [shared](crate::Signer::with_corrected_clock) with the
/// [cache](crate::providers::CachedCredentials), which has to see in time that credentials expire.
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
    /// The correction that requests are signed with.
    offset_ms: AtomicI64,
    /// The correction that a verified response last confirmed.
    confirmed_offset_ms: AtomicI64,
    /// When it was confirmed, by the corrected clock: in ms since 1970, or [`NEVER`].
    confirmed_at_ms: AtomicI64,
    /// Whether the date of that response was [close](CLOSE) to the corrected clock.
    was_close: AtomicBool,
}

/// Whether two clocks agree so well that the service cannot find one of them off.
pub(crate) fn agree(one: SystemTime, other: SystemTime) -> bool {
    are_within(CLOSE, one, other)
}

/// A time, and the correction it includes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) time: SystemTime,
    offset_ms: i64,
}

impl CorrectedClock {
    /// Creates a clock that shows the time of another one until it is corrected.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            state: Arc::new(State {
                offset_ms: AtomicI64::new(0),
                confirmed_offset_ms: AtomicI64::new(0),
                confirmed_at_ms: AtomicI64::new(NEVER),
                was_close: AtomicBool::new(false),
            }),
        }
    }

    /// The time to sign with: with the last correction, confirmed or not.
    pub(crate) fn signing_time(&self) -> Reading {
        self.read(self.state.offset_ms.load(Ordering::Relaxed))
    }

    /// The time with the last confirmed correction, if that is another than the reading has.
    pub(crate) fn confirmed_unlike(&self, reading: Reading) -> Option<Reading> {
        let offset_ms = self.state.confirmed_offset_ms.load(Ordering::Relaxed);
        (offset_ms != reading.offset_ms).then(|| self.read(offset_ms))
    }

    /// Corrects the time to sign with. Returns whether it is the service's now: it is not corrected by
    /// more than 24 hours, nor while a verified response shows that it is right.
    pub(crate) fn correct(&self, service: SystemTime) -> bool {
        if agree(service, self.signing_time().time) {
            return true;
        }
        if self.is_close() {
            return false;
        }
        let here = self.clock.now();
        let (apart, sign) = match service.duration_since(here) {
            Ok(ahead) => (ahead, 1),
            Err(behind) => (behind.duration(), -1),
        };
        let is_plausible = apart <= MAX_OFFSET;
        if is_plausible && let Ok(apart_ms) = i64::try_from(apart.as_millis()) {
            let offset_ms = &self.state.offset_ms;
            offset_ms.store(sign * apart_ms, Ordering::Relaxed);
        }
        is_plausible
    }

    /// Notes that the date of a verified response agrees with a reading.
    pub(crate) fn confirm(&self, reading: Reading, date: SystemTime) {
        let since_epoch = reading.time.duration_since(SystemTime::UNIX_EPOCH);
        let at_ms = since_epoch.map_or(NEVER, |since| {
            i64::try_from(since.as_millis()).unwrap_or(NEVER)
        });
        let state = &self.state;
        let is_close = agree(reading.time, date);
        state.confirmed_at_ms.store(at_ms, Ordering::Relaxed);
        state.was_close.store(is_close, Ordering::Relaxed);
        let offset_ms = reading.offset_ms;
        state
            .confirmed_offset_ms
            .store(offset_ms, Ordering::Relaxed);
        state.offset_ms.store(offset_ms, Ordering::Relaxed);
    }

    /// Whether a verified response has confirmed the correction of this reading, within the last 15
    /// minutes: the clock that is corrected may be moved any time.
    pub(crate) fn is_confirmed(&self, reading: Reading) -> bool {
        self.was_confirmed_within(MAX_CLOCK_SKEW, reading)
    }

    /// Whether the clock was confirmed so recently and so closely that the service cannot find it off.
    pub(crate) fn is_close(&self) -> bool {
        self.state.was_close.load(Ordering::Relaxed)
            && self.was_confirmed_within(CLOSE, self.signing_time())
    }

    fn was_confirmed_within(&self, limit: Duration, reading: Reading) -> bool {
        let confirmed_at_ms = self.state.confirmed_at_ms.load(Ordering::Relaxed);
        let Ok(since_epoch_ms) = u64::try_from(confirmed_at_ms) else {
            return false;
        };
        let then = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(since_epoch_ms));
        then.is_some_and(|then| are_within(limit, then, reading.time))
            && self.confirmed_unlike(reading).is_none()
    }

    fn read(&self, offset_ms: i64) -> Reading {
        let here = self.clock.now();
        let offset = Duration::from_millis(offset_ms.unsigned_abs());
        let corrected = if offset_ms < 0 {
            here.checked_sub(offset)
        } else {
            here.checked_add(offset)
        };
        Reading {
            time: corrected.unwrap_or(here),
            offset_ms,
        }
    }
}

/// Returns the time with the last correction that a verified response has confirmed.
impl Clock for CorrectedClock {
    fn now(&self) -> SystemTime {
        let confirmed_offset_ms = &self.state.confirmed_offset_ms;
        self.read(confirmed_offset_ms.load(Ordering::Relaxed)).time
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ManualClock, now};

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn confirm(clock: &CorrectedClock) {
        let reading = clock.signing_time();
        clock.confirm(reading, reading.time);
    }

    #[test]
    fn a_correction_is_for_signing_until_it_is_confirmed() {
        let machine = ManualClock::at(now());
        let clock = CorrectedClock::new(Arc::new(machine.clone()));
        let offset = Duration::from_millis(7_200_001);
        let mut confirmed = now();
        for service in [now() + offset, now() - offset, now()] {
            assert!(clock.correct(service));
            assert_eq!(clock.clone().signing_time().time, service);
            assert_eq!(clock.now(), confirmed);
            confirm(&clock);
            assert_eq!(clock.clone().now(), service);
            confirmed = service;
            // Unlike a moment ago, the service may find it off.
            clock.state.was_close.store(false, Ordering::Relaxed);
        }
        assert!(clock.correct(now() + HOUR));
        confirm(&clock);
        machine.advance(Duration::from_secs(5));
        assert_eq!(clock.now(), now() + HOUR + Duration::from_secs(5));
    }

    #[test]
    fn a_correction_that_is_refuted_is_gone() {
        let clock = CorrectedClock::new(Arc::new(now()));
        let before = clock.signing_time();
        assert!(clock.confirmed_unlike(before).is_none());
        assert!(clock.correct(now() + 23 * HOUR));

        let other = clock.confirmed_unlike(clock.signing_time()).unwrap();
        assert_eq!(other.time, now());
        clock.confirm(other, now());
        assert_eq!(clock.signing_time().time, now());
    }

    #[test]
    fn nothing_is_learnt_while_the_clock_is_known_to_be_right() {
        let machine = ManualClock::at(now());
        let clock = CorrectedClock::new(Arc::new(machine.clone()));
        confirm(&clock);
        assert!(!clock.correct(now() + HOUR));
        machine.advance(CLOSE + Duration::from_millis(1));
        assert!(clock.correct(now() + HOUR));
    }

    #[test]
    fn is_confirmed_by_verified_responses_until_it_moves_by_more_than_15_minutes() {
        let machine = ManualClock::at(now());
        let clock = CorrectedClock::new(Arc::new(machine.clone()));
        let is_confirmed = || clock.is_confirmed(clock.signing_time());
        assert!(!is_confirmed());
        confirm(&clock.clone());
        assert!(is_confirmed());
        machine.advance(MAX_CLOCK_SKEW);
        assert!(is_confirmed());
        machine.advance(Duration::from_millis(1));
        assert!(!is_confirmed());

        // By a correction it never is, however small.
        confirm(&clock);
        machine.advance(CLOSE + Duration::from_millis(1));
        assert!(is_confirmed());
        assert!(clock.correct(clock.now() + CLOSE + Duration::from_millis(1)));
        assert!(!is_confirmed());
        confirm(&clock);
        assert!(is_confirmed());
    }

    #[test]
    fn is_close_for_5_minutes_after_a_date_within_5_minutes() {
        let machine = ManualClock::at(now());
        let clock = CorrectedClock::new(Arc::new(machine.clone()));
        let millisecond = Duration::from_millis(1);
        assert!(!clock.is_close());
        let reading = clock.signing_time();
        for date in [now(), now() + CLOSE, now() - CLOSE] {
            clock.confirm(reading, date);
            assert!(clock.is_close());
        }
        for date in [now() + CLOSE + millisecond, now() - CLOSE - millisecond] {
            clock.confirm(reading, date);
            assert!(!clock.is_close());
            assert!(clock.is_confirmed(reading));
        }
        assert!(clock.correct(now() + MAX_OFFSET));
        assert!(!clock.is_close());
        confirm(&clock);
        machine.advance(CLOSE);
        assert!(clock.is_close());
        machine.advance(millisecond);
        assert!(!clock.is_close());
    }

    #[test]
    fn is_corrected_by_24_hours_at_most() {
        let clock = CorrectedClock::new(Arc::new(now()));
        let more = MAX_OFFSET + Duration::from_millis(1);
        for plausible in [now() + MAX_OFFSET, now() - MAX_OFFSET] {
            assert!(clock.correct(plausible));
            for implausible in [now() + more, now() - more] {
                assert!(!CorrectedClock::new(Arc::new(now())).correct(implausible));
            }
            for other in [now() + 2 * more, now() - 2 * more, SystemTime::UNIX_EPOCH] {
                assert!(!clock.correct(other));
                assert_eq!(clock.signing_time().time, plausible);
            }
        }
    }
}
