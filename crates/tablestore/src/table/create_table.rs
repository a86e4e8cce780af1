use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKeyValue, proto::table as proto};

use super::{ReservedThroughput, SseSpecification, TableOptions};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::{
    DefinedColumn, DefinedColumnType, IndexMeta, PrimaryKeyColumnSchema, PrimaryKeyType,
    StreamSpecification, TableSchema,
};

/// A `CreateTable` request, created by [`Client::create_table`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTable {
    context: CallContext,
    table: String,
    schema: TableSchema,
    options: Option<TableOptions>,
    throughput: ReservedThroughput,
    split_points: Vec<PrimaryKeyValue>,
    indexes: Vec<IndexMeta>,
    stream: Option<StreamSpecification>,
    sse: Option<SseSpecification>,
    local_transactions: bool,
}

/// The response to `CreateTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            schema: TableSchema::default(),
            options: None,
            throughput: ReservedThroughput::default(),
            split_points: Vec::new(),
            indexes: Vec::new(),
            stream: None,
            sse: None,
            local_transactions: false,
        }
    }

    /// Replaces the schema.
    pub(crate) fn with_schema(mut self, schema: TableSchema) -> Self {
        self.schema = schema;
        self
    }

    /// Adds a primary key column, one to four in all. Rows are sorted by these columns in the order in
    /// which they are added; the first is the partition key.
    #[doc(alias("KeySchema", "HASH", "RANGE"))]
    pub fn primary_key(self, name: impl Into<String>, key_type: PrimaryKeyType) -> Self {
        self.key_column(name.into(), key_type, false)
    }

    /// Adds an integer primary key column whose values the service chooses: one at most, and not the
    /// first.
    ///
    /// ```
    /// # use tablestore::{PrimaryKey, PrimaryKeyType, PrimaryKeyValue};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .create_table("messages")
    ///     .primary_key("room", PrimaryKeyType::String)
    ///     .auto_increment("number")
    ///     .send()
    ///     .await?;
    /// let next = PrimaryKey::new("room", "tea").and("number", PrimaryKeyValue::AutoIncrement);
    /// let put = client.put_row("messages", next).column("text", "hello");
    /// let written = put.return_primary_key().send().await?;
    /// println!("message {}", written.row.unwrap_or_default().get::<i64>("number")?);
    /// # Ok(()) });
    /// ```
    pub fn auto_increment(self, name: impl Into<String>) -> Self {
        self.key_column(name.into(), PrimaryKeyType::Integer, true)
    }

    fn key_column(mut self, name: String, key_type: PrimaryKeyType, auto_increment: bool) -> Self {
        self.schema.primary_key.push(PrimaryKeyColumnSchema {
            name,
            key_type,
            auto_increment,
        });
        self
    }

    /// Declares the type of an attribute column, for secondary indexes: up to 32. Other columns need
    /// no declaration.
    pub fn defined_column(
        mut self,
        name: impl Into<String>,
        column_type: DefinedColumnType,
    ) -> Self {
        let column = DefinedColumn::new(name, column_type);
        self.schema.defined_columns.push(column);
        self
    }

    /// Sets the table's options; by default it keeps one version of each column indefinitely.
    pub fn options(mut self, options: TableOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// Sets the reserved throughput; none by default.
    #[doc(alias = "ProvisionedThroughput")]
    pub fn reserved_throughput(mut self, throughput: ReservedThroughput) -> Self {
        self.throughput = throughput;
        self
    }

    /// Adds a secondary index, up to 5. Its columns are primary key columns or
    /// [defined](Self::defined_column) columns.
    ///
    /// The table keeps one version, and its [`time_to_live`](TableOptions::time_to_live) is
    /// unlimited, or it does not [allow updates](TableOptions::allow_update).
    ///
    /// ```
    /// # use tablestore::PrimaryKeyType;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::secondary_index::IndexMeta;
    /// use tablestore::table::DefinedColumnType;
    ///
    /// # client.delete_table("orders").send().await?;
    /// client
    ///     .create_table("orders")
    ///     .primary_key("id", PrimaryKeyType::String)
    ///     .defined_column("status", DefinedColumnType::String)
    ///     .index(IndexMeta::global("orders_by_status", ["status"]))
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias("GlobalSecondaryIndexes", "LocalSecondaryIndexes"))]
    pub fn index(mut self, index: IndexMeta) -> Self {
        self.indexes.push(index);
        self
    }

    /// Records the table's changes in a stream; off by default.
    #[doc(alias = "StreamSpecification")]
    pub fn stream(mut self, stream: StreamSpecification) -> Self {
        self.stream = Some(stream);
        self
    }

    /// Encrypts the table at rest; off by default, and fixed once the table exists.
    #[doc(alias = "SSESpecification")]
    pub fn sse(mut self, sse: SseSpecification) -> Self {
        self.sse = Some(sse);
        self
    }

    /// Allows [local transactions](Client::start_local_transaction) on the table; off by default.
    pub fn enable_local_transactions(mut self) -> Self {
        self.local_transactions = true;
        self
    }

    /// Splits the new table into partitions between these values of the partition key, in ascending
    /// order. By default it has one partition, which the service splits as it grows.
    pub fn split_points<V: Into<PrimaryKeyValue>>(
        mut self,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.split_points.extend(values.into_iter().map(Into::into));
        self
    }

    /// Returns the ranges between split points, from below every value to above every value.
    fn partitions(&self) -> Result<Vec<proto::PartitionRange>> {
        if self.split_points.is_empty() {
            return Ok(Vec::new());
        }
        let points = self.split_points.iter();
        let begins = [&PrimaryKeyValue::InfMin].into_iter().chain(points.clone());
        let ends = points.chain([&PrimaryKeyValue::InfMax]);
        let partition = |(begin, end)| {
            Ok(proto::PartitionRange {
                begin: wire::encode_key_value(begin)?,
                end: wire::encode_key_value(end)?,
            })
        };
        begins.zip(ends).map(partition).collect()
    }
}

request! {
    CreateTable -> CreateTableResponse {
        example: r#"client.create_table("invoices")"#,
    }
}

impl Request for CreateTable {
    type Response = CreateTableResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateTableRequest {
            table_meta: self.schema.to_proto(&self.table),
            reserved_throughput: self.throughput.to_proto(),
            table_options: self.options.as_ref().map(TableOptions::to_proto),
            partitions: self.partitions()?,
            stream_spec: self.stream.as_ref().map(StreamSpecification::to_proto),
            sse_spec: self.sse.as_ref().map(SseSpecification::to_proto),
            index_metas: self.indexes.iter().map(IndexMeta::to_proto).collect(),
            enable_local_txn: self.local_transactions.then_some(true),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateTableResponse> {
        wire::decode::<proto::CreateTableResponse>(body)?;
        Ok(CreateTableResponse { metadata })
    }
}
