use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `SplitTimeseriesScanTask` request, created by [`Timeseries::split_scan`](super::Timeseries::split_scan).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SplitTimeseriesScanTask {
    context: CallContext,
    table: String,
    parts: i32,
    measurement: Option<String>,
}

/// The response to `SplitTimeseriesScanTask`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitTimeseriesScanTaskResponse {
    /// The parts, which together have each point once. Some may have none.
    pub parts: Vec<ScanPart>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// A part of a table, for [`ScanTimeseriesData::part`](super::ScanTimeseriesData::part).
///
/// Its bytes can be sent to another process and be read there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScanPart(pub(super) Bytes);

impl ScanPart {
    /// Returns the part as the service encoded it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// From the bytes of [`ScanPart::as_bytes`].
impl From<Bytes> for ScanPart {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl SplitTimeseriesScanTask {
    pub(super) fn new(client: &Client, table: String, parts: u32) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            parts: wire::to_i32(parts),
            measurement: None,
        }
    }

    /// Splits the points of one measurement instead of all.
    pub fn measurement(mut self, name: impl Into<String>) -> Self {
        self.measurement = Some(name.into());
        self
    }
}

request! {
    SplitTimeseriesScanTask -> SplitTimeseriesScanTaskResponse {
        example: r#"client.timeseries().split_scan("metrics", 4)"#,
    }
}

impl Request for SplitTimeseriesScanTask {
    type Response = SplitTimeseriesScanTaskResponse;

    fn operation(&self) -> Operation {
        Operation::SPLIT_TIMESERIES_SCAN_TASK
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::SplitTimeseriesScanTaskRequest {
            table_name: self.table.clone(),
            measurement_name: self.measurement.clone(),
            split_count_hint: self.parts,
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<SplitTimeseriesScanTaskResponse> {
        let response: proto::SplitTimeseriesScanTaskResponse = wire::decode(body)?;
        Ok(SplitTimeseriesScanTaskResponse {
            parts: response.split_infos.into_iter().map(ScanPart).collect(),
            metadata,
        })
    }
}
