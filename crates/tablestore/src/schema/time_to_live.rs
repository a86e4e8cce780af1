use std::time::Duration;

use crate::call::wire;

/// The time for which data is kept after it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeToLive {
    /// Until it is deleted.
    Forever,
    /// A number of seconds, at least 1; the service requires 86,400 and more.
    Seconds(u32),
}

impl TimeToLive {
    /// Messages have -1 for an unlimited time.
    pub(crate) fn to_seconds(self) -> i32 {
        match self {
            Self::Forever => -1,
            Self::Seconds(seconds) => wire::to_i32(seconds),
        }
    }

    pub(crate) fn from_seconds(seconds: i32) -> Self {
        match seconds {
            -1 => Self::Forever,
            seconds => Self::Seconds(wire::from_i32(seconds)),
        }
    }
}

impl From<Duration> for TimeToLive {
    fn from(time: Duration) -> Self {
        let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
        Self::Seconds(seconds.try_into().unwrap_or(u32::MAX))
    }
}
