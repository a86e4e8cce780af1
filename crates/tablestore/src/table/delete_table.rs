use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Deletes a table with all its rows (`DeleteTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client.delete_table("orders").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_table(&self, table: impl Into<String>) -> Request<DeleteTable> {
        Request::new(
            self,
            DeleteTable {
                table: table.into(),
            },
        )
    }
}

/// `DeleteTable`: see [`Client::delete_table`].
#[derive(Clone, Debug)]
pub struct DeleteTable {
    table: String,
}

/// The answer to `DeleteTable`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteTableResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for DeleteTable {
    fn operation(&self) -> Operation {
        Operation::DELETE_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteTableRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteTableResponse> {
        wire::decode::<proto::DeleteTableResponse>(body)?;
        Ok(DeleteTableResponse { metadata })
    }
}

impl crate::Call for DeleteTable {
    type Response = DeleteTableResponse;
}
