use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::timeseries_rows::{TimeseriesRow, decode_read_rows, max_encoded_len};
use tablestore_protocol::{FromValue, Row, Str, Value};

use super::{Key, Timestamp};

/// A point of a time series: a key, a time and fields.
///
/// Fields are sorted by name, and each name has one value: an integer, a double, a boolean, a string or a
/// binary. `None` leaves a field out.
///
/// ```
/// use tablestore::timeseries::{Point, Timestamp};
///
/// let point = Point::new("cpu", Timestamp::from_secs(1_700_000_000))
///     .source("host-7")
///     .tag("region", "hz")
///     .field("usage", 0.73)
///     .field("throttled", false)
///     .field("note", None::<&str>);
/// assert_eq!(point.data_source(), "host-7");
/// assert_eq!(point.get::<f64>("usage")?, 0.73);
/// assert_eq!(point.fields().len(), 2);
/// # Ok::<(), tablestore::Error>(())
/// ```
///
/// The service takes 1 to 1,024 fields whose names have lower-case letters, digits and `_`, up to 128 bytes, and
/// strings and binaries of up to 2 MiB. A point without fields is rejected.
#[derive(Clone, Debug, PartialEq)]
pub struct Point(TimeseriesRow);

impl Point {
    /// Creates a point without fields. The key is a [`Key`], or a measurement, to which
    /// [`source`](Self::source) and [`tag`](Self::tag) add. The time is a [`Timestamp`], a
    /// [`SystemTime`](std::time::SystemTime), or a number of microseconds since 1970 in UTC.
    pub fn new(key: impl Into<Key>, time: impl Into<Timestamp>) -> Self {
        Self(TimeseriesRow::new(key.into().0, time.into().as_micros()))
    }

    /// Sets the data source of the key.
    #[must_use]
    pub fn source(mut self, source: impl Into<Str>) -> Self {
        self.0.key.source = source.into();
        self
    }

    /// Sets a tag of the key.
    #[must_use]
    pub fn tag(mut self, name: impl Into<Str>, value: impl Into<Str>) -> Self {
        let key = std::mem::take(&mut self.0.key);
        self.0.key = key.tag(name, value);
        self
    }

    /// Sets a field; `None` leaves it out.
    #[must_use]
    pub fn field(self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        Self(self.0.field(name, value))
    }

    /// Returns the key.
    pub fn key(&self) -> Key {
        Key(self.0.key.clone())
    }

    /// Returns the measurement of the key; empty if it has none.
    pub fn measurement(&self) -> &str {
        &self.0.key.measurement
    }

    /// Returns the data source of the key; empty if it has none.
    pub fn data_source(&self) -> &str {
        &self.0.key.source
    }

    /// Returns the value of a tag of the key.
    pub fn tag_value(&self, name: &str) -> Option<&str> {
        self.0.key.get(name).map(Str::as_str)
    }

    /// Returns the time.
    pub fn time(&self) -> Timestamp {
        Timestamp::from_micros(self.0.time)
    }

    /// Returns the fields, sorted by name.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        let fields = self.0.fields();
        fields.map(|(name, value)| (name.as_str(), value))
    }

    /// Returns the value of a field.
    pub fn field_value(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Returns the value of a field as a Rust type; `Option` for one that may be absent.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] if the field is absent or has a value of another type.
    pub fn get<'a, T: FromValue<'a>>(&'a self, name: &str) -> Result<T> {
        let error = |reason: &dyn fmt::Display| {
            Error::new(ErrorKind::Value, format!("field {} {reason}", Quoted(name)))
        };
        match self.0.get(name) {
            None => T::from_absent().ok_or_else(|| error(&"is absent")),
            Some(value) => T::from_value(value.as_ref()).map_err(|mismatch| error(&mismatch)),
        }
    }

    /// Reads a point from a row of the table `name#timeseries`, which has the points of the table `name`, or
    /// from a row of its stream.
    ///
    /// ```
    /// use tablestore::timeseries::Point;
    /// use tablestore::{Column, PrimaryKey, Row};
    ///
    /// let key = PrimaryKey::new("_#h", "0a1b2c3d")
    ///     .and("_m_name", "cpu")
    ///     .and("_data_source", "host-7")
    ///     .and("_tags", r#"["region=hz"]"#)
    ///     .and("_time", 7);
    /// let point = Point::from_row(&Row::new(key, vec![Column::new("usage:d", 0.73)]))?;
    /// assert_eq!(point, Point::new("cpu", 7).source("host-7").tag("region", "hz").field("usage", 0.73));
    /// # Ok::<(), tablestore::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if it is another kind of row.
    pub fn from_row(row: &Row) -> Result<Self> {
        TimeseriesRow::from_row(row).map(Self)
    }

    /// Returns the bytes of the point in a request, at most.
    pub(crate) fn encoded_len(&self) -> usize {
        max_encoded_len(&self.0)
    }

    /// Hashes all that distinguishes points: the key and the time.
    pub(crate) fn hash_identity(&self, hasher: &mut impl Hasher) {
        self.0.key.hash(hasher);
        self.0.time.hash(hasher);
    }

    pub(super) fn row(&self) -> &TimeseriesRow {
        &self.0
    }
}

impl Borrow<TimeseriesRow> for Point {
    fn borrow(&self) -> &TimeseriesRow {
        &self.0
    }
}

/// Decodes the points of a response.
pub(super) fn decode_points(rows_data: &Bytes) -> Result<Vec<Point>> {
    let rows = decode_read_rows(rows_data)?;
    Ok(rows.into_iter().map(Point).collect())
}
