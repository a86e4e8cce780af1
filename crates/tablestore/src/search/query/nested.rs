//! The query for nested documents.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search as proto;

use super::{Query, QueryBody, boost_setter};
use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::search::highlight::Highlight;
use crate::search::sort::{self, Sorter};

/// Matches rows with at least one document in a NESTED field, or in a JSON field indexed as nested
/// documents, that matches a query. The query names fields with their path.
///
/// ```
/// use tablestore::search::{Query, field, nested};
///
/// let green_tea = field("items.article").eq("tea").and(field("items.color").eq("green"));
/// let orders = nested("items", green_tea);
/// # let _: Query = orders.into();
/// ```
pub fn nested(path: impl Into<String>, query: impl Into<Query>) -> NestedQuery {
    NestedQuery {
        path: path.into(),
        query: query.into(),
        score_mode: ScoreMode::None,
        weight: None,
        inner_hits: None,
    }
}

/// Matches rows by their nested documents, created by [`nested()`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct NestedQuery {
    path: String,
    query: Query,
    score_mode: ScoreMode,
    weight: Option<f32>,
    inner_hits: Option<InnerHits>,
}

wire_enum! {
    /// The score of a row by the scores of its nested documents.
    ScoreMode {
        /// 0.
        None = proto::ScoreMode::None;
        /// The mean.
        Average = proto::ScoreMode::Avg;
        /// The best.
        Max = proto::ScoreMode::Max;
        /// The sum.
        Total = proto::ScoreMode::Total;
        /// The worst.
        Min = proto::ScoreMode::Min;
    }
}

/// The nested documents that are returned with each row, as
/// [`SearchHit::inner_hits`](crate::search::SearchHit::inner_hits).
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct InnerHits {
    sorters: Vec<Sorter>,
    offset: Option<i32>,
    limit: Option<i32>,
    highlight: Option<Highlight>,
}

boost_setter!(NestedQuery { weight });

impl NestedQuery {
    /// Sets the score of a row by those of its documents that match; [`ScoreMode::None`] by default.
    pub fn score_mode(mut self, mode: ScoreMode) -> Self {
        self.score_mode = mode;
        self
    }

    /// Returns the documents that match with each row.
    pub fn inner_hits(mut self, inner_hits: InnerHits) -> Self {
        self.inner_hits = Some(inner_hits);
        self
    }
}

impl InnerHits {
    /// Creates the service's default: the 3 documents with the best scores.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a criterion of the order: by score, by [`Sorter::Doc`], or by a field of the documents.
    pub fn sort(mut self, sorter: impl Into<Sorter>) -> Self {
        self.sorters.push(sorter.into());
        self
    }

    /// Sets how many documents are skipped; 0 by default.
    pub fn offset(mut self, documents: u32) -> Self {
        self.offset = Some(wire::to_i32(documents));
        self
    }

    /// Sets the maximum number of documents; 3 by default.
    pub fn limit(mut self, documents: u32) -> Self {
        self.limit = Some(wire::to_i32(documents));
        self
    }

    /// Marks matches in fields of the documents.
    pub fn highlight(mut self, highlight: Highlight) -> Self {
        self.highlight = Some(highlight);
        self
    }

    fn to_proto(&self) -> Result<proto::InnerHits> {
        Ok(proto::InnerHits {
            sort: sort::to_optional_proto(&self.sorters)?,
            offset: self.offset,
            limit: self.limit,
            highlight: self.highlight.as_ref().map(Highlight::to_proto),
        })
    }
}

impl QueryBody for NestedQuery {
    const TYPE: proto::QueryType = proto::QueryType::NestedQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let inner_hits = self.inner_hits.as_ref().map(InnerHits::to_proto);
        let message = proto::NestedQuery {
            path: Some(self.path.clone()),
            query: Some(self.query.to_proto()?),
            score_mode: Some(self.score_mode.to_proto()),
            weight: self.weight,
            inner_hits: inner_hits.transpose()?,
        };
        Ok(message.encode_to_vec())
    }
}
