//! The rows of reads and streams, which are rows of the table in which the service keeps the points.
//!
//! Its primary key has a hash, the parts of the time series key, the time, and fields that belong to the
//! key. The other fields are attribute columns, whose names end in their types.

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};

use super::{TimeseriesKey, TimeseriesRow, set, tags};
use crate::{
    Column, ColumnRef, PrimaryKey, PrimaryKeyValue, Row, Str, Value, ValueRef, plainbuffer,
};

/// The columns of the primary key that are not tags.
mod column {
    pub(super) const HASH: &str = "_#h";
    pub(super) const MEASUREMENT: &str = "_m_name";
    pub(super) const SOURCE: &str = "_data_source";
    pub(super) const TAGS: &str = "_tags";
    pub(super) const TIME: &str = "_time";
}

/// Decodes the rows of a response to `GetTimeseriesData` or `ScanTimeseriesData`.
///
/// ```
/// use tablestore_protocol::timeseries_rows::{TimeseriesKey, TimeseriesRow, decode_read_rows};
/// use tablestore_protocol::plainbuffer::encode_rows;
///
/// let row = TimeseriesRow::new(TimeseriesKey::new("cpu", "host_0"), 7).field("usage", 10.5);
/// let parts = row.to_parts(&["_m_name", "_data_source", "_tags"], &[])?;
/// assert_eq!(parts.1[0].name, "usage:d");
/// assert_eq!(decode_read_rows(&encode_rows(&[parts]))?, [row]);
/// assert_eq!(decode_read_rows(&Default::default())?, []);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Decode`] if the bytes are malformed, or a row is not one of a time series.
pub fn decode_read_rows(rows_data: &Bytes) -> Result<Vec<TimeseriesRow>> {
    let rows = plainbuffer::decode_rows(rows_data)?;
    let mut reader = Reader::default();
    rows.iter().map(|row| reader.read(row)).collect()
}

/// Reads points one after the other. Those of one series share the strings of its key, and fields of one name
/// share the name.
#[derive(Default)]
struct Reader<'a> {
    /// The columns of the key before the time, of the last row.
    series: &'a [ColumnRef<'a>],
    key: TimeseriesKey,
    /// The names of the last row's columns, those of the fields, and their last texts.
    names: Vec<(&'a str, Str, Str)>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, row: &'a Row) -> Result<TimeseriesRow> {
        let columns = row.primary_key_columns();
        let is_time = |it: &ColumnRef<'_>| {
            it.name == column::TIME && matches!(it.value, ValueRef::Integer(_))
        };
        let time = columns.iter().position(is_time);
        let Some((time, (series, [_, key_fields @ ..]))) =
            time.map(|time| (time, columns.split_at(time)))
        else {
            read_key(columns)?;
            return Err(not_a_point("it has no column \"_time\""));
        };
        if self.series != series {
            self.key = read_key(series)?;
            self.series = series;
        }
        let time = columns[time].value.as_integer().unwrap_or_default();
        let mut point = TimeseriesRow::new(self.key.clone(), time);
        point
            .fields
            .reserve_exact(key_fields.len() + row.columns().len());
        // Names of fields have no colon.
        let fields = row.columns().iter();
        let fields = fields.map(|it| (it, it.name.split(':').next().unwrap_or_default()));
        let key_fields = key_fields.iter().map(|it| (it, it.name));
        for (index, (column, name)) in key_fields.chain(fields).enumerate() {
            let (name, last_text) = self.name(index, column.name, name);
            let value = match column.value {
                // Texts are mostly a few that come again and again.
                ValueRef::String(text) => {
                    if *last_text != *text {
                        *last_text = text.into();
                    }
                    Value::String(last_text.clone())
                }
                value => value.into(),
            };
            set(&mut point.fields, name, value);
        }
        Ok(point)
    }

    /// The name of a field, from that of its column at an index, and the last text of that column.
    fn name(&mut self, index: usize, column: &'a str, name: &str) -> (Str, &mut Str) {
        let is_known = self.names.get(index).is_some_and(|it| it.0 == column);
        if !is_known {
            self.names.truncate(index);
            self.names.push((column, name.into(), Str::default()));
        }
        let (_, name, last_text) = &mut self.names[index];
        (name.clone(), last_text)
    }
}

