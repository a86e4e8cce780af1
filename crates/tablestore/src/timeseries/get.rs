use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::timeseries as proto;

use super::fields::{PointsRead, point_setters};
use super::point::decode_points;
use super::{Key, Point, SUPPORTED_TABLE_VERSION};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `GetTimeseriesData` request, created by [`Timeseries::get`](super::Timeseries::get).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTimeseriesData {
    context: CallContext,
    table: String,
    key: Key,
    read: PointsRead,
    is_backward: bool,
    token: Bytes,
}

/// The response to `GetTimeseriesData`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTimeseriesDataResponse {
    /// The points, in the direction of the read. May be empty before the end of the range.
    pub points: Vec<Point>,
    /// The token of the next page, for [`GetTimeseriesData::token`]; `None` at the end of the range.
    pub next_token: Option<Bytes>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl GetTimeseriesData {
    pub(super) fn new(client: &Client, table: String, key: Key) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            key,
            read: PointsRead::default(),
            is_backward: false,
            token: Bytes::new(),
        }
    }

    /// Reads the newest points first.
    pub fn backward(mut self) -> Self {
        self.is_backward = true;
        self
    }

    /// Continues a read with the same key and direction: see [`GetTimeseriesDataResponse::next_token`].
    pub fn token(mut self, token: impl Into<Bytes>) -> Self {
        self.token = token.into();
        self
    }
}

pages_method!(GetTimeseriesData: "the points");
items_method! {
    /// Reads all points that are selected, as a stream of points. A limit is that of each page, not of the
    /// stream. Nothing is sent before the stream is polled.
    ///
    /// [`Items::next_start`](crate::paging::Items::next_start) is the token of the page.
    GetTimeseriesData::points
}
request! {
    GetTimeseriesData -> GetTimeseriesDataResponse {
        example: r#"client.timeseries().get("metrics", "cpu")"#,
        point_setters: read,
    }
}

impl Request for GetTimeseriesData {
    type Response = GetTimeseriesDataResponse;

    fn operation(&self) -> Operation {
        Operation::GET_TIMESERIES_DATA
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::GetTimeseriesDataRequest {
            table_name: self.table.clone(),
            time_series_key: self.key.to_proto()?,
            begin_time: self.read.times.begin,
            end_time: self.read.times.end,
            specific_time: None,
            token: wire::present(Some(self.token.clone())),
            limit: self.read.limit,
            backward: self.is_backward.then_some(true),
            fields_to_get: self.read.fields.to_proto(),
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<GetTimeseriesDataResponse> {
        let response: proto::GetTimeseriesDataResponse = wire::decode(body)?;
        Ok(GetTimeseriesDataResponse {
            points: decode_points(&response.rows_data)?,
            next_token: copied(response.next_token),
            metadata,
        })
    }
}

/// A token that keeps no page in memory.
pub(super) fn copied(token: Option<Bytes>) -> Option<Bytes> {
    wire::present(token).map(|token| Bytes::copy_from_slice(&token))
}

/// Implements the paging of a request with a `token`, whose response has a `next_token` and items.
macro_rules! paged_by_token {
    ($request:ident -> $items:ident: $item:ty) => {
        impl Paged for $request {
            type Position = Bytes;

            fn start(&self) -> Bytes {
                self.token.clone()
            }

            fn advance(
                &mut self,
                response: &Self::Response,
                progress: &mut Progress,
            ) -> Result<Next> {
                let Some(token) = &response.next_token else {
                    return Ok(Next::End);
                };
                progress.check(token, !response.$items.is_empty())?;
                self.token = token.clone();
                Ok(Next::Page)
            }
        }

        impl PagedItems for $request {
            type Item = $item;

            fn items(response: Self::Response, _: Option<$item>) -> PageOfItems<$item> {
                response.$items.into()
            }
        }
    };
}
pub(super) use paged_by_token;

paged_by_token!(GetTimeseriesData -> points: Point);

impl IntoIterator for GetTimeseriesDataResponse {
    type Item = Point;
    type IntoIter = std::vec::IntoIter<Point>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.into_iter()
    }
}
