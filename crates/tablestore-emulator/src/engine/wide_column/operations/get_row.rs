use tablestore_protocol::proto::table::{GetRowRequest, GetRowResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::shared::transactions::TransactionId;
use crate::engine::wide_column::row::primary_key::Purpose;
use crate::engine::wide_column::row::selection::{Selection, SelectionRequest};
use crate::engine::wide_column::row::{primary_key, read};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::transaction;
use crate::store::ReadTransaction;

pub(crate) fn get_row(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRowRequest,
) -> Result<GetRowResponse> {
    names::check_rows_of(&request.table_name)?;
    let key = primary_key::decode(&request.primary_key, Purpose::Read)?;
    let selection = Selection::new(SelectionRequest {
        columns_to_get: request.columns_to_get,
        time_range: request.time_range,
        max_versions: request.max_versions,
        filter: request.filter,
        start_column: request.start_column,
        end_column: request.end_column,
        token: request.token,
        is_batch: false,
    })?;
    let transaction = TransactionId::parse(request.transaction_id)?;
    let table = Table::open_to_read(context, store, &request.table_name)?;
    table.check_key(&key)?;
    let transaction = transaction::of_read(context, transaction, &table, &[&key])?;
    let read = transaction::read(context, store, &table, transaction.as_deref(), |store| {
        read::read(context, store, &table, key, &selection)
    })?;
    Ok(GetRowResponse {
        consumed: read.consumed,
        row: read.row,
        next_token: None,
    })
}
