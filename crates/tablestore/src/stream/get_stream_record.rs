use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{
    Next, PageOfItems, Paged, PagedItems, Progress, items_method, no_progress, pages_method,
};
use crate::schema::{StreamColumns, StreamRecord};

/// A `GetStreamRecord` request, created by [`Client::get_stream_record`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetStreamRecord {
    context: CallContext,
    shard_iterator: String,
    table: Option<String>,
    limit: Option<i32>,
    old_columns: Option<StreamColumns>,
    new_columns: Option<StreamColumns>,
    follow: Option<Duration>,
    /// The pause before this page.
    pause: Duration,
}

/// The response to `GetStreamRecord`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetStreamRecordResponse {
    /// The records, in the order of their writes.
    pub records: Vec<StreamRecord>,
    /// The position of the next records; `None` if the shard has ended, because it was split or
    /// merged.
    pub next_shard_iterator: Option<String>,
    /// Whether more records are already written. `None` if the service does not report it.
    pub may_more_record: Option<bool>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetStreamRecord {
    pub(super) fn new(client: &Client, shard_iterator: String) -> Self {
        Self {
            context: CallContext::new(client),
            shard_iterator,
            table: None,
            limit: None,
            old_columns: None,
            new_columns: None,
            follow: None,
            pause: Duration::ZERO,
        }
    }

    /// Sets the maximum number of records of a response; in a stream, of each page. The service
    /// decides by default.
    pub fn limit(mut self, records: u32) -> Self {
        self.limit = Some(wire::to_i32(records));
        self
    }

    /// Names the table whose changes are read; the shard iterator determines it too.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }

    /// Returns these columns with the values before each change.
    #[doc(alias = "OLD_IMAGE")]
    pub fn old_columns(mut self, columns: StreamColumns) -> Self {
        self.old_columns = Some(columns);
        self
    }

    /// Returns these columns with the values after each change.
    #[doc(alias = "NEW_IMAGE")]
    pub fn new_columns(mut self, columns: StreamColumns) -> Self {
        self.new_columns = Some(columns);
        self
    }

    /// Makes a stream of records or pages continue at the tail of the shard: it reads again after each
    /// such pause, and ends with the shard. By default it ends at the tail. A pause of zero is
    /// rejected.
    pub fn follow(mut self, pause: Duration) -> Self {
        if pause.is_zero() {
            self.context
                .reject("the pause of a stream that follows is zero: allowed is any longer time");
        }
        self.follow = Some(pause);
        self
    }
}

pages_method!(GetStreamRecord: "the shard");
items_method! {
    /// Reads the shard as a stream of records. [`Items::next_start`](crate::paging::Items::next_start)
    /// is the shard iterator to continue from: it is that of a whole page, so a record can come twice
    /// after a stop.
    GetStreamRecord::records
}
request! {
    GetStreamRecord -> GetStreamRecordResponse {
        example: r#"client.get_stream_record("iterator")"#,
    }
}

impl Request for GetStreamRecord {
    type Response = GetStreamRecordResponse;

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
        let response: proto::GetStreamRecordResponse = wire::decode(body)?;
        let records = response.stream_records.iter();
        Ok(GetStreamRecordResponse {
            records: records
                .map(StreamRecord::from_proto)
                .collect::<Result<_>>()?,
            next_shard_iterator: wire::present(response.next_shard_iterator),
            may_more_record: response.may_more_record,
            consumed: ConsumedCapacity::from_optional(response.consumed.as_ref()),
            metadata,
        })
    }

    fn consumed(response: &GetStreamRecordResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

impl Paged for GetStreamRecord {
    type Position = String;

    fn start(&self) -> String {
        self.shard_iterator.clone()
    }

    /// At the tail, a stream that follows may read the same position again; elsewhere it advances.
    fn advance(
        &mut self,
        response: &GetStreamRecordResponse,
        progress: &mut Progress,
    ) -> Result<Next> {
        let Some(next) = &response.next_shard_iterator else {
            return Ok(Next::End);
        };
        let has_records = !response.records.is_empty();
        let at_tail = !response.may_more_record.unwrap_or(has_records);
        let stays = *next == self.shard_iterator;
        let pause = match self.follow {
            _ if stays && has_records => return Err(no_progress()),
            Some(pause) if at_tail || stays => pause,
            None if at_tail => {
                self.shard_iterator = next.clone();
                return Ok(Next::Later);
            }
            None if stays => return Err(no_progress()),
            _ => {
                progress.check(next.as_bytes(), has_records)?;
                Duration::ZERO
            }
        };
        self.pause = pause;
        self.shard_iterator = next.clone();
        Ok(Next::Page)
    }

    fn pause(&self) -> Duration {
        self.pause
    }
}

impl PagedItems for GetStreamRecord {
    type Item = StreamRecord;

    fn items(
        response: GetStreamRecordResponse,
        _: Option<StreamRecord>,
    ) -> PageOfItems<StreamRecord> {
        response.records.into()
    }
}

impl IntoIterator for GetStreamRecordResponse {
    type Item = StreamRecord;
    type IntoIter = std::vec::IntoIter<StreamRecord>;

    fn into_iter(self) -> Self::IntoIter {
        self.records.into_iter()
    }
}
