use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::time_from_micros;

/// A `ListStream` request, created by [`Client::list_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListStream {
    context: CallContext,
    table: Option<String>,
}

/// The response to `ListStream`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListStreamResponse {
    /// The streams.
    pub streams: Vec<ListedStream>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// A stream and its table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListedStream {
    /// The stream's id, for [`Client::describe_stream`].
    pub stream_id: String,
    /// The table whose changes the stream records.
    pub table: String,
    /// The time at which the stream was turned on.
    pub creation_time: Option<SystemTime>,
}

impl ListStream {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
            table: None,
        }
    }

    /// Lists only the stream of this table.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }
}

request! {
    ListStream -> ListStreamResponse {
        example: r#"client.list_stream()"#,
    }
}

impl Request for ListStream {
    type Response = ListStreamResponse;

    fn operation(&self) -> Operation {
        Operation::LIST_STREAM
    }

    fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListStreamRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListStreamResponse> {
        let response: proto::ListStreamResponse = wire::decode(body)?;
        let streams = response.streams.into_iter().map(|stream| ListedStream {
            stream_id: stream.stream_id,
            table: stream.table_name,
            creation_time: time_from_micros(stream.creation_time),
        });
        Ok(ListStreamResponse {
            streams: streams.collect(),
            metadata,
        })
    }
}

impl IntoIterator for ListStreamResponse {
    type Item = ListedStream;
    type IntoIter = std::vec::IntoIter<ListedStream>;

    fn into_iter(self) -> Self::IntoIter {
        self.streams.into_iter()
    }
}
