//! INSERT.

use tablestore_protocol::plainbuffer::encode_row;
use tablestore_protocol::proto::table::RowExistenceExpectation as Expectation;
use tablestore_protocol::{Column, PrimaryKeyValue};

use super::{
    Changed, cell_value, column, condition, fit, key_value, mapping_of, primary_key, value_of,
    write,
};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::{unsupported, unsupported_operation};
use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::mapping::column::MappedColumn;
use crate::engine::sql::parse::ast::{Expr, Insert, InsertForm};
use crate::engine::wide_column::row::change::{RowChange, check_request_size};
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::store::{ReadTransaction, WriteTransaction};

/// Rows of a statement.
const ROWS: usize = 200;

/// A row to write.
struct NewRow {
    key: Vec<PrimaryKeyValue>,
    cells: Vec<Column>,
}

/// Inserts rows of one partition.
pub(crate) fn insert(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    insert: &Insert,
) -> Result<Changed> {
    let mapping = mapping_of(context, store, &insert.table)?;
    if insert.form == InsertForm::Other {
        return Err(unsupported());
    }
    let columns = columns(&mapping, &insert.columns)?;
    if insert.rows.len() > ROWS {
        return Err(unsupported_operation(
            "`insert into` more than 200 rows is not supported",
        ));
    }
    let rows = insert.rows.iter().enumerate();
    let rows = rows.map(|(index, row)| new_row(context, store, &mapping, &columns, row, index));
    let rows = rows.collect::<Result<Vec<_>>>()?;

    let partition = rows.first().and_then(|row| row.key.first());
    let is_one = rows.iter().all(|row| row.key.first() == partition);
    let statement = match insert.form {
        InsertForm::Ignore => "`insert ignore`",
        InsertForm::OnDuplicateKeyUpdate => "`insert ... on duplicate key update`",
        InsertForm::Values | InsertForm::Other => "`insert into`",
    };
    if !is_one {
        return Err(unsupported_operation(&format!(
            "{statement} on different partition keys is not supported"
        )));
    }
    if insert.form != InsertForm::Values {
        return Err(invalid(
            "Try to call method using explicit transaction on explicit-transaction-disabled table.",
        ));
    }

    let table = mapping.table();
    let changes = rows.into_iter().map(|row| {
        let key = primary_key(table, row.key);
        let row = encode_row(&key, &row.cells);
        let condition = condition(Expectation::ExpectNotExist);
        RowChange::new(RowChangeKind::Put, &row, condition, None)
    });
    let changes = changes.collect::<Result<Vec<_>>>()?;
    let sizes = || changes.iter().map(|change| change.request_size).sum();
    check_request_size("BatchWriteRow", sizes())?;
    let (count, bytes) = (
        changes.len(),
        changes.iter().map(|change| change.size).sum(),
    );
    match write(context, store, table, changes)? {
        true => Ok(Changed::new(&mapping, count, bytes)),
        false => Err(invalid("Duplicate entry for key 'PRIMARY'")),
    }
}

/// The columns that values are given for.
fn columns<'a>(mapping: &'a Mapping, names: &[String]) -> Result<Vec<&'a MappedColumn>> {
    if names.is_empty() {
        return Ok(mapping.columns.iter().collect());
    }
    let mut columns: Vec<&MappedColumn> = Vec::new();
    for name in names {
        let column = column(mapping, name)?;
        if columns.iter().any(|it| it.name == column.name) {
            return Err(invalid(format!("Column '{name}' specified twice")));
        }
        columns.push(column);
    }
    Ok(columns)
}

fn new_row(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    mapping: &Mapping,
    columns: &[&MappedColumn],
    row: &[Expr],
    index: usize,
) -> Result<NewRow> {
    if row.len() != columns.len() {
        let row = index + 1;
        return Err(invalid(format!(
            "Column count doesn't match value count at row {row}"
        )));
    }
    let mut keys = vec![None; mapping.table().primary_key.len()];
    let mut cells = Vec::new();
    for (column, expr) in columns.iter().zip(row) {
        let value = fit(value_of(context, store, expr)?, column, index)?;
        let mut names = mapping.table().primary_key.iter();
        match names.position(|key| key.name.eq_ignore_ascii_case(&column.name)) {
            Some(position) => {
                let value = key_value(&value);
                let name = &column.name;
                let value =
                    value.ok_or_else(|| invalid(format!("Column '{name}' cannot be null")))?;
                if value == PrimaryKeyValue::Integer(i64::MAX) {
                    return Err(invalid("The input parameter is invalid."));
                }
                keys[position] = Some(value);
            }
            None => {
                let value = cell_value(value);
                cells.extend(value.map(|value| Column::new(column.name.as_str(), value)));
            }
        }
    }
    let keys = keys
        .into_iter()
        .zip(&mapping.table().primary_key)
        .map(|(value, column)| {
            value.ok_or_else(|| {
                invalid(format!(
                    "Field '{}' doesn't have a default value",
                    column.name
                ))
            })
        });
    Ok(NewRow {
        key: keys.collect::<Result<_>>()?,
        cells,
    })
}
