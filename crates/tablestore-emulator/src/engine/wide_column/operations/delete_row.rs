use tablestore_protocol::proto::table::{DeleteRowRequest, DeleteRowResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::shared::transactions::TransactionId;
use crate::engine::wide_column::row::change::RowChange;
use crate::engine::wide_column::row::writer;
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::store::WriteTransaction;

pub(crate) fn delete_row(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteRowRequest,
) -> Result<DeleteRowResponse> {
    names::check_rows_of(&request.table_name)?;
    let change = RowChange::new(
        RowChangeKind::Delete,
        &request.primary_key,
        request.condition,
        request.return_content,
    )?;
    let transaction = TransactionId::parse(request.transaction_id)?;
    let written = writer::write_one(context, store, &request.table_name, transaction, change)?;
    Ok(DeleteRowResponse {
        consumed: written.consumed,
        row: written.row,
    })
}
