use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::schema::time_to_micros;
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Finds a place in a shard of a stream to read from (`GetShardIterator`): the oldest record
    /// that is kept, or the first one [from a time on](Request::timestamp).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().send().await?.streams[0].stream_id.clone();
    /// # let shard = client.describe_stream(&stream_id).send().await?.shards[0].clone();
    /// let start = client.get_shard_iterator(stream_id, shard.shard_id).send().await?;
    /// let mut records = client.get_stream_record(start.shard_iterator).records();
    /// while let Some(record) = records.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_shard_iterator(
        &self,
        stream_id: impl Into<String>,
        shard_id: impl Into<String>,
    ) -> Request<GetShardIterator> {
        Request::new(
            self,
            GetShardIterator {
                stream_id: stream_id.into(),
                shard_id: shard_id.into(),
                timestamp: None,
                token: None,
            },
        )
    }
}

/// `GetShardIterator`: see [`Client::get_shard_iterator`].
#[derive(Clone, Debug)]
pub struct GetShardIterator {
    stream_id: String,
    shard_id: String,
    timestamp: Option<i64>,
    token: Option<String>,
}

/// The answer to `GetShardIterator`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetShardIteratorResponse {
    /// The place, for [`Client::get_stream_record`].
    pub shard_iterator: String,
    /// Where a search by time that takes longer than one call goes on: give it to
    /// [`Request::next_token`].
    pub next_token: Option<String>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<GetShardIterator> {
    /// Finds the first record from this time on.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().send().await?.streams[0].stream_id.clone();
    /// # let shard = client.describe_stream(&stream_id).send().await?.shards[0].clone();
    /// use std::time::{Duration, SystemTime};
    ///
    /// let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    /// let from = client.get_shard_iterator(stream_id, shard.shard_id).timestamp(an_hour_ago);
    /// let start = from.send().await?.shard_iterator;
    /// # let _ = start;
    /// # Ok(()) });
    /// ```
    pub fn timestamp(self, time: SystemTime) -> Self {
        self.with(|get| get.timestamp = Some(time_to_micros(time)))
    }

    /// Goes on with a search by time, from the `next_token` of an answer before.
    pub fn next_token(self, token: impl Into<String>) -> Self {
        self.with(|get| get.token = Some(token.into()))
    }
}

impl Wire for GetShardIterator {
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
        let answer: proto::GetShardIteratorResponse = wire::decode(body)?;
        Ok(GetShardIteratorResponse {
            shard_iterator: answer.shard_iterator,
            next_token: answer.next_token.filter(|token| !token.is_empty()),
            metadata,
        })
    }
}

impl crate::Call for GetShardIterator {
    type Response = GetShardIteratorResponse;
}
