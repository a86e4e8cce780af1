use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto;

use crate::table::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, ReservedThroughput,
    TableOptions, TableSchema,
};
use crate::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Creates a table (`CreateTable`). It appears at once, and takes rows some seconds later.
    ///
    /// ```
    /// # use tablestore::{Client, PrimaryKeyType, TableOptions};
    /// # async fn example(client: Client) -> tablestore::Result<()> {
    /// client
    ///     .create_table("orders")
    ///     .primary_key("customer", PrimaryKeyType::String)
    ///     .primary_key("order", PrimaryKeyType::Integer)
    ///     .options(TableOptions::new().max_versions(3))
    ///     .send()
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn create_table(&self, table: impl Into<String>) -> Request<CreateTable> {
        Request::new(
            self,
            CreateTable {
                table: table.into(),
                schema: TableSchema::default(),
                options: TableOptions::default(),
                throughput: ReservedThroughput::default(),
            },
        )
    }
}

/// `CreateTable`: see [`Client::create_table`].
#[derive(Clone, Debug)]
pub struct CreateTable {
    table: String,
    schema: TableSchema,
    options: TableOptions,
    throughput: ReservedThroughput,
}

/// The answer to `CreateTable`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateTableResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<CreateTable> {
    /// Adds a primary key column, one to four in all. Rows are sorted in the order in which these
    /// are added; the first is the partition key.
    pub fn primary_key(self, name: impl Into<String>, key_type: PrimaryKeyType) -> Self {
        self.key_column(name.into(), key_type, false)
    }

    /// Adds an integer primary key column whose values the service chooses: one at most, and not
    /// the first.
    pub fn auto_increment(self, name: impl Into<String>) -> Self {
        self.key_column(name.into(), PrimaryKeyType::Integer, true)
    }

    fn key_column(self, name: String, key_type: PrimaryKeyType, auto_increment: bool) -> Self {
        self.with(|create| {
            create.schema.primary_key.push(PrimaryKeyColumnSchema {
                name,
                key_type,
                auto_increment,
            });
        })
    }

    /// Declares the type of an attribute column, for secondary indexes: up to 32. Other columns
    /// need no declaration.
    pub fn defined_column(self, name: impl Into<String>, column_type: DefinedColumnType) -> Self {
        self.with(|create| {
            create.schema.defined_columns.push(DefinedColumn {
                name: name.into(),
                column_type,
            });
        })
    }

    /// Sets the table's options; the service's defaults are one version, kept for ever.
    pub fn options(self, options: TableOptions) -> Self {
        self.with(|create| create.options = options)
    }

    /// Reserves throughput; none by default.
    pub fn reserved_throughput(self, throughput: ReservedThroughput) -> Self {
        self.with(|create| create.throughput = throughput)
    }
}

impl Wire for CreateTable {
    fn operation(&self) -> Operation {
        Operation::CREATE_TABLE
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateTableRequest {
            table_meta: self.schema.to_proto(&self.table),
            reserved_throughput: self.throughput.to_proto(),
            table_options: Some(self.options.to_proto()),
            ..proto::CreateTableRequest::default()
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateTableResponse> {
        wire::decode::<proto::CreateTableResponse>(body)?;
        Ok(CreateTableResponse { metadata })
    }
}

impl crate::Call for CreateTable {
    type Response = CreateTableResponse;
}
