use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/getrpo` request, created by [`Tunnels::get_rpo`](super::Tunnels::get_rpo).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRpo {
    context: CallContext,
    tunnel_id: String,
}

/// The response to `tunnel/getrpo`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetRpoResponse {
    /// The channels of the tunnel, by their ids: a JSON object of objects, as the service wrote it.
    pub channels: Bytes,
    /// The tunnel: a JSON object, as the service wrote it.
    pub tunnels: Bytes,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetRpo {
    pub(super) fn new(client: &Client, tunnel_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
        }
    }
}

request! {
    GetRpo -> GetRpoResponse {
        example: r#"client.tunnels().get_rpo("tunnel-id")"#,
    }
}

impl Request for GetRpo {
    type Response = GetRpoResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_GET_RPO
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetRpoRequest {
            tunnel_id: Some(self.tunnel_id.clone()),
            limit: None,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRpoResponse> {
        let response: proto::GetRpoResponse = wire::decode(body)?;
        Ok(GetRpoResponse {
            channels: response.rpo_infos.unwrap_or_default(),
            tunnels: response.tunnel_rpo_infos.unwrap_or_default(),
            metadata,
        })
    }
}
