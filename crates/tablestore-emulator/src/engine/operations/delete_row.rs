use tablestore_protocol::proto::{DeleteRowRequest, DeleteRowResponse};

use crate::engine::error::Result;
use crate::engine::row_change::RowChange;
use crate::engine::table::Table;
use crate::engine::{Context, name, row_write};
use crate::store::WriteTransaction;

impl super::RequestMessage for DeleteRowRequest {
    const REQUIRED: &'static [u32] = &[1, 2, 3];
}

pub(super) fn delete_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteRowRequest,
) -> Result<DeleteRowResponse> {
    name::check_table(&request.table_name)?;
    let change = RowChange::delete(
        &request.primary_key,
        request.condition,
        request.return_content,
    )?;
    super::check_transaction(request.transaction_id.as_ref())?;
    let table = Table::open(context, store, &request.table_name)?;
    let written = row_write::write(store, &table, context.now, change)?;
    Ok(DeleteRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
