use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::{ChannelInfo, TunnelInfo, info};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/describe` request, created by [`Tunnels::describe`](super::Tunnels::describe).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeTunnel {
    context: CallContext,
    table: String,
    name: String,
}

/// The response to `tunnel/describe`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeTunnelResponse {
    /// The tunnel.
    pub tunnel: TunnelInfo,
    /// Its channels; none while it starts.
    pub channels: Vec<ChannelInfo>,
    /// The time of the last change that the slowest channel has delivered, with a stored checkpoint.
    #[doc(alias = "RPO")]
    pub consumed_until: Option<SystemTime>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeTunnel {
    pub(super) fn new(client: &Client, table: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            name,
        }
    }
}

request! {
    DescribeTunnel -> DescribeTunnelResponse {
        example: r#"client.tunnels().describe("orders", "audit")"#,
    }
}

impl Request for DescribeTunnel {
    type Response = DescribeTunnelResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_DESCRIBE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeTunnelRequest {
            table_name: self.table.clone(),
            tunnel_name: self.name.clone(),
            tunnel_id: None,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<DescribeTunnelResponse> {
        let response: proto::DescribeTunnelResponse = wire::decode(body)?;
        let channels = response.channels.into_iter();
        Ok(DescribeTunnelResponse {
            tunnel: TunnelInfo::from_proto(response.tunnel),
            channels: channels.map(ChannelInfo::from_proto).collect(),
            consumed_until: info::time(response.tunnel_rpo),
            metadata,
        })
    }
}