fn read_key(columns: &[ColumnRef<'_>]) -> Result<TimeseriesKey> {
    let mut key = TimeseriesKey::default();
    for column in columns {
        match (column.name, column.value) {
            (column::HASH, _) => {}
            (column::MEASUREMENT, ValueRef::String(text)) => key.measurement = text.into(),
            (column::SOURCE, ValueRef::String(text)) => key.source = text.into(),
            (column::TAGS, ValueRef::String(text)) => tags::visit(text, |name, value| {
                key.set_tag(name.into(), value.into());
            })?,
            (name, ValueRef::String(text)) => key.set_tag(name.into(), text.into()),
            (name, value) => {
                let kind = value.type_name();
                let name = Quoted(name);
                return Err(not_a_point(&format!("its column {name} is a {kind}")));
            }
        }
    }
    Ok(key)
}

impl TimeseriesRow {
    /// Reads a point from a row of the table in which the service keeps the points, also from one of its stream.
    ///
    /// Columns of the key with names of the table's own become tags.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the row has no time, or its tags are malformed.
    pub fn from_row(row: &Row) -> Result<Self> {
        Reader::default().read(row)
    }

    /// Returns the point as a row of the table in which the service keeps the points: its key, without the hash
    /// that may come first, and its columns.
    ///
    /// `key_columns` are the parts of the time series key: `_m_name`, `_data_source`, `_tags`, and tags that
    /// are columns of their own. `field_keys` are the fields that belong to the primary key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] if a tag has no text form, or a field of the primary key is absent or a double.
    pub fn to_parts(
        &self,
        key_columns: &[&str],
        field_keys: &[&str],
    ) -> Result<(PrimaryKey, Vec<Column>)> {
        let mut key = PrimaryKey::default();
        for name in key_columns {
            key = match *name {
                column::MEASUREMENT => key.and(*name, &self.key.measurement),
                column::SOURCE => key.and(*name, &self.key.source),
                column::TAGS => {
                    let has_column = |tag: &&(Str, Str)| key_columns.contains(&tag.0.as_str());
                    let tags = self.key.tags.iter().filter(|tag| !has_column(tag));
                    key.and(
                        *name,
                        tags::tags_to_string(&tags.cloned().collect::<Vec<_>>())?,
                    )
                }
                tag => key.and(tag, self.key.get(tag).cloned().unwrap_or_default()),
            };
        }
        key = key.and(column::TIME, self.time);
        for name in field_keys {
            let value = self.get(name).map(Value::as_ref);
            let value = value.and_then(|value| PrimaryKeyValue::try_from(value).ok());
            let value = value.ok_or_else(|| {
                let name = Quoted(name);
                let text = format!("field {name} of the primary key is missing or a double");
                Error::new(ErrorKind::Value, text)
            })?;
            key = key.and(*name, value);
        }
        let fields = self.fields.iter();
        let fields = fields.filter(|(name, _)| !field_keys.contains(&name.as_str()));
        let columns = fields.map(|(name, value)| {
            let suffix = suffix(value);
            Column::new(format!("{name}:{suffix}"), value)
        });
        Ok((key, columns.collect()))
    }
}

/// The end of a column's name, after a colon. That of binaries is not known from the service.
fn suffix(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) => "i",
        Value::Double(_) => "d",
        Value::Boolean(_) => "b",
        Value::String(_) => "s",
        Value::Binary(_) | Value::Invalid(_) => "x",
    }
}

fn not_a_point(reason: &str) -> Error {
    Error::new(
        ErrorKind::Decode,
        format!("not a row of a time series: {reason}"),
    )
}
