use tablestore_protocol::proto::table::{
    BatchWriteRowRequest, BatchWriteRowResponse, RowExistenceExpectation,
    RowInBatchWriteRowRequest, RowInBatchWriteRowResponse, TableInBatchWriteRowRequest,
    TableInBatchWriteRowResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, of_row, to_message};
use crate::engine::shared::transactions::TransactionId;
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row::change;
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row::write::Written;
use crate::engine::wide_column::row::writer::RowWriter;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::table::Table;
use crate::store::WriteTransaction;

/// The rows of one table.
struct TableBatch {
    table_name: String,
    changes: Vec<RowChange>,
}

pub(crate) fn batch_write_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: BatchWriteRowRequest,
) -> Result<BatchWriteRowResponse> {
    let is_atomic = request.is_atomic.unwrap_or(false);
    let batches = check(request.tables)?;
    let transaction = TransactionId::parse(request.transaction_id)?;
    if transaction.is_some() && batches.len() > 1 {
        return Err(invalid(
            "BatchWriteRow in a transaction can write one table only.",
        ));
    }

    let mut tables = Vec::with_capacity(batches.len());
    for TableBatch {
        table_name,
        changes,
    } in batches
    {
        let kinds: Vec<RowChangeKind> = changes.iter().map(|change| change.kind).collect();
        let checked = of_row(Table::open(context, store, &table_name))?.and_then(|table| {
            check_repeated_rows(&table, &changes)?;
            Ok(table)
        });
        let outcomes = match checked {
            Err(error) => vec![Err(error); changes.len()],
            Ok(table) => {
                RowWriter::run(
                    context,
                    store,
                    &table,
                    transaction,
                    |writer| match is_atomic {
                        true => writer.write_all(changes),
                        false => writer.write_each(changes),
                    },
                )?
            }
        };
        let rows = kinds.into_iter().zip(outcomes);
        tables.push(TableInBatchWriteRowResponse {
            table_name,
            rows: rows
                .map(|(kind, outcome)| response(kind, outcome))
                .collect(),
        });
    }
    Ok(BatchWriteRowResponse { tables })
}

/// Checks everything that needs no table. What is wrong here is wrong with the whole request.
fn check(tables: Vec<TableInBatchWriteRowRequest>) -> Result<Vec<TableBatch>> {
    if tables.is_empty() {
        return Err(invalid("No row is specified in BatchWriteRow."));
    }
    names::check_tables(tables.iter().map(|table| &*table.table_name))?;
    if let Some(table) = tables.iter().find(|table| table.rows.is_empty()) {
        return Err(invalid(format!(
            "No operation is specified for table: '{}'.",
            table.table_name
        )));
    }
    limits::check_rows(
        tables.iter().map(|table| table.rows.len()).sum(),
        limits::BATCH_WRITE_ROWS,
    )?;
    let mut batches = Vec::with_capacity(tables.len());
    let mut size = 0;
    for table in tables {
        let changes = table.rows.into_iter().map(change);
        let changes = changes.collect::<Result<Vec<_>>>()?;
        size += changes.iter().map(|it| it.request_size).sum::<usize>();
        batches.push(TableBatch {
            table_name: table.table_name,
            changes,
        });
    }
    change::check_request_size("BatchWriteRow", size)?;
    Ok(batches)
}

fn change(row: RowInBatchWriteRowRequest) -> Result<RowChange> {
    let kind = RowChangeKind::try_from(row.r#type)?;
    let change = RowChange::new(kind, &row.row_change, row.condition, row.return_content)?;
    change.check_in_batch()?;
    Ok(change)
}

/// A row can be in a batch more than once if it is written in any case, and has no index to keep.
fn check_repeated_rows(table: &Table, changes: &[RowChange]) -> Result<()> {
    for rows in repeated_rows(&mut changes.iter().collect::<Vec<_>>()) {
        let ignores = |row: &&RowChange| row.expectation == RowExistenceExpectation::Ignore;
        if !rows.iter().all(ignores) {
            return Err(invalid(
                "Repeated rows do not support row exist expectation check in BatchModify.",
            ));
        }
        if rows.iter().any(|row| row.column_condition.is_some()) {
            return Err(invalid(
                "Repeated rows do not support row condition check in BatchModify.",
            ));
        }
        if table.has_indexes() {
            return Err(invalid("Duplicate rows detected in MultiPut."));
        }
    }
    Ok(())
}

/// Sorts changes, and gives those of one row together where there are several.
fn repeated_rows<'a, 'b>(
    changes: &'b mut [&'a RowChange],
) -> impl Iterator<Item = &'b [&'a RowChange]> {
    changes.sort_by(|one, other| one.primary_key.cmp(&other.primary_key));
    let same = |one: &&RowChange, other: &&RowChange| {
        one.primary_key == other.primary_key && !one.is_auto_increment()
    };
    changes.chunk_by(same).filter(|rows| rows.len() > 1)
}

fn response(kind: RowChangeKind, outcome: Result<Written>) -> RowInBatchWriteRowResponse {
    match outcome {
        Ok(written) => RowInBatchWriteRowResponse {
            is_ok: true,
            error: None,
            consumed: Some(written.consumed),
            row: written.row,
        },
        Err(error) => RowInBatchWriteRowResponse {
            is_ok: false,
            error: Some(to_message(&error)),
            consumed: Some(capacity::of_refused_write(
                kind == RowChangeKind::Update,
                &error,
            )),
            row: None,
        },
    }
}
