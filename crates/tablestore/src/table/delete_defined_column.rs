use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Takes back the declaration of columns that no index uses (`DeleteDefinedColumn`). Their data
    /// stays.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let add = client.add_defined_column("orders");
    /// # add.column("status", tablestore::DefinedColumnType::String).send().await?;
    /// client.delete_defined_column("orders", ["status"]).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_defined_column<S: Into<String>>(
        &self,
        table: impl Into<String>,
        columns: impl IntoIterator<Item = S>,
    ) -> Request<DeleteDefinedColumn> {
        Request::new(
            self,
            DeleteDefinedColumn {
                table: table.into(),
                columns: columns.into_iter().map(Into::into).collect(),
            },
        )
    }
}

/// `DeleteDefinedColumn`: see [`Client::delete_defined_column`].
#[derive(Clone, Debug)]
pub struct DeleteDefinedColumn {
    table: String,
    columns: Vec<String>,
}

/// The answer to `DeleteDefinedColumn`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteDefinedColumnResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for DeleteDefinedColumn {
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

impl crate::Call for DeleteDefinedColumn {
    type Response = DeleteDefinedColumnResponse;
}
