use tablestore_protocol::proto::{UpdateRowRequest, UpdateRowResponse};

use crate::engine::error::Result;
use crate::engine::row_change::RowChange;
use crate::engine::table::Table;
use crate::engine::{Context, name, row_write};
use crate::store::WriteTransaction;

impl super::RequestMessage for UpdateRowRequest {
    const REQUIRED: &'static [u32] = &[1, 2, 3];
}

pub(super) fn update_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateRowRequest,
) -> Result<UpdateRowResponse> {
    name::check_table(&request.table_name)?;
    let change = RowChange::update(
        &request.row_change,
        request.condition,
        request.return_content,
    )?;
    super::check_transaction(request.transaction_id.as_ref())?;
    let table = Table::open(context, store, &request.table_name)?;
    let written = row_write::write(store, &table, context.now, change)?;
    Ok(UpdateRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
