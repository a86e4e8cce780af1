use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DropIndex` request, created by [`Client::drop_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DropIndex {
    context: CallContext,
    table: String,
    index: String,
}

/// The response to `DropIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DropIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DropIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
        }
    }
}

request! {
    DropIndex -> DropIndexResponse {
        example: r#"client.drop_index("orders", "orders_by_status")"#,
    }
}

impl Request for DropIndex {
    type Response = DropIndexResponse;

    fn operation(&self) -> Operation {
        Operation::DROP_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DropIndexRequest {
            main_table_name: self.table.clone(),
            index_name: self.index.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DropIndexResponse> {
        wire::decode::<proto::DropIndexResponse>(body)?;
        Ok(DropIndexResponse { metadata })
    }
}
