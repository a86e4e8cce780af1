use tablestore_protocol::proto::{
    BulkImportRequest, BulkImportResponse, Condition, RowInBulkImportRequest,
    RowInBulkImportResponse,
};

use crate::engine::error::{Result, invalid, to_message};
use crate::engine::row_change::{self, Kind, RowChange};
use crate::engine::row_write::Written;
use crate::engine::row_writer::RowWriter;
use crate::engine::table::Table;
use crate::engine::{Context, capacity, limits, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for BulkImportRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn bulk_import(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: BulkImportRequest,
) -> Result<BulkImportResponse> {
    let BulkImportRequest { table_name, rows } = request;
    name::check_table(&table_name)?;
    if rows.is_empty() {
        return Err(invalid(format!(
            "No operation is specified for table: '{table_name}'."
        )));
    }
    limits::check_rows(rows.len(), limits::BATCH_WRITE_ROWS)?;
    let changes = rows.iter().map(change);
    let changes = changes.collect::<Result<Vec<_>>>()?;
    let size = changes.iter().map(|change| change.size).sum();
    row_change::check_request_size("BulkImport", size)?;

    let table = Table::open(context, store, &table_name)?;
    let kinds: Vec<Kind> = changes.iter().map(|change| change.kind).collect();
    let outcomes = RowWriter::run(context, store, &table, None, |writer| {
        writer.write_each(changes)
    })?;
    let rows = kinds.into_iter().zip(outcomes);
    Ok(BulkImportResponse {
        table_name,
        rows: rows.map(|(kind, outcome)| answer(kind, outcome)).collect(),
    })
}

fn change(row: &RowInBulkImportRequest) -> Result<RowChange> {
    let kind = Kind::try_from(row.r#type)?;
    let change = RowChange::new(kind, &row.row_change, Condition::default(), None)?;
    change.check_in_batch()?;
    Ok(change)
}

fn answer(kind: Kind, outcome: Result<Written>) -> RowInBulkImportResponse {
    match outcome {
        Ok(written) => RowInBulkImportResponse {
            is_ok: true,
            error: None,
            consumed: Some(written.consumed),
        },
        Err(error) => RowInBulkImportResponse {
            is_ok: false,
            error: Some(to_message(&error)),
            consumed: Some(capacity::of_refused_write(kind, &error)),
        },
    }
}
