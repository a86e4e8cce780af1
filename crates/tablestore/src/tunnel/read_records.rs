use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::{table, tunnel as proto};

use super::Token;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::StreamRecord;

/// A response with more records or bytes than these is full, if the service does not say.
const FULL_RECORDS: usize = 500;
const FULL_SIZE: usize = 900 * 1024;

/// A `tunnel/readrecords` request, created by [`Tunnels::read_records`](super::Tunnels::read_records).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadRecords {
    context: CallContext,
    tunnel_id: String,
    client_id: String,
    channel_id: String,
    token: Token,
}

/// The response to `tunnel/readrecords`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReadRecordsResponse {
    /// The records, in the order of their writes.
    pub records: Vec<StreamRecord>,
    /// The position of the next records.
    pub next_token: Token,
    /// Whether more records can be read at once. `None` if the service does not report it.
    pub may_more_record: Option<bool>,
    /// The bytes of the response.
    pub size: usize,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ReadRecords {
    pub(super) fn new(
        client: &Client,
        tunnel_id: String,
        client_id: String,
        channel_id: String,
        token: Token,
    ) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            client_id,
            channel_id,
            token,
        }
    }
}

request! {
    ReadRecords -> ReadRecordsResponse {
        example: r#"client.tunnels().read_records("tunnel-id", "client-id", "channel-id", "token")"#,
    }
}

impl Request for ReadRecords {
    type Response = ReadRecordsResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_READ_RECORDS
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ReadRecordsRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_id: self.client_id.clone(),
            channel_id: self.channel_id.clone(),
            token: self.token.to_string(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ReadRecordsResponse> {
        let size = body.len();
        let response: proto::ReadRecordsResponse = wire::decode(body)?;
        let records = response.records.into_iter().map(record);
        Ok(ReadRecordsResponse {
            records: records.collect::<Result<_>>()?,
            next_token: Token::from(response.next_token),
            may_more_record: response.may_more_record,
            size,
            metadata,
        })
    }
}

impl ReadRecordsResponse {
    /// Returns whether more records can be read at once. If the service does not say, that is so
    /// after more than 500 records or 900 KiB.
    pub fn has_more(&self) -> bool {
        let is_full = self.records.len() > FULL_RECORDS || self.size > FULL_SIZE;
        self.may_more_record.unwrap_or(is_full)
    }
}

/// Records of tunnels have the form of those of streams.
fn record(record: proto::Record) -> Result<StreamRecord> {
    StreamRecord::from_proto(&table::get_stream_record_response::StreamRecord {
        action_type: record.action_type,
        record: record.record,
        origin_record: record.origin_record,
        latest_columns: record.latest_record,
    })
}
