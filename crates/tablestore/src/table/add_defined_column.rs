use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::{DefinedColumn, DefinedColumnType};

/// An `AddDefinedColumn` request, created by [`Client::add_defined_column`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct AddDefinedColumn {
    context: CallContext,
    table: String,
    columns: Vec<DefinedColumn>,
}

/// The response to `AddDefinedColumn`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AddDefinedColumnResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl AddDefinedColumn {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            columns: Vec::new(),
        }
    }

    /// Declares the type of a column.
    pub fn column(mut self, name: impl Into<String>, column_type: DefinedColumnType) -> Self {
        self.columns.push(DefinedColumn::new(name, column_type));
        self
    }
}

request! {
    AddDefinedColumn -> AddDefinedColumnResponse {
        example: r#"client.add_defined_column("orders")"#,
    }
}

impl Request for AddDefinedColumn {
    type Response = AddDefinedColumnResponse;

    fn operation(&self) -> Operation {
        Operation::ADD_DEFINED_COLUMN
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::AddDefinedColumnRequest {
            table_name: self.table.clone(),
            columns: self.columns.iter().map(DefinedColumn::to_proto).collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<AddDefinedColumnResponse> {
        wire::decode::<proto::AddDefinedColumnResponse>(body)?;
        Ok(AddDefinedColumnResponse { metadata })
    }
}
