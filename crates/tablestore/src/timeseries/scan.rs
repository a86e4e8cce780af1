use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::fields::{PointsRead, point_setters};
use super::get::{copied, paged_by_token};
use super::point::decode_points;
use super::{Point, SUPPORTED_TABLE_VERSION, ScanPart};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `ScanTimeseriesData` request, created by [`Timeseries::scan`](super::Timeseries::scan).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ScanTimeseriesData {
    context: CallContext,
    table: String,
    part: Option<ScanPart>,
    pub(super) read: PointsRead,
    token: Bytes,
}

/// The response to `ScanTimeseriesData`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScanTimeseriesDataResponse {
    /// The points, those of each series in the order of their times. May be empty before the end.
    pub points: Vec<Point>,
    /// The token of the next page, for [`ScanTimeseriesData::token`]; `None` at the end.
    pub next_token: Option<Bytes>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl ScanTimeseriesData {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            part: None,
            read: PointsRead::default(),
            token: Bytes::new(),
        }
    }

    /// Reads a part of the table instead of all of it: see
    /// [`Timeseries::split_scan`](super::Timeseries::split_scan).
    pub fn part(mut self, part: ScanPart) -> Self {
        self.part = Some(part);
        self
    }

    /// Continues a scan of the same part: see [`ScanTimeseriesDataResponse::next_token`].
    pub fn token(mut self, token: impl Into<Bytes>) -> Self {
        self.token = token.into();
        self
    }
}

pages_method!(ScanTimeseriesData: "the points");
items_method! {
    /// Reads all points that are selected, as a stream of points. A limit is that of each page, not of the
    /// stream. Nothing is sent before the stream is polled.
    ///
    /// [`Items::next_start`](crate::paging::Items::next_start) is the token of the page.
    ScanTimeseriesData::points
}
request! {
    ScanTimeseriesData -> ScanTimeseriesDataResponse {
        example: r#"client.timeseries().scan("metrics")"#,
        point_setters: read,
    }
}

impl Request for ScanTimeseriesData {
    type Response = ScanTimeseriesDataResponse;

    fn operation(&self) -> Operation {
        Operation::SCAN_TIMESERIES_DATA
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ScanTimeseriesDataRequest {
            table_name: self.table.clone(),
            split_info: self.part.as_ref().map(|part| part.0.clone()),
            start_time_us: self.read.times.begin,
            end_time_us: self.read.times.end,
            fields_to_get: self.read.fields.to_proto(),
            limit: self.read.limit,
            data_serialize_type: Some(proto::RowsSerializeType::RstPlainBuffer as i32),
            token: wire::present(Some(self.token.clone())),
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<ScanTimeseriesDataResponse> {
        let response: proto::ScanTimeseriesDataResponse = wire::decode(body)?;
        let plain = proto::RowsSerializeType::RstPlainBuffer as i32;
        if let Some(number) = response
            .data_serialize_type
            .filter(|number| *number != plain)
        {
            let message = format!("the points are encoded in an unknown way: {number}");
            return Err(Error::new(ErrorKind::Decode, message));
        }
        Ok(ScanTimeseriesDataResponse {
            points: decode_points(&response.data)?,
            next_token: copied(response.next_token),
            metadata,
        })
    }
}

paged_by_token!(ScanTimeseriesData -> points: Point);

impl IntoIterator for ScanTimeseriesDataResponse {
    type Item = Point;
    type IntoIter = std::vec::IntoIter<Point>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.into_iter()
    }
}
