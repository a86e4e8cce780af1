use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/shutdown` request, created by [`Tunnels::shutdown`](super::Tunnels::shutdown).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Shutdown {
    context: CallContext,
    tunnel_id: String,
    client_id: String,
}

/// The response to `tunnel/shutdown`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShutdownResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl Shutdown {
    pub(super) fn new(client: &Client, tunnel_id: String, client_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            client_id,
        }
    }
}

request! {
    Shutdown -> ShutdownResponse {
        example: r#"client.tunnels().shutdown("tunnel-id", "client-id")"#,
    }
}

impl Request for Shutdown {
    type Response = ShutdownResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_SHUTDOWN
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ShutdownRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_id: self.client_id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ShutdownResponse> {
        let proto::ShutdownResponse {} = wire::decode(body)?;
        Ok(ShutdownResponse { metadata })
    }
}
