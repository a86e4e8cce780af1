//! The rows of a write.
//!
//! ```text
//! rows   = groups: [group]
//! group  = measurement, names of fields: [string], types of fields: [byte], rows: [row]
//! row    = source, tags as one string, time, values, metadata's update time, tags: [tag]
//! values = numbers: [i64], booleans: [bool], doubles: [f64], strings: [string], binaries: [binary]
//! tag    = name, value
//! binary = [byte]
//! ```
//!
//! Each type has its values in one vector, in the order of the fields. The rows of a group have the same
//! fields; like the official clients, this writes a group for each row.

use std::borrow::Borrow;
use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Result};

use super::shape::Shapes;
use super::{TimeseriesKey, TimeseriesRow, tags};
use crate::flatbuffers::{Field, Offsets, Table, Vector, Writer};
use crate::{InvalidValue, Str, Value};

/// The types of fields.
pub(super) mod field_type {
    pub(crate) const LONG: u8 = 1;
    pub(crate) const BOOLEAN: u8 = 2;
    pub(crate) const DOUBLE: u8 = 3;
    pub(crate) const STRING: u8 = 4;
    pub(crate) const BINARY: u8 = 5;
}

/// Encodes the rows of a write, with one allocation for all of them.
///
/// # Errors
///
/// [`InvalidValue`] if a field has a value that no column can hold.
pub fn encode_rows(rows: &[TimeseriesRow]) -> Result<Bytes, InvalidValue> {
    encode_rows_with(rows, |index| rows[index].meta_update_time)
}

/// Encodes the rows of a write, as [`encode_rows`] does, with other update times of their metadata than the
/// rows have: `time_of` returns that of the row at an index.
///
/// # Errors
///
/// As [`encode_rows`].
pub fn encode_rows_with<R: Borrow<TimeseriesRow>>(
    rows: &[R],
    time_of: impl Fn(usize) -> u32,
) -> Result<Bytes, InvalidValue> {
    let rows = || rows.iter().map(Borrow::borrow);
    let mut values = rows().flat_map(|row: &TimeseriesRow| &row.values);
    values.try_for_each(Value::check)?;
    let size = 64 + rows().map(max_encoded_len).sum::<usize>();
    let mut writer = Writer::with_capacity(size);
    let root = writer.root();
    let [groups] = writer.table(root, [Field::Offset]);
    let slots = writer.offsets(groups, rows().len());
    let mut shapes = Shapes::default();
    for ((index, row), slot) in rows().enumerate().zip(slots) {
        shapes.write(&mut writer, slot, row, time_of(index));
    }
    Ok(writer.finish().into())
}

/// Returns the most bytes that a row takes in the rows of a write.
pub fn max_encoded_len(row: &TimeseriesRow) -> usize {
    let tags = row.key.tags.iter();
    let tags = tags.map(|(name, value)| 40 + name.len() + value.len());
    let fields = row.fields().map(|(name, value)| {
        let value = match value {
            Value::String(text) => text.len(),
            Value::Binary(bytes) => bytes.len(),
            _ => 0,
        };
        48 + name.len() + value
    });
    256 + row.key.measurement.len()
        + row.key.source.len()
        + tags.sum::<usize>()
        + fields.sum::<usize>()
}

pub(super) fn type_of(value: &Value) -> u8 {
    match value {
        Value::Integer(_) => field_type::LONG,
        Value::Boolean(_) => field_type::BOOLEAN,
        Value::Double(_) => field_type::DOUBLE,
        Value::String(_) => field_type::STRING,
        Value::Binary(_) => field_type::BINARY,
        // Refused before.
        Value::Invalid(_) => 0,
    }
}

/// Decodes the rows of a write, one at a time; strings and binaries are slices of the bytes.
///
/// A few bytes can stand for many rows that share their parts, so compare [`TimeseriesRows::len`] with a limit
/// before collecting them.
///
/// # Errors
///
/// [`ErrorKind::Decode`] if the bytes are malformed. Rows are checked when they are read.
pub fn decode_rows(rows_data: &Bytes) -> Result<TimeseriesRows<'_>> {
    let groups = Table::root(rows_data)?.offsets(0)?;
    let mut len = 0_usize;
    if let Some(groups) = groups {
        for index in 0..groups.len() {
            let rows = groups.table(index)?.offsets(3)?;
            len = len.saturating_add(rows.map_or(0, |rows| rows.len()));
        }
    }
    Ok(TimeseriesRows {
        buffer: rows_data,
        groups,
        next_group: 0,
        group: None,
        names: Names::default(),
        len,
    })
}

