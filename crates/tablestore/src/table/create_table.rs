use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKeyValue, plainbuffer, proto::table as proto};

use super::{ReservedThroughput, SseSpecification, TableOptions};
use crate::call::wire::{self, Wire};
use crate::schema::{
    DefinedColumn, DefinedColumnType, IndexMeta, PrimaryKeyColumnSchema, PrimaryKeyType,
    StreamSpecification, TableSchema,
};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Creates a table (`CreateTable`). It appears at once, and takes rows some seconds later.
    ///
    /// ```
    /// # use tablestore::{PrimaryKeyType, TableOptions};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # client.delete_table("orders").send().await?;
    /// client
    ///     .create_table("orders")
    ///     .primary_key("customer", PrimaryKeyType::String)
    ///     .primary_key("order", PrimaryKeyType::Integer)
    ///     .options(TableOptions::new().max_versions(3))
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn create_table(&self, table: impl Into<String>) -> Request<CreateTable> {
        Request::new(
            self,
            CreateTable {
                table: table.into(),
                schema: TableSchema::default(),
                options: None,
                throughput: ReservedThroughput::default(),
                split_points: Vec::new(),
                indexes: Vec::new(),
                stream: None,
                sse: None,
                local_transactions: false,
            },
        )
    }
}

/// `CreateTable`: see [`Client::create_table`].
#[derive(Clone, Debug)]
pub struct CreateTable {
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
            let column = DefinedColumn::new(name, column_type);
            create.schema.defined_columns.push(column);
        })
    }

    /// Sets the table's options; the service's defaults are one version, kept for ever.
    pub fn options(self, options: TableOptions) -> Self {
        self.with(|create| create.options = Some(options))
    }

    /// Reserves throughput; none by default.
    pub fn reserved_throughput(self, throughput: ReservedThroughput) -> Self {
        self.with(|create| create.throughput = throughput)
    }

    /// Adds a secondary index, up to 5. Its columns are primary key columns or
    /// [defined](Request::defined_column).
    ///
    /// ```
    /// # use tablestore::{DefinedColumnType, IndexMeta, PrimaryKeyType};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
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
    pub fn index(self, index: IndexMeta) -> Self {
        self.with(|create| create.indexes.push(index))
    }

    /// Records the table's changes in a stream; off by default.
    pub fn stream(self, stream: StreamSpecification) -> Self {
        self.with(|create| create.stream = Some(stream))
    }

    /// Encrypts the table at rest; off by default, and fixed once a table is there.
    pub fn sse(self, sse: SseSpecification) -> Self {
        self.with(|create| create.sse = Some(sse))
    }

    /// Lets [local transactions](crate::Client::start_local_transaction) be started on the table;
    /// off by default.
    pub fn enable_local_transactions(self) -> Self {
        self.with(|create| create.local_transactions = true)
    }

    /// Splits the table from the start: partitions lie between these values of the partition key,
    /// in ascending order. One partition by default, which the service splits as it grows.
    pub fn split_points<V: Into<PrimaryKeyValue>>(
        self,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.with(|create| {
            let values = values.into_iter().map(Into::into);
            create.split_points.extend(values);
        })
    }
}

impl CreateTable {
    /// The ranges between split points, from below every value to above every value.
    fn partitions(&self) -> Vec<proto::PartitionRange> {
        if self.split_points.is_empty() {
            return Vec::new();
        }
        let points = self.split_points.iter();
        let begins = [&PrimaryKeyValue::InfMin].into_iter().chain(points.clone());
        let ends = points.chain([&PrimaryKeyValue::InfMax]);
        let partition = |(begin, end)| proto::PartitionRange {
            begin: plainbuffer::encode_primary_key_value(begin),
            end: plainbuffer::encode_primary_key_value(end),
        };
        begins.zip(ends).map(partition).collect()
    }
}

impl Wire for CreateTable {
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
            partitions: self.partitions(),
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

impl crate::Call for CreateTable {
    type Response = CreateTableResponse;
}
