//! A row's attribute columns, and how they are stored.
//!
//! ```text
//! row     = column*
//! column  = length name length version*
//! version = timestamp8 type1 payload
//! ```
//!
//! Columns are sorted by name, versions stand newest first. Lengths are in bytes, as LEB128;
//! numbers are little-endian. A column that is not wanted is passed over without a look inside.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bytes::Bytes;
use tablestore_protocol::{Str, Value};

use crate::store::StoreError;

/// A row that is changed: cells in the order in which they are stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    cells: BTreeMap<CellKey, Value>,
}

/// Sorts by name first, and newest first within one.
type CellKey = (Str, Reverse<i64>);

/// One version of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) name: Str,
    /// Milliseconds since 1970.
    pub(crate) timestamp: i64,
    pub(crate) value: Value,
}

impl Row {
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Writes a cell, instead of one of the same column and timestamp.
    pub(crate) fn put(&mut self, cell: Cell) {
        let key = (cell.name, Reverse(cell.timestamp));
        self.cells.insert(key, cell.value);
    }

    /// Deletes one version of a column.
    pub(crate) fn delete_version(&mut self, name: &Str, timestamp: i64) {
        self.cells.remove(&(name.clone(), Reverse(timestamp)));
    }

    /// Deletes all versions of a column.
    pub(crate) fn delete_column(&mut self, name: &Str) {
        while let Some(timestamp) = self.newest(name).map(|(timestamp, _)| timestamp) {
            self.delete_version(name, timestamp);
        }
    }

    /// The newest version of a column.
    pub(crate) fn newest(&self, name: &Str) -> Option<(i64, &Value)> {
        let from = (name.clone(), Reverse(i64::MAX));
        let ((found, Reverse(timestamp)), value) = self.cells.range(from..).next()?;
        (found == name).then_some((*timestamp, value))
    }

    /// Lets go of all but the newest versions of each column.
    pub(crate) fn keep_newest(&mut self, versions: usize) {
        let mut column = Str::default();
        let mut seen = 0;
        self.cells.retain(|(name, _), _| {
            if *name != column {
                column = name.clone();
                seen = 0;
            }
            seen += 1;
            seen <= versions
        });
    }

    /// The cells, by name and newest first.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell> {
        self.cells
            .iter()
            .map(|((name, Reverse(timestamp)), value)| Cell {
                name: name.clone(),
                timestamp: *timestamp,
                value: value.clone(),
            })
    }

    /// The row as it is stored; it shares no memory with any request.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut row = Vec::new();
        let mut versions = Vec::new();
        let mut cells = self.cells.iter().peekable();
        while let Some(((name, Reverse(timestamp)), value)) = cells.next() {
            encode_version(*timestamp, value, &mut versions);
            if cells.peek().is_none_or(|((next, _), _)| next != name) {
                encode_length(name.len(), &mut row);
                row.extend_from_slice(name.as_bytes());
                encode_length(versions.len(), &mut row);
                row.append(&mut versions);
            }
        }
        row
    }
}

/// What is done to a column: a change without anything that is left to the service.
#[derive(Clone, Debug)]
pub(crate) enum CellWrite {
    Put(Cell),
    DeleteVersion { name: Str, timestamp: i64 },
    DeleteColumn { name: Str },
}

impl CellWrite {
    pub(crate) fn is_deletion(&self) -> bool {
        !matches!(self, Self::Put(_))
    }

    pub(crate) fn name(&self) -> &Str {
        match self {
            Self::Put(cell) => &cell.name,
            Self::DeleteVersion { name, .. } | Self::DeleteColumn { name } => name,
        }
    }

    pub(crate) fn apply(self, row: &mut Row) {
        match self {
            Self::Put(cell) => row.put(cell),
            Self::DeleteVersion { name, timestamp } => row.delete_version(&name, timestamp),
            Self::DeleteColumn { name } => row.delete_column(&name),
        }
    }
}

const INTEGER: u8 = 0;
const DOUBLE: u8 = 1;
const FALSE: u8 = 2;
const TRUE: u8 = 3;
const STRING: u8 = 4;
const BINARY: u8 = 5;

fn encode_version(timestamp: i64, value: &Value, out: &mut Vec<u8>) {
    out.extend_from_slice(&timestamp.to_le_bytes());
    match value {
        Value::Integer(number) => {
            out.push(INTEGER);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Value::Double(number) => {
            out.push(DOUBLE);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Value::Boolean(false) => out.push(FALSE),
        Value::Boolean(true) => out.push(TRUE),
        Value::String(text) => encode_bytes(STRING, text.as_bytes(), out),
        Value::Binary(bytes) => encode_bytes(BINARY, bytes, out),
        _ => {}
    }
}

fn encode_bytes(kind: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(kind);
    encode_length(bytes.len(), out);
    out.extend_from_slice(bytes);
}

fn encode_length(mut length: usize, out: &mut Vec<u8>) {
    while length >= 0x80 {
        out.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
}

/// Reads the columns of a stored row. Names and values are slices of it.
pub(crate) struct Columns<'a> {
    row: &'a Bytes,
    rest: &'a [u8],
}

/// A column that is not looked into yet.
pub(crate) struct Column<'a> {
    row: &'a Bytes,
    name: &'a [u8],
    versions: &'a [u8],
}

impl<'a> Columns<'a> {
    pub(crate) fn of(row: &'a Bytes) -> Self {
        Self { row, rest: row }
    }
}

impl<'a> Iterator for Columns<'a> {
    type Item = Result<Column<'a>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let column = decode_bytes(&mut self.rest).and_then(|name| {
            Ok(Column {
                row: self.row,
                name,
                versions: decode_bytes(&mut self.rest)?,
            })
        });
        Some(column)
    }
}

