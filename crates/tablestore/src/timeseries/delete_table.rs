use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteTimeseriesTable` request, created by [`Timeseries::delete_table`](super::Timeseries::delete_table).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeseriesTable {
    context: CallContext,
    table: String,
}

/// The response to `DeleteTimeseriesTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteTimeseriesTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteTimeseriesTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    DeleteTimeseriesTable -> DeleteTimeseriesTableResponse {
        example: r#"client.timeseries().delete_table("metrics")"#,
    }
}

impl Request for DeleteTimeseriesTable {
    type Response = DeleteTimeseriesTableResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_TIMESERIES_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DeleteTimeseriesTableRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteTimeseriesTableResponse> {
        let _: proto::DeleteTimeseriesTableResponse = wire::decode(body)?;
        Ok(DeleteTimeseriesTableResponse { metadata })
    }
}
