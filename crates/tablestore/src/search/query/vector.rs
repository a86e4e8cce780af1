//! The query for the nearest vectors.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search as proto;

use super::{Query, QueryBody, boost_setter};
use crate::call::wire;

/// Matches the rows with the nearest vectors, created by
/// [`Field::nearest`](crate::search::Field::nearest).
///
/// ```
/// use tablestore::search::{Query, Sorter, field};
///
/// let nearest = field("embedding")
///     .nearest([0.1, 0.2, 0.3, 0.4], 10)
///     .filter(field("tenant").eq("acme"));
/// # let _: Query = nearest.into();
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct KnnVectorQuery {
    message: proto::KnnVectorQuery,
    filter: Option<Query>,
}

boost_setter!(KnnVectorQuery { message.weight });

impl KnnVectorQuery {
    pub(super) fn new(message: proto::KnnVectorQuery) -> Self {
        Self {
            message,
            filter: None,
        }
    }

    /// Searches only the rows that match another query.
    pub fn filter(mut self, query: impl Into<Query>) -> Self {
        self.filter = Some(query.into());
        self
    }

    /// Sets the score below which rows do not match; 0 by default.
    pub fn min_score(mut self, score: f32) -> Self {
        self.message.min_score = Some(score);
        self
    }

    /// Sets the number of vectors that each part of the index compares, from `top_k` to 1,000: more
    /// are more exact and slower.
    pub fn num_candidates(mut self, count: u32) -> Self {
        self.message.num_candidates = Some(wire::to_i32(count));
        self
    }
}

impl QueryBody for KnnVectorQuery {
    const TYPE: proto::QueryType = proto::QueryType::KnnVectorQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::KnnVectorQuery {
            filter: Query::to_optional_proto(self.filter.as_ref())?,
            ..self.message.clone()
        };
        Ok(message.encode_to_vec())
    }
}
