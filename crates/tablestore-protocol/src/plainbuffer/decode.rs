use bytes::Bytes;

use super::DecodeErrorKind::Unexpected;
use super::cell::{CellRef, VariantRef, slice_text};
use super::parser::Parser;
use super::{DecodeError, DecodeErrorKind, Variant, WireCell, WireRow, operation, tag};
use crate::page::{Bounds, Cells, EMPTY_ROW};
use crate::{ColumnRef, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row};

type Result<T, E = DecodeError> = std::result::Result<T, E>;

/// Decodes the rows of a response. An empty buffer has none.
///
/// The rows share the buffer: names, strings and binaries are slices of it.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
/// use tablestore_protocol::{Column, PrimaryKey, Row};
///
/// let page = encode_rows(&[
///     (PrimaryKey::new("id", 1), vec![Column::new("note", "first")]),
///     (PrimaryKey::new("id", 2), vec![]),
/// ]);
/// let rows = decode_rows(&page)?;
/// assert_eq!(rows[0].get::<&str>("note")?, "first");
/// assert_eq!(rows[1], Row::new(PrimaryKey::new("id", 2), vec![]));
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// # Errors
///
/// [`DecodeError`], with the position of the malformed byte. A response cannot have a delete marker, a cell
/// without a value or with a placeholder such as `NULL`, a cell that deletes, or a row without cells.
pub fn decode_rows(buffer: &Bytes) -> Result<Vec<Row>> {
    if buffer.is_empty() {
        return Ok(Vec::new());
    }
    Row::read_block(buffer, |buffer, bounds| {
        let mut parser = Parser::new(buffer)?;
        let mut cells = Vec::new();
        loop {
            let start = parser.offset();
            let row = next_row(&mut parser, &mut cells)?;
            if bounds.is_empty() {
                // Rows of one table are alike.
                let size = parser.offset() - start;
                let more = parser.remaining() / size;
                cells.reserve(more * row.len());
                bounds.reserve(more + 1);
            }
            bounds.push(row);
            if parser.remaining() == 0 {
                return Ok(cells);
            }
        }
    })
}

/// The rows of a response one after the other, for those who keep none of them. An empty buffer has none.
pub(crate) struct Rows<'a> {
    parser: Option<Parser<'a>>,
    cells: Cells<'a>,
    /// The length of the last row.
    length: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(buffer: &'a [u8]) -> Result<Self> {
        let parser = match buffer.is_empty() {
            true => None,
            false => Some(Parser::new(buffer)?),
        };
        Ok(Self {
            parser,
            cells: Vec::new(),
            length: 1,
        })
    }

    /// Returns the columns of the key and the attribute columns of the next row.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<(&[ColumnRef<'a>], &[ColumnRef<'a>])>> {
        let Some(parser) = &mut self.parser else {
            return Ok(None);
        };
        self.cells.clear();
        let start = parser.offset();
        let row = next_row(parser, &mut self.cells)?;
        self.length = parser.offset() - start;
        if parser.remaining() == 0 {
            self.parser = None;
        }
        Ok(Some(self.cells.split_at(row.primary_key().end)))
    }

    /// How many more rows there are, if they are as long as the last one.
    pub(crate) fn more(&self) -> usize {
        let parser = self.parser.as_ref();
        parser.map_or(0, |parser| parser.remaining() / self.length)
    }
}

/// Decodes the row of a response. An empty buffer has none.
///
/// The row shares the buffer: names, strings and binaries are slices of it.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_row, encode_row};
/// use tablestore_protocol::{Column, PrimaryKey};
///
/// let key = PrimaryKey::new("id", 1);
/// let row = decode_row(&encode_row(&key, &[Column::new("note", "first")]))?;
/// assert_eq!(row.unwrap().primary_key(), key);
/// assert_eq!(decode_row(&Default::default())?, None);
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
///
/// # Errors
///
/// As [`decode_rows`], and if there is more than one row.
pub fn decode_row(buffer: &Bytes) -> Result<Option<Row>> {
    if buffer.is_empty() {
        return Ok(None);
    }
    let row = Row::read_one(buffer, |buffer| {
        let mut parser = Parser::new(buffer)?;
        let mut cells = Vec::with_capacity(usual_capacity(&parser));
        let row = next_row(&mut parser, &mut cells)?;
        parser.expect_end()?;
        Ok((cells, row))
    });
    row.map(Some)
}

