//! What a table is made of: its schema and indexes, its options and settings.

mod encryption;
mod index;
mod options;
mod schema;
mod stream;
#[cfg(test)]
mod tests;
mod throughput;

use std::time::{Duration, SystemTime};

pub use encryption::{SseDetails, SseKeyType, SseSpecification};
pub use index::{IndexMeta, IndexSyncPhase, IndexType};
pub use options::{BloomFilterType, TableOptions, TimeToLive};
pub use schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus,
};
pub use stream::{StreamColumns, StreamDetails, StreamSpecification};
pub use throughput::ReservedThroughput;

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
