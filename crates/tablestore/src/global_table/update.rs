use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::global_table as proto;

use super::ReplicaUpdate;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `UpdateGlobalTable` request, created by [`GlobalTables::update`](super::GlobalTables::update).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateGlobalTable {
    context: CallContext,
    id: String,
    name: String,
    update: ReplicaUpdate,
}

/// The response to `UpdateGlobalTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateGlobalTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateGlobalTable {
    pub(super) fn new(client: &Client, id: String, name: String, update: ReplicaUpdate) -> Self {
        Self {
            context: CallContext::new(client),
            id,
            name,
            update,
        }
    }
}

request! {
    UpdateGlobalTable -> UpdateGlobalTableResponse {
        example: r#"client.global_tables().update("gt-id", "orders", tablestore::global_table::ReplicaUpdate::new("cn-beijing", "shop-bj").writable(true))"#,
    }
}

impl Request for UpdateGlobalTable {
    type Response = UpdateGlobalTableResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_GLOBAL_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UpdateGlobalTableRequest {
            global_table_id: self.id.clone(),
            global_table_name: self.name.clone(),
            phy_table: Some(self.update.to_proto(&self.name)),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UpdateGlobalTableResponse> {
        let proto::UpdateGlobalTableResponse {} = wire::decode(body)?;
        Ok(UpdateGlobalTableResponse { metadata })
    }
}
