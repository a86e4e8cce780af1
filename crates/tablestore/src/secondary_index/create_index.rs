use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::schema::IndexMeta;
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Adds a secondary index to a table (`CreateIndex`), up to 5. The columns of the index are
    /// primary key columns of the table or [defined](Client::add_defined_column).
    ///
    /// ```
    /// # use tablestore::IndexMeta;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let add = client.add_defined_column("orders");
    /// # let add = add.column("status", tablestore::DefinedColumnType::String);
    /// # add.column("amount", tablestore::DefinedColumnType::Integer).send().await?;
    /// let by_status = IndexMeta::global("orders_by_status", ["status"]).defined_columns(["amount"]);
    /// client
    ///     .create_index("orders", by_status)
    ///     .include_base_data(true)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` for a table that keeps more than one version, or some kinds of time to
    /// live: an index has neither.
    pub fn create_index(&self, table: impl Into<String>, index: IndexMeta) -> Request<CreateIndex> {
        Request::new(
            self,
            CreateIndex {
                table: table.into(),
                index,
                include_base_data: None,
            },
        )
    }
}

/// `CreateIndex`: see [`Client::create_index`].
#[derive(Clone, Debug)]
pub struct CreateIndex {
    table: String,
    index: IndexMeta,
    include_base_data: Option<bool>,
}

/// The answer to `CreateIndex`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateIndexResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<CreateIndex> {
    /// Whether rows that are in the table already are indexed too. The service decides by default.
    pub fn include_base_data(self, include: bool) -> Self {
        self.with(|create| create.include_base_data = Some(include))
    }
}

impl Wire for CreateIndex {
    fn operation(&self) -> Operation {
        Operation::CREATE_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateIndexRequest {
            main_table_name: self.table.clone(),
            index_meta: self.index.to_proto(),
            include_base_data: self.include_base_data,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateIndexResponse> {
        wire::decode::<proto::CreateIndexResponse>(body)?;
        Ok(CreateIndexResponse { metadata })
    }
}

impl crate::Call for CreateIndex {
    type Response = CreateIndexResponse;
}
