use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::SyncType;
use super::table_options::seconds_of;
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `CreateTimeseriesAnalyticalStore` request, created by [`Timeseries::create_analytical_store`](super::Timeseries::create_analytical_store).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTimeseriesAnalyticalStore {
    context: CallContext,
    table: String,
    store: String,
    time_to_live: Option<i32>,
    sync_option: Option<SyncType>,
}

/// The response to `CreateTimeseriesAnalyticalStore`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTimeseriesAnalyticalStoreResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateTimeseriesAnalyticalStore {
    pub(super) fn new(client: &Client, table: String, store: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            store,
            time_to_live: None,
            sync_option: None,
        }
    }

    /// Keeps the data of the store for this long, cut to seconds, at least 30 days; `None`, the default of new
    /// stores, for indefinitely.
    pub fn time_to_live(mut self, time: Option<Duration>) -> Self {
        self.time_to_live = Some(seconds_of(time));
        self
    }

    /// Sets which points the store has; [`SyncType::Full`] by default.
    pub fn sync_option(mut self, option: SyncType) -> Self {
        self.sync_option = Some(option);
        self
    }
}

request! {
    CreateTimeseriesAnalyticalStore -> CreateTimeseriesAnalyticalStoreResponse {
        example: r#"client.timeseries().create_analytical_store("metrics", "analysis")"#,
    }
}

impl Request for CreateTimeseriesAnalyticalStore {
    type Response = CreateTimeseriesAnalyticalStoreResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_TIMESERIES_ANALYTICAL_STORE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::CreateTimeseriesAnalyticalStoreRequest {
                table_name: self.table.clone(),
                analytical_store: Some(proto::TimeseriesAnalyticalStore {
                    store_name: Some(self.store.clone()),
                    time_to_live: self.time_to_live,
                    sync_option: self.sync_option.map(WireEnum::to_proto),
                }),
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<CreateTimeseriesAnalyticalStoreResponse> {
        let _: proto::CreateTimeseriesAnalyticalStoreResponse = wire::decode(body)?;
        Ok(CreateTimeseriesAnalyticalStoreResponse { metadata })
    }
}
