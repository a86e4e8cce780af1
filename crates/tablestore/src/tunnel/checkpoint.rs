use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::Token;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/checkpoint` request, created by [`Tunnels::checkpoint`](super::Tunnels::checkpoint).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Checkpoint {
    context: CallContext,
    tunnel_id: String,
    client_id: String,
    channel_id: String,
    token: Token,
    sequence_number: i64,
}

/// The response to `tunnel/checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckpointResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl Checkpoint {
    pub(super) fn new(
        client: &Client,
        tunnel_id: String,
        client_id: String,
        channel_id: String,
        token: Token,
        sequence_number: i64,
    ) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            client_id,
            channel_id,
            token,
            sequence_number,
        }
    }
}

request! {
    Checkpoint -> CheckpointResponse {
        example: r#"client.tunnels().checkpoint("tunnel-id", "client-id", "channel-id", "token", 1)"#,
    }
}

impl Request for Checkpoint {
    type Response = CheckpointResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_CHECKPOINT
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CheckpointRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_id: self.client_id.clone(),
            channel_id: self.channel_id.clone(),
            checkpoint: self.token.to_string(),
            sequence_number: self.sequence_number,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CheckpointResponse> {
        let proto::CheckpointResponse {} = wire::decode(body)?;
        Ok(CheckpointResponse { metadata })
    }
}
