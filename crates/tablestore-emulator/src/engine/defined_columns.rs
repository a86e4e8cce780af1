//! The attribute columns of a table whose types are declared.

use tablestore_protocol::Value;
use tablestore_protocol::plainbuffer::Variant;
use tablestore_protocol::proto::table::{DefinedColumnType, TableMeta};

use super::error::{Result, invalid, not_a_message};
use super::row_change::CellChange;
use super::table::Table;
use super::{limits, name};

/// Checks the columns that a table declares.
pub(super) fn check(meta: &TableMeta) -> Result<()> {
    let columns = &meta.defined_column;
    if columns.len() > limits::DEFINED_COLUMNS {
        return Err(invalid(format!(
            "The number of defined columns must be in range: [0, {}].",
            limits::DEFINED_COLUMNS
        )));
    }
    for (position, column) in columns.iter().enumerate() {
        name::check_column(&column.name)?;
        if DefinedColumnType::try_from(column.r#type).is_err() {
            return Err(not_a_message());
        }
        if meta.primary_key.iter().any(|key| key.name == column.name) {
            return Err(invalid(format!(
                "Duplicated attribute column name with primary key column: {}.",
                column.name
            )));
        }
        if columns[..position].iter().any(|it| it.name == column.name) {
            return Err(invalid(format!(
                "Duplicated defined column name: '{}'.",
                column.name
            )));
        }
    }
    Ok(())
}

/// Checks that the values that a row gives to declared columns are of their types.
pub(super) fn check_types(table: &Table, cells: &[CellChange]) -> Result<()> {
    for cell in cells {
        let value = match cell {
            CellChange::Put { value, .. } => value.clone(),
            CellChange::Increment { by, .. } => Value::Integer(*by),
            CellChange::DeleteVersion { .. } | CellChange::DeleteColumn { .. } => continue,
        };
        let actual = Variant::from(value).type_name();
        let name = cell.name();
        let mut declared = table.record.meta.defined_column.iter();
        let declared = declared.find(|column| *column.name == **name);
        let expected = declared.map(|column| type_name(column.r#type()));
        if let Some(expected) = expected.filter(|expected| *expected != actual) {
            return Err(invalid(format!(
                "Invalid column type for column {name} expect VT_{expected} actual VT_{actual}"
            )));
        }
    }
    Ok(())
}

/// The service's name of a type, as [`Variant::type_name`] has it for values.
fn type_name(kind: DefinedColumnType) -> &'static str {
    match kind {
        DefinedColumnType::DctInteger => "INTEGER",
        DefinedColumnType::DctDouble => "DOUBLE",
        DefinedColumnType::DctBoolean => "BOOLEAN",
        DefinedColumnType::DctString => "STRING",
        DefinedColumnType::DctBlob => "BLOB",
    }
}

/// A column that is not declared.
pub(super) fn missing(name: &str) -> tablestore_core::ServiceError {
    invalid(format!("Column does not exist:{name}."))
}
