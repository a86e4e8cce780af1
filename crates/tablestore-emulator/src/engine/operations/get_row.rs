use tablestore_protocol::proto::table::{GetRowRequest, GetRowResponse};

use crate::engine::error::Result;
use crate::engine::primary_key::{self, Purpose};
use crate::engine::selection::{Selection, SelectionRequest};
use crate::engine::table::Table;
use crate::engine::transaction::{self, TransactionId};
use crate::engine::{Context, name, row_read};
use crate::store::ReadTransaction;

impl super::RequestMessage for GetRowRequest {
    const REQUIRED: &'static [u32] = &[1, 2];
}

pub(super) fn get_row(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRowRequest,
) -> Result<GetRowResponse> {
    name::check_table(&request.table_name)?;
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
    let table = Table::open(context, store, &request.table_name)?;
    primary_key::check_schema(&table, &key)?;
    let transaction = transaction::of_read(context, transaction, &table, &[&key])?;
    let read = transaction::read(context, store, &table, transaction.as_deref(), |store| {
        row_read::read(context, store, &table, key, &selection)
    })?;
    Ok(GetRowResponse {
        consumed: read.consumed,
        row: read.row,
        next_token: None,
    })
}
