use tablestore_protocol::proto::{PutRowRequest, PutRowResponse};

use crate::engine::error::Result;
use crate::engine::row_change::RowChange;
use crate::engine::table::Table;
use crate::engine::{Context, name, row_write};
use crate::store::WriteTransaction;

impl super::RequestMessage for PutRowRequest {
    const REQUIRED: &'static [u32] = &[1, 2, 3];
}

pub(super) fn put_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: PutRowRequest,
) -> Result<PutRowResponse> {
    name::check_table(&request.table_name)?;
    let change = RowChange::put(&request.row, request.condition, request.return_content)?;
    super::check_transaction(request.transaction_id.as_ref())?;
    let table = Table::open(context, store, &request.table_name)?;
    let written = row_write::write(store, &table, context.now, change)?;
    Ok(PutRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
