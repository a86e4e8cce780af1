use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::{StreamRange, TunnelType};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/create` request, created by [`Tunnels::create`](super::Tunnels::create).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTunnel {
    context: CallContext,
    table: String,
    name: String,
    tunnel_type: TunnelType,
    range: Option<StreamRange>,
}

/// The response to `tunnel/create`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTunnelResponse {
    /// The id of the tunnel.
    pub tunnel_id: String,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateTunnel {
    pub(super) fn new(
        client: &Client,
        table: String,
        name: String,
        tunnel_type: TunnelType,
    ) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
            tunnel_type,
            range: None,
        }
    }

    /// Sets the changes that the tunnel delivers. By default, those since its creation.
    pub fn range(mut self, range: StreamRange) -> Self {
        self.range = Some(range);
        self
    }
}

request! {
    CreateTunnel -> CreateTunnelResponse {
        example: r#"client.tunnels().create("orders", "audit", tablestore::tunnel::TunnelType::Stream)"#,
    }
}

impl Request for CreateTunnel {
    type Response = CreateTunnelResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_CREATE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CreateTunnelRequest {
            tunnel: proto::Tunnel {
                table_name: self.table.clone(),
                tunnel_name: self.name.clone(),
                tunnel_type: self.tunnel_type.to_proto(),
                stream_tunnel_config: self.range.map(StreamRange::to_proto),
                ..proto::Tunnel::default()
            },
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateTunnelResponse> {
        let response: proto::CreateTunnelResponse = wire::decode(body)?;
        Ok(CreateTunnelResponse {
            tunnel_id: response.tunnel_id,
            metadata,
        })
    }
}
