use tablestore_protocol::proto::table::{UpdateRowRequest, UpdateRowResponse};

use crate::engine::error::Result;
use crate::engine::row_change::{Kind, RowChange};
use crate::engine::transaction::TransactionId;
use crate::engine::{Context, name, row_writer};
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
    let change = RowChange::new(
        Kind::Update,
        &request.row_change,
        request.condition,
        request.return_content,
    )?;
    let transaction = TransactionId::parse(request.transaction_id)?;
    let written = row_writer::write_one(context, store, &request.table_name, transaction, change)?;
    Ok(UpdateRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
