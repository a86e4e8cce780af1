//! What the service says of bytes that are not a row as PlainBuffer has it.

use tablestore_core::ServiceError;
use tablestore_protocol::plainbuffer::{DecodeError, DecodeErrorKind, HEADER, tag, value_type};

use crate::engine::shared::error::invalid;

/// What a header takes.
const HEADER_LENGTH: usize = 4;

/// The error for bytes that cannot be read as a row: from what is wrong, and where, to the text.
pub(crate) fn not_a_row(buffer: &[u8], error: &DecodeError) -> ServiceError {
    let offset = error.offset();
    let position = Position::of(buffer, offset);
    let column = error.column().unwrap_or_default();
    invalid(match *error.kind() {
        DecodeErrorKind::Header { actual } => {
            format!("Cell data broken, mismatch header, actual: {actual} , expect: {HEADER}.")
        }
        DecodeErrorKind::Tag { actual, expected } => wrong_tag(actual, expected, position, column),
        // A value of no bytes, or an extension that ends too early: the row continues after it.
        DecodeErrorKind::Truncated { remaining, .. } if offset + remaining < buffer.len() => {
            no_value(position, column)
        }
        DecodeErrorKind::Truncated { needed, .. } => cut_short(needed, position, error.column()),
        DecodeErrorKind::ValueType { actual } => match position {
            Position::Key => {
                format!("Input encoded PK broken, invalidate cell key type:{actual:02x}.")
            }
            _ => "data format is invalid, unknown variant type occured.".into(),
        },
        DecodeErrorKind::ValueLength {
            value_type,
            actual,
            expected,
        } => match value_type {
            value_type::BOOLEAN => format!("Invalid boolean real value, value length: {actual}."),
            value_type::STRING | value_type::BLOB => {
                format!("Cell data broken, wrong string format, size: {actual}.")
            }
            _ if actual > expected => more_data(),
            _ => too_short(position),
        },
        DecodeErrorKind::Utf8 if error.column().is_none() => {
            let name = name_at(buffer, offset).unwrap_or_default();
            let name = String::from_utf8_lossy(name);
            format!("Invalid column name: '{name}'.")
        }
        DecodeErrorKind::Utf8 => format!("Value of column {column} must be UTF8 encoding."),
        DecodeErrorKind::Checksum { actual, expected } => {
            format!("Cell data broken, checksum is mismatch, {actual} : {expected}")
        }
        DecodeErrorKind::Trailing { .. } => more_data(),
        _ => "data format is invalid.".into(),
    })
}

fn wrong_tag(actual: u8, expected: u8, position: Position, column: &str) -> String {
    let mismatch = |expected| {
        format!("Cell data broken, mismatch tag, actual tag({actual}), expect({expected}).")
    };
    match (expected, position) {
        (_, Position::Start) => mismatch(tag::ROW_PK),
        (tag::CELL_NAME, Position::Key) => "No name is given for primary key.".into(),
        (tag::CELL_NAME, _) => "Cell data broken, attr has no name.".into(),
        (tag::CELL_CHECKSUM, _) => match actual {
            tag::CELL_VALUE | tag::CELL_TYPE | tag::CELL_TIMESTAMP => more_data(),
            tag::CELL | tag::ROW_DATA | tag::DELETE_ROW_MARKER | tag::ROW_CHECKSUM => {
                no_checksum(column)
            }
            _ => "Cell data broken, cell is not end with checksum[0x0A] tag.".into(),
        },
        (tag::ROW_CHECKSUM, Position::Key) => "Cell data broken, no PK follow PKTag.".into(),
        (tag::ROW_CHECKSUM, Position::Columns) => no_cells(),
        (tag::ROW_CHECKSUM, _) => "Cell data broken, row is not end with checksum tag.".into(),
        _ => mismatch(expected),
    }
}

fn no_value(position: Position, column: &str) -> String {
    match position {
        Position::Key => format!("No value is given for primary key name:{column}."),
        Position::Columns => format!("Cell data broken, attr has no value, name:{column}."),
        Position::Start | Position::End => "data format is invalid.".into(),
    }
}

fn cut_short(needed: usize, position: Position, column: Option<&str>) -> String {
    match (position, column) {
        (Position::End, _) => "Invalid row: missing checksum.".into(),
        // A tag, or the checksum after it.
        (Position::Columns, Some(column)) if needed == 1 => no_checksum(column),
        _ => too_short(position),
    }
}

fn too_short(position: Position) -> String {
    match position {
        Position::Key => "Input encoded PK broken, length is shorter than expect.".into(),
        _ => "data format is invalid.".into(),
    }
}

fn more_data() -> String {
    "Cell data broken, has more data in cell, but they can't be parsed.".into()
}

fn no_checksum(column: &str) -> String {
    format!("Invalid Column({column}): missing checksum.")
}

pub(crate) fn no_cells() -> String {
    "Cell data broken, no Cells follow CellTag.".into()
}

/// Where in a row an error lies. The decoder tells no more than the byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// Before the row's first part.
    Start,
    /// In the primary key, or where its first cell has to be.
    Key,
    /// In the attribute columns, or where the first one has to be.
    Columns,
    /// After the last cell.
    End,
}

impl Position {
    /// The position of a byte, before which all cells are whole.
    pub(crate) fn of(buffer: &[u8], offset: usize) -> Self {
        if offset <= HEADER_LENGTH {
            return Self::Start;
        }
        let mut rest = buffer.get(HEADER_LENGTH..).unwrap_or_default();
        for (part, position) in [(tag::ROW_PK, Self::Key), (tag::ROW_DATA, Self::Columns)] {
            if let Some(cells) = rest.strip_prefix(&[part]) {
                match skip_cells(cells) {
                    Some(after) if buffer.len() - after.len() <= offset => rest = after,
                    _ => return position,
                }
            }
        }
        Self::End
    }
}

/// What follows the cells of a part, if there are some and all are whole.
fn skip_cells(part: &[u8]) -> Option<&[u8]> {
    let mut rest = skip_cell(part)?;
    while rest.first() == Some(&tag::CELL) {
        rest = skip_cell(rest)?;
    }
    Some(rest)
}

fn skip_cell(cell: &[u8]) -> Option<&[u8]> {
    let (_, mut rest) = split_prefixed(cell.strip_prefix(&[tag::CELL, tag::CELL_NAME])?)?;
    if let Some(value) = rest.strip_prefix(&[tag::CELL_VALUE]) {
        (_, rest) = split_prefixed(value)?;
    }
    for (tag, length) in [
        (tag::CELL_TYPE, size_of::<u8>()),
        (tag::CELL_TIMESTAMP, size_of::<i64>()),
    ] {
        if let Some(content) = rest.strip_prefix(&[tag]) {
            rest = content.get(length..)?;
        }
    }
    rest.strip_prefix(&[tag::CELL_CHECKSUM])?.get(1..)
}

/// The name that starts at a byte, behind its length.
fn name_at(buffer: &[u8], offset: usize) -> Option<&[u8]> {
    let (name, _) = split_prefixed(buffer.get(offset.checked_sub(4)?..)?)?;
    Some(name)
}

/// Takes apart bytes that follow their length, and what comes then.
fn split_prefixed(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}
