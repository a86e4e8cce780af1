use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::global_table as proto;

use super::{GlobalTableStatus, Placement};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `BindGlobalTable` request, created by [`GlobalTables::bind`](super::GlobalTables::bind).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BindGlobalTable {
    context: CallContext,
    id: String,
    name: String,
    placements: Vec<Placement>,
}

/// The response to `BindGlobalTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BindGlobalTableResponse {
    /// The id of the global table.
    pub global_table_id: String,
    /// The status, [`Reconfiguring`](GlobalTableStatus::Reconfiguring) until the replicas are ready.
    pub status: GlobalTableStatus,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl BindGlobalTable {
    pub(super) fn new(client: &Client, id: String, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            id,
            name,
            placements: Vec::new(),
        }
    }

    /// Adds a replica.
    pub fn placement(mut self, placement: Placement) -> Self {
        self.placements.push(placement);
        self
    }
}

request! {
    BindGlobalTable -> BindGlobalTableResponse {
        example: r#"client.global_tables().bind("gt-id", "orders")"#,
    }
}

impl Request for BindGlobalTable {
    type Response = BindGlobalTableResponse;

    fn operation(&self) -> Operation {
        Operation::BIND_GLOBAL_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn encode(&self) -> Result<Bytes> {
        let placements = self.placements.iter();
        Ok(wire::encode(&proto::BindGlobalTableRequest {
            global_table_id: self.id.clone(),
            global_table_name: self.name.clone(),
            placements: placements.map(Placement::to_proto).collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BindGlobalTableResponse> {
        let response: proto::BindGlobalTableResponse = wire::decode(body)?;
        Ok(BindGlobalTableResponse {
            status: GlobalTableStatus::from_proto(response.status),
            global_table_id: response.global_table_id,
            metadata,
        })
    }
}
