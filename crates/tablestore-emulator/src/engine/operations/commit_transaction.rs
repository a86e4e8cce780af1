use tablestore_protocol::proto::table::{CommitTransactionRequest, CommitTransactionResponse};

use crate::engine::error::Result;
use crate::engine::transaction::TransactionId;
use crate::engine::{Context, stream};
use crate::store::WriteTransaction;

impl super::RequestMessage for CommitTransactionRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn commit_transaction(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CommitTransactionRequest,
) -> Result<CommitTransactionResponse> {
    let CommitTransactionRequest { transaction_id } = request;
    let id = TransactionId::required(&transaction_id)?;
    let mut changes = context.engine.transactions.end(context, id)?;
    stream::record_committed(context, store, &mut changes)?;
    changes.apply(store)?;
    Ok(CommitTransactionResponse {})
}
