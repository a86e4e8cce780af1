use std::time::{Duration, SystemTime};

/// A time as the service takes it, in microseconds since 1970 in UTC.
pub(crate) fn time_to_micros(time: SystemTime) -> i64 {
    let since_epoch = time.duration_since(SystemTime::UNIX_EPOCH);
    let micros = since_epoch.unwrap_or_default().as_micros();
    i64::try_from(micros).unwrap_or(i64::MAX)
}

/// A time that the service tells in microseconds since 1970 in UTC.
pub(crate) fn time_from_micros(micros: i64) -> Option<SystemTime> {
    let since_epoch = Duration::from_micros(micros.try_into().ok()?);
    SystemTime::UNIX_EPOCH.checked_add(since_epoch)
}

/// A time that the service tells in seconds since 1970 in UTC, which is 0 where it never was.
pub(crate) fn time_from_seconds(seconds: i64) -> Option<SystemTime> {
    let since_epoch = Duration::from_secs(seconds.try_into().ok()?);
    SystemTime::UNIX_EPOCH
        .checked_add(since_epoch)
        .filter(|_| seconds > 0)
}
