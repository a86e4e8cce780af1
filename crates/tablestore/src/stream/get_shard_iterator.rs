use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::time_to_micros;

/// A `GetShardIterator` request, created by [`Client::get_shard_iterator`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetShardIterator {
    context: CallContext,
    stream_id: String,
    shard_id: String,
    timestamp: Option<i64>,
    token: Option<String>,
}

/// The response to `GetShardIterator`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetShardIteratorResponse {
    /// The position, for [`Client::get_stream_record`].
    pub shard_iterator: String,
    /// The token for [`GetShardIterator::next_token`], if a search by time takes more than one call.
    pub next_token: Option<String>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetShardIterator {
    pub(super) fn new(client: &Client, stream_id: String, shard_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            stream_id,
            shard_id,
            timestamp: None,
            token: None,
        }
    }

    /// Finds the first record at or after this time.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().table("orders").send().await?.streams[0].stream_id.clone();
    /// # let shard = client.describe_stream(&stream_id).send().await?.shards[0].clone();
    /// use std::time::{Duration, SystemTime};
    ///
    /// let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    /// let from = client.get_shard_iterator(stream_id, shard.shard_id).timestamp(an_hour_ago);
    /// let start = from.send().await?.shard_iterator;
    /// # let _ = start;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "AT_TIMESTAMP")]
    pub fn timestamp(mut self, time: SystemTime) -> Self {
        self.timestamp = Some(time_to_micros(time));
        self
    }

    /// Continues a search by time, from the `next_token` of an earlier response.
    pub fn next_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }
}

request! {
    GetShardIterator -> GetShardIteratorResponse {
        example: r#"client.get_shard_iterator("stream", "shard")"#,
    }
}

impl Request for GetShardIterator {
    type Response = GetShardIteratorResponse;

    fn operation(&self) -> Operation {
        Operation::GET_SHARD_ITERATOR
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetShardIteratorRequest {
            stream_id: self.stream_id.clone(),
            shard_id: self.shard_id.clone(),
            timestamp: self.timestamp,
            token: self.token.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetShardIteratorResponse> {
        let response: proto::GetShardIteratorResponse = wire::decode(body)?;
        Ok(GetShardIteratorResponse {
            shard_iterator: response.shard_iterator,
            next_token: wire::present(response.next_token),
            metadata,
        })
    }
}
