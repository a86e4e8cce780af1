use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use super::IndexSchema;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::TimeToLive;

/// A `CreateSearchIndex` request, created by [`Client::create_search_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSearchIndex {
    context: CallContext,
    table: String,
    index: String,
    schema: IndexSchema,
    source_index: Option<String>,
    time_to_live: Option<TimeToLive>,
}

/// The response to `CreateSearchIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateSearchIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateSearchIndex {
    pub(super) fn new(client: &Client, table: String, index: String, schema: IndexSchema) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            schema,
            source_index: None,
            time_to_live: None,
        }
    }

    /// Makes the index the successor of another one of the table, with another schema. Its name is
    /// that of the source with `_reindex` after it. [`Client::update_search_index`] directs searches
    /// to it, and switches the two.
    pub fn source_index(mut self, index: impl Into<String>) -> Self {
        self.source_index = Some(index.into());
        self
    }

    /// Sets the time for which a row is kept in the index after it was written: at least 86,400
    /// seconds, and no longer than that of the table, which must not
    /// [allow updates](crate::table::TableOptions::allow_update). Indefinitely by default.
    #[doc(alias = "TTL")]
    pub fn time_to_live(mut self, time: impl Into<TimeToLive>) -> Self {
        self.time_to_live = Some(time.into());
        self
    }
}

request! {
    CreateSearchIndex -> CreateSearchIndexResponse {
        example: r#"client.create_search_index("orders", "orders_index", tablestore::search::IndexSchema::new().field(tablestore::search::FieldSchema::keyword("status")))"#,
    }
}

impl Request for CreateSearchIndex {
    type Response = CreateSearchIndexResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_SEARCH_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateSearchIndexRequest {
            table_name: self.table.clone(),
            index_name: self.index.clone(),
            schema: Some(self.schema.to_proto()?),
            source_index_name: self.source_index.clone(),
            time_to_live: self.time_to_live.map(TimeToLive::to_seconds),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateSearchIndexResponse> {
        wire::decode::<proto::CreateSearchIndexResponse>(body)?;
        Ok(CreateSearchIndexResponse { metadata })
    }
}
