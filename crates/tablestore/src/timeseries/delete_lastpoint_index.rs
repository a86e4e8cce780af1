use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteTimeseriesLastpointIndex` request, created by [`Timeseries::delete_lastpoint_index`](super::Timeseries::delete_lastpoint_index).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeseriesLastpointIndex {
    context: CallContext,
    table: String,
    index: String,
}

/// The response to `DeleteTimeseriesLastpointIndex`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteTimeseriesLastpointIndexResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteTimeseriesLastpointIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
        }
    }
}

request! {
    DeleteTimeseriesLastpointIndex -> DeleteTimeseriesLastpointIndexResponse {
        example: r#"client.timeseries().delete_lastpoint_index("metrics", "metrics_last")"#,
    }
}

impl Request for DeleteTimeseriesLastpointIndex {
    type Response = DeleteTimeseriesLastpointIndexResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_TIMESERIES_LASTPOINT_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::DeleteTimeseriesLastpointIndexRequest {
                main_table_name: self.table.clone(),
                index_table_name: self.index.clone(),
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteTimeseriesLastpointIndexResponse> {
        let _: proto::DeleteTimeseriesLastpointIndexResponse = wire::decode(body)?;
        Ok(DeleteTimeseriesLastpointIndexResponse { metadata })
    }
}
