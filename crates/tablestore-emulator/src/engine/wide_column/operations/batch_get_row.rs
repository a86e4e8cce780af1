use tablestore_protocol::PrimaryKey;
use tablestore_protocol::proto::table::{
    BatchGetRowRequest, BatchGetRowResponse, RowInBatchGetRowResponse, TableInBatchGetRowRequest,
    TableInBatchGetRowResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, of_row, to_message};
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row::primary_key::Purpose;
use crate::engine::wide_column::row::read::Read;
use crate::engine::wide_column::row::selection::{Selection, SelectionRequest};
use crate::engine::wide_column::row::{primary_key, read};
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

/// The rows of one table.
struct TableBatch {
    table_name: String,
    keys: Vec<PrimaryKey>,
    selection: Selection,
}

pub(crate) fn batch_get_row(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: BatchGetRowRequest,
) -> Result<BatchGetRowResponse> {
    let mut batches = Vec::with_capacity(request.tables.len());
    for batch in check(request.tables)? {
        let table = of_row(Table::open_to_read(context, store, &batch.table_name))?;
        if let Ok(table) = &table {
            for key in &batch.keys {
                table.check_key_columns(key.columns().len())?;
            }
        }
        batches.push((table, batch));
    }
    let mut tables = Vec::with_capacity(batches.len());
    for (table, batch) in batches {
        let read = |key| {
            let table = table.as_ref().map_err(Clone::clone)?;
            table.check_key(&key)?;
            secondary_index::read(context, store, table, |store| {
                read::read(context, store, table, key, &batch.selection)
            })
        };
        let rows = batch
            .keys
            .into_iter()
            .map(|key| Ok(response(of_row(read(key))?)));
        tables.push(TableInBatchGetRowResponse {
            rows: rows.collect::<Result<_>>()?,
            table_name: batch.table_name,
        });
    }
    Ok(BatchGetRowResponse { tables })
}

/// Checks everything that needs no table. What is wrong here is wrong with the whole request.
fn check(tables: Vec<TableInBatchGetRowRequest>) -> Result<Vec<TableBatch>> {
    names::check_tables(tables.iter().map(|table| &*table.table_name))?;
    if tables.is_empty() {
        return Err(invalid("No row specified in the request of BatchGetRow."));
    }
    limits::check_rows(
        tables.iter().map(|table| table.primary_key.len()).sum(),
        limits::BATCH_GET_ROWS,
    )?;
    tables.into_iter().map(TableBatch::new).collect()
}

impl TableBatch {
    fn new(table: TableInBatchGetRowRequest) -> Result<Self> {
        let keys = table.primary_key.iter();
        let keys = keys.map(|key| primary_key::decode(key, Purpose::Read));
        let keys = keys.collect::<Result<_>>()?;
        let request = match table.primary_key.is_empty() {
            // Of a table without rows, nothing else is checked.
            true => SelectionRequest {
                max_versions: Some(1),
                ..SelectionRequest::default()
            },
            false => SelectionRequest {
                columns_to_get: table.columns_to_get,
                time_range: table.time_range,
                max_versions: table.max_versions,
                filter: table.filter,
                start_column: table.start_column,
                end_column: table.end_column,
                token: table.token.into_iter().find(|token| !token.is_empty()),
                is_batch: true,
            },
        };
        let selection = Selection::new(request)?;
        Ok(Self {
            table_name: table.table_name,
            keys,
            selection,
        })
    }
}

fn response(outcome: Result<Read>) -> RowInBatchGetRowResponse {
    match outcome {
        Ok(read) => RowInBatchGetRowResponse {
            is_ok: true,
            error: None,
            consumed: Some(read.consumed),
            row: Some(read.row),
            next_token: None,
        },
        Err(error) => RowInBatchGetRowResponse {
            is_ok: false,
            error: Some(to_message(&error)),
            consumed: Some(capacity::consumed(1, 0)),
            row: None,
            next_token: None,
        },
    }
}
