//! The attribute columns of a table whose types are declared.

use tablestore_protocol::proto::{DefinedColumnType, TableMeta};

use super::error::{Result, invalid, not_a_message};
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

/// A column that is not declared.
pub(super) fn missing(name: &str) -> tablestore_core::ServiceError {
    invalid(format!("Column does not exist:{name}."))
}
