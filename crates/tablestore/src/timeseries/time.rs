use std::fmt;
use std::ops::{Bound, RangeBounds};
use std::time::{Duration, SystemTime};

/// A time in the unit of time series: microseconds since 1970 in UTC.
///
/// The service takes no time before 1970.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tablestore::timeseries::Timestamp;
///
/// let time = Timestamp::from_millis(1_700_000_000_000);
/// assert_eq!(time.as_micros(), 1_700_000_000_000_000);
/// assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Creates a time from microseconds since 1970 in UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Creates a time from milliseconds since 1970 in UTC. A time that is too late becomes the latest.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// Creates a time from seconds since 1970 in UTC. A time that is too late becomes the latest.
    pub const fn from_secs(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Returns the microseconds since 1970 in UTC.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Returns the time as the system has it; `None` if the system cannot represent it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_micros(self.0.unsigned_abs());
        match self.0 < 0 {
            true => SystemTime::UNIX_EPOCH.checked_sub(distance),
            false => SystemTime::UNIX_EPOCH.checked_add(distance),
        }
    }
}

/// From microseconds since 1970 in UTC.
impl From<i64> for Timestamp {
    fn from(micros: i64) -> Self {
        Self(micros)
    }
}

/// Cut to microseconds. A time that is too early or too late becomes the first or the last one.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let micros = |distance: Duration| i64::try_from(distance.as_micros());
        Self(match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => micros(after).unwrap_or(i64::MAX),
            Err(before) => micros(before.duration()).map_or(i64::MIN, |micros| -micros),
        })
    }
}

impl PartialEq<SystemTime> for Timestamp {
    fn eq(&self, time: &SystemTime) -> bool {
        *self == Self::from(*time)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} µs", self.0)
    }
}

/// Times from one on and before another, as the service takes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TimeRange {
    pub(super) begin: Option<i64>,
    pub(super) end: Option<i64>,
}

impl TimeRange {
    pub(super) fn new<T: Into<Timestamp> + Clone>(range: &impl RangeBounds<T>) -> Self {
        let micros = |time: &T| time.clone().into().as_micros();
        Self {
            begin: match range.start_bound() {
                Bound::Included(time) => Some(micros(time)),
                Bound::Excluded(time) => Some(micros(time).saturating_add(1)),
                Bound::Unbounded => None,
            },
            end: match range.end_bound() {
                Bound::Included(time) => Some(micros(time).saturating_add(1)),
                Bound::Excluded(time) => Some(micros(time)),
                Bound::Unbounded => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_convert_in_both_directions() {
        let epoch = SystemTime::UNIX_EPOCH;
        for (time, micros) in [
            (epoch, 0),
            (epoch + Duration::from_nanos(1_999), 1),
            (epoch - Duration::from_micros(5), -5),
        ] {
            assert_eq!(Timestamp::from(time).as_micros(), micros);
        }
        let time = Timestamp::from(-7);
        assert_eq!(Timestamp::from(time.to_system_time().unwrap()), time);
        assert_eq!(Timestamp::from_secs(i64::MAX).as_micros(), i64::MAX);
        assert_eq!(Timestamp::from_millis(2).to_string(), "2000 µs");
    }

    #[test]
    fn ranges_begin_with_a_time_and_end_before_one() {
        let range = |begin, end| TimeRange { begin, end };
        assert_eq!(TimeRange::new(&(1..5)), range(Some(1), Some(5)));
        assert_eq!(TimeRange::new(&(1..=5)), range(Some(1), Some(6)));
        assert_eq!(TimeRange::new(&(1..)), range(Some(1), None));
        assert_eq!(TimeRange::new(&(..5)), range(None, Some(5)));
        assert_eq!(TimeRange::new(&(..=i64::MAX)), range(None, Some(i64::MAX)));
    }
}
