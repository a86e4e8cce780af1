use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};

use super::{ReservedThroughput, SseDetails, TableOptions};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::{
    IndexMeta, StreamDetails, TableSchema, TableStatus, time_from_micros, time_from_seconds,
};

/// A `DescribeTable` request, created by [`Client::describe_table`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeTable {
    context: CallContext,
    table: String,
}

/// The response to `DescribeTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeTableResponse {
    /// The table's name.
    pub table: String,
    /// The service's id of the table, if it returns it.
    pub table_id: Option<String>,
    /// The id of the global table of which this one is a replica, if it is one.
    pub global_table_id: Option<String>,
    /// The primary key and the defined columns.
    pub schema: TableSchema,
    /// The table's options.
    pub options: TableOptions,
    /// The reserved throughput.
    pub throughput: ReservedThroughput,
    /// The time of the last increase of reserved throughput.
    pub throughput_increase_time: Option<SystemTime>,
    /// The time of the last decrease of reserved throughput; `None` if there was none.
    pub throughput_decrease_time: Option<SystemTime>,
    /// The secondary indexes.
    pub indexes: Vec<IndexMeta>,
    /// The stream, if the service returns it.
    pub stream: Option<StreamDetails>,
    /// The encryption, if the service returns it.
    pub sse: Option<SseDetails>,
    /// The keys between the table's partitions, ascending. They may lack columns of the primary key.
    pub shard_splits: Vec<PrimaryKey>,
    /// The state of the table.
    pub status: TableStatus,
    /// The time of the table's creation, if the service returns it.
    pub creation_time: Option<SystemTime>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    DescribeTable -> DescribeTableResponse {
        example: r#"client.describe_table("orders")"#,
    }
}

impl Request for DescribeTable {
    type Response = DescribeTableResponse;

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
        let response: proto::DescribeTableResponse = wire::decode(body)?;
        let throughput = &response.reserved_throughput_details;
        let indexes = response.index_metas.into_iter();
        let splits = response.shard_splits.iter();
        Ok(DescribeTableResponse {
            table: response.table_meta.table_name.clone(),
            table_id: wire::present(response.table_meta.table_id.clone()),
            global_table_id: wire::present(response.table_meta.global_table_id.clone()),
            schema: TableSchema::from_proto(response.table_meta),
            options: TableOptions::from_proto(&response.table_options),
            throughput: ReservedThroughput::from_proto(throughput),
            throughput_increase_time: time_from_seconds(throughput.last_increase_time),
            throughput_decrease_time: throughput.last_decrease_time.and_then(time_from_seconds),
            indexes: indexes.map(IndexMeta::from_proto).collect(),
            stream: response.stream_details.map(StreamDetails::from_proto),
            sse: response.sse_details.as_ref().map(SseDetails::from_proto),
            shard_splits: splits
                .map(plainbuffer::decode_primary_key)
                .collect::<Result<_, _>>()?,
            status: TableStatus::from_proto(response.table_status),
            creation_time: response.creation_time.and_then(time_from_micros),
            metadata,
        })
    }
}
