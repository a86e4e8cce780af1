use std::fmt::Debug;
use std::time::SystemTime;

/// A source of the time of day.
///
/// Signing, verification and the expiry of credentials read this and never the system, so a test can
/// stop time or advance it.
pub trait Clock: Debug + Send + Sync {
    /// Returns the time of day, in UTC.
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

/// A clock that always returns the same time.
impl Clock for SystemTime {
    fn now(&self) -> SystemTime {
        *self
    }
}
