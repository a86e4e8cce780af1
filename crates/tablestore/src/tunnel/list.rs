use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::tunnel as proto;

use super::TunnelInfo;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `tunnel/list` request, created by [`Tunnels::list`](super::Tunnels::list).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTunnels {
    context: CallContext,
    table: Option<String>,
}

/// The response to `tunnel/list`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListTunnelsResponse {
    /// The tunnels, by no order that the service promises.
    pub tunnels: Vec<TunnelInfo>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ListTunnels {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
            table: None,
        }
    }

    /// Lists only the tunnels of this table.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }
}

request! {
    ListTunnels -> ListTunnelsResponse {
        example: r#"client.tunnels().list()"#,
    }
}

impl Request for ListTunnels {
    type Response = ListTunnelsResponse;

    fn operation(&self) -> Operation {
        Operation::TUNNEL_LIST
    }

    fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListTunnelRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListTunnelsResponse> {
        let response: proto::ListTunnelResponse = wire::decode(body)?;
        let tunnels = response.tunnels.into_iter();
        Ok(ListTunnelsResponse {
            tunnels: tunnels.map(TunnelInfo::from_proto).collect(),
            metadata,
        })
    }
}

impl IntoIterator for ListTunnelsResponse {
    type Item = TunnelInfo;
    type IntoIter = std::vec::IntoIter<TunnelInfo>;

    fn into_iter(self) -> Self::IntoIter {
        self.tunnels.into_iter()
    }
}
