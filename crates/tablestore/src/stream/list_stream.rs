use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::schema::time_from_micros;
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Lists the streams of the instance (`ListStream`), or of [one table](Request::table).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for stream in client.list_stream().table("orders").send().await?.streams {
    ///     println!("{}", stream.stream_id);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn list_stream(&self) -> Request<ListStream> {
        Request::new(self, ListStream { table: None })
    }
}

/// `ListStream`: see [`Client::list_stream`].
#[derive(Clone, Debug)]
pub struct ListStream {
    table: Option<String>,
}

/// The answer to `ListStream`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListStreamResponse {
    /// The streams.
    pub streams: Vec<ListedStream>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

/// A stream and its table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListedStream {
    /// The stream's id, for [`Client::describe_stream`].
    pub stream_id: String,
    /// The table whose changes it records.
    pub table: String,
    /// When it was turned on.
    pub creation_time: Option<SystemTime>,
}

impl Request<ListStream> {
    /// Lists the stream of this table alone.
    pub fn table(self, table: impl Into<String>) -> Self {
        self.with(|list| list.table = Some(table.into()))
    }
}

impl Wire for ListStream {
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
        let answer: proto::ListStreamResponse = wire::decode(body)?;
        let streams = answer.streams.into_iter().map(|stream| ListedStream {
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

impl crate::Call for ListStream {
    type Response = ListStreamResponse;
}