impl<'a> Column<'a> {
    /// The name's bytes.
    pub(crate) fn name(&self) -> &'a [u8] {
        self.name
    }

    /// The timestamp and the value of the newest version.
    pub(crate) fn newest(&self) -> Result<Option<(i64, Value)>, StoreError> {
        match self.versions.is_empty() {
            true => Ok(None),
            false => version(self.row, &mut { self.versions }).map(Some),
        }
    }

    /// The versions, newest first.
    pub(crate) fn cells(&self) -> Result<Cells<'a>, StoreError> {
        let name = Str::from_utf8(self.row.slice_ref(self.name));
        Ok(Cells {
            row: self.row,
            name: name.ok_or_else(broken)?,
            rest: self.versions,
        })
    }
}

/// Reads the versions of a column.
pub(crate) struct Cells<'a> {
    row: &'a Bytes,
    name: Str,
    rest: &'a [u8],
}

impl Iterator for Cells<'_> {
    type Item = Result<Cell, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let version = version(self.row, &mut self.rest);
        Some(version.map(|(timestamp, value)| Cell {
            name: self.name.clone(),
            timestamp,
            value,
        }))
    }
}

/// Takes a version of a row: its timestamp and its value.
fn version(row: &Bytes, rest: &mut &[u8]) -> Result<(i64, Value), StoreError> {
    let timestamp = i64::from_le_bytes(take(rest)?);
    let value = match take::<1>(rest)? {
        [INTEGER] => Value::Integer(i64::from_le_bytes(take(rest)?)),
        [DOUBLE] => Value::Double(f64::from_le_bytes(take(rest)?)),
        [FALSE] => Value::Boolean(false),
        [TRUE] => Value::Boolean(true),
        [STRING] => {
            let text = row.slice_ref(decode_bytes(rest)?);
            Value::String(Str::from_utf8(text).ok_or_else(broken)?)
        }
        [BINARY] => Value::Binary(row.slice_ref(decode_bytes(rest)?)),
        _ => return Err(broken()),
    };
    Ok((timestamp, value))
}

/// Takes bytes that start with their length.
fn decode_bytes<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], StoreError> {
    let mut length = 0;
    let mut shift = 0;
    loop {
        let [byte] = take(rest)?;
        length |= usize::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    let (bytes, left) = rest.split_at_checked(length).ok_or_else(broken)?;
    *rest = left;
    Ok(bytes)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], StoreError> {
    let (taken, left) = rest.split_first_chunk().ok_or_else(broken)?;
    *rest = left;
    Ok(*taken)
}

fn broken() -> StoreError {
    StoreError::new("a stored row is damaged")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        prop_oneof![
            any::<i64>().prop_map(Value::from),
            proptest::num::f64::NORMAL.prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            ".{0,200}".prop_map(Value::from),
            any::<Vec<u8>>().prop_map(Value::from),
        ]
    }

    fn cells() -> impl Strategy<Value = Cell> {
        ("[ab\u{10000}]{1,2}", 0..9_i64, values()).prop_map(|(name, timestamp, value)| Cell {
            name: name.into(),
            timestamp,
            value,
        })
    }

    fn decode(row: &Bytes) -> Result<Vec<Cell>, StoreError> {
        let mut cells = Vec::new();
        for column in Columns::of(row) {
            for cell in column?.cells()? {
                cells.push(cell?);
            }
        }
        Ok(cells)
    }

    fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
        let mut row = Row::default();
        for cell in cells {
            row.put(cell);
        }
        row
    }

    proptest! {
        #[test]
        fn rows_are_read_back(cells in proptest::collection::vec(cells(), 0..20)) {
            let row = row(cells);
            let stored = Bytes::from(row.encode());
            prop_assert_eq!(decode(&stored).unwrap(), row.cells().collect::<Vec<_>>());
        }

        #[test]
        fn damage_is_an_error_and_no_panic(bytes: Vec<u8>) {
            let _ = decode(&bytes.into());
        }
    }

    #[test]
    fn cells_are_sorted_by_name_and_newest_first() {
        let cell = |name: &str, timestamp| Cell {
            name: name.into(),
            timestamp,
            value: Value::from(timestamp),
        };
        let mut row = row([cell("b", 1), cell("a", 1), cell("ab", 2), cell("a", 3)]);
        let shown = |row: &Row| -> Vec<String> {
            row.cells()
                .map(|it| format!("{}@{}", it.name, it.timestamp))
                .collect()
        };
        assert_eq!(shown(&row), ["a@3", "a@1", "ab@2", "b@1"]);
        assert_eq!(row.newest(&"a".into()), Some((3, &Value::from(3))));
        row.keep_newest(1);
        assert_eq!(shown(&row), ["a@3", "ab@2", "b@1"]);
        row.delete_column(&"a".into());
        assert_eq!(shown(&row), ["ab@2", "b@1"]);
    }

    #[test]
    fn a_small_row_is_stored_small() {
        let cell = Cell {
            name: "amount".into(),
            timestamp: 1,
            value: Value::from(1),
        };
        assert_eq!(row([cell]).encode().len(), 1 + 6 + 1 + 8 + 1 + 8);
    }
}
