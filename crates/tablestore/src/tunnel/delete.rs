use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/delete` request, created by [`Tunnels::delete`](super::Tunnels::delete).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTunnel {
    context: CallContext,
    table: String,
    name: String,
}

/// The response to `tunnel/delete`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteTunnelResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteTunnel {
    pub(super) fn new(client: &Client, table: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
        }
    }
}

request! {
    DeleteTunnel -> DeleteTunnelResponse {
        example: r#"client.tunnels().delete("orders", "audit")"#,
    }
}

impl Request for DeleteTunnel {
    type Response = DeleteTunnelResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_DELETE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteTunnelRequest {
            table_name: self.table.clone(),
            tunnel_name: self.name.clone(),
            tunnel_id: None,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DeleteTunnelResponse> {
        let proto::DeleteTunnelResponse {} = wire::decode(body)?;
        Ok(DeleteTunnelResponse { metadata })
    }
}