/// The rows of a write: see [`decode_rows`]. After an error there are no more.
#[derive(Debug)]
pub struct TimeseriesRows<'a> {
    buffer: &'a Bytes,
    groups: Option<Offsets<'a>>,
    next_group: usize,
    group: Option<Group<'a>>,
    /// Those of the group, or of one before it.
    names: Names<'a>,
    len: usize,
}

impl TimeseriesRows<'_> {
    /// Returns how many rows are left.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no rows are left.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn read(&mut self) -> Result<Option<TimeseriesRow>> {
        loop {
            if let Some(group) = &mut self.group
                && group.next_row < group.rows.len()
            {
                let row = group.rows.table(group.next_row)?;
                group.next_row += 1;
                return group.read(self.buffer, &self.names, row).map(Some);
            }
            let Some(groups) = &self.groups else {
                return Ok(None);
            };
            if self.next_group == groups.len() {
                return Ok(None);
            }
            self.group = Group::new(self.buffer, &mut self.names, groups.table(self.next_group)?)?;
            self.next_group += 1;
        }
    }
}

impl Iterator for TimeseriesRows<'_> {
    type Item = Result<TimeseriesRow>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.read().transpose();
        self.len = self.len.saturating_sub(1);
        if !matches!(row, Some(Ok(_))) {
            (self.groups, self.group, self.len) = (None, None, 0);
        }
        row
    }
}

#[derive(Debug)]
struct Group<'a> {
    measurement: &'a str,
    types: Option<Vector<'a, u8>>,
    rows: Offsets<'a>,
    next_row: usize,
}

impl<'a> Group<'a> {
    /// Reads a group, unless it has no rows.
    fn new(buffer: &Bytes, names: &mut Names<'a>, table: Table<'a>) -> Result<Option<Self>> {
        let Some(rows) = table.offsets(3)? else {
            return Ok(None);
        };
        names.read(buffer, table.offsets(1)?)?;
        let types = table.vector(2)?;
        if names.written.len() != types.map_or(0, |it| it.len()) {
            return Err(malformed("names and types of fields differ in number"));
        }
        Ok(Some(Self {
            measurement: table.string(0)?.unwrap_or_default(),
            types,
            rows,
            next_row: 0,
        }))
    }

    fn read(&self, buffer: &Bytes, names: &Names<'a>, table: Table<'a>) -> Result<TimeseriesRow> {
        let text = |text| slice(buffer, text);
        let source = table.string(0)?.unwrap_or_default();
        let mut key = TimeseriesKey::new(text(self.measurement), text(source));
        match table.offsets(5)? {
            Some(list) if !list.is_empty() => {
                for index in 0..list.len() {
                    let tag = list.table(index)?;
                    let name = tag.string(0)?.unwrap_or_default();
                    let value = tag.string(1)?.unwrap_or_default();
                    key.set_tag(text(name), text(value));
                }
            }
            _ => tags::visit(table.string(1)?.unwrap_or_default(), |name, value| {
                key.set_tag(text(name), text(value));
            })?,
        }
        let mut values = Vec::with_capacity(names.written.len());
        if let Some(types) = self.types {
            let table = table.table(3)?;
            let table = table.ok_or_else(|| malformed("a row without values"))?;
            let mut written = Values::new(table)?;
            for index in 0..types.len() {
                values.push(written.next(types.get(index).unwrap_or_default(), buffer)?);
            }
        }
        Ok(TimeseriesRow {
            key,
            time: table.scalar(2)?,
            meta_update_time: table.scalar(4)?,
            names: Arc::clone(&names.sorted),
            values: names.sort(values),
        })
    }
}

