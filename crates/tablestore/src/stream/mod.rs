//! Streams: the changes of a table, record by record.

mod describe_stream;
mod get_shard_iterator;
mod get_stream_record;
mod list_stream;
#[cfg(test)]
mod tests;

pub use crate::schema::{
    StreamAction, StreamColumns, StreamDetails, StreamRecord, StreamSpecification,
};
pub use describe_stream::{DescribeStream, DescribeStreamResponse, StreamShard, StreamStatus};
pub use get_shard_iterator::{GetShardIterator, GetShardIteratorResponse};
pub use get_stream_record::{GetStreamRecord, GetStreamRecordResponse};
pub use list_stream::{ListStream, ListStreamResponse, ListedStream};
pub use tablestore_protocol::plainbuffer::SequenceInfo;

use crate::client::Client;

/// # Streams
impl Client {
    /// Lists the streams of the instance (`ListStream`), or of [one table](ListStream::table).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for stream in client.list_stream().table("orders").send().await? {
    ///     println!("{}", stream.stream_id);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias = "ListStreams")]
    pub fn list_stream(&self) -> ListStream {
        ListStream::new(self)
    }

    /// Describes a stream and its shards (`DescribeStream`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().table("orders").send().await?.streams[0].stream_id.clone();
    /// let mut shards = client.describe_stream(stream_id).shards();
    /// while let Some(shard) = shards.next().await {
    ///     println!("{}", shard?.shard_id);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn describe_stream(&self, stream_id: impl Into<String>) -> DescribeStream {
        DescribeStream::new(self, stream_id.into())
    }

    /// Returns a position in a shard of a stream (`GetShardIterator`): the oldest record, or the first
    /// one [from a time on](GetShardIterator::timestamp).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().table("orders").send().await?.streams[0].stream_id.clone();
    /// # let shard = client.describe_stream(&stream_id).send().await?.shards[0].clone();
    /// let start = client.get_shard_iterator(stream_id, shard.shard_id).send().await?;
    /// let mut records = client.get_stream_record(start.shard_iterator).records();
    /// while let Some(record) = records.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("TRIM_HORIZON", "AT_TIMESTAMP"))]
    pub fn get_shard_iterator(
        &self,
        stream_id: impl Into<String>,
        shard_id: impl Into<String>,
    ) -> GetShardIterator {
        GetShardIterator::new(self, stream_id.into(), shard_id.into())
    }

    /// Reads changes of a table from a shard of its stream (`GetStreamRecord`), from a position that
    /// [`get_shard_iterator`](Self::get_shard_iterator) or an earlier response returned.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().table("orders").send().await?.streams[0].stream_id.clone();
    /// # let shard = client.describe_stream(&stream_id).send().await?.shards[0].clone();
    /// # let start = client.get_shard_iterator(stream_id, shard.shard_id).send().await?;
    /// # let shard_iterator = start.shard_iterator;
    /// let mut records = client
    ///     .get_stream_record(shard_iterator)
    ///     .follow(Duration::from_secs(1))
    ///     .records();
    /// while let Some(record) = records.next().await {
    ///     let record = record?;
    ///     println!("{:?} ({})", record.action, record.primary_key);
    /// #   break;
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSTrimmedDataAccess` if the records at the position have expired, `OTSParameterInvalid` if
    /// the position is not valid.
    #[doc(alias("GetRecords", "change data capture", "CDC"))]
    pub fn get_stream_record(&self, shard_iterator: impl Into<String>) -> GetStreamRecord {
        GetStreamRecord::new(self, shard_iterator.into())
    }
}
