use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::table_options::seconds_of;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `UpdateTimeseriesAnalyticalStore` request, created by [`Timeseries::update_analytical_store`](super::Timeseries::update_analytical_store).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTimeseriesAnalyticalStore {
    context: CallContext,
    table: String,
    store: String,
    time_to_live: Option<i32>,
}

/// The response to `UpdateTimeseriesAnalyticalStore`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateTimeseriesAnalyticalStoreResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateTimeseriesAnalyticalStore {
    pub(super) fn new(client: &Client, table: String, store: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            store,
            time_to_live: None,
        }
    }

    /// Keeps the data of the store for this long, cut to seconds, at least 30 days; `None` for
    /// indefinitely.
    pub fn time_to_live(mut self, time: Option<Duration>) -> Self {
        self.time_to_live = Some(seconds_of(time));
        self
    }
}

request! {
    UpdateTimeseriesAnalyticalStore -> UpdateTimeseriesAnalyticalStoreResponse {
        example: r#"client.timeseries().update_analytical_store("metrics", "analysis")"#,
    }
}

impl Request for UpdateTimeseriesAnalyticalStore {
    type Response = UpdateTimeseriesAnalyticalStoreResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_TIMESERIES_ANALYTICAL_STORE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(
            &proto::UpdateTimeseriesAnalyticalStoreRequest {
                table_name: self.table.clone(),
                analytical_store: proto::TimeseriesAnalyticalStore {
                    store_name: Some(self.store.clone()),
                    time_to_live: self.time_to_live,
                    sync_option: None,
                },
            },
        ))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<UpdateTimeseriesAnalyticalStoreResponse> {
        let _: proto::UpdateTimeseriesAnalyticalStoreResponse = wire::decode(body)?;
        Ok(UpdateTimeseriesAnalyticalStoreResponse { metadata })
    }
}
