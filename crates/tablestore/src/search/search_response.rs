use tablestore_core::Result;
use tablestore_protocol::{Row, proto::search as proto};

use super::aggregation::AggregationResults;
use super::group_by::GroupByResults;
use super::{SearchHit, SearchToken};
use crate::call::{ConsumedCapacity, ResponseMetadata, wire};

/// The response to `Search`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SearchResponse {
    /// The rows that were found, with their scores, highlights and inner hits, up to the limit.
    pub hits: Vec<SearchHit>,
    /// The number of rows that match, if the search [tracks](crate::search::Search::track_total) it.
    pub total: Option<u64>,
    /// The results of the aggregations.
    pub aggregations: AggregationResults,
    /// The groups of the group-bys.
    pub group_bys: GroupByResults,
    /// The end of the page, for [`Search::token`](crate::search::Search::token). A page that is full
    /// has one, also if it is the last, unless the search has no order: it
    /// [collapses](crate::search::Search::collapse), or the index has a NESTED field and the search does
    /// not sort.
    pub next_token: Option<SearchToken>,
    /// Whether all parts of the index responded. It is false only if the search
    /// [allows](crate::search::Search::allow_partial) that.
    pub is_all_success: bool,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The cost of the call in reserved capacity.
    pub reserved_consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl SearchResponse {
    pub(super) fn from_proto(
        response: proto::SearchResponse,
        metadata: ResponseMetadata,
    ) -> Result<Self> {
        let is_all_success = response.is_all_succeeded();
        let aggregations = response.aggs.map(wire::decode).transpose()?;
        let group_bys = response.group_bys.map(wire::decode).transpose()?;
        Ok(Self {
            hits: SearchHit::join(wire::decode_each_row(response.rows)?, response.search_hits)?,
            // The service has -1 for a number that was not counted.
            total: response
                .total_hits
                .and_then(|total| u64::try_from(total).ok()),
            aggregations: AggregationResults::from_proto(aggregations.unwrap_or_default())?,
            group_bys: GroupByResults::from_proto(group_bys.unwrap_or_default())?,
            next_token: wire::present(response.next_token).map(SearchToken::from_bytes),
            is_all_success,
            consumed: ConsumedCapacity::from_optional(response.consumed.as_ref()),
            reserved_consumed: ConsumedCapacity::from_optional(response.reserved_consumed.as_ref()),
            metadata,
        })
    }

    /// Returns the rows, in the order of the hits.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.hits.iter().map(|hit| &hit.row)
    }
}

impl IntoIterator for SearchResponse {
    type Item = SearchHit;
    type IntoIter = std::vec::IntoIter<SearchHit>;

    fn into_iter(self) -> Self::IntoIter {
        self.hits.into_iter()
    }
}
