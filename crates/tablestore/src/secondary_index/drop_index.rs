use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Deletes a secondary index of a table (`DropIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let add = client.add_defined_column("orders");
    /// # add.column("status", tablestore::DefinedColumnType::String).send().await?;
    /// # let by_status = tablestore::IndexMeta::global("orders_by_status", ["status"]);
    /// # client.create_index("orders", by_status).send().await?;
    /// client.drop_index("orders", "orders_by_status").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn drop_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> Request<DropIndex> {
        Request::new(
            self,
            DropIndex {
                table: table.into(),
                index: index.into(),
            },
        )
    }
}

/// `DropIndex`: see [`Client::drop_index`].
#[derive(Clone, Debug)]
pub struct DropIndex {
    table: String,
    index: String,
}

/// The answer to `DropIndex`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DropIndexResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for DropIndex {
    fn operation(&self) -> Operation {
        Operation::DROP_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DropIndexRequest {
            main_table_name: self.table.clone(),
            index_name: self.index.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DropIndexResponse> {
        wire::decode::<proto::DropIndexResponse>(body)?;
        Ok(DropIndexResponse { metadata })
    }
}

impl crate::Call for DropIndex {
    type Response = DropIndexResponse;
}
