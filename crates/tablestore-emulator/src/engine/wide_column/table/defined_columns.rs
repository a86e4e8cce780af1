//! The attribute columns of a table whose types are declared.

use tablestore_protocol::proto::table::{DefinedColumnSchema, DefinedColumnType, TableMeta};

use crate::engine::shared::error::{Result, invalid, not_a_message};
use crate::engine::shared::{limits, names};

/// Checks the declared columns of a table.
pub(crate) fn check_of_table(meta: &TableMeta) -> Result<()> {
    check(&meta.defined_column)?;
    let key = |name: &str| meta.primary_key.iter().any(|key| key.name == name);
    match meta.defined_column.iter().find(|it| key(&it.name)) {
        Some(column) => Err(invalid(format!(
            "Duplicated attribute column name with primary key column: {}.",
            column.name
        ))),
        None => Ok(()),
    }
}

/// Checks declared columns by themselves.
pub(crate) fn check(columns: &[DefinedColumnSchema]) -> Result<()> {
    if columns.len() > limits::DEFINED_COLUMNS {
        return Err(invalid(format!(
            "The number of defined columns must be in range: [0, {}].",
            limits::DEFINED_COLUMNS
        )));
    }
    for (position, column) in columns.iter().enumerate() {
        names::check_column(&column.name)?;
        if DefinedColumnType::try_from(column.r#type).is_err() {
            return Err(not_a_message());
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

/// The service's name of a type, as [`Variant::type_name`] has it for values.
pub(crate) fn type_name(kind: DefinedColumnType) -> &'static str {
    match kind {
        DefinedColumnType::DctInteger => "INTEGER",
        DefinedColumnType::DctDouble => "DOUBLE",
        DefinedColumnType::DctBoolean => "BOOLEAN",
        DefinedColumnType::DctString => "STRING",
        DefinedColumnType::DctBlob => "BLOB",
    }
}

/// A column that is not declared.
pub(crate) fn missing(name: &str) -> tablestore_core::ServiceError {
    invalid(format!("Column does not exist:{name}."))
}