/// Decodes a primary key without columns after it, such as the next start of a range.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_primary_key, encode_primary_key};
/// use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};
///
/// let key = PrimaryKey::new("customer", "alice").and("order", PrimaryKeyValue::InfMin);
/// assert_eq!(decode_primary_key(&encode_primary_key(&key))?, key);
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
///
/// # Errors
///
/// [`DecodeError`], with the position of the malformed byte. There must be no attribute columns and no delete
/// marker, and at least one key column.
pub fn decode_primary_key(buffer: &Bytes) -> Result<PrimaryKey> {
    let mut parser = Parser::new(buffer)?;
    let start = parser.offset();
    let mut columns = Vec::with_capacity(usual_capacity(&parser).min(4));
    part(&mut parser, tag::ROW_PK, &mut columns, |cell| {
        shared_key_column(buffer, cell)
    })?;
    end_response(&mut parser)?;
    parser.expect_end()?;
    if columns.is_empty() {
        let kind = Unexpected("a primary key without columns");
        return Err(DecodeError::new(kind, start));
    }
    Ok(columns.into())
}

/// Decodes the row of a request or a stream record, without interpreting its cells.
///
/// Names, strings and binaries are slices of the buffer. Zeros after the row are skipped: the official Node
/// client allocates buffers that are larger than its rows, and sends all of them.
///
/// # Errors
///
/// [`DecodeError`], with the position of the malformed byte.
pub fn decode_wire_row(buffer: &Bytes) -> Result<WireRow> {
    let mut parser = Parser::new(buffer)?;
    let wire_cell = |cell: CellRef<'_>| {
        let value = cell.value.map(|value| value.to_variant(buffer));
        Ok(WireCell {
            name: slice_text(buffer, cell.name.as_bytes())?,
            value: value.transpose()?,
            operation: cell.operation,
            timestamp: cell.timestamp,
        })
    };
    let capacity = usual_capacity(&parser);
    let mut primary_key = Vec::with_capacity(capacity.min(4));
    part(&mut parser, tag::ROW_PK, &mut primary_key, wire_cell)?;
    let mut cells = Vec::with_capacity(capacity);
    part(&mut parser, tag::ROW_DATA, &mut cells, wire_cell)?;
    let end = parser.end_row()?;
    parser.expect_zeros()?;
    Ok(WireRow {
        primary_key,
        cells,
        delete_marker: end.delete_marker,
        sequence_info: end.sequence_info,
    })
}

/// Decodes a single value, as column conditions and search queries have it: type and payload.
///
/// # Errors
///
/// [`DecodeError`] if the type is unknown, or the payload is not one of the type.
pub fn decode_value(buffer: &Bytes) -> Result<Variant> {
    VariantRef::read(buffer)
        .and_then(|value| value.to_variant(buffer))
        .map_err(|kind| DecodeError::new(kind, 0))
}

/// Reads a row of a response.
#[inline(always)]
fn next_row<'a>(parser: &mut Parser<'a>, cells: &mut Cells<'a>) -> Result<Bounds> {
    let offset = parser.offset();
    let start = cells.len();
    key(parser, cells)?;
    let attributes = cells.len();
    part(parser, tag::ROW_DATA, cells, attribute_column)?;
    end_response(parser)?;
    let row = Bounds::new(start, attributes, cells.len());
    if row.len() == 0 {
        return Err(DecodeError::new(Unexpected(EMPTY_ROW), offset));
    }
    Ok(row)
}

