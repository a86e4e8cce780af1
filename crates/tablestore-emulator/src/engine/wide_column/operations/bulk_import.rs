use tablestore_protocol::proto::table::{
    BulkImportRequest, BulkImportResponse, Condition, RowInBulkImportRequest,
    RowInBulkImportResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, of_row, to_message};
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row::cell_change::check_declared_types;
use crate::engine::wide_column::row::change;
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row::write::Written;
use crate::engine::wide_column::row::writer::RowWriter;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::table::Table;
use crate::store::WriteTransaction;

pub(crate) fn bulk_import(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: BulkImportRequest,
) -> Result<BulkImportResponse> {
    let BulkImportRequest { table_name, rows } = request;
    names::check_rows_of(&table_name)?;
    if rows.is_empty() {
        return Err(invalid(format!(
            "No operation is specified for table: '{table_name}'."
        )));
    }
    limits::check_rows(rows.len(), limits::BATCH_WRITE_ROWS)?;
    let changes = rows.iter().map(change);
    let changes = changes.collect::<Result<Vec<_>>>()?;
    let request_size = changes.iter().map(|change| change.request_size).sum();
    change::check_request_size("BulkImport", request_size)?;
    let sizes: Vec<usize> = changes.iter().map(|change| change.size).collect();

    let outcomes = match of_row(Table::open(context, store, &table_name))? {
        Err(error) => vec![Err(error); changes.len()],
        Ok(table) => RowWriter::run(context, store, &table, None, |writer| {
            let outcomes = changes.into_iter().map(|change| {
                table.check_key(&change.primary_key)?;
                check_declared_types(&table, &change.cells)?;
                writer.write(change)
            });
            outcomes.map(of_row).collect()
        })?,
    };
    let rows = sizes.into_iter().zip(outcomes);
    Ok(BulkImportResponse {
        table_name,
        rows: rows
            .map(|(size, outcome)| response(size, outcome))
            .collect(),
    })
}

fn change(row: &RowInBulkImportRequest) -> Result<RowChange> {
    let kind = RowChangeKind::try_from(row.r#type)?;
    let change = RowChange::new(kind, &row.row_change, Condition::default(), None)?;
    change.check_in_batch()?;
    Ok(change)
}

fn response(size: usize, outcome: Result<Written>) -> RowInBulkImportResponse {
    match outcome {
        Ok(_) => RowInBulkImportResponse {
            is_ok: true,
            error: None,
            consumed: Some(capacity::consumed_bytes(0, size)),
        },
        Err(error) => RowInBulkImportResponse {
            is_ok: false,
            error: Some(to_message(&error)),
            consumed: Some(capacity::consumed_bytes(0, 0)),
        },
    }
}
