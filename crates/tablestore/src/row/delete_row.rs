use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use super::check_key;
use super::row_write::{RowWrite, Write, transaction_setter, write_setters};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteRow` request, created by [`Client::delete_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteRow {
    context: CallContext,
    write: RowWrite,
}

/// The response to `DeleteRow`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteRowResponse {
    /// The primary key, if [`DeleteRow::return_primary_key`] was set.
    pub row: Option<Row>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteRow {
    pub(super) fn new(client: &Client, table: String, primary_key: PrimaryKey) -> Self {
        Self {
            context: CallContext::new(client),
            write: RowWrite::new(table, primary_key),
        }
    }
}

request! {
    DeleteRow -> DeleteRowResponse {
        example: r#"client.delete_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))"#,
        write_setters: write,
        transaction_setter: write.transaction,
    }
}

impl Write for DeleteRow {
    const TYPE: proto::OperationType = proto::OperationType::Delete;

    fn write(&self) -> &RowWrite {
        &self.write
    }

    fn encode_row(&self) -> Result<Bytes> {
        self.write.check()?;
        Ok(plainbuffer::encode_delete_row(&self.write.primary_key))
    }
}

impl Request for DeleteRow {
    type Response = DeleteRowResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_ROW.with_effect(self.write.effect())
    }

    fn table(&self) -> Option<&str> {
        Some(&self.write.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteRowRequest {
            table_name: self.write.table.clone(),
            primary_key: self.encode_row()?,
            condition: self.write.condition.to_proto(),
            return_content: self.write.return_content(),
            transaction_id: self.write.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteRowResponse> {
        let response: proto::DeleteRowResponse = wire::decode(body)?;
        let row = wire::decode_row(response.row)?;
        check_key(row.as_ref(), &self.write.primary_key)?;
        Ok(DeleteRowResponse {
            row,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &DeleteRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}
