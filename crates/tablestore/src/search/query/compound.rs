//! Queries that combine others, or change their scores.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search as proto;

use super::functions::{CombineMode, ScoreFunction, ScoreFunctionMode};
use super::{MinimumShouldMatch, Query, QueryBody, all_to_proto, boost_setter, message_query};
use crate::call::wire_enum::WireEnum;

message_query! {
    /// Matches every row, created by [`Query::match_all`].
    MatchAllQuery
}

/// Combines queries, created by [`Query::bool`].
///
/// A row matches if all queries of [`must`](Self::must) and [`filter`](Self::filter) match, none of
/// [`must_not`](Self::must_not), and enough of [`should`](Self::should). Its score is the sum of those
/// of `must` and `should`.
///
/// ```
/// use tablestore::search::{Query, field};
///
/// let query = Query::bool()
///     .must(field("note").matches("tea"))
///     .filter(field("status").eq("open"))
///     .must_not(field("muted").eq(true))
///     .should(field("note").matches("green"));
/// # let _: Query = query.into();
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct BoolQuery {
    must: Vec<Query>,
    must_not: Vec<Query>,
    filter: Vec<Query>,
    should: Vec<Query>,
    minimum_should_match: Option<MinimumShouldMatch>,
    weight: Option<f32>,
}

/// Matches if one of several queries does, with the best score, created by [`Query::dis_max`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct DisMaxQuery {
    queries: Vec<Query>,
    tie_breaker: Option<f32>,
    weight: Option<f32>,
}

/// Gives the rows of a query the score 1, created by [`Query::const_score`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct ConstScoreQuery {
    query: Query,
}

/// Multiplies the score of a query with a field, created by [`Query::function_score`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct FunctionScoreQuery {
    query: Query,
    field: String,
}

/// Changes the score of a query by functions, created by [`Query::functions_score`].
///
/// ```
/// use tablestore::search::{CombineMode, FieldValueFunction, Modifier, Query, ScoreFunction, field};
///
/// let popular = FieldValueFunction::new("views").modifier(Modifier::Log1p).missing(0.0);
/// let query = Query::functions_score(field("title").matches("tea"))
///     .function(ScoreFunction::from(popular).weight(2.0))
///     .function(ScoreFunction::new().weight(1.5).filter(field("pinned").eq(true)))
///     .combine_mode(CombineMode::Multiply);
/// # let _: Query = query.into();
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct FunctionsScoreQuery {
    query: Query,
    functions: Vec<ScoreFunction>,
    score_mode: Option<ScoreFunctionMode>,
    combine_mode: Option<CombineMode>,
    min_score: Option<f32>,
    max_score: Option<f32>,
}

boost_setter!(BoolQuery { weight });
boost_setter!(DisMaxQuery { weight });

impl BoolQuery {
    /// Adds a query that has to match, and whose score counts.
    pub fn must(mut self, query: impl Into<Query>) -> Self {
        self.must.push(query.into());
        self
    }

    /// Adds a query that must not match.
    pub fn must_not(mut self, query: impl Into<Query>) -> Self {
        self.must_not.push(query.into());
        self
    }

    /// Adds a query that has to match, and whose score does not count.
    pub fn filter(mut self, query: impl Into<Query>) -> Self {
        self.filter.push(query.into());
        self
    }

    /// Adds a query that may match, and whose score counts if it does.
    pub fn should(mut self, query: impl Into<Query>) -> Self {
        self.should.push(query.into());
        self
    }

    /// Sets how many queries of [`should`](Self::should) have to match. By default it is 1, and 0 if
    /// there is a query of `must` or `filter`.
    pub fn minimum_should_match(mut self, minimum: impl Into<MinimumShouldMatch>) -> Self {
        self.minimum_should_match = Some(minimum.into());
        self
    }
}

