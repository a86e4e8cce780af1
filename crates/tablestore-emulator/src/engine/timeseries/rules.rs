//! Which names and values a key, a point and an attribute can have. Bytes are counted as UTF-8.

use tablestore_protocol::timeseries_rows::parse_tags;
use tablestore_protocol::{Str, Value};

use crate::engine::shared::error::Result;
use crate::engine::shared::{limits, names};
use crate::engine::timeseries::texts;

/// Bytes of the name of a table, a measurement, a field or a store.
const NAME: usize = 128;
const SOURCE: usize = 256;
/// Fields of a point.
const FIELDS: usize = 1024;
/// Rows of a write.
pub(crate) const ROWS: usize = 200;
/// Rows of a page of points, which is also the default.
pub(crate) const PAGE_ROWS: usize = 5000;
/// Series in a request that changes metadata.
const METAS: usize = 100;

/// Names that field names do not contain.
const RESERVED: [&str; 6] = [
    "_m_name",
    "_data_source",
    "_tags",
    "_time",
    "_meta_update_time",
    "_attributes",
];

pub(crate) fn check_table(name: &str) -> Result<()> {
    names::check_table(name)?;
    match name.len() > NAME {
        true => Err(texts::table_name(name)),
        false => Ok(()),
    }
}

pub(crate) fn check_measurement(name: &str) -> Result<()> {
    let is_visible = |it: char| it != '#' && !it.is_whitespace() && !it.is_control();
    match (1..=NAME).contains(&name.len()) && name.chars().all(is_visible) {
        true => Ok(()),
        false => Err(texts::measurement(name)),
    }
}

pub(crate) fn check_source(name: &str) -> Result<()> {
    match name.len() > SOURCE {
        true => Err(texts::source(name)),
        false => Ok(()),
    }
}

/// Checks a tag or an attribute.
pub(crate) fn check_tag(name: &str, value: &str) -> Result<()> {
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'=';
    if name.is_empty() || !name.bytes().all(is_allowed) {
        return Err(texts::tag_name(name));
    }
    match value.contains(['"', '=']) {
        true => Err(texts::tag_value(value)),
        false => Ok(()),
    }
}

/// Whether a name is that of a field, or of a column of a table's own key.
pub(crate) fn is_field_name(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=NAME).contains(&name.len())
        && name.bytes().all(is_allowed)
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && !RESERVED.iter().any(|reserved| name.contains(reserved))
}

/// Checks the time and the fields of a point.
pub(crate) fn check_point<'a>(
    time: i64,
    fields: impl ExactSizeIterator<Item = (&'a Str, &'a Value)>,
) -> Result<()> {
    if time < 0 {
        return Err(texts::time(time));
    }
    if fields.len() == 0 {
        return Err(texts::no_field());
    }
    if fields.len() > FIELDS {
        return Err(texts::fields(fields.len(), FIELDS));
    }
    for (name, value) in fields {
        if !is_field_name(name) {
            return Err(texts::field_name(name));
        }
        match value {
            Value::String(text) => limits::check_value_length(name, text.len())?,
            Value::Double(number) if !number.is_finite() => return Err(texts::double(name)),
            Value::Binary(bytes) => limits::check_value_length(name, bytes.len())?,
            _ => {}
        }
    }
    Ok(())
}

/// Reads attributes, sorted by name.
pub(crate) fn attributes(text: &str) -> Result<Vec<(Str, Str)>> {
    let mut attributes = parse_tags(text).map_err(|_| texts::attributes(text))?;
    attributes.sort_unstable();
    for (index, (name, value)) in attributes.iter().enumerate() {
        check_tag(name, value)?;
        if index > 0 && attributes[index - 1].0 == *name {
            return Err(texts::attributes(text));
        }
    }
    Ok(attributes)
}

/// Checks how many series a request changes.
pub(crate) fn check_metas(count: usize) -> Result<()> {
    match (1..=METAS).contains(&count) {
        true => Ok(()),
        false => Err(texts::metas(METAS)),
    }
}

/// Returns how many rows a page has at most. A limit that is not positive, or too large, means the
/// most.
pub(crate) fn page_rows(limit: Option<i32>) -> usize {
    match usize::try_from(limit.unwrap_or(0)) {
        Ok(limit @ 1..PAGE_ROWS) => limit,
        _ => PAGE_ROWS,
    }
}

pub(crate) fn check_store_name(name: &str) -> Result<()> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_name = (1..=NAME).contains(&name.len())
        && name.bytes().all(is_allowed)
        && !name.starts_with(|first: char| first.is_ascii_digit());
    match is_name {
        true => Ok(()),
        false => Err(texts::store_name(name)),
    }
}
