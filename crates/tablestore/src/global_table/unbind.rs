use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::global_table as proto;

use super::GlobalTableStatus;
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `UnbindGlobalTable` request, created by [`GlobalTables::unbind`](super::GlobalTables::unbind).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UnbindGlobalTable {
    context: CallContext,
    id: String,
    name: String,
    removals: Vec<proto::Removal>,
}

/// The response to `UnbindGlobalTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnbindGlobalTableResponse {
    /// The id of the global table.
    pub global_table_id: String,
    /// The status, [`Reconfiguring`](GlobalTableStatus::Reconfiguring) until the replicas are removed.
    pub status: GlobalTableStatus,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UnbindGlobalTable {
    pub(super) fn new(client: &Client, id: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            id,
            name,
            removals: Vec::new(),
        }
    }

    /// Removes the replica of a region and an instance.
    pub fn replica(mut self, region: impl Into<String>, instance: impl Into<String>) -> Self {
        self.removals.push(proto::Removal {
            region_id: region.into(),
            instance_name: instance.into(),
        });
        self
    }
}

request! {
    UnbindGlobalTable -> UnbindGlobalTableResponse {
        example: r#"client.global_tables().unbind("gt-id", "orders").replica("cn-beijing", "shop-bj")"#,
    }
}

impl Request for UnbindGlobalTable {
    type Response = UnbindGlobalTableResponse;

    fn operation(&self) -> Operation {
        Operation::UNBIND_GLOBAL_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UnbindGlobalTableRequest {
            global_table_id: self.id.clone(),
            global_table_name: self.name.clone(),
            removals: self.removals.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UnbindGlobalTableResponse> {
        let response: proto::UnbindGlobalTableResponse = wire::decode(body)?;
        Ok(UnbindGlobalTableResponse {
            status: GlobalTableStatus::from_proto(response.status),
            global_table_id: response.global_table_id,
            metadata,
        })
    }
}
