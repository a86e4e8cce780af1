use std::fmt;

use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::Str;
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::{TimeseriesKey, parse_tags};

/// The key of a time series: a measurement, a data source and tags.
///
/// Tags are sorted by name, and each name has one value. In a table with a
/// [key of its own](super::CreateTimeseriesTable::key), columns of the key are tags here too, and a key can lack
/// the measurement or the source.
///
/// ```
/// use tablestore::timeseries::Key;
///
/// let key = Key::new("cpu").source("host-7").tag("region", "hz").tag("os", "linux");
/// assert_eq!(key.measurement(), "cpu");
/// assert_eq!(key.get("region"), Some("hz"));
/// assert_eq!(key.tags().next(), Some(("os", "linux")));
/// assert_eq!(key.to_string(), r#"cpu host-7 ["os=linux","region=hz"]"#);
/// ```
///
/// The service limits a measurement to 128 bytes without `#`, blanks and control characters, a source to 256
/// bytes, the names of tags to visible ASCII, and neither a name nor a value may have `"` or `=`. A key with such
/// a tag, or with an unnamed one, is rejected before it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Key(pub(super) TimeseriesKey);

impl Key {
    /// Creates a key with a measurement, such as `cpu`.
    pub fn new(measurement: impl Into<Str>) -> Self {
        Self(TimeseriesKey::new(measurement, ""))
    }

    /// Creates a key without a measurement, for tables whose keys have none.
    pub fn without_measurement() -> Self {
        Self::default()
    }

    /// Sets the data source, such as a host.
    #[must_use]
    pub fn source(mut self, source: impl Into<Str>) -> Self {
        self.0.source = source.into();
        self
    }

    /// Sets a tag.
    #[must_use]
    pub fn tag(self, name: impl Into<Str>, value: impl Into<Str>) -> Self {
        Self(self.0.tag(name, value))
    }

    /// Returns the measurement; empty if there is none.
    pub fn measurement(&self) -> &str {
        &self.0.measurement
    }

    /// Returns the data source; empty if there is none.
    pub fn data_source(&self) -> &str {
        &self.0.source
    }

    /// Returns the value of a tag.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(Str::as_str)
    }

    /// Returns the tags, sorted by name.
    pub fn tags(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let tags = self.0.tags().iter();
        tags.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Checks that the key is read as it was written: the encoding of tags has no escapes.
    pub(super) fn check(&self) -> Result<()> {
        self.tags()
            .try_for_each(|(name, value)| check_tag("tag", name, value))
    }

    pub(super) fn to_proto(&self) -> Result<proto::TimeseriesKey> {
        self.check()?;
        let tags = self.tags().map(|(name, value)| proto::TimeseriesTag {
            name: name.to_owned(),
            value: value.to_owned(),
        });
        Ok(proto::TimeseriesKey {
            measurement: Some(self.measurement().to_owned()),
            source: Some(self.data_source().to_owned()),
            tags: None,
            tag_list: tags.collect(),
        })
    }

    pub(super) fn from_proto(key: proto::TimeseriesKey) -> Result<Self> {
        let mut read = TimeseriesKey::new(
            key.measurement.unwrap_or_default(),
            key.source.unwrap_or_default(),
        );
        if key.tag_list.is_empty() {
            for (name, value) in parse_tags(&key.tags.unwrap_or_default())? {
                read = read.tag(name, value);
            }
        }
        for tag in key.tag_list {
            read = read.tag(tag.name, tag.value);
        }
        Ok(Self(read))
    }
}

/// Checks a tag or an attribute.
pub(super) fn check_tag(what: &str, name: &str, value: &str) -> Result<()> {
    let reason = if name.is_empty() {
        "a name is empty"
    } else if name.contains(['"', '=']) {
        "the name has a quotation mark or an equals sign"
    } else if value.contains(['"', '=']) {
        "the value has a quotation mark or an equals sign"
    } else {
        return Ok(());
    };
    let (name, value) = (Quoted(name), Quoted(value));
    let message = format!("{what} {name} with value {value} is not valid: {reason}");
    Err(Error::new(ErrorKind::Request, message))
}

/// A key with a measurement alone.
impl From<&str> for Key {
    fn from(measurement: &str) -> Self {
        Self::new(measurement)
    }
}

impl From<&Self> for Key {
    fn from(key: &Self) -> Self {
        key.clone()
    }
}

/// The measurement, the source and the tags, as the service writes them.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} [", self.measurement(), self.data_source())?;
        for (index, (name, value)) in self.tags().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}\"{name}={value}\"")?;
        }
        f.write_str("]")
    }
}
