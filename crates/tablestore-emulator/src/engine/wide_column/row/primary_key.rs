//! The primary key of a request: what is checked of it alone, and against a table.

use bytes::Bytes;
use tablestore_core::ServiceError;
use tablestore_protocol::plainbuffer::{Variant, WireCell, WireRow, decode_wire_row, operation};
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row::malformed::{Position, no_cells, not_a_row};
use crate::engine::wide_column::table::points;

/// What a primary key is for, which says what marks can be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A row to read: values alone.
    Read,
    /// An end of a range: `INF_MIN` and `INF_MAX` too.
    Bound,
    /// A row to write: `AUTO_INCREMENT` too.
    Write,
}

/// Reads the primary key of a row to read, or an end of a range.
pub(crate) fn decode(buffer: &Bytes, purpose: Purpose) -> Result<PrimaryKey> {
    let row = decode_row(buffer)?;
    if !row.cells.is_empty() {
        return Err(invalid(
            "Attribute column cannot be given while reading data.",
        ));
    }
    if row.delete_marker {
        return Err(invalid("Delete marker cannot be given."));
    }
    check(row.primary_key, purpose)
}

/// Reads a row whose cells are still to be checked.
pub(crate) fn decode_row(buffer: &Bytes) -> Result<WireRow> {
    if buffer.is_empty() {
        return Err(invalid("Cannot deserialize the request data."));
    }
    let row = decode_wire_row(buffer).map_err(|error| not_a_row(buffer, &error))?;
    check_parts(buffer, &row)?;
    Ok(row)
}

/// Checks what can be read as a row and still lacks what a row has to have.
fn check_parts(buffer: &[u8], row: &WireRow) -> Result<()> {
    let end = || Position::of(buffer, buffer.len());
    if row.primary_key.is_empty() {
        return Err(invalid(match end() {
            Position::Key => "Cell data broken, empty PK.",
            _ => "Cell data broken, PK is empty.",
        }));
    }
    if row.cells.is_empty() && end() == Position::Columns {
        return Err(invalid(no_cells()));
    }
    let is_bare = |cell: &&WireCell| {
        cell.value.is_none() && cell.operation.is_none() && cell.timestamp.is_none()
    };
    match row.cells.iter().find(is_bare) {
        None => Ok(()),
        Some(cell) => Err(invalid(format!(
            "Cell data broken, no valid element in Cell, name: {}.",
            cell.name
        ))),
    }
}

/// Checks everything of a key that needs no table.
pub(crate) fn check(cells: Vec<WireCell>, purpose: Purpose) -> Result<PrimaryKey> {
    match purpose {
        // Whether it is an index that is read is not known yet.
        Purpose::Read | Purpose::Bound
            if cells.len() <= limits::INDEX_KEY_COLUMNS && !cells.is_empty() => {}
        _ if cells.len() <= limits::POINT_KEY_COLUMNS && is_of_timeseries(&cells) => {}
        _ => limits::check_key_columns(cells.len())?,
    }
    let mut automatic = 0;
    let mut columns = Vec::with_capacity(cells.len());
    for cell in cells {
        let column = check_column(cell, purpose)?;
        automatic += usize::from(column.value == PrimaryKeyValue::AutoIncrement);
        columns.push(column);
    }
    if automatic > 1 {
        return Err(invalid(format!(
            "{automatic} pk auto increment exist in row."
        )));
    }
    Ok(columns.into())
}

/// Whether a key can be that of a point, or of a row of a lastpoint index: both can be longer.
fn is_of_timeseries(cells: &[WireCell]) -> bool {
    let names = [points::HASH, points::TIME];
    cells.iter().any(|cell| names.contains(&cell.name.as_str()))
}

fn check_column(cell: WireCell, purpose: Purpose) -> Result<PrimaryKeyColumn> {
    let name = cell.name;
    names::check_column(&name)?;
    match cell.operation {
        None => {}
        Some(
            operation::DELETE_ALL_VERSION | operation::DELETE_ONE_VERSION | operation::INCREMENT,
        ) => {
            return Err(invalid(format!(
                "OpType cannot be given for primary key name :{name}."
            )));
        }
        Some(_) => {
            return Err(invalid(format!(
                "Unknown or unsupported CellType in primary key: {name}."
            )));
        }
    }
    if cell.timestamp.is_some() {
        return Err(invalid(format!(
            "Timestamp cannot be given for primary key name:{name}."
        )));
    }
    let Some(value) = cell.value else {
        return Err(invalid(format!(
            "No value is given for primary key name:{name}."
        )));
    };
    match value {
        Variant::Null => Err(invalid(format!(
            "Cell data broken, PK value cannot be NULL, name: {name}."
        ))),
        Variant::InfMin | Variant::InfMax if purpose != Purpose::Bound => Err(bad_type(&value)),
        Variant::AutoIncrement if purpose != Purpose::Write => {
            Err(invalid("PKAutoIncr can't be used for read operations."))
        }
        value => {
            let value = PrimaryKeyValue::try_from(value).map_err(|value| bad_type(&value))?;
            limits::check_key_length(&name, capacity::key_value_size(&value))?;
            Ok(PrimaryKeyColumn { name, value })
        }
    }
}

fn bad_type(value: &Variant) -> ServiceError {
    let kind = value.type_name();
    invalid(format!("VT_{kind} is an invalid type for the primary key."))
}
