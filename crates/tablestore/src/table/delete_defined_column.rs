use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteDefinedColumn` request, created by [`Client::delete_defined_column`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteDefinedColumn {
    context: CallContext,
    table: String,
    columns: Vec<String>,
}

/// The response to `DeleteDefinedColumn`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteDefinedColumnResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteDefinedColumn {
    pub(super) fn new(client: &Client, table: String, columns: Vec<String>) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            columns,
        }
    }
}

request! {
    DeleteDefinedColumn -> DeleteDefinedColumnResponse {
        example: r#"client.delete_defined_column("orders", ["status"])"#,
    }
}

impl Request for DeleteDefinedColumn {
    type Response = DeleteDefinedColumnResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_DEFINED_COLUMN
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteDefinedColumnRequest {
            table_name: self.table.clone(),
            columns: self.columns.clone(),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteDefinedColumnResponse> {
        wire::decode::<proto::DeleteDefinedColumnResponse>(body)?;
        Ok(DeleteDefinedColumnResponse { metadata })
    }
}
