use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::Channel;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/schedule` request, created by [`Tunnels::schedule`](super::Tunnels::schedule).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Schedule {
    context: CallContext,
    tunnel_id: String,
    channels: Vec<Channel>,
}

/// The response to `tunnel/schedule`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScheduleResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl Schedule {
    pub(super) fn new(client: &Client, tunnel_id: String, channels: Vec<Channel>) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            channels,
        }
    }
}

request! {
    Schedule -> ScheduleResponse {
        example: r#"client.tunnels().schedule("tunnel-id", [])"#,
    }
}

impl Request for Schedule {
    type Response = ScheduleResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_SCHEDULE
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ScheduleRequest {
            tunnel_id: self.tunnel_id.clone(),
            channels: self.channels.iter().map(Channel::to_proto).collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ScheduleResponse> {
        let proto::ScheduleResponse {} = wire::decode(body)?;
        Ok(ScheduleResponse { metadata })
    }
}
