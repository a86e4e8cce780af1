//! The points of time series, as requests and responses carry them.
//!
//! `PutTimeseriesData` carries points in [FlatBuffers](crate::flatbuffers) with a [`checksum`]. The responses
//! of `GetTimeseriesData` and `ScanTimeseriesData`, and the streams of a time series table, carry them as
//! [PlainBuffer](crate::plainbuffer) rows of the table that the service keeps them in.
//!
//! ```
//! use tablestore_protocol::timeseries_rows::{TimeseriesKey, TimeseriesRow, decode_rows, encode_rows};
//!
//! let key = TimeseriesKey::new("cpu", "host_0").tag("os", "Ubuntu").tag("region", "hz");
//! let row = TimeseriesRow::new(key, 1_700_000_000_000_000).field("usage", 10.5).field("up", true);
//! let rows_data = encode_rows(std::slice::from_ref(&row))?;
//!
//! let rows = decode_rows(&rows_data)?;
//! assert_eq!(rows.len(), 1);
//! assert_eq!(rows.collect::<Result<Vec<_>, _>>()?, [row]);
//! # Ok::<(), tablestore_core::Error>(())
//! ```

mod flat;
mod plain;
mod shape;
mod tags;

use std::fmt;
use std::sync::Arc;

use crate::{Str, Value};

pub use self::flat::{TimeseriesRows, decode_rows, encode_rows, encode_rows_with, max_encoded_len};
pub use self::plain::decode_read_rows;
pub use self::tags::{parse_tags, tags_to_string};

/// The key of a time series: what is measured, where, and tags.
///
/// Tags are sorted by name, and no two have the same one.
///
/// ```
/// use tablestore_protocol::timeseries_rows::TimeseriesKey;
///
/// let key = TimeseriesKey::new("cpu", "host_0").tag("region", "hz").tag("os", "Ubuntu");
/// assert_eq!(key.tags()[0], ("os".into(), "Ubuntu".into()));
/// assert_eq!(key.get("region"), Some(&"hz".into()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeseriesKey {
    /// The measurement; empty in tables whose keys have none.
    pub measurement: Str,
    /// The data source; may be empty.
    pub source: Str,
    /// Shared by the points of a series.
    tags: Arc<Vec<(Str, Str)>>,
}

impl TimeseriesKey {
    /// Creates a key without tags.
    pub fn new(measurement: impl Into<Str>, source: impl Into<Str>) -> Self {
        Self {
            measurement: measurement.into(),
            source: source.into(),
            tags: Arc::default(),
        }
    }

    /// Sets a tag.
    #[must_use]
    pub fn tag(mut self, name: impl Into<Str>, value: impl Into<Str>) -> Self {
        self.set_tag(name.into(), value.into());
        self
    }

    fn set_tag(&mut self, name: Str, value: Str) {
        let tags = Arc::make_mut(&mut self.tags);
        // Most come in their order.
        if tags.last().is_none_or(|(last, _)| *last < name) {
            return tags.push((name, value));
        }
        match tags.binary_search_by(|(other, _)| other.cmp(&name)) {
            Ok(index) => tags[index].1 = value,
            Err(index) => tags.insert(index, (name, value)),
        }
    }

    /// Returns the tags, sorted by name.
    pub fn tags(&self) -> &[(Str, Str)] {
        &self.tags
    }

    /// Returns the value of a tag.
    pub fn get(&self, name: &str) -> Option<&Str> {
        let index = self
            .tags
            .binary_search_by(|(other, _)| other.as_str().cmp(name));
        self.tags.get(index.ok()?).map(|(_, value)| value)
    }
}

/// A point of a time series: a time with fields.
///
/// Fields are sorted by name, and no two have the same one.
///
/// ```
/// use tablestore_protocol::Value;
/// use tablestore_protocol::timeseries_rows::{TimeseriesKey, TimeseriesRow};
///
/// let row = TimeseriesRow::new(TimeseriesKey::new("cpu", "host_0"), 0)
///     .field("usage", 10.5)
///     .field("cores", 8)
///     .field("note", None::<&str>);
/// assert_eq!(row.fields().len(), 2);
/// assert_eq!(row.get("cores"), Some(&Value::Integer(8)));
/// ```
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeseriesRow {
    /// The key of the time series.
    pub key: TimeseriesKey,
    /// The time, in microseconds since 1970 in UTC.
    pub time: i64,
    /// When the service last reported that it keeps the metadata of the time series, in seconds since 1970 in
    /// UTC; 0 for unknown. In writes only.
    pub meta_update_time: u32,
    /// The names of the fields, sorted. Shared by the points of a page that have the same ones.
    names: Arc<Vec<Str>>,
    /// The values of the fields, in the order of their names.
    values: Vec<Value>,
}

impl TimeseriesRow {
    /// Creates a point without fields, at a time in microseconds since 1970 in UTC.
    pub fn new(key: impl Into<TimeseriesKey>, time: i64) -> Self {
        Self {
            key: key.into(),
            time,
            meta_update_time: 0,
            names: Arc::default(),
            values: Vec::new(),
        }
    }

    /// Sets a field; `None` leaves it out.
    #[must_use]
    pub fn field(mut self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_absent() {
            self.set_field(name.into(), value);
        }
        self
    }

    fn set_field(&mut self, name: Str, value: Value) {
        match position(&self.names, &name) {
            Ok(index) => self.values[index] = value,
            Err(index) => {
                Arc::make_mut(&mut self.names).insert(index, name);
                self.values.insert(index, value);
            }
        }
    }

    /// Returns the fields, sorted by name.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&Str, &Value)> + Clone {
        self.names.iter().zip(&self.values)
    }

    /// Returns the value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let index = position(&self.names, name).ok()?;
        self.values.get(index)
    }
}

impl fmt::Debug for TimeseriesRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields().collect();
        f.debug_struct("TimeseriesRow")
            .field("key", &self.key)
            .field("time", &self.time)
            .field("meta_update_time", &self.meta_update_time)
            .field("fields", &fields)
            .finish()
    }
}

/// Where a name is in a sorted list, or where it would be.
fn position(sorted: &[Str], name: &str) -> Result<usize, usize> {
    // Most come in their order.
    if sorted.last().is_none_or(|last| last.as_str() < name) {
        return Err(sorted.len());
    }
    sorted.binary_search_by(|other| other.as_str().cmp(name))
}

/// Returns the checksum that goes with the rows of a write: their CRC-32C, its bits taken as a signed number.
///
/// ```
/// assert_eq!(tablestore_protocol::timeseries_rows::checksum(b"123456789"), -486_108_541);
/// ```
pub fn checksum(rows_data: &[u8]) -> i32 {
    crc32c::crc32c(rows_data).cast_signed()
}

#[cfg(test)]
mod tests;
