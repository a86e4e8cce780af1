use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::Token;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/getcheckpoint` request, created by [`Tunnels::get_checkpoint`](super::Tunnels::get_checkpoint).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCheckpoint {
    context: CallContext,
    tunnel_id: String,
    client_id: String,
    channel_id: String,
}

/// The response to `tunnel/getcheckpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetCheckpointResponse {
    /// The position from which the channel is to be read.
    pub token: Token,
    /// The number of the checkpoint. The next one is 1 more.
    pub sequence_number: i64,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetCheckpoint {
    pub(super) fn new(
        client: &Client,
        tunnel_id: String,
        client_id: String,
        channel_id: String,
    ) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            client_id,
            channel_id,
        }
    }
}

request! {
    GetCheckpoint -> GetCheckpointResponse {
        example: r#"client.tunnels().get_checkpoint("tunnel-id", "client-id", "channel-id")"#,
    }
}

impl Request for GetCheckpoint {
    type Response = GetCheckpointResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_GET_CHECKPOINT
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetCheckpointRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_id: self.client_id.clone(),
            channel_id: self.channel_id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetCheckpointResponse> {
        let response: proto::GetCheckpointResponse = wire::decode(body)?;
        Ok(GetCheckpointResponse {
            token: Token::from(response.checkpoint),
            sequence_number: response.sequence_number,
            metadata,
        })
    }
}
