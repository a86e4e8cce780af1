use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::row::row_write::{RowWrite, Write};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Deletes a row with all its versions (`DeleteRow`); without a condition, one that is not
    /// there is as good as deleted.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// client.delete_row("orders", key).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> Request<DeleteRow> {
        Request::new(
            self,
            DeleteRow {
                row: RowWrite::new(table, primary_key),
            },
        )
    }
}

/// `DeleteRow`: see [`Client::delete_row`].
#[derive(Clone, Debug)]
pub struct DeleteRow {
    row: RowWrite,
}

/// The answer to `DeleteRow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteRowResponse {
    /// What [`Request::return_primary_key`] asked for.
    pub row: Option<Row>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Write for DeleteRow {
    const TYPE: proto::OperationType = proto::OperationType::Delete;

    fn row(&self) -> &RowWrite {
        &self.row
    }

    fn row_mut(&mut self) -> &mut RowWrite {
        &mut self.row
    }

    fn encode_row(&self) -> Bytes {
        plainbuffer::encode_delete_row(&self.row.primary_key)
    }
}

impl Wire for DeleteRow {
    fn operation(&self) -> Operation {
        Operation::DELETE_ROW.with_effect(self.row.effect())
    }

    fn table(&self) -> Option<&str> {
        Some(&self.row.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteRowRequest {
            table_name: self.row.table.clone(),
            primary_key: self.encode_row(),
            condition: self.row.condition.to_proto(),
            return_content: self.row.return_content(),
            transaction_id: self.row.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteRowResponse> {
        let answer: proto::DeleteRowResponse = wire::decode(body)?;
        Ok(DeleteRowResponse {
            row: wire::decode_returned_row(answer.row)?,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl crate::Call for DeleteRow {
    type Response = DeleteRowResponse;
}
