use std::time::{Duration, SystemTime};

/// A time of day, in the units that the service counts it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time(Duration);

impl Time {
    pub(crate) const MIN: Self = Self(Duration::ZERO);
    pub(crate) const MAX: Self = Self(Duration::from_micros(i64::MAX as u64));

    /// A later time.
    pub(crate) fn after(self, by: Duration) -> Self {
        Self(self.0.saturating_add(by))
    }

    /// Seconds since 1970.
    pub(crate) fn seconds(self) -> i64 {
        i64::try_from(self.0.as_secs()).unwrap_or(i64::MAX)
    }

    /// Milliseconds since 1970: what cells are stamped with.
    pub(crate) fn milliseconds(self) -> i64 {
        i64::try_from(self.0.as_millis()).unwrap_or(i64::MAX)
    }

    /// The time that has passed since an earlier one; none if the clock was set back.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// Microseconds since 1970: when tables and streams began.
    pub(crate) fn microseconds(self) -> i64 {
        i64::try_from(self.0.as_micros()).unwrap_or(i64::MAX)
    }
}

/// A time before 1970 counts as 1970.
impl From<SystemTime> for Time {
    fn from(time: SystemTime) -> Self {
        let since_1970 = time.duration_since(SystemTime::UNIX_EPOCH);
        Self(since_1970.unwrap_or_default())
    }
}

/// Whether so many microseconds have not passed yet. A clock that was set back makes nothing new again.
pub(crate) fn is_within(now: i64, since: i64, time: i64) -> bool {
    (0..time).contains(&now.saturating_sub(since))
}
