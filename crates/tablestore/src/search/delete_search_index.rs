use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteSearchIndex` request, created by [`Client::delete_search_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSearchIndex {
    context: CallContext,
    table: String,
    index: String,
}

/// The response to `DeleteSearchIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteSearchIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteSearchIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
        }
    }
}

request! {
    DeleteSearchIndex -> DeleteSearchIndexResponse {
        example: r#"client.delete_search_index("orders", "orders_index")"#,
    }
}

impl Request for DeleteSearchIndex {
    type Response = DeleteSearchIndexResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_SEARCH_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteSearchIndexRequest {
            table_name: Some(self.table.clone()),
            index_name: Some(self.index.clone()),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteSearchIndexResponse> {
        wire::decode::<proto::DeleteSearchIndexResponse>(body)?;
        Ok(DeleteSearchIndexResponse { metadata })
    }
}
