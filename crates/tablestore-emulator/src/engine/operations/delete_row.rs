use tablestore_protocol::proto::table::{DeleteRowRequest, DeleteRowResponse};

use crate::engine::error::Result;
use crate::engine::row_change::{Kind, RowChange};
use crate::engine::transaction::TransactionId;
use crate::engine::{Context, name, row_writer};
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
    let change = RowChange::new(
        Kind::Delete,
        &request.primary_key,
        request.condition,
        request.return_content,
    )?;
    let transaction = TransactionId::parse(request.transaction_id)?;
    let written = row_writer::write_one(context, store, &request.table_name, transaction, change)?;
    Ok(DeleteRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
