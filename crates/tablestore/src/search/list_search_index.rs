use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `ListSearchIndex` request, created by [`Client::list_search_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSearchIndex {
    context: CallContext,
    table: Option<String>,
}

/// The response to `ListSearchIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListSearchIndexResponse {
    /// The indexes.
    pub indexes: Vec<SearchIndexName>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// The name of a search index, and of its table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SearchIndexName {
    /// The table.
    pub table: String,
    /// The index.
    pub index: String,
}

impl ListSearchIndex {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
            table: None,
        }
    }

    /// Lists the indexes of this table only; by default, those of all tables.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }
}

request! {
    ListSearchIndex -> ListSearchIndexResponse {
        example: r#"client.list_search_index()"#,
    }
}

impl Request for ListSearchIndex {
    type Response = ListSearchIndexResponse;

    fn operation(&self) -> Operation {
        Operation::LIST_SEARCH_INDEX
    }

    fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListSearchIndexRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListSearchIndexResponse> {
        let response: proto::ListSearchIndexResponse = wire::decode(body)?;
        let indexes = response.indices.into_iter().map(|index| SearchIndexName {
            table: index.table_name.unwrap_or_default(),
            index: index.index_name.unwrap_or_default(),
        });
        Ok(ListSearchIndexResponse {
            indexes: indexes.collect(),
            metadata,
        })
    }
}

impl IntoIterator for ListSearchIndexResponse {
    type Item = SearchIndexName;
    type IntoIter = std::vec::IntoIter<SearchIndexName>;

    fn into_iter(self) -> Self::IntoIter {
        self.indexes.into_iter()
    }
}
