use std::fmt::Debug;
use std::time::SystemTime;

/// Where the time of day comes from.
///
/// Signing, verifying and credential expiry ask this and never the system, so a test can hold time
/// still or move it.
pub trait Clock: Debug + Send + Sync {
    /// The time of day, in UTC.
    fn now(&self) -> SystemTime;
}

/// The system's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the only function that reads the wall clock"
    )]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A clock that stands still.
impl Clock for SystemTime {
    fn now(&self) -> SystemTime {
        *self
    }
}
