use tablestore_protocol::proto::table::{CommitTransactionRequest, CommitTransactionResponse};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::transactions::TransactionId;
use crate::store::WriteTransaction;

pub(crate) fn commit_transaction(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CommitTransactionRequest,
) -> Result<CommitTransactionResponse> {
    let CommitTransactionRequest { transaction_id } = request;
    let id = TransactionId::required(&transaction_id)?;
    let changes = context
        .transactions
        .end(context.instance, context.now, id, context.ending)?;
    change_log::commit(context, store, changes)?;
    Ok(CommitTransactionResponse {})
}
