use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::proto::global_table as proto;

use super::{GlobalTableStatus, Replica, ServeMode};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DescribeGlobalTable` request, created by [`GlobalTables::describe`](super::GlobalTables::describe).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeGlobalTable {
    context: CallContext,
    name: String,
    id: Option<String>,
    replica: Option<proto::PhyTable>,
    with_rpo: bool,
}

/// The response to `DescribeGlobalTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeGlobalTableResponse {
    /// The id of the global table.
    pub global_table_id: String,
    /// The status of the global table.
    pub status: GlobalTableStatus,
    /// The replicas, the base table included.
    pub replicas: Vec<Replica>,
    /// The replicas that can be written, if the service returns it.
    pub serve_mode: Option<ServeMode>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeGlobalTable {
    pub(super) fn new(client: &Client, name: String) -> Self {
        Self {
            context: CallContext::new(client),
            name,
            id: None,
            replica: None,
            with_rpo: false,
        }
    }

    /// Sets the id of the global table.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Finds the global table by one of its replicas, where the id is not known.
    pub fn replica(mut self, region: impl Into<String>, instance: impl Into<String>) -> Self {
        self.replica = Some(proto::PhyTable {
            region_id: region.into(),
            instance_name: instance.into(),
            table_name: self.name.clone(),
            writable: false,
            ..proto::PhyTable::default()
        });
        self
    }

    /// Sets whether the response has the time up to which each replica has the changes
    /// ([`Replica::synced_until`]). By default, it does not.
    #[doc(alias = "return_rpo")]
    pub fn with_rpo(mut self, with_rpo: bool) -> Self {
        self.with_rpo = with_rpo;
        self
    }
}

request! {
    DescribeGlobalTable -> DescribeGlobalTableResponse {
        example: r#"client.global_tables().describe("orders").id("gt-id")"#,
    }
}

impl Request for DescribeGlobalTable {
    type Response = DescribeGlobalTableResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_GLOBAL_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn encode(&self) -> Result<Bytes> {
        if self.id.is_none() && self.replica.is_none() {
            let message = "the id or a replica of the global table is not set";
            return Err(Error::new(ErrorKind::Request, message));
        }
        Ok(wire::encode(&proto::DescribeGlobalTableRequest {
            global_table_id: self.id.clone(),
            global_table_name: self.name.clone(),
            phy_table: self.replica.clone(),
            return_rpo: self.with_rpo.then_some(true),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeGlobalTableResponse> {
        let response: proto::DescribeGlobalTableResponse = wire::decode(body)?;
        let replicas = response.phy_tables.into_iter();
        Ok(DescribeGlobalTableResponse {
            global_table_id: response.global_table_id,
            status: GlobalTableStatus::from_proto(response.status),
            replicas: replicas.map(Replica::from_proto).collect(),
            serve_mode: response.serve_mode.map(ServeMode::from_proto),
            metadata,
        })
    }
}
