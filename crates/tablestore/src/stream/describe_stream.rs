use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::paging::Paged;
use crate::schema::time_from_micros;
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Describes a stream and its shards (`DescribeStream`), which can be read as
    /// [`pages`](Request::pages) where there are many.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().send().await?.streams[0].stream_id.clone();
    /// let mut pages = client.describe_stream(stream_id).pages();
    /// while let Some(page) = pages.next().await {
    ///     for shard in page?.shards {
    ///         println!("{}", shard.shard_id);
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    pub fn describe_stream(&self, stream_id: impl Into<String>) -> Request<DescribeStream> {
        Request::new(
            self,
            DescribeStream {
                stream_id: stream_id.into(),
                start_shard: None,
                limit: None,
            },
        )
    }
}

/// `DescribeStream`: see [`Client::describe_stream`].
#[derive(Clone, Debug)]
pub struct DescribeStream {
    stream_id: String,
    start_shard: Option<String>,
    limit: Option<i32>,
}

/// The answer to `DescribeStream`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DescribeStreamResponse {
    /// The stream's id.
    pub stream_id: String,
    /// The table whose changes it records.
    pub table: String,
    /// How many hours records are kept.
    pub expiration_hours: u32,
    /// When it was turned on.
    pub creation_time: Option<SystemTime>,
    /// Whether it can be read.
    pub status: StreamStatus,
    /// The shards, or some of them.
    pub shards: Vec<StreamShard>,
    /// The shard that comes after these: give it to [`Request::start_shard`]. `None` after the last.
    pub next_shard_id: Option<String>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

wire_enum! {
    /// Whether a stream can be read.
    StreamStatus {
        /// It is being turned on.
        Enabling = proto::StreamStatus::StreamEnabling;
        /// It can be read.
        Active = proto::StreamStatus::StreamActive;
    }
}

/// A part of a stream, whose records are in the order of their writes. Shards are split and merged
/// as the table's partitions are; all changes of one row are in order when the parents of a shard
/// are read to their end before it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamShard {
    /// The shard's id, for [`Client::get_shard_iterator`].
    pub shard_id: String,
    /// The shard that this one was split or merged from.
    pub parent_id: Option<String>,
    /// The second shard that this one was merged from.
    pub parent_sibling_id: Option<String>,
}

impl Request<DescribeStream> {
    /// Starts with this shard, from the `next_shard_id` of an answer before.
    pub fn start_shard(self, shard_id: impl Into<String>) -> Self {
        self.with(|describe| describe.start_shard = Some(shard_id.into()))
    }

    /// Answers with up to this many shards; in a stream of pages, each answer. The service decides
    /// by default.
    pub fn limit(self, shards: u32) -> Self {
        let shards = wire::to_i32(shards);
        self.with(|describe| describe.limit = Some(shards))
    }
}

impl Wire for DescribeStream {
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
        let answer: proto::DescribeStreamResponse = wire::decode(body)?;
        let shards = answer.shards.into_iter().map(|shard| StreamShard {
            shard_id: shard.shard_id,
            parent_id: wire::present(shard.parent_id),
            parent_sibling_id: wire::present(shard.parent_sibling_id),
        });
        Ok(DescribeStreamResponse {
            stream_id: answer.stream_id,
            table: answer.table_name,
            expiration_hours: wire::from_i32(answer.expiration_time),
            creation_time: time_from_micros(answer.creation_time),
            status: StreamStatus::from_proto(answer.stream_status),
            shards: shards.collect(),
            next_shard_id: wire::present(answer.next_shard_id),
            metadata,
        })
    }
}

impl Paged for DescribeStream {
    fn go_on(&mut self, answer: &DescribeStreamResponse) -> bool {
        self.start_shard = answer.next_shard_id.clone();
        answer.next_shard_id.is_some()
    }
}

impl crate::Call for DescribeStream {
    type Response = DescribeStreamResponse;
}
