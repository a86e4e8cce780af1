use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};

use super::{ReservedThroughput, SseDetails, TableOptions};
use crate::call::wire::{self, Wire};
use crate::call::wire_enum::WireEnum;
use crate::schema::{
    IndexMeta, StreamDetails, TableSchema, TableStatus, time_from_micros, time_from_seconds,
};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Describes a table (`DescribeTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let orders = client.describe_table("orders").send().await?;
    /// for column in &orders.schema.primary_key {
    ///     println!("{column}");
    /// }
    /// # Ok(()) });
    /// ```
    pub fn describe_table(&self, table: impl Into<String>) -> Request<DescribeTable> {
        Request::new(
            self,
            DescribeTable {
                table: table.into(),
            },
        )
    }
}

/// `DescribeTable`: see [`Client::describe_table`].
#[derive(Clone, Debug)]
pub struct DescribeTable {
    table: String,
}

/// The answer to `DescribeTable`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DescribeTableResponse {
    /// The table's name.
    pub table: String,
    /// The service's own id of the table, where it tells.
    pub table_id: Option<String>,
    /// The global table that this one is a replica of, if it is one.
    pub global_table_id: Option<String>,
    /// Primary key and defined columns.
    pub schema: TableSchema,
    /// The table's options.
    pub options: TableOptions,
    /// The throughput that is reserved.
    pub throughput: ReservedThroughput,
    /// When reserved throughput was last increased.
    pub throughput_increase_time: Option<SystemTime>,
    /// When reserved throughput was last decreased; `None` if it never was.
    pub throughput_decrease_time: Option<SystemTime>,
    /// The secondary indexes.
    pub indexes: Vec<IndexMeta>,
    /// The stream, where the service tells.
    pub stream: Option<StreamDetails>,
    /// The encryption, where the service tells.
    pub sse: Option<SseDetails>,
    /// The keys between the table's partitions, ascending. They need not have all columns of the
    /// primary key.
    pub shard_splits: Vec<PrimaryKey>,
    /// Whether the table can be used.
    pub status: TableStatus,
    /// When the table was created, where the service tells.
    pub creation_time: Option<SystemTime>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for DescribeTable {
    fn operation(&self) -> Operation {
        Operation::DESCRIBE_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeTableRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DescribeTableResponse> {
        let answer: proto::DescribeTableResponse = wire::decode(body)?;
        let throughput = &answer.reserved_throughput_details;
        let indexes = answer.index_metas.into_iter();
        let splits = answer.shard_splits.iter();
        Ok(DescribeTableResponse {
            table: answer.table_meta.table_name.clone(),
            table_id: wire::present(answer.table_meta.table_id.clone()),
            global_table_id: wire::present(answer.table_meta.global_table_id.clone()),
            schema: TableSchema::from_proto(answer.table_meta),
            options: TableOptions::from_proto(&answer.table_options),
            throughput: ReservedThroughput::from_proto(throughput),
            throughput_increase_time: time_from_seconds(throughput.last_increase_time),
            throughput_decrease_time: throughput.last_decrease_time.and_then(time_from_seconds),
            indexes: indexes.map(IndexMeta::from_proto).collect(),
            stream: answer.stream_details.map(StreamDetails::from_proto),
            sse: answer.sse_details.as_ref().map(SseDetails::from_proto),
            shard_splits: splits
                .map(plainbuffer::decode_primary_key)
                .collect::<Result<_, _>>()?,
            status: TableStatus::from_proto(answer.table_status),
            creation_time: answer.creation_time.and_then(time_from_micros),
            metadata,
        })
    }
}

impl crate::Call for DescribeTable {
    type Response = DescribeTableResponse;
}
