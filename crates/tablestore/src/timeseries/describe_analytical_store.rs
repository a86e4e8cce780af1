use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::{AnalyticalStore, SyncType, Timestamp};
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DescribeTimeseriesAnalyticalStore` request, created by [`Timeseries::describe_analytical_store`](super::Timeseries::describe_analytical_store).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeTimeseriesAnalyticalStore {
    context: CallContext,
    table: String,
    store: String,
}

/// The response to `DescribeTimeseriesAnalyticalStore`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeTimeseriesAnalyticalStoreResponse {
    /// The store.
    pub store: AnalyticalStore,
    /// The points that the store is receiving: those from before it, or new ones. `None` if the service does not
    /// report it.
    pub sync_phase: Option<SyncType>,
    /// The time up to which the store has all points; `None` if there is none yet.
    pub synced_until: Option<Timestamp>,
    /// The size of the store in bytes, if the service reports it.
    pub storage_bytes: Option<u64>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl DescribeTimeseriesAnalyticalStore {
    pub(super) fn new(client: &Client, table: String, store: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            store,
        }
    }
}

request! {
    DescribeTimeseriesAnalyticalStore -> DescribeTimeseriesAnalyticalStoreResponse {
        example: r#"client.timeseries().describe_analytical_store("metrics", "analysis")"#,
    }
}

impl Request for DescribeTimeseriesAnalyticalStore {
    type Response = DescribeTimeseriesAnalyticalStoreResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_TIMESERIES_ANALYTICAL_STORE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::DescribeTimeseriesAnalyticalStoreRequest {
                table_name: self.table.clone(),
                store_name: self.store.clone(),
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeTimeseriesAnalyticalStoreResponse> {
        let response: proto::DescribeTimeseriesAnalyticalStoreResponse = wire::decode(body)?;
        let store = response.analytical_store.unwrap_or_default();
        let sync = response.sync_stat.unwrap_or_default();
        let size = response.storage_size.and_then(|size| size.size);
        let synced = sync.current_sync_timestamp.filter(|millis| *millis > 0);
        Ok(DescribeTimeseriesAnalyticalStoreResponse {
            store: AnalyticalStore::from_proto(store),
            sync_phase: sync.sync_phase.map(SyncType::from_proto),
            synced_until: synced.map(Timestamp::from_millis),
            storage_bytes: size.map(wire::from_i64),
            metadata,
        })
    }
}