impl QueryBody for BoolQuery {
    const TYPE: proto::QueryType = proto::QueryType::BoolQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let minimum = self.minimum_should_match.as_ref();
        let message = proto::BoolQuery {
            must_queries: all_to_proto(&self.must)?,
            must_not_queries: all_to_proto(&self.must_not)?,
            filter_queries: all_to_proto(&self.filter)?,
            should_queries: all_to_proto(&self.should)?,
            minimum_should_match: minimum.and_then(MinimumShouldMatch::count),
            new_minimum_should_match: minimum.and_then(MinimumShouldMatch::expression),
            weight: self.weight,
        };
        Ok(message.encode_to_vec())
    }
}

impl DisMaxQuery {
    pub(super) fn new(queries: Vec<Query>) -> Self {
        Self {
            queries,
            tie_breaker: None,
            weight: None,
        }
    }

    /// Sets the part of the other scores that is added to the best, from 0 to 1; 0 by default.
    pub fn tie_breaker(mut self, factor: f32) -> Self {
        self.tie_breaker = Some(factor);
        self
    }
}

impl QueryBody for DisMaxQuery {
    const TYPE: proto::QueryType = proto::QueryType::DisMaxQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::DisMaxQuery {
            queries: all_to_proto(&self.queries)?,
            tie_breaker: self.tie_breaker,
            weight: self.weight,
        };
        Ok(message.encode_to_vec())
    }
}

impl ConstScoreQuery {
    pub(super) fn new(query: Query) -> Self {
        Self { query }
    }
}

impl QueryBody for ConstScoreQuery {
    const TYPE: proto::QueryType = proto::QueryType::ConstScoreQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::ConstScoreQuery {
            filter: Some(self.query.to_proto()?),
        };
        Ok(message.encode_to_vec())
    }
}

impl FunctionScoreQuery {
    pub(super) fn new(query: Query, field: String) -> Self {
        Self { query, field }
    }
}

impl QueryBody for FunctionScoreQuery {
    const TYPE: proto::QueryType = proto::QueryType::FunctionScoreQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::FunctionScoreQuery {
            query: Some(self.query.to_proto()?),
            field_value_factor: Some(proto::FieldValueFactor {
                field_name: Some(self.field.clone()),
            }),
        };
        Ok(message.encode_to_vec())
    }
}

impl FunctionsScoreQuery {
    pub(super) fn new(query: Query) -> Self {
        Self {
            query,
            functions: Vec::new(),
            score_mode: None,
            combine_mode: None,
            min_score: None,
            max_score: None,
        }
    }

    /// Adds a function, up to 3.
    pub fn function(mut self, function: impl Into<ScoreFunction>) -> Self {
        self.functions.push(function.into());
        self
    }

    /// Sets how the functions' values are joined.
    pub fn score_mode(mut self, mode: ScoreFunctionMode) -> Self {
        self.score_mode = Some(mode);
        self
    }

    /// Sets how the joined value and the query's score are combined.
    pub fn combine_mode(mut self, mode: CombineMode) -> Self {
        self.combine_mode = Some(mode);
        self
    }

    /// Sets the score below which a row does not match.
    pub fn min_score(mut self, score: f32) -> Self {
        self.min_score = Some(score);
        self
    }

    /// Sets the largest joined value of the functions.
    pub fn max_score(mut self, score: f32) -> Self {
        self.max_score = Some(score);
        self
    }
}

impl QueryBody for FunctionsScoreQuery {
    const TYPE: proto::QueryType = proto::QueryType::FunctionsScoreQuery;

    fn encode(&self) -> Result<Vec<u8>> {
        let functions = self.functions.iter();
        let message = proto::FunctionsScoreQuery {
            query: Some(self.query.to_proto()?),
            functions: functions
                .map(ScoreFunction::to_proto)
                .collect::<Result<_>>()?,
            score_mode: self.score_mode.map(WireEnum::to_proto),
            combine_mode: self.combine_mode.map(WireEnum::to_proto),
            min_score: self.min_score,
            max_score: self.max_score,
        };
        Ok(message.encode_to_vec())
    }
}
