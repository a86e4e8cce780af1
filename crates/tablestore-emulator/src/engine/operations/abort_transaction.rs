use tablestore_protocol::proto::table::{AbortTransactionRequest, AbortTransactionResponse};

use crate::engine::Context;
use crate::engine::error::Result;
use crate::engine::transaction::TransactionId;
use crate::store::WriteTransaction;

impl super::RequestMessage for AbortTransactionRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn abort_transaction(
    context: &Context<'_>,
    _: &mut dyn WriteTransaction,
    request: AbortTransactionRequest,
) -> Result<AbortTransactionResponse> {
    let AbortTransactionRequest { transaction_id } = request;
    let id = TransactionId::required(&transaction_id)?;
    context.engine.transactions.end(context, id)?;
    Ok(AbortTransactionResponse {})
}