/// The names of the fields of a group, which groups that are alike share.
#[derive(Debug, Default)]
struct Names<'a> {
    /// In the order in which they are written.
    written: Vec<&'a str>,
    sorted: Arc<Vec<Str>>,
    /// Where each of the sorted names is written; empty if they are written in this order.
    order: Vec<usize>,
}

impl<'a> Names<'a> {
    fn read(&mut self, buffer: &Bytes, names: Option<Offsets<'a>>) -> Result<()> {
        let count = names.map_or(0, |names| names.len());
        let mut is_known = count == self.written.len();
        for index in 0..count {
            let name = names.map_or(Ok(""), |names| names.string(index))?;
            if is_known && self.written[index] != name {
                is_known = false;
            }
            if !is_known {
                self.written.truncate(index);
                self.written.push(name);
            }
        }
        if is_known {
            return Ok(());
        }
        self.written.truncate(count);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_unstable_by_key(|index| self.written[*index]);
        let sorted = order
            .iter()
            .map(|index| slice(buffer, self.written[*index]));
        let sorted: Vec<Str> = sorted.collect();
        if sorted.windows(2).any(|names| names[0] == names[1]) {
            return Err(malformed("a field that comes twice"));
        }
        self.sorted = Arc::new(sorted);
        self.order = if order.is_sorted() { Vec::new() } else { order };
        Ok(())
    }

    /// The values of fields as their names are sorted.
    fn sort(&self, values: Vec<Value>) -> Vec<Value> {
        if self.order.is_empty() {
            return values;
        }
        let mut values: Vec<_> = values.into_iter().map(Some).collect();
        let order = self.order.iter();
        order
            .filter_map(|index| values.get_mut(*index)?.take())
            .collect()
    }
}

/// The values of a row, and how many of each type are read.
struct Values<'a> {
    numbers: (Option<Vector<'a, i64>>, usize),
    booleans: (Option<Vector<'a, bool>>, usize),
    doubles: (Option<Vector<'a, f64>>, usize),
    strings: (Option<Offsets<'a>>, usize),
    binaries: (Option<Offsets<'a>>, usize),
}

impl<'a> Values<'a> {
    fn new(table: Table<'a>) -> Result<Self> {
        Ok(Self {
            numbers: (table.vector(0)?, 0),
            booleans: (table.vector(1)?, 0),
            doubles: (table.vector(2)?, 0),
            strings: (table.offsets(3)?, 0),
            binaries: (table.offsets(4)?, 0),
        })
    }

    /// Reads the next value of a type.
    fn next(&mut self, of: u8, buffer: &Bytes) -> Result<Value> {
        fn advance<T>((vector, next): &mut (Option<T>, usize)) -> Option<(&T, usize)> {
            *next += 1;
            vector.as_ref().map(|vector| (vector, *next - 1))
        }
        let value = match of {
            field_type::LONG => {
                advance(&mut self.numbers).and_then(|(it, at)| it.get(at).map(Value::Integer))
            }
            field_type::BOOLEAN => {
                advance(&mut self.booleans).and_then(|(it, at)| it.get(at).map(Value::Boolean))
            }
            field_type::DOUBLE => {
                advance(&mut self.doubles).and_then(|(it, at)| it.get(at).map(Value::Double))
            }
            field_type::STRING => match advance(&mut self.strings) {
                Some((it, at)) => Some(Value::String(slice(buffer, it.string(at)?))),
                None => None,
            },
            field_type::BINARY => match advance(&mut self.binaries) {
                Some((it, at)) => {
                    let bytes = it.table(at)?.vector::<u8>(0)?;
                    let bytes = bytes.map_or(&[][..], |it| it.as_bytes());
                    Some(Value::Binary(buffer.slice_ref(bytes)))
                }
                None => None,
            },
            _ => return Err(malformed("a field of an unknown type")),
        };
        value.ok_or_else(|| malformed("fewer values than fields"))
    }
}

/// A string of the buffer, without a copy.
fn slice(buffer: &Bytes, text: &str) -> Str {
    // It is UTF-8, or the reader had failed.
    Str::from_utf8(buffer.slice_ref(text.as_bytes())).unwrap_or_default()
}

fn malformed(reason: &str) -> Error {
    Error::new(
        ErrorKind::Decode,
        format!("malformed rows of a time series: {reason}"),
    )
}
