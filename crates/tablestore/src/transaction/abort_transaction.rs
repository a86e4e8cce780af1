use std::sync::Arc;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::guard::Guard;
use crate::call::{CallContext, Request, ResponseMetadata, request, send_once, wire};
use crate::client::Client;

/// An `AbortTransaction` request, created by
/// [`LocalTransaction::abort`](super::LocalTransaction::abort) or [`Client::abort_transaction`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct AbortTransaction {
    context: CallContext,
    id: String,
    /// Aborts the transaction unless the request succeeds.
    guard: Option<Arc<Guard>>,
}

/// The response to `AbortTransaction`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AbortTransactionResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl AbortTransaction {
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
    AbortTransaction -> AbortTransactionResponse {
        example: r#"client.abort_transaction("id")"#,
    }
}

impl Request for AbortTransaction {
    type Response = AbortTransactionResponse;

    fn operation(&self) -> Operation {
        Operation::ABORT_TRANSACTION
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::AbortTransactionRequest {
            transaction_id: self.id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<AbortTransactionResponse> {
        wire::decode::<proto::AbortTransactionResponse>(body)?;
        Ok(AbortTransactionResponse { metadata })
    }

    async fn execute(self) -> Result<AbortTransactionResponse> {
        let result = send_once(&self).await;
        if let Some(guard) = &self.guard {
            guard.settle(&result).await;
        }
        result
    }
}
