use std::time::{Duration, SystemTime};

/// Converts a time to microseconds since 1970 in UTC.
pub(crate) fn time_to_micros(time: SystemTime) -> i64 {
    let since_epoch = time.duration_since(SystemTime::UNIX_EPOCH);
    let micros = since_epoch.unwrap_or_default().as_micros();
    i64::try_from(micros).unwrap_or(i64::MAX)
}

/// Converts microseconds since 1970 in UTC to a time.
pub(crate) fn time_from_micros(micros: i64) -> Option<SystemTime> {
    let since_epoch = Duration::from_micros(micros.try_into().ok()?);
    SystemTime::UNIX_EPOCH.checked_add(since_epoch)
}

/// Converts a time to nanoseconds since 1970 in UTC.
pub(crate) fn time_to_nanos(time: SystemTime) -> u64 {
    let since_epoch = time.duration_since(SystemTime::UNIX_EPOCH);
    let nanos = since_epoch.unwrap_or_default().as_nanos();
    u64::try_from(nanos).unwrap_or(u64::MAX)
}

/// Converts nanoseconds since 1970 in UTC to a time; 0 is none.
pub(crate) fn time_from_nanos(nanos: u64) -> Option<SystemTime> {
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_nanos(nanos));
    time.filter(|_| nanos > 0)
}

/// Converts seconds since 1970 in UTC to a time; 0 is none.
pub(crate) fn time_from_seconds(seconds: i64) -> Option<SystemTime> {
    let since_epoch = Duration::from_secs(seconds.try_into().ok()?);
    SystemTime::UNIX_EPOCH
        .checked_add(since_epoch)
        .filter(|_| seconds > 0)
}
