use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use super::{FieldSchema, QueryFlowWeight};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::TimeToLive;

/// An `UpdateSearchIndex` request, created by [`Client::update_search_index`]. It has one of the
/// changes.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateSearchIndex {
    context: CallContext,
    table: String,
    index: String,
    time_to_live: Option<TimeToLive>,
    query_flow_weights: Vec<QueryFlowWeight>,
    switch_index: Option<String>,
    added_fields: Vec<FieldSchema>,
}

/// The response to `UpdateSearchIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateSearchIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateSearchIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            time_to_live: None,
            query_flow_weights: Vec::new(),
            switch_index: None,
            added_fields: Vec::new(),
        }
    }

    /// Sets the time for which a row is kept in the index after it was written: at least 86,400
    /// seconds, and no longer than that of the table, which must not
    /// [allow updates](crate::table::TableOptions::allow_update).
    #[doc(alias = "TTL")]
    pub fn time_to_live(mut self, time: impl Into<TimeToLive>) -> Self {
        self.time_to_live = Some(time.into());
        self
    }

    /// Sets the percentage of the searches that an index of a pair executes. A request has one for the
    /// index and one for its successor, which add up to 100.
    pub fn query_flow_weight(mut self, index: impl Into<String>, percent: u32) -> Self {
        self.query_flow_weights.push(QueryFlowWeight {
            index: index.into(),
            percent,
        });
        self
    }

    /// Switches the index with its successor: each gets the schema and the rows of the other. A second
    /// switch reverts it.
    pub fn switch_index(mut self, successor: impl Into<String>) -> Self {
        self.switch_index = Some(successor.into());
        self
    }

    /// Adds a field to the index.
    pub fn add_field(mut self, field: FieldSchema) -> Self {
        self.added_fields.push(field);
        self
    }
}

request! {
    UpdateSearchIndex -> UpdateSearchIndexResponse {
        example: r#"client.update_search_index("orders", "orders_index")"#,
    }
}

impl Request for UpdateSearchIndex {
    type Response = UpdateSearchIndexResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_SEARCH_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let weights = self.query_flow_weights.iter();
        Ok(wire::encode(&proto::UpdateSearchIndexRequest {
            table_name: Some(self.table.clone()),
            index_name: Some(self.index.clone()),
            switch_index_name: self.switch_index.clone(),
            query_flow_weight: weights.map(QueryFlowWeight::to_proto).collect(),
            time_to_live: self.time_to_live.map(TimeToLive::to_seconds),
            added_field_schemas: self
                .added_fields
                .iter()
                .map(FieldSchema::to_proto)
                .collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UpdateSearchIndexResponse> {
        wire::decode::<proto::UpdateSearchIndexResponse>(body)?;
        Ok(UpdateSearchIndexResponse { metadata })
    }
}
