use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteTable` request, created by [`Client::delete_table`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTable {
    context: CallContext,
    table: String,
}

/// The response to `DeleteTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    DeleteTable -> DeleteTableResponse {
        example: r#"client.delete_table("orders")"#,
    }
}

impl Request for DeleteTable {
    type Response = DeleteTableResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteTableRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteTableResponse> {
        wire::decode::<proto::DeleteTableResponse>(body)?;
        Ok(DeleteTableResponse { metadata })
    }
}
