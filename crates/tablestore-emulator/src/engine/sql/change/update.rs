//! UPDATE and DELETE of one row.

use tablestore_protocol::plainbuffer::{ColumnUpdate, encode_delete_row, encode_update_row};
use tablestore_protocol::proto::table::RowExistenceExpectation as Expectation;

use tablestore_protocol::Column;

use super::key::full_key;
use super::{
    Changed, Qualifier, cell_value, column, condition, fit, mapping_of, no_limit, value_of, write,
};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::{unsupported, unsupported_with};
use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::mapping::column::{ColumnKind, MappedColumn};
use crate::engine::sql::parse::ast::{Binary, Delete, Expr, Update};
use crate::engine::sql::value::Value;
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::store::{ReadTransaction, WriteTransaction};

/// Updates the row of a full key, if there is one.
pub(crate) fn update(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    update: &Update,
) -> Result<Changed> {
    let mapping = mapping_of(context, store, &update.table)?;
    if update.has_limit {
        return Err(no_limit("update"));
    }
    if update.has_order {
        return Err(unsupported());
    }
    let mut updates: Vec<ColumnUpdate> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let table = &update.table;
    let qualifier = Qualifier {
        database: context.instance.as_str(),
        table: update.alias.as_ref().unwrap_or(&table.name),
    };
    for (name, expr) in &update.assignments {
        qualifier.check(name, "field list")?;
        let name = &name.name;
        let column = column(&mapping, name)?;
        if column.is_key {
            return Err(unsupported_with(
                "update primary key column is not supported",
            ));
        }
        if names.contains(&column.name.as_str()) {
            return Err(invalid(format!("Column '{name}' specified twice")));
        }
        names.push(&column.name);
        updates.push(assignment(
            context, store, &mapping, qualifier, column, expr,
        )?);
    }
    let Some(key) = full_key(context, store, &mapping, qualifier, update.filter.as_ref())? else {
        return Ok(Changed::new(&mapping, 0, 0));
    };
    let row = encode_update_row(&key, &updates);
    let condition = condition(Expectation::ExpectExist);
    let change = RowChange::new(RowChangeKind::Update, &row, condition, None)?.into_single()?;
    let size = change.size;
    let exists = write(context, store, mapping.table(), vec![change])?;
    Ok(Changed::new(&mapping, usize::from(exists), size))
}

fn assignment(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    mapping: &Mapping,
    qualifier: Qualifier<'_>,
    column: &MappedColumn,
    expr: &Expr,
) -> Result<ColumnUpdate> {
    let name = column.name.as_str();
    let is_own =
        |expr: &Expr| matches!(expr, Expr::Column(it) if it.name.eq_ignore_ascii_case(name));
    let only_constants =
        || unsupported_with("point update only supports constant and self-increment assignments");
    if let Expr::Binary(op @ (Binary::Add | Binary::Subtract), left, right) = expr
        && is_own(left)
    {
        if let Expr::Column(column) = &**left {
            qualifier.check(column, "field list")?;
        }
        match column.kind {
            ColumnKind::Bigint => {}
            ColumnKind::Double | ColumnKind::Bool => {
                return Err(unsupported_with(
                    "point update only supports integer type self increment",
                ));
            }
            _ => return Err(only_constants()),
        }
        if names_column(mapping, right) {
            return Err(only_constants());
        }
        let by = match value_of(context, store, right)? {
            Value::Integer(by) if *op == Binary::Add => Some(by),
            Value::Integer(by) => by.checked_neg(),
            _ => None,
        };
        let by = by.ok_or_else(only_constants)?;
        return Ok(ColumnUpdate::Increment {
            name: name.into(),
            by,
        });
    }
    if names_column(mapping, expr) {
        return Err(only_constants());
    }
    let value = fit(value_of(context, store, expr)?, column, 0)?;
    Ok(match cell_value(value) {
        Some(value) => ColumnUpdate::Put(Column::new(name, value)),
        None => ColumnUpdate::DeleteAllVersions { name: name.into() },
    })
}

/// Whether an expression names a column of the table.
fn names_column(mapping: &Mapping, expr: &Expr) -> bool {
    match expr {
        Expr::Column(column) => mapping.position(&column.name).is_some(),
        Expr::Unary(_, expr) | Expr::Cast(expr, _) => names_column(mapping, expr),
        Expr::Binary(_, left, right) => names_column(mapping, left) || names_column(mapping, right),
        Expr::Function { args, .. } | Expr::Logic(_, args) => {
            args.iter().any(|arg| names_column(mapping, arg))
        }
        _ => false,
    }
}

/// Deletes the row of a full key, if there is one.
pub(crate) fn delete(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    delete: &Delete,
) -> Result<Changed> {
    let mapping = mapping_of(context, store, &delete.table)?;
    if delete.has_limit {
        return Err(no_limit("delete"));
    }
    if delete.has_order {
        return Err(unsupported());
    }
    let qualifier = Qualifier {
        database: context.instance.as_str(),
        table: &delete.table.name,
    };
    let Some(key) = full_key(context, store, &mapping, qualifier, delete.filter.as_ref())? else {
        return Ok(Changed::new(&mapping, 0, 0));
    };
    let condition = condition(Expectation::ExpectExist);
    let row = encode_delete_row(&key);
    let change = RowChange::new(RowChangeKind::Delete, &row, condition, None)?;
    let size = change.size;
    let exists = write(context, store, mapping.table(), vec![change])?;
    Ok(Changed::new(&mapping, usize::from(exists), size))
}
