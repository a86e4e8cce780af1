//! The rows of reads and streams, which are rows of the table in which the service keeps the points.
//!
//! Its primary key has a hash, the parts of the time series key, the time, and fields that belong to the
//! key. The other fields are attribute columns, whose names end in their types.

use std::cmp::Reverse;
use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};

use super::{TimeseriesKey, TimeseriesRow, position, tags};
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
    let mut rows = plainbuffer::Rows::new(rows_data)?;
    let mut reader = Reader::default();
    let mut points = Vec::new();
    while let Some((key, columns)) = rows.next()? {
        points.push(reader.read(key, columns)?);
        if points.len() == 1 {
            points.reserve_exact(rows.more());
        }
    }
    Ok(points)
}

/// Reads points one after the other. What they have in common is in memory once: the key of a series, the
/// names of fields, and texts that repeat.
#[derive(Default)]
struct Reader<'a> {
    /// The columns of the key before the time, of the last row, and what they say.
    series: Vec<ColumnRef<'a>>,
    key: TimeseriesKey,
    /// The names of the columns of fields, of the last row.
    columns: Vec<&'a str>,
    /// The names of the fields, sorted; where their columns are; and their last texts.
    names: Arc<Vec<Str>>,
    order: Vec<usize>,
    texts: Vec<Str>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, key: &[ColumnRef<'a>], columns: &[ColumnRef<'a>]) -> Result<TimeseriesRow> {
        let time = self.read_series(key)?;
        let key_fields = &key[self.series.len() + 1..];
        let fields = || key_fields.iter().chain(columns);
        let is_known = self.columns.len() == key_fields.len() + columns.len()
            && fields()
                .zip(&self.columns)
                .all(|(column, known)| is_same(column.name, known));
        if !is_known {
            self.learn(fields().map(|column| column.name).collect());
        }
        let mut values = Vec::with_capacity(self.order.len());
        for (index, last_text) in self.order.iter().zip(&mut self.texts) {
            let column = match key_fields.get(*index) {
                Some(column) => column,
                None => &columns[index - key_fields.len()],
            };
            values.push(match column.value {
                // Texts are mostly a few that come again and again.
                ValueRef::String(text) => {
                    if *last_text != *text {
                        *last_text = text.into();
                    }
                    Value::String(last_text.clone())
                }
                value => value.into(),
            });
        }
        Ok(TimeseriesRow {
            key: self.key.clone(),
            time,
            meta_update_time: 0,
            names: Arc::clone(&self.names),
            values,
        })
    }

    /// Reads the series of a row. Returns its time.
    fn read_series(&mut self, key: &[ColumnRef<'a>]) -> Result<i64> {
        let time = |column: &ColumnRef<'_>| match column.value {
            ValueRef::Integer(time) if column.name == column::TIME => Some(time),
            _ => None,
        };
        if let Some((series, [last, ..])) = key.split_at_checked(self.series.len())
            && let Some(time) = time(last)
            && series.iter().zip(&self.series).all(|(column, known)| {
                is_same(column.name, known.name) && is_same_value(column.value, known.value)
            })
        {
            return Ok(time);
        }
        let found = key
            .iter()
            .enumerate()
            .find_map(|(index, column)| Some((index, time(column)?)));
        let series = found.map_or(key, |(index, _)| &key[..index]);
        self.key = read_key(series)?;
        let (_, time) = found.ok_or_else(|| not_a_point("it has no column \"_time\""))?;
        self.series = series.to_vec();
        Ok(time)
    }

    /// Takes down the fields that these columns have.
    fn learn(&mut self, columns: Vec<&'a str>) {
        // Names of fields have no colon.
        let name = |index: &usize| columns[*index].split(':').next().unwrap_or_default();
        let mut order: Vec<usize> = (0..columns.len()).collect();
        // Of columns with one name, the last one counts, which comes first here.
        order.sort_unstable_by_key(|index| (name(index), Reverse(*index)));
        order.dedup_by_key(|index| name(index));
        let known = |name: &str| match position(&self.names, name) {
            Ok(index) => self.names[index].clone(),
            Err(_) => name.into(),
        };
        let names = order.iter().map(|index| known(name(index))).collect();
        self.names = Arc::new(names);
        self.texts = vec![Str::default(); order.len()];
        self.order = order;
        self.columns = columns;
    }
}

/// Whether two names are equal, which those of rows that are alike are by their position in memory alone.
fn is_same(one: &str, other: &str) -> bool {
    std::ptr::eq(one, other) || one == other
}

fn is_same_value(one: ValueRef<'_>, other: ValueRef<'_>) -> bool {
    match (one, other) {
        (ValueRef::String(one), ValueRef::String(other)) => is_same(one, other),
        _ => one == other,
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
        Reader::default().read(row.primary_key_columns(), row.columns())
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
        let fields = self
            .fields()
            .filter(|(name, _)| !field_keys.contains(&name.as_str()));
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
