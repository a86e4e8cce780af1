use bytes::Bytes;

use super::DecodeErrorKind::Unexpected;
use super::cell::{CellRef, VariantRef, slice_text};
use super::parser::Parser;
use super::{DecodeError, DecodeErrorKind, Variant, WireCell, WireRow, operation, tag};
use crate::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row, Value};

type Result<T, E = DecodeError> = std::result::Result<T, E>;

/// Reads the rows in the answer to a read of many. An empty buffer has none.
///
/// Names, strings and binaries are slices of the buffer.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
/// use tablestore_protocol::{Column, PrimaryKey, Row};
///
/// let rows = vec![
///     Row::new(PrimaryKey::new("id", 1), vec![Column::new("note", "first")]),
///     Row::new(PrimaryKey::new("id", 2), vec![]),
/// ];
/// assert_eq!(decode_rows(&encode_rows(&rows))?, rows);
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
///
/// # Errors
///
/// Says which byte is not as it has to be. A delete marker, a cell without a value or with a mark
/// such as `NULL`, a cell that deletes, and a row of nothing cannot be in an answer.
pub fn decode_rows(buffer: &Bytes) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    if buffer.is_empty() {
        return Ok(rows);
    }
    let mut parser = Parser::new(buffer)?;
    loop {
        // Rows of one table are alike.
        let alike = rows.last();
        let start = parser.offset();
        let row = next_row(&mut parser, buffer, alike)?;
        // Two bytes each, millions of them would fill the memory.
        if row.primary_key().columns().is_empty() && row.columns().is_empty() {
            let kind = Unexpected("a row without a key and without columns");
            return Err(DecodeError::new(kind, start));
        }
        rows.push(row);
        if parser.remaining() == 0 {
            return Ok(rows);
        }
    }
}

/// Reads the row in the answer to a read of one. An empty buffer has none.
///
/// Names, strings and binaries are slices of the buffer.
///
/// ```
/// use tablestore_protocol::plainbuffer::{decode_row, encode_row};
/// use tablestore_protocol::{Column, PrimaryKey};
///
/// let key = PrimaryKey::new("id", 1);
/// let row = decode_row(&encode_row(&key, &[Column::new("note", "first")]))?;
/// assert_eq!(row.unwrap().primary_key(), &key);
/// assert_eq!(decode_row(&Default::default())?, None);
/// # Ok::<(), tablestore_protocol::plainbuffer::DecodeError>(())
/// ```
///
/// # Errors
///
/// Like [`decode_rows`], and when there is more than one row.
pub fn decode_row(buffer: &Bytes) -> Result<Option<Row>> {
    if buffer.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser::new(buffer)?;
    let row = next_row(&mut parser, buffer, None)?;
    parser.expect_end()?;
    Ok(Some(row))
}

/// Reads a primary key that stands alone, such as the next start of a range.
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
/// Says which byte is not as it has to be. Attribute columns and a delete marker cannot be there.
pub fn decode_primary_key(buffer: &Bytes) -> Result<PrimaryKey> {
    let mut parser = Parser::new(buffer)?;
    let (keys, _) = usual_capacities(&parser);
    let columns = part(&mut parser, tag::ROW_PK, keys, |cell| {
        primary_key_column(buffer, cell)
    })?;
    end_answer(&mut parser)?;
    parser.expect_end()?;
    Ok(columns.into())
}

/// Reads one row as it stands, whatever its cells mean: in a request, or in a stream record.
///
/// Names, strings and binaries are slices of the buffer. Zeros after the row are passed over: the
/// official Node client makes its buffers larger than its rows, and sends them whole.
///
/// # Errors
///
/// Says which byte is not as it has to be.
pub fn decode_wire_row(buffer: &Bytes) -> Result<WireRow> {
    let mut parser = Parser::new(buffer)?;
    let wire_cell = |cell: CellRef<'_>| {
        let value = cell.value.map(|value| value.to_variant(buffer));
        Ok(WireCell {
            name: slice_text(buffer, cell.name)?,
            value: value.transpose()?,
            operation: cell.operation,
            timestamp: cell.timestamp,
        })
    };
    let (keys, columns) = usual_capacities(&parser);
    let primary_key = part(&mut parser, tag::ROW_PK, keys, wire_cell)?;
    let cells = part(&mut parser, tag::ROW_DATA, columns, wire_cell)?;
    let end = parser.end_row()?;
    parser.expect_zeros()?;
    Ok(WireRow {
        primary_key,
        cells,
        delete_marker: end.delete_marker,
        sequence_info: end.sequence_info,
    })
}

