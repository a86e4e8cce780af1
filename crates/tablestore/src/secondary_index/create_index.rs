use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::IndexMeta;

/// A `CreateIndex` request, created by [`Client::create_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateIndex {
    context: CallContext,
    table: String,
    index: IndexMeta,
    include_base_data: Option<bool>,
}

/// The response to `CreateIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateIndex {
    pub(super) fn new(client: &Client, table: String, index: IndexMeta) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            include_base_data: None,
        }
    }

    /// Sets whether rows that the table already has are indexed too. The service decides by default.
    pub fn include_base_data(mut self, include: bool) -> Self {
        self.include_base_data = Some(include);
        self
    }
}

request! {
    CreateIndex -> CreateIndexResponse {
        example: r#"client.create_index("orders", tablestore::secondary_index::IndexMeta::global("orders_by_status", ["status"]))"#,
    }
}

impl Request for CreateIndex {
    type Response = CreateIndexResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateIndexRequest {
            main_table_name: self.table.clone(),
            index_meta: self.index.to_proto(),
            include_base_data: self.include_base_data,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateIndexResponse> {
        wire::decode::<proto::CreateIndexResponse>(body)?;
        Ok(CreateIndexResponse { metadata })
    }
}
