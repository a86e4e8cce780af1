use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::guard::Guard;
use crate::call::{CallContext, Request, ResponseMetadata, request, send_once, wire};
use crate::client::Client;

/// A `CommitTransaction` request, created by
/// [`LocalTransaction::commit`](super::LocalTransaction::commit) or [`Client::commit_transaction`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CommitTransaction {
    context: CallContext,
    id: String,
    /// Aborts the transaction unless the request succeeds.
    guard: Option<Arc<Guard>>,
}

/// The response to `CommitTransaction`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommitTransactionResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CommitTransaction {
    pub(super) fn new(client: &Client, id: String) -> Self {
        Self {
            context: CallContext::new(client),
            id,
            guard: None,
        }
    }

    pub(super) fn guarded(guard: Arc<Guard>) -> Self {
        Self {
            context: CallContext::new(guard.client()),
            id: guard.id().to_owned(),
            guard: Some(guard),
        }
    }
}

request! {
    CommitTransaction -> CommitTransactionResponse {
        example: r#"client.commit_transaction("id")"#,
    }
}

impl Request for CommitTransaction {
    type Response = CommitTransactionResponse;

    fn operation(&self) -> Operation {
        Operation::COMMIT_TRANSACTION
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CommitTransactionRequest {
            transaction_id: self.id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CommitTransactionResponse> {
        wire::decode::<proto::CommitTransactionResponse>(body)?;
        Ok(CommitTransactionResponse { metadata })
    }

    async fn execute(self) -> Result<CommitTransactionResponse> {
        let result = send_once(&self).await;
        if let Some(guard) = &self.guard {
            guard.settle(&result).await;
        }
        result
    }
}