/// Reads a single value, as column conditions and search queries hold it: type and payload.
///
/// # Errors
///
/// When the type is not known, and when the payload does not fit it.
pub fn decode_value(buffer: &Bytes) -> Result<Variant> {
    VariantRef::read(buffer)
        .and_then(|value| value.to_variant(buffer))
        .map_err(|kind| DecodeError::new(kind, 0))
}

/// Reads a row of an answer, which will be about as large as another one.
#[inline]
fn next_row(parser: &mut Parser<'_>, buffer: &Bytes, alike: Option<&Row>) -> Result<Row> {
    let (keys, columns) = match alike {
        Some(row) => (row.primary_key().columns().len(), row.columns().len()),
        None => usual_capacities(parser),
    };
    let primary_key = part(parser, tag::ROW_PK, keys, |cell| {
        primary_key_column(buffer, cell)
    })?;
    let columns = part(parser, tag::ROW_DATA, columns, |cell| column(buffer, cell))?;
    end_answer(parser)?;
    Ok(Row::new(primary_key.into(), columns))
}

/// For how many primary key columns and attribute columns there is room at first, in a row of which
/// nothing is known yet.
fn usual_capacities(parser: &Parser<'_>) -> (usize, usize) {
    // A boolean under a name of one letter takes 16 bytes.
    let bound = parser.remaining() / 16;
    (bound.min(4), bound.min(16))
}

/// Ends a row of an answer.
#[inline]
fn end_answer(parser: &mut Parser<'_>) -> Result<()> {
    let start = parser.offset();
    if parser.end_row()?.delete_marker {
        let kind = Unexpected("a delete marker in the answer to a read");
        return Err(DecodeError::new(kind, start));
    }
    Ok(())
}

/// Reads the cells of a part of a row.
#[inline]
fn part<'a, T>(
    parser: &mut Parser<'a>,
    part: u8,
    capacity: usize,
    convert: impl Fn(CellRef<'a>) -> Result<T, DecodeErrorKind>,
) -> Result<Vec<T>> {
    if !parser.enter(part) {
        return Ok(Vec::new());
    }
    let mut cells = Vec::with_capacity(capacity);
    loop {
        let start = parser.offset();
        let Some(cell) = parser.cell()? else {
            return Ok(cells);
        };
        let converted = convert(cell);
        cells.push(converted.map_err(|kind| DecodeError::new(kind, start).in_column(cell.name))?);
    }
}

#[inline]
fn primary_key_column(
    buffer: &Bytes,
    cell: CellRef<'_>,
) -> Result<PrimaryKeyColumn, DecodeErrorKind> {
    if cell.operation.is_some() || cell.timestamp.is_some() {
        return Err(Unexpected(
            "a primary key column with an operation or a timestamp",
        ));
    }
    let name = slice_text(buffer, cell.name)?;
    let value = cell
        .value
        .ok_or(Unexpected("a primary key column without a value"))?;
    let value = PrimaryKeyValue::try_from(value.to_variant(buffer)?)
        .map_err(|_| Unexpected("a primary key column of a type that keys cannot have"))?;
    Ok(PrimaryKeyColumn { name, value })
}

#[inline]
fn column(buffer: &Bytes, cell: CellRef<'_>) -> Result<Column, DecodeErrorKind> {
    // The row that a write returns says of its columns which were incremented.
    if !matches!(cell.operation, None | Some(operation::INCREMENT)) {
        return Err(Unexpected("a cell that deletes in the answer to a read"));
    }
    let name = slice_text(buffer, cell.name)?;
    let value = cell
        .value
        .ok_or(Unexpected("an attribute column without a value"))?;
    let value = Value::try_from(value.to_variant(buffer)?)
        .map_err(|_| Unexpected("a mark where a value has to be"))?;
    Ok(Column {
        name,
        value,
        timestamp: cell.timestamp,
    })
}
