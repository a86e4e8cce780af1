use tablestore_protocol::Row;
use tablestore_protocol::plainbuffer::encode_row;
use tablestore_protocol::proto::{GetRowRequest, GetRowResponse};

use crate::engine::error::Result;
use crate::engine::primary_key::{self, Purpose};
use crate::engine::selection::{Selection, SelectionRequest};
use crate::engine::table::Table;
use crate::engine::{Context, capacity, name};
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
    })?;
    super::check_transaction(request.transaction_id.as_ref())?;
    let table = Table::open(context, store, &request.table_name)?;
    primary_key::check_schema(&table, &key)?;

    let stored = store.get(&primary_key::stored(&table, &key))?;
    let selected = match stored {
        Some(stored) => selection.select(&table, key, &stored, context.now)?,
        None => None,
    };
    let size = selected.as_ref().map_or(0, |selected| selected.size);
    let row = selected.and_then(|selected| selected.row);
    let encode = |row: Row| encode_row(row.primary_key(), row.columns());
    Ok(GetRowResponse {
        consumed: capacity::consumed(capacity::units(size), 0),
        row: row.map(encode).unwrap_or_default(),
        next_token: None,
    })
}
