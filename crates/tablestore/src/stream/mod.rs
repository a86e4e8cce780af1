//! Streams: the changes of a table, record by record.

mod describe_stream;
mod get_shard_iterator;
mod get_stream_record;
mod list_stream;
mod stream_record;

pub use crate::schema::{StreamColumns, StreamDetails, StreamSpecification};
pub use describe_stream::{DescribeStream, DescribeStreamResponse, StreamShard, StreamStatus};
pub use get_shard_iterator::{GetShardIterator, GetShardIteratorResponse};
pub use get_stream_record::{GetStreamRecord, GetStreamRecordResponse};
pub use list_stream::{ListStream, ListStreamResponse, ListedStream};
pub use stream_record::{StreamAction, StreamRecord};
