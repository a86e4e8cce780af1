use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DeleteTimeseriesAnalyticalStore` request, created by [`Timeseries::delete_analytical_store`](super::Timeseries::delete_analytical_store).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeseriesAnalyticalStore {
    context: CallContext,
    table: String,
    store: String,
    drops_mappings: bool,
}

/// The response to `DeleteTimeseriesAnalyticalStore`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteTimeseriesAnalyticalStoreResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DeleteTimeseriesAnalyticalStore {
    pub(super) fn new(client: &Client, table: String, store: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            store,
            drops_mappings: false,
        }
    }

    /// Drops the SQL mapping tables of the store too. With mappings, a store is deleted only so.
    pub fn drop_mappings(mut self) -> Self {
        self.drops_mappings = true;
        self
    }
}

request! {
    DeleteTimeseriesAnalyticalStore -> DeleteTimeseriesAnalyticalStoreResponse {
        example: r#"client.timeseries().delete_analytical_store("metrics", "analysis")"#,
    }
}

impl Request for DeleteTimeseriesAnalyticalStore {
    type Response = DeleteTimeseriesAnalyticalStoreResponse;

    fn operation(&self) -> Operation {
        Operation::DELETE_TIMESERIES_ANALYTICAL_STORE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::DeleteTimeseriesAnalyticalStoreRequest {
                table_name: self.table.clone(),
                store_name: self.store.clone(),
                drop_mapping_table: self.drops_mappings.then_some(true),
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DeleteTimeseriesAnalyticalStoreResponse> {
        let _: proto::DeleteTimeseriesAnalyticalStoreResponse = wire::decode(body)?;
        Ok(DeleteTimeseriesAnalyticalStoreResponse { metadata })
    }
}
