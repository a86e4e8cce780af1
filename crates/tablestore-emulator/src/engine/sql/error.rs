//! The errors of statements, in the texts of the service and of MySQL.

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::shared::error::invalid;

/// Letters of a statement that a syntax error shows.
const SHOWN: usize = 80;

/// A statement that cannot be parsed, from this byte on.
pub(crate) fn syntax_error(sql: &str, offset: usize) -> ServiceError {
    let mut offset = offset.min(sql.len());
    while !sql.is_char_boundary(offset) {
        offset -= 1;
    }
    let (before, rest) = sql.split_at(offset);
    let line = before.matches('\n').count() + 1;
    let near: String = rest.chars().take(SHOWN).collect();
    invalid(format!(
        "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server \
         version for the right syntax to use near '{near}' at line {line}"
    ))
}

/// A statement or a part of it that the service does not have.
pub(crate) fn unsupported() -> ServiceError {
    unsupported_with("Operation not supported")
}

/// The same, with a reason.
pub(crate) fn unsupported_with(message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::UnsupportOperation, message)
}

/// The same, in the form in which the service quotes its reasons.
pub(crate) fn unsupported_operation(reason: &str) -> ServiceError {
    unsupported_with(format!("Unsupported operation: '{reason}'."))
}

/// More than one statement may read or take.
pub(crate) fn exhausted(message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::QuotaExhausted, message)
}

/// More rows than a statement may read of tables.
pub(crate) fn too_many_rows() -> ServiceError {
    exhausted(
        "The sql scanned rows of kv exceeds the quota! Search quota is 100000 rows, table quota is \
         100000 rows",
    )
}

/// More rows than a statement may read of search indexes.
pub(crate) fn too_many_documents() -> ServiceError {
    exhausted(
        "The sql scanned rows of search exceeds the quota! Search quota is 100000 rows, table quota \
         is 100000 rows",
    )
}

/// More work than can be done in the time that a statement may take.
pub(crate) fn too_long() -> ServiceError {
    exhausted("The sql duration time exceed the quota! Quota is 30 seconds")
}

/// A table that does not exist, or has no mapping.
pub(crate) fn no_table(database: &str, table: &str) -> ServiceError {
    invalid(format!("Table '{database}.{table}' doesn't exist"))
}

/// A column that does not exist.
pub(crate) fn unknown_column(name: &str, clause: &str) -> ServiceError {
    invalid(format!("Unknown column '{name}' in '{clause}'"))
}

/// A number that does not fit.
pub(crate) fn out_of_range(kind: &str, expression: &str) -> ServiceError {
    invalid(format!("{kind} value is out of range in '{expression}'"))
}

/// A function that is called with another number of arguments than it has.
pub(crate) fn wrong_arguments(function: &str) -> ServiceError {
    invalid(format!(
        "Incorrect parameter count in the call to native function '{function}'"
    ))
}
