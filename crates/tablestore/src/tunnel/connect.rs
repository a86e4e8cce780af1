use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/connect` request, created by [`Tunnels::connect`](super::Tunnels::connect).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Connect {
    context: CallContext,
    tunnel_id: String,
    timeout: Option<Duration>,
    client_tag: Option<String>,
}

/// The response to `tunnel/connect`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectResponse {
    /// The id of the client.
    pub client_id: String,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl Connect {
    pub(super) fn new(client: &Client, tunnel_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
            timeout: None,
            client_tag: None,
        }
    }

    /// Sets the time without a heartbeat after which the client is gone, in whole seconds. The service
    /// takes 300 s by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the first part of the client's id.
    pub fn client_tag(mut self, tag: impl Into<String>) -> Self {
        self.client_tag = Some(tag.into());
        self
    }
}

request! {
    Connect -> ConnectResponse {
        example: r#"client.tunnels().connect("tunnel-id")"#,
    }
}

impl Request for Connect {
    type Response = ConnectResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_CONNECT
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ConnectRequest {
            tunnel_id: self.tunnel_id.clone(),
            client_config: Some(proto::ClientConfig {
                timeout: self.timeout.map(|timeout| wire::to_i64(timeout.as_secs())),
                client_tag: self.client_tag.clone(),
            }),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ConnectResponse> {
        let response: proto::ConnectResponse = wire::decode(body)?;
        Ok(ConnectResponse {
            client_id: response.client_id,
            metadata,
        })
    }
}
