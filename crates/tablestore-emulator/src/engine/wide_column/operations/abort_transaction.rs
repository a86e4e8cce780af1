use tablestore_protocol::proto::table::{AbortTransactionRequest, AbortTransactionResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::transactions::TransactionId;
use crate::store::WriteTransaction;

pub(crate) fn abort_transaction(
    context: &Context<'_>,
    _: &mut dyn WriteTransaction,
    request: AbortTransactionRequest,
) -> Result<AbortTransactionResponse> {
    let AbortTransactionRequest { transaction_id } = request;
    let id = TransactionId::required(&transaction_id)?;
    context
        .transactions
        .end(context.instance, context.now, id, context.ending)?;
    Ok(AbortTransactionResponse {})
}
