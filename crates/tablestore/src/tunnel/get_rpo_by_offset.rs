use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/getrpobyoffset` request, created by [`Tunnels::get_rpo_by_offset`](super::Tunnels::get_rpo_by_offset).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRpoByOffset {
    context: CallContext,
    tunnel_id: String,
}

/// The response to `tunnel/getrpobyoffset`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetRpoByOffsetResponse {
    /// The channels of the tunnel, by their ids: a JSON object of objects, as the service wrote it.
    pub channels: Bytes,
    /// The tunnel: a JSON object, as the service wrote it.
    pub tunnels: Bytes,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetRpoByOffset {
    pub(super) fn new(client: &Client, tunnel_id: String) -> Self {
        Self {
            context: CallContext::new(client),
            tunnel_id,
        }
    }
}

request! {
    GetRpoByOffset -> GetRpoByOffsetResponse {
        example: r#"client.tunnels().get_rpo_by_offset("tunnel-id")"#,
    }
}

impl Request for GetRpoByOffset {
    type Response = GetRpoByOffsetResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_GET_RPO_BY_OFFSET
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetRpoRequest {
            tunnel_id: Some(self.tunnel_id.clone()),
            limit: None,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetRpoByOffsetResponse> {
        let response: proto::GetRpoResponse = wire::decode(body)?;
        Ok(GetRpoByOffsetResponse {
            channels: response.rpo_infos.unwrap_or_default(),
            tunnels: response.tunnel_rpo_infos.unwrap_or_default(),
            metadata,
        })
    }
}
