use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::StreamRecord;
use crate::call::wire::{self, Wire};
use crate::paging::{Items, PageOfItems, Paged, PagedItems};
use crate::schema::StreamColumns;
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Reads changes of a table from a shard of its stream (`GetStreamRecord`), from the place that
    /// [`get_shard_iterator`](Client::get_shard_iterator) found or an earlier answer ended with.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let stream_id = client.list_stream().send().await?.streams[0].stream_id.clone();
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
    /// `OTSParameterInvalid` for a place that is not kept any more.
    pub fn get_stream_record(&self, shard_iterator: impl Into<String>) -> Request<GetStreamRecord> {
        Request::new(
            self,
            GetStreamRecord {
                shard_iterator: shard_iterator.into(),
                table: None,
                limit: None,
                old_columns: None,
                new_columns: None,
                follow: None,
                pause: Duration::ZERO,
            },
        )
    }
}

/// `GetStreamRecord`: see [`Client::get_stream_record`].
#[derive(Clone, Debug)]
pub struct GetStreamRecord {
    shard_iterator: String,
    table: Option<String>,
    limit: Option<i32>,
    old_columns: Option<StreamColumns>,
    new_columns: Option<StreamColumns>,
    follow: Option<Duration>,
    /// How long to wait before this page.
    pause: Duration,
}

/// The answer to `GetStreamRecord`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetStreamRecordResponse {
    /// The records, in the order of their writes.
    pub records: Vec<StreamRecord>,
    /// Where to read on; `None` when the shard has ended, because it was split or merged.
    pub next_shard_iterator: Option<String>,
    /// Whether more records can be read at once; `false` at the tail of the shard, where they are
    /// yet to be written. `None` where the service does not tell.
    pub may_more_record: Option<bool>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<GetStreamRecord> {
    /// Answers with up to this many records; in a stream of records, each answer. The service
    /// decides by default.
    pub fn limit(self, records: u32) -> Self {
        let records = wire::to_i32(records);
        self.with(|get| get.limit = Some(records))
    }

    /// Names the table whose changes are read; the shard iterator tells it too.
    pub fn table(self, table: impl Into<String>) -> Self {
        self.with(|get| get.table = Some(table.into()))
    }

    /// Answers with these columns as they were before each change.
    pub fn old_columns(self, columns: StreamColumns) -> Self {
        self.with(|get| get.old_columns = Some(columns))
    }

    /// Answers with these columns as they are after each change.
    pub fn new_columns(self, columns: StreamColumns) -> Self {
        self.with(|get| get.new_columns = Some(columns))
    }

    /// Lets a stream of records or pages go on at the tail of the shard: it asks again after each
    /// such pause, and ends with the shard. Without it, it ends at the tail.
    pub fn follow(self, pause: Duration) -> Self {
        self.with(|get| get.follow = Some(pause))
    }

    /// Reads on and on, as a stream of records. [`Items::next_start`] is the shard iterator to go
    /// on from: a page is read again from its start, so a record can come twice after a stop.
    pub fn records(self) -> Items<GetStreamRecord> {
        Items::new(self)
    }
}

impl Wire for GetStreamRecord {
    fn operation(&self) -> Operation {
        Operation::GET_STREAM_RECORD
    }

    fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetStreamRecordRequest {
            shard_iterator: self.shard_iterator.clone(),
            limit: self.limit,
            table_name: self.table.clone(),
            old_columns_to_get: self.old_columns.as_ref().map(StreamColumns::to_proto),
            new_columns_to_get: self.new_columns.as_ref().map(StreamColumns::to_proto),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetStreamRecordResponse> {
        let answer: proto::GetStreamRecordResponse = wire::decode(body)?;
        let next = answer.next_shard_iterator;
        let records = answer.stream_records.iter();
        Ok(GetStreamRecordResponse {
            records: records
                .map(StreamRecord::from_proto)
                .collect::<Result<_>>()?,
            next_shard_iterator: next.filter(|iterator| !iterator.is_empty()),
            may_more_record: answer.may_more_record,
            consumed: answer
                .consumed
                .as_ref()
                .map(ConsumedCapacity::from_proto)
                .unwrap_or_default(),
            metadata,
        })
    }
}

impl Paged for GetStreamRecord {
    fn go_on(&mut self, answer: &GetStreamRecordResponse) -> bool {
        let Some(next) = &answer.next_shard_iterator else {
            return false;
        };
        self.shard_iterator = next.clone();
        let at_tail = !answer.may_more_record.unwrap_or(!answer.records.is_empty());
        let pause = if at_tail {
            self.follow
        } else {
            Some(Duration::ZERO)
        };
        self.pause = pause.unwrap_or_default();
        pause.is_some()
    }

    fn pause(&self) -> Duration {
        self.pause
    }
}

impl PagedItems for GetStreamRecord {
    type Item = StreamRecord;
    type Position = String;

    fn start(&self) -> String {
        self.shard_iterator.clone()
    }

    fn position_of(_: &StreamRecord, _: usize, _: &String) -> Option<String> {
        None
    }

    fn items_of(
        answer: GetStreamRecordResponse,
        _: Option<&String>,
        _: Option<StreamRecord>,
    ) -> PageOfItems<StreamRecord, String> {
        PageOfItems {
            items: answer.records,
            next: answer.next_shard_iterator,
            held: None,
        }
    }
}

impl crate::Call for GetStreamRecord {
    type Response = GetStreamRecordResponse;
}
