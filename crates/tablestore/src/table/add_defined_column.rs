use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::schema::{DefinedColumn, DefinedColumnType};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Declares the types of attribute columns (`AddDefinedColumn`), for secondary indexes: up to 32
    /// in a table. Other columns need no declaration.
    ///
    /// ```
    /// # use tablestore::DefinedColumnType;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .add_defined_column("orders")
    ///     .column("status", DefinedColumnType::String)
    ///     .column("amount", DefinedColumnType::Integer)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn add_defined_column(&self, table: impl Into<String>) -> Request<AddDefinedColumn> {
        Request::new(
            self,
            AddDefinedColumn {
                table: table.into(),
                columns: Vec::new(),
            },
        )
    }
}

/// `AddDefinedColumn`: see [`Client::add_defined_column`].
#[derive(Clone, Debug)]
pub struct AddDefinedColumn {
    table: String,
    columns: Vec<DefinedColumn>,
}

/// The answer to `AddDefinedColumn`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddDefinedColumnResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<AddDefinedColumn> {
    /// Declares the type of a column.
    pub fn column(self, name: impl Into<String>, column_type: DefinedColumnType) -> Self {
        self.with(|add| add.columns.push(DefinedColumn::new(name, column_type)))
    }
}

impl Wire for AddDefinedColumn {
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

impl crate::Call for AddDefinedColumn {
    type Response = AddDefinedColumnResponse;
}
