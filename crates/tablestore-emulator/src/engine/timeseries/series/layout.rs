//! How the dictionary of a table is stored.
//!
//! ```text
//! 0                             = the id of the newest series
//! 1 key                         = id8 update_time8 creation_time8 attributes
//! 2 id8                         = key
//! 3 part name value id8         = (the series whose part, tag or attribute has a value)
//! 4 update_time8 id8            = (the series by their update time)
//! ```
//!
//! Numbers are big-endian; keys, names and values are encoded as in primary keys, so that entries are
//! in the order of the values. The series of one value are in the order of their ids.

use tablestore_protocol::PrimaryKeyValue;

use crate::engine::shared::storage_key;
use crate::engine::wide_column::key_encoding;
use crate::store::StoreError;

const LAST_ID: u8 = 0;
const BY_KEY: u8 = 1;
const BY_ID: u8 = 2;
const BY_VALUE: u8 = 3;
const BY_TIME: u8 = 4;

/// Whose value an entry has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Measurement,
    Source,
    Tag(&'a str),
    Attribute(&'a str),
}

/// What is stored of a series, apart from its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: u64,
    /// Microseconds since 1970.
    pub(crate) update_time: i64,
    /// Microseconds since 1970.
    pub(crate) creation_time: i64,
    /// In the form of tags.
    pub(crate) attributes: String,
}

impl Entry {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(24 + self.attributes.len());
        bytes.extend_from_slice(&self.id.to_be_bytes());
        bytes.extend_from_slice(&self.update_time.to_be_bytes());
        bytes.extend_from_slice(&self.creation_time.to_be_bytes());
        bytes.extend_from_slice(self.attributes.as_bytes());
        bytes
    }

    pub(crate) fn decode(stored: &[u8]) -> Result<Self, StoreError> {
        let (id, rest) = stored.split_first_chunk().ok_or_else(damaged)?;
        let (update_time, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
        let (creation_time, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
        Ok(Self {
            id: u64::from_be_bytes(*id),
            update_time: i64::from_be_bytes(*update_time),
            creation_time: i64::from_be_bytes(*creation_time),
            attributes: String::from_utf8(rest.to_vec()).map_err(StoreError::new)?,
        })
    }
}

pub(crate) fn last_id(table_id: u64) -> Vec<u8> {
    kind(table_id, LAST_ID)
}

pub(crate) fn by_key(table_id: u64, encoded: &[u8]) -> Vec<u8> {
    let mut key = kind(table_id, BY_KEY);
    key.extend_from_slice(encoded);
    key
}

/// What the storage keys of all series by their ids start with.
pub(crate) fn ids(table_id: u64) -> Vec<u8> {
    kind(table_id, BY_ID)
}

pub(crate) fn by_id(table_id: u64, id: u64) -> Vec<u8> {
    with_id(ids(table_id), id)
}

/// What the storage keys of all values of a part start with.
pub(crate) fn values(table_id: u64, part: Part<'_>) -> Vec<u8> {
    let mut key = kind(table_id, BY_VALUE);
    let (number, name) = match part {
        Part::Measurement => (0, ""),
        Part::Source => (1, ""),
        Part::Tag(name) => (2, name),
        Part::Attribute(name) => (3, name),
    };
    key.push(number);
    encode_text(name, &mut key);
    key
}

/// What the storage keys of all series that have a value start with.
pub(crate) fn value(table_id: u64, part: Part<'_>, value: &str) -> Vec<u8> {
    let mut key = values(table_id, part);
    encode_text(value, &mut key);
    key
}

/// What the storage keys of all values with this beginning start with.
pub(crate) fn value_prefix(table_id: u64, part: Part<'_>, beginning: &str) -> Vec<u8> {
    let mut key = value(table_id, part, beginning);
    // Without the end of the text.
    key.truncate(key.len() - 2);
    key
}

pub(crate) fn by_value(table_id: u64, part: Part<'_>, of: &str, id: u64) -> Vec<u8> {
    with_id(value(table_id, part, of), id)
}

/// What the storage keys of all series by their update times start with.
pub(crate) fn times(table_id: u64) -> Vec<u8> {
    kind(table_id, BY_TIME)
}

/// What the storage keys of the series of an update time start with.
pub(crate) fn time(table_id: u64, update_time: i64) -> Vec<u8> {
    let mut key = times(table_id);
    key.extend_from_slice(&update_time.max(0).to_be_bytes());
    key
}

pub(crate) fn by_time(table_id: u64, update_time: i64, id: u64) -> Vec<u8> {
    with_id(time(table_id, update_time), id)
}

/// The id at the end of a storage key.
pub(crate) fn id_of(key: &[u8]) -> Result<u64, StoreError> {
    let id = key.last_chunk().ok_or_else(damaged)?;
    Ok(u64::from_be_bytes(*id))
}

/// A key after all that start with a prefix, whatever follows it: an id, or a text.
pub(crate) fn end(mut prefix: Vec<u8>) -> Vec<u8> {
    prefix.extend_from_slice(&[0xff; 9]);
    prefix
}

fn kind(table_id: u64, kind: u8) -> Vec<u8> {
    let mut key = Vec::with_capacity(64);
    key.extend_from_slice(&storage_key::series(table_id));
    key.push(kind);
    key
}

fn with_id(mut key: Vec<u8>, id: u64) -> Vec<u8> {
    key.extend_from_slice(&id.to_be_bytes());
    key
}

fn encode_text(text: &str, key: &mut Vec<u8>) {
    key_encoding::encode(&PrimaryKeyValue::from(text), key);
}

fn damaged() -> StoreError {
    StoreError::new("a stored series is damaged")
}
