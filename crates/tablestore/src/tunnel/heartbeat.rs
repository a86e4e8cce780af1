use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::Channel;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/heartbeat` request, created by [`Tunnels::heartbeat`](super::Tunnels::heartbeat).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Heartbeat {
    context: CallContext,
    tunnel_id: String,
    client_id: String,
    channels: Vec<Channel>,
}

/// The response to `tunnel/heartbeat`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeartbeatResponse {
    /// The channels of the client. One that is missing is no longer its own.
    pub channels: Vec<Channel>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl Heartbeat {
    pub(super) fn new(
        client: &Client,
        tunnel_id: String,
        client_id: String,
        channels: Vec<Channel>,
    ) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            client_id,
            channels,
        }
    }
}

request! {
    Heartbeat -> HeartbeatResponse {
        example: r#"client.tunnels().heartbeat("tunnel-id", "client-id", [])"#,
    }
}

impl Request for Heartbeat {
    type Response = HeartbeatResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_HEARTBEAT
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::HeartbeatRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_id: self.client_id.clone(),
            channels: self.channels.iter().map(Channel::to_proto).collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<HeartbeatResponse> {
        let response: proto::HeartbeatResponse = wire::decode(body)?;
        let channels = response.channels.into_iter();
        Ok(HeartbeatResponse {
            channels: channels.map(Channel::from_proto).collect(),
            metadata,
        })
    }
}
