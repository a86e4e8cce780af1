use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `ListTable` request, created by [`Client::list_table`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTable {
    context: CallContext,
}

/// The response to `ListTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListTableResponse {
    /// The names of the tables, including secondary indexes.
    pub tables: Vec<String>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ListTable {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
        }
    }
}

request! {
    ListTable -> ListTableResponse {
        example: r#"client.list_table()"#,
    }
}

impl Request for ListTable {
    type Response = ListTableResponse;

    fn operation(&self) -> Operation {
        Operation::LIST_TABLE
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListTableRequest {}))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListTableResponse> {
        let response: proto::ListTableResponse = wire::decode(body)?;
        Ok(ListTableResponse {
            tables: response.table_names,
            metadata,
        })
    }
}

impl IntoIterator for ListTableResponse {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.tables.into_iter()
    }
}
