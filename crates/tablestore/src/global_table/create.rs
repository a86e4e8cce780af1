use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::global_table as proto;

use super::{BaseTable, GlobalTableStatus, Placement, ServeMode, SyncMode};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `CreateGlobalTable` request, created by [`GlobalTables::create`](super::GlobalTables::create).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGlobalTable {
    context: CallContext,
    base: BaseTable,
    placements: Vec<Placement>,
    sync_mode: SyncMode,
    serve_mode: Option<ServeMode>,
}

/// The response to `CreateGlobalTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateGlobalTableResponse {
    /// The id of the global table.
    pub global_table_id: String,
    /// The status, [`Reconfiguring`](GlobalTableStatus::Reconfiguring) until the replicas are ready.
    pub status: GlobalTableStatus,
    /// The replicas that can be written, if the service returns it.
    pub serve_mode: Option<ServeMode>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateGlobalTable {
    pub(super) fn new(client: &Client, base: BaseTable) -> Self {
        Self {
            context: CallContext::new(client),
            base,
            placements: Vec::new(),
            sync_mode: SyncMode::Row,
            serve_mode: None,
        }
    }

    /// Adds a replica.
    pub fn placement(mut self, placement: Placement) -> Self {
        self.placements.push(placement);
        self
    }

    /// Sets the unit of replication. By default, [`SyncMode::Row`], which is the only one that the service
    /// supports.
    pub fn sync_mode(mut self, mode: SyncMode) -> Self {
        self.sync_mode = mode;
        self
    }

    /// Sets which replicas can be written. Without it, the service decides.
    pub fn serve_mode(mut self, mode: ServeMode) -> Self {
        self.serve_mode = Some(mode);
        self
    }
}

request! {
    CreateGlobalTable -> CreateGlobalTableResponse {
        example: r#"client.global_tables().create(tablestore::global_table::BaseTable::new("cn-hangzhou", "shop", "orders"))"#,
    }
}

impl Request for CreateGlobalTable {
    type Response = CreateGlobalTableResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_GLOBAL_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.base.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let placements = self.placements.iter();
        Ok(wire::encode(&proto::CreateGlobalTableRequest {
            base_table: self.base.to_proto(),
            placements: placements.map(Placement::to_proto).collect(),
            sync_mode: self.sync_mode.to_proto(),
            serve_mode: self.serve_mode.map(WireEnum::to_proto),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CreateGlobalTableResponse> {
        let response: proto::CreateGlobalTableResponse = wire::decode(body)?;
        Ok(CreateGlobalTableResponse {
            status: GlobalTableStatus::from_proto(response.status),
            global_table_id: response.global_table_id,
            serve_mode: response.serve_mode.map(ServeMode::from_proto),
            metadata,
        })
    }
}
