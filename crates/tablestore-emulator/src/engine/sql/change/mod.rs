//! INSERT, UPDATE and DELETE: rows of one partition, or one row by its full key.

mod insert;
mod key;
mod update;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{
    Condition, ConsumedCapacity, RowExistenceExpectation as Expectation,
};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use crate::engine::shared::capacity;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::{no_table, unknown_column, unsupported, unsupported_with};
use crate::engine::sql::mapping::column::{ColumnKind, MappedColumn};
use crate::engine::sql::mapping::{Mapping, Target};
use crate::engine::sql::parse::ast::{ColumnName, Expr, TableName};
use crate::engine::sql::resolve;
use crate::engine::sql::run::Run;
use crate::engine::sql::value::Value;
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row::writer::RowWriter;
use crate::engine::wide_column::table::Table;
use crate::store::{ReadTransaction, WriteTransaction};

pub(crate) use insert::insert;
pub(crate) use update::{delete, update};

/// What a statement has changed.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) table: String,
    pub(crate) affected_rows: i64,
    pub(crate) consumed: ConsumedCapacity,
}

impl Changed {
    fn new(mapping: &Mapping, affected_rows: usize, written_bytes: usize) -> Self {
        let rows = i32::try_from(affected_rows).unwrap_or(i32::MAX);
        let consumed = match affected_rows {
            // The row was looked for.
            0 => capacity::consumed(1, 0),
            _ => capacity::consumed(rows, capacity::units(written_bytes)),
        };
        Self {
            table: mapping.table().record.meta.table_name.clone(),
            affected_rows: i64::from(rows),
            consumed,
        }
    }
}

/// The mapping of a table whose rows are changed.
fn mapping_of(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &TableName,
) -> Result<Mapping> {
    let mapping = Mapping::find(context, store, name)?;
    if !mapping.is_explicit {
        return Err(no_table(context.instance.as_str(), &name.name));
    }
    match &mapping.target {
        Target::Table(table) if !table.is_index() && !table.record.local_transactions => {
            Ok(mapping)
        }
        _ => Err(unsupported()),
    }
}

/// The names that a column of a change may have in front.
#[derive(Clone, Copy)]
struct Qualifier<'a> {
    database: &'a str,
    table: &'a str,
}

impl Qualifier<'_> {
    /// Refuses a column of anything else.
    fn check(self, column: &ColumnName, clause: &str) -> Result<()> {
        let is_own = |part: &Option<String>, own: &str| {
            part.as_ref().is_none_or(|it| it.eq_ignore_ascii_case(own))
        };
        if is_own(&column.database, self.database) && is_own(&column.table, self.table) {
            return Ok(());
        }
        let parts = [column.database.as_deref(), column.table.as_deref()];
        let parts = parts.into_iter().flatten().chain([column.name.as_str()]);
        let name: Vec<&str> = parts.collect();
        Err(unknown_column(&name.join("."), clause))
    }
}

/// The column of a name.
fn column<'a>(mapping: &'a Mapping, name: &str) -> Result<&'a MappedColumn> {
    let position = mapping.position(name);
    let column = position.and_then(|position| mapping.columns.get(position));
    column.ok_or_else(|| unknown_column(name, "field list"))
}

/// The value of an expression without columns.
fn value_of(context: &Context<'_>, store: &dyn ReadTransaction, expr: &Expr) -> Result<Value> {
    let expr = resolve::constant(context, store, expr)?;
    Run::new(context, store, 1).value(&expr)
}

/// A value in the type of a column of a row.
fn fit(value: Value, column: &MappedColumn, row: usize) -> Result<Value> {
    let wrong = |kind: &str, value: &Value| {
        let (text, name, row) = (value.to_text(), &column.name, row + 1);
        invalid(format!(
            "Incorrect {kind} value: '{text}' for column '{name}' at row {row}"
        ))
    };
    let is_number = |text: &str| text.trim().parse::<f64>().is_ok_and(f64::is_finite);
    match (column.kind, &value) {
        (_, Value::Null) => Ok(value),
        (ColumnKind::Bigint, Value::String(text)) if !is_number(text) => {
            Err(wrong("integer", &value))
        }
        (ColumnKind::Bigint, Value::Double(number)) if number.abs() >= 9.3e18 => {
            let (name, row) = (&column.name, row + 1);
            Err(invalid(format!(
                "Out of range value for column '{name}' at row {row}"
            )))
        }
        (ColumnKind::Double, Value::String(text)) if !is_number(text) => {
            Err(wrong("double", &value))
        }
        (ColumnKind::Bool, Value::String(text)) if !is_number(text) => {
            Err(wrong("tinyint", &value))
        }
        _ => Ok(value.cast(column.kind.value_type())),
    }
}

/// A value of a key.
fn key_value(value: &Value) -> Option<PrimaryKeyValue> {
    Some(match value {
        Value::Integer(number) => PrimaryKeyValue::Integer(*number),
        Value::String(text) => PrimaryKeyValue::String(text.clone()),
        Value::Binary(bytes) => PrimaryKeyValue::Binary(bytes.clone()),
        Value::Boolean(value) => PrimaryKeyValue::Boolean(*value),
        _ => return None,
    })
}

/// A value of an attribute; `None` for NULL.
fn cell_value(value: Value) -> Option<tablestore_protocol::Value> {
    Some(match value {
        Value::Integer(number) => number.into(),
        Value::Boolean(value) => value.into(),
        Value::Double(number) => number.into(),
        Value::String(text) => text.into(),
        Value::Binary(bytes) => bytes.into(),
        _ => return None,
    })
}

/// The primary key of a row, by the names that the table has for its columns.
fn primary_key(table: &Table, values: Vec<PrimaryKeyValue>) -> PrimaryKey {
    let columns = table.primary_key.iter().zip(values);
    columns
        .map(|(column, value)| tablestore_protocol::PrimaryKeyColumn {
            name: column.name.clone(),
            value,
        })
        .collect()
}

fn condition(expectation: Expectation) -> Condition {
    Condition {
        row_existence: expectation as i32,
        column_condition: None,
    }
}

/// Writes rows, all or none. Returns whether their conditions held.
fn write(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &Table,
    changes: Vec<RowChange>,
) -> Result<bool> {
    let written = RowWriter::run(context, store, table, None, |writer| {
        for change in changes {
            writer.write(change)?;
        }
        Ok(())
    });
    match written {
        Ok(()) => Ok(true),
        Err(error) if *error.code() == ErrorCode::ConditionCheckFail => Ok(false),
        Err(error) => Err(error),
    }
}

/// The error of a WHERE that is not the full key.
fn not_by_key() -> ServiceError {
    invalid(
        "Non-transactional tables currently support atomic batch inserts within a single partition key, \
         and single-row updates or deletes specified by the full primary key without any attribute \
         column conditions.",
    )
}

fn no_limit(statement: &str) -> ServiceError {
    unsupported_with(format!("limit in {statement} statement is not supported"))
}