/// The initial capacity, in cells, for a buffer of which nothing is known yet.
fn usual_capacity(parser: &Parser<'_>) -> usize {
    // A boolean under a name of one letter takes 16 bytes.
    (parser.remaining() / 16).min(16)
}

/// Ends a row of a response.
#[inline(always)]
fn end_response(parser: &mut Parser<'_>) -> Result<()> {
    let start = parser.offset();
    if parser.end_row()?.delete_marker {
        let kind = Unexpected("a delete marker in a response");
        return Err(DecodeError::new(kind, start));
    }
    Ok(())
}

/// Reads the primary key of a row.
#[inline(always)]
fn key<'a>(parser: &mut Parser<'a>, cells: &mut Cells<'a>) -> Result<()> {
    if !parser.enter(tag::ROW_PK) {
        return Ok(());
    }
    for index in 0.. {
        let start = parser.offset();
        let Some(cell) = parser.key_cell(index)? else {
            break;
        };
        let column = primary_key_column(cell);
        cells.push(column.map_err(|kind| DecodeError::new(kind, start).in_column(cell.name))?);
    }
    Ok(())
}

/// Reads the cells of a part of a row.
#[inline(always)]
fn part<'a, T>(
    parser: &mut Parser<'a>,
    part: u8,
    cells: &mut Vec<T>,
    convert: impl Fn(CellRef<'a>) -> Result<T, DecodeErrorKind>,
) -> Result<()> {
    if !parser.enter(part) {
        return Ok(());
    }
    loop {
        let start = parser.offset();
        let Some(cell) = parser.cell()? else {
            return Ok(());
        };
        let converted = convert(cell);
        cells.push(converted.map_err(|kind| DecodeError::new(kind, start).in_column(cell.name))?);
    }
}

/// A primary key column that outlives its buffer.
fn shared_key_column(
    buffer: &Bytes,
    cell: CellRef<'_>,
) -> Result<PrimaryKeyColumn, DecodeErrorKind> {
    let value = key_value(cell)?.to_variant(buffer)?;
    Ok(PrimaryKeyColumn {
        name: slice_text(buffer, cell.name.as_bytes())?,
        value: PrimaryKeyValue::try_from(value).map_err(|_| NOT_OF_A_KEY)?,
    })
}

#[inline(always)]
fn primary_key_column(cell: CellRef<'_>) -> Result<ColumnRef<'_>, DecodeErrorKind> {
    match key_value(cell)? {
        VariantRef::Double(_) | VariantRef::Null => Err(NOT_OF_A_KEY),
        value => column(cell, value),
    }
}

const NOT_OF_A_KEY: DecodeErrorKind =
    Unexpected("a primary key column of a type that keys cannot have");

#[inline(always)]
fn key_value(cell: CellRef<'_>) -> Result<VariantRef<'_>, DecodeErrorKind> {
    if cell.operation.is_some() || cell.timestamp.is_some() {
        return Err(Unexpected(
            "a primary key column with an operation or a timestamp",
        ));
    }
    cell.value
        .ok_or(Unexpected("a primary key column without a value"))
}

#[inline(always)]
fn attribute_column(cell: CellRef<'_>) -> Result<ColumnRef<'_>, DecodeErrorKind> {
    // The row that a write returns marks the columns that were incremented.
    if !matches!(cell.operation, None | Some(operation::INCREMENT)) {
        return Err(Unexpected("a cell that deletes in a response"));
    }
    match cell.value {
        None => Err(Unexpected("an attribute column without a value")),
        Some(value) => column(cell, value),
    }
}

#[inline(always)]
fn column<'a>(cell: CellRef<'a>, value: VariantRef<'a>) -> Result<ColumnRef<'a>, DecodeErrorKind> {
    Ok(ColumnRef {
        name: cell.name,
        value: value.to_value()?,
        timestamp: cell.timestamp,
    })
}
