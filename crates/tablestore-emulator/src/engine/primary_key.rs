//! The primary key of a request: what is checked of it alone, and against a table.

use bytes::Bytes;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::plainbuffer::{Variant, WireCell, WireRow, decode_wire_row, operation};
use tablestore_protocol::proto::table::PrimaryKeyType;
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

use super::error::{Place, Result, invalid, no_cells, not_a_row};
use super::table::{KeyColumn, Table};
use super::{capacity, key, key_encoding, limits, name};
use crate::store::StoreError;

/// What a primary key is for, which says what marks can be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A row to read: values alone.
    Read,
    /// An end of a range: `INF_MIN` and `INF_MAX` too.
    Bound,
    /// A row to write: `AUTO_INCREMENT` too.
    Write,
}

/// Reads the primary key of a row to read, or an end of a range.
pub(super) fn decode(buffer: &Bytes, purpose: Purpose) -> Result<PrimaryKey> {
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
pub(super) fn decode_row(buffer: &Bytes) -> Result<WireRow> {
    if buffer.is_empty() {
        return Err(invalid("Cannot deserialize the request data."));
    }
    let row = decode_wire_row(buffer).map_err(|error| not_a_row(buffer, &error))?;
    check_parts(buffer, &row)?;
    Ok(row)
}

/// Checks what can be read as a row and still lacks what a row has to have.
fn check_parts(buffer: &[u8], row: &WireRow) -> Result<()> {
    let end = || Place::of(buffer, buffer.len());
    if row.primary_key.is_empty() {
        return Err(invalid(match end() {
            Place::Key => "Cell data broken, empty PK.",
            _ => "Cell data broken, PK is empty.",
        }));
    }
    if row.cells.is_empty() && end() == Place::Columns {
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
pub(super) fn check(cells: Vec<WireCell>, purpose: Purpose) -> Result<PrimaryKey> {
    let limit = match purpose {
        Purpose::Write => limits::PRIMARY_KEY_COLUMNS,
        // Whether it is an index that is read is not known yet.
        Purpose::Read | Purpose::Bound => limits::INDEX_KEY_COLUMNS,
    };
    if !(1..=limit).contains(&cells.len()) {
        return Err(bad_count());
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

fn check_column(cell: WireCell, purpose: Purpose) -> Result<PrimaryKeyColumn> {
    let name = cell.name;
    name::check_column(&name)?;
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
            let length = capacity::key_value_size(&value);
            if length > limits::PRIMARY_KEY_VALUE {
                return Err(invalid(format!(
                    "The length of primary key column: '{name}' exceeds the MaxLength:{} with \
                     CurrentLength:{length}.",
                    limits::PRIMARY_KEY_VALUE
                )));
            }
            Ok(PrimaryKeyColumn { name, value })
        }
    }
}

fn bad_count() -> ServiceError {
    invalid(format!(
        "The number of primary key columns must be in range: [1, {}].",
        limits::PRIMARY_KEY_COLUMNS
    ))
}

fn bad_type(value: &Variant) -> ServiceError {
    let kind = value.type_name();
    invalid(format!("VT_{kind} is an invalid type for the primary key."))
}

/// Checks a key against a table's schema: how many columns, then each one's name and type.
pub(super) fn check_schema(table: &Table, key: &PrimaryKey) -> Result<()> {
    let (input, schema) = (key.columns(), &table.primary_key);
    if input.len() > limits::PRIMARY_KEY_COLUMNS && !table.is_index() {
        return Err(bad_count());
    }
    if input.len() != schema.len() {
        return Err(mismatch(format!(
            "Validate PK size fail. Input: {}, Meta: {}.",
            input.len(),
            schema.len()
        )));
    }
    input
        .iter()
        .zip(schema)
        .try_for_each(|(input, schema)| check_column_schema(input, schema))
}

/// Checks the first column of a key alone, which names a partition.
pub(super) fn check_partition_schema(table: &Table, key: &PrimaryKey) -> Result<()> {
    let columns = key.columns().iter().zip(&table.primary_key);
    columns
        .take(1)
        .try_for_each(|(input, schema)| check_column_schema(input, schema))
}

fn check_column_schema(input: &PrimaryKeyColumn, schema: &KeyColumn) -> Result<()> {
    if input.name != schema.name {
        return Err(mismatch(format!(
            "Validate PK name fail. Input: {}, Meta: {}.",
            input.name, schema.name
        )));
    }
    let fits = match &input.value {
        PrimaryKeyValue::InfMin | PrimaryKeyValue::InfMax => true,
        PrimaryKeyValue::AutoIncrement => schema.is_auto_increment,
        value => type_name(value) == schema_type_name(schema.kind),
    };
    match fits {
        true => Ok(()),
        false => Err(mismatch(format!(
            "Validate PK type fail. Input: {}, Meta: {}.",
            type_name(&input.value),
            schema_type_name(schema.kind)
        ))),
    }
}

fn mismatch(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidPk, message)
}

pub(super) fn type_name(value: &PrimaryKeyValue) -> &'static str {
    match value {
        PrimaryKeyValue::Boolean(_) => "VT_BOOLEAN",
        PrimaryKeyValue::Integer(_) => "VT_INTEGER",
        PrimaryKeyValue::String(_) => "VT_STRING",
        PrimaryKeyValue::Binary(_) => "VT_BLOB",
        PrimaryKeyValue::InfMin => "VT_INF_MIN",
        PrimaryKeyValue::InfMax => "VT_INF_MAX",
        _ => "VT_AUTO_INCREMENT",
    }
}

pub(super) fn schema_type_name(kind: PrimaryKeyType) -> &'static str {
    match kind {
        PrimaryKeyType::Integer => "VT_INTEGER",
        PrimaryKeyType::String => "VT_STRING",
        PrimaryKeyType::Binary => "VT_BLOB",
        PrimaryKeyType::PkBoolean => "VT_BOOLEAN",
        PrimaryKeyType::Datetime => "VT_DATETIME",
    }
}

/// Where a row of a table lies in the store, or a bound of a range of rows.
pub(super) fn stored(table: &Table, key: &PrimaryKey) -> Vec<u8> {
    encode(table, key.columns())
}

/// What the rows that share a row's first key column start with in the store.
pub(super) fn partition(table: &Table, key: &PrimaryKey) -> Vec<u8> {
    encode(table, key.columns().get(..1).unwrap_or_default())
}

fn encode(table: &Table, columns: &[PrimaryKeyColumn]) -> Vec<u8> {
    let mut stored = Vec::with_capacity(64);
    stored.extend_from_slice(&key::rows(table.record.id));
    for column in columns {
        key_encoding::encode(&column.value, &mut stored);
    }
    stored
}

/// The value of the first column.
pub(super) fn partition_value(key: &PrimaryKey) -> Option<&PrimaryKeyValue> {
    key.columns().first().map(|column| &column.value)
}

/// The primary key of a row, from where it lies in the store.
pub(super) fn restore(table: &Table, stored: &[u8]) -> Result<PrimaryKey, StoreError> {
    let prefix = key::rows(table.record.id);
    let mut rest = stored.get(prefix.len()..).unwrap_or_default();
    let column = |schema: &KeyColumn| {
        Ok(PrimaryKeyColumn {
            name: schema.name.clone(),
            value: key_encoding::decode(&mut rest)?,
        })
    };
    table.primary_key.iter().map(column).collect()
}
