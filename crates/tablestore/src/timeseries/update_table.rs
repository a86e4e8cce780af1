use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::table_options::seconds_of;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `UpdateTimeseriesTable` request, created by [`Timeseries::update_table`](super::Timeseries::update_table).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTimeseriesTable {
    context: CallContext,
    table: String,
    time_to_live: Option<i32>,
    metadata_time_to_live: Option<i32>,
    allow_attributes: Option<bool>,
}

/// The response to `UpdateTimeseriesTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateTimeseriesTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateTimeseriesTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            time_to_live: None,
            metadata_time_to_live: None,
            allow_attributes: None,
        }
    }

    /// Keeps points for this long, cut to seconds, at least 1 day; `None` for indefinitely.
    pub fn time_to_live(mut self, time: Option<Duration>) -> Self {
        self.time_to_live = Some(seconds_of(time));
        self
    }

    /// Keeps the metadata of series that are not written for this long, cut to seconds: at least 7 days, and as
    /// long as points. `None` for indefinitely. Needs a table that does not allow attributes.
    pub fn metadata_time_to_live(mut self, time: Option<Duration>) -> Self {
        self.metadata_time_to_live = Some(seconds_of(time));
        self
    }

    /// Sets whether the attributes of series can be changed.
    pub fn allow_attributes(mut self, allow: bool) -> Self {
        self.allow_attributes = Some(allow);
        self
    }
}

request! {
    UpdateTimeseriesTable -> UpdateTimeseriesTableResponse {
        example: r#"client.timeseries().update_table("metrics")"#,
    }
}

impl Request for UpdateTimeseriesTable {
    type Response = UpdateTimeseriesTableResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_TIMESERIES_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let has_meta = self.allow_attributes.is_some() || self.metadata_time_to_live.is_some();
        if has_meta && self.time_to_live.is_some() {
            let message = "the time to live of points and settings of metadata cannot be changed in one request";
            return Err(Error::new(ErrorKind::Request, message));
        }
        Ok(wire::encode(&proto::UpdateTimeseriesTableRequest {
            table_name: self.table.clone(),
            table_options: self
                .time_to_live
                .map(|seconds| proto::TimeseriesTableOptions {
                    time_to_live: Some(seconds),
                }),
            meta_options: has_meta.then_some(proto::TimeseriesMetaOptions {
                allow_update_attributes: self.allow_attributes,
                meta_time_to_live: self.metadata_time_to_live,
            }),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<UpdateTimeseriesTableResponse> {
        let _: proto::UpdateTimeseriesTableResponse = wire::decode(body)?;
        Ok(UpdateTimeseriesTableResponse { metadata })
    }
}
