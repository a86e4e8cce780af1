use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::Str;
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::parse_tags;

use super::get::{copied, paged_by_token};
use super::{Key, MetaCondition, SUPPORTED_TABLE_VERSION, Timestamp};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};

/// A `QueryTimeseriesMeta` request, created by [`Timeseries::query_meta`](super::Timeseries::query_meta).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct QueryTimeseriesMeta {
    context: CallContext,
    table: String,
    condition: Option<MetaCondition>,
    limit: Option<i32>,
    is_counted: bool,
    token: Bytes,
}

/// The response to `QueryTimeseriesMeta`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QueryTimeseriesMetaResponse {
    /// The series that match, in no order. May be empty before the last page.
    pub series: Vec<SeriesMeta>,
    /// The number of all series that match, if [`count_total`](QueryTimeseriesMeta::count_total) was set.
    pub total: Option<u64>,
    /// The token of the next page, for [`QueryTimeseriesMeta::token`]; `None` on the last page.
    pub next_token: Option<Bytes>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// The metadata of a time series.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SeriesMeta {
    /// The key.
    pub key: Key,
    /// The attributes, as names and values.
    pub attributes: Vec<(Str, Str)>,
    /// The time of the last update of the metadata, if the service returns it.
    pub update_time: Option<Timestamp>,
}

impl SeriesMeta {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(it, _)| it.as_str() == name)?;
        Some(&found.1)
    }
}

impl QueryTimeseriesMeta {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            condition: None,
            limit: None,
            is_counted: false,
            token: Bytes::new(),
        }
    }

    /// Returns only series for which a condition holds. A second condition is added: both have to hold.
    pub fn filter(mut self, condition: MetaCondition) -> Self {
        self.condition = Some(match self.condition {
            Some(first) => first.and(condition),
            None => condition,
        });
        self
    }

    /// Sets the maximum number of series of a response, at least 1; in a stream, of each page. The service
    /// decides by default, and may return fewer.
    pub fn limit(mut self, series: u32) -> Self {
        self.limit = Some(wire::to_i32(series));
        self
    }

    /// Counts all series that match, also those that the response does not have.
    pub fn count_total(mut self) -> Self {
        self.is_counted = true;
        self
    }

    /// Continues a query with the same condition: see [`QueryTimeseriesMetaResponse::next_token`].
    pub fn token(mut self, token: impl Into<Bytes>) -> Self {
        self.token = token.into();
        self
    }
}

pages_method!(QueryTimeseriesMeta: "the series");
items_method! {
    /// Reads all series that match, as a stream. A limit is that of each page, not of the stream. Nothing is
    /// sent before the stream is polled.
    ///
    /// [`Items::next_start`](crate::paging::Items::next_start) is the token of the page.
    QueryTimeseriesMeta::series
}
request! {
    QueryTimeseriesMeta -> QueryTimeseriesMetaResponse {
        example: r#"client.timeseries().query_meta("metrics")"#,
    }
}

impl Request for QueryTimeseriesMeta {
    type Response = QueryTimeseriesMetaResponse;

    fn operation(&self) -> Operation {
        Operation::QUERY_TIMESERIES_META
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::QueryTimeseriesMetaRequest {
            table_name: self.table.clone(),
            condition: self.condition.as_ref().map(MetaCondition::to_proto),
            get_total_hit: self.is_counted.then_some(true),
            token: wire::present(Some(self.token.clone())),
            limit: self.limit,
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<QueryTimeseriesMetaResponse> {
        let response: proto::QueryTimeseriesMetaResponse = wire::decode(body)?;
        let series = response.timeseries_metas.into_iter().map(|meta| {
            Ok(SeriesMeta {
                key: Key::from_proto(meta.time_series_key)?,
                attributes: parse_tags(&meta.attributes.unwrap_or_default())?,
                update_time: meta.update_time.map(Timestamp::from_micros),
            })
        });
        Ok(QueryTimeseriesMetaResponse {
            series: series.collect::<Result<_>>()?,
            total: self
                .is_counted
                .then(|| wire::from_i64(response.total_hit.unwrap_or(0))),
            next_token: copied(response.next_token),
            metadata,
        })
    }
}

paged_by_token!(QueryTimeseriesMeta -> series: SeriesMeta);

impl IntoIterator for QueryTimeseriesMetaResponse {
    type Item = SeriesMeta;
    type IntoIter = std::vec::IntoIter<SeriesMeta>;

    fn into_iter(self) -> Self::IntoIter {
        self.series.into_iter()
    }
}
