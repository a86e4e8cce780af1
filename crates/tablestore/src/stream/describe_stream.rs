use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};
use crate::schema::time_from_micros;

/// A `DescribeStream` request, created by [`Client::describe_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeStream {
    context: CallContext,
    stream_id: String,
    start_shard: Option<String>,
    limit: Option<i32>,
}

/// The response to `DescribeStream`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeStreamResponse {
    /// The stream's id.
    pub stream_id: String,
    /// The table whose changes the stream records.
    pub table: String,
    /// The number of hours for which records are kept.
    pub expiration_hours: u32,
    /// The time at which the stream was turned on.
    pub creation_time: Option<SystemTime>,
    /// The state of the stream.
    pub status: StreamStatus,
    /// The shards of this page.
    pub shards: Vec<StreamShard>,
    /// The first shard of the next page, for [`DescribeStream::start_shard`]; `None` after the last
    /// page.
    pub next_shard_id: Option<String>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

wire_enum! {
    /// The state of a stream.
    StreamStatus {
        /// It is being turned on.
        Enabling = proto::StreamStatus::StreamEnabling;
        /// It can be read.
        Active = proto::StreamStatus::StreamActive;
    }
}

/// A part of a stream, with records in the order of their writes. Shards are split and merged as the
/// table's partitions are; to read all changes of a row in order, read the parents of a shard to their
/// end before it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamShard {
    /// The shard's id, for [`Client::get_shard_iterator`].
    pub shard_id: String,
    /// The shard from which this one was split or merged.
    pub parent_id: Option<String>,
    /// The second shard from which this one was merged.
    pub parent_sibling_id: Option<String>,
}

impl DescribeStream {
    pub(super) fn new(client: &Client, stream_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            stream_id,
            start_shard: None,
            limit: None,
        }
    }

    /// Starts with this shard, the `next_shard_id` of an earlier response.
    pub fn start_shard(mut self, shard_id: impl Into<String>) -> Self {
        self.start_shard = Some(shard_id.into());
        self
    }

    /// Sets the maximum number of shards of a response; in a stream, of each page. The service decides
    /// by default.
    pub fn limit(mut self, shards: u32) -> Self {
        self.limit = Some(wire::to_i32(shards));
        self
    }
}

pages_method!(DescribeStream: "the description");
items_method! {
    /// Reads all shards, as a stream. Nothing is sent before the stream is polled.
    DescribeStream::shards
}
request! {
    DescribeStream -> DescribeStreamResponse {
        example: r#"client.describe_stream("stream")"#,
    }
}

impl Request for DescribeStream {
    type Response = DescribeStreamResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_STREAM
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeStreamRequest {
            stream_id: self.stream_id.clone(),
            inclusive_start_shard_id: self.start_shard.clone(),
            shard_limit: self.limit,
            support_timeseries_data_table: None,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DescribeStreamResponse> {
        let response: proto::DescribeStreamResponse = wire::decode(body)?;
        let shards = response.shards.into_iter().map(|shard| StreamShard {
            shard_id: shard.shard_id,
            parent_id: wire::present(shard.parent_id),
            parent_sibling_id: wire::present(shard.parent_sibling_id),
        });
        Ok(DescribeStreamResponse {
            stream_id: response.stream_id,
            table: response.table_name,
            expiration_hours: wire::from_i32(response.expiration_time),
            creation_time: time_from_micros(response.creation_time),
            status: StreamStatus::from_proto(response.stream_status),
            shards: shards.collect(),
            next_shard_id: wire::present(response.next_shard_id),
            metadata,
        })
    }
}

impl Paged for DescribeStream {
    type Position = String;

    fn start(&self) -> String {
        self.start_shard.clone().unwrap_or_default()
    }

    fn advance(
        &mut self,
        response: &DescribeStreamResponse,
        progress: &mut Progress,
    ) -> Result<Next> {
        let Some(next) = &response.next_shard_id else {
            return Ok(Next::End);
        };
        progress.check(next.as_bytes(), !response.shards.is_empty())?;
        self.start_shard = Some(next.clone());
        Ok(Next::Page)
    }
}

impl PagedItems for DescribeStream {
    type Item = StreamShard;

    fn items(response: DescribeStreamResponse, _: Option<StreamShard>) -> PageOfItems<StreamShard> {
        response.shards.into()
    }
}
