use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use tablestore_core::Clock;

/// The clock of the data: it determines when cells expire, transactions end and new tables are ready.
///
/// It follows another clock, the system's by default, and can be advanced. Dates and signatures of
/// requests and responses do not depend on it, so clients keep working with a service whose data is
/// a year older.
///
/// Clones share their time.
///
/// ```
/// use std::time::Duration;
///
/// use tablestore_core::Clock;
/// use tablestore_emulator::Emulator;
///
/// let emulator = Emulator::in_memory();
/// let before = emulator.clock().now();
/// emulator.advance(Duration::from_secs(86_400));
/// assert!(emulator.clock().now() >= before + Duration::from_secs(86_400));
/// ```
#[derive(Clone, Debug)]
pub struct EngineClock {
    base: Arc<dyn Clock>,
    nanoseconds_ahead: Arc<AtomicU64>,
}

impl EngineClock {
    pub(crate) fn new(base: Arc<dyn Clock>) -> Self {
        Self {
            base,
            nanoseconds_ahead: Arc::default(),
        }
    }

    /// Advances the clock, by 584 years in all at most.
    pub fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        let add = |ahead: u64| Some(ahead.saturating_add(by));
        // The closure always gives a value, so there is no failure to see.
        let _ = self
            .nanoseconds_ahead
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

impl Clock for EngineClock {
    fn now(&self) -> SystemTime {
        let ahead = Duration::from_nanos(self.nanoseconds_ahead.load(Ordering::Relaxed));
        let base = self.base.now();
        base.checked_add(ahead).unwrap_or(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_move_together_and_never_back() {
        let start = SystemTime::UNIX_EPOCH;
        let clock = EngineClock::new(Arc::new(start));
        assert_eq!(clock.now(), start);

        clock.clone().advance(Duration::from_secs(5));
        assert_eq!(clock.now(), start + Duration::from_secs(5));

        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), start + Duration::from_nanos(u64::MAX));
    }
}
