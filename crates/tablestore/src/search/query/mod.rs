//! Queries: what a search finds.

mod compound;
mod field;
mod functions;
mod geo;
mod nested;
mod term;
mod text;
mod vector;

pub use compound::{
    BoolQuery, ConstScoreQuery, DisMaxQuery, FunctionScoreQuery, FunctionsScoreQuery, MatchAllQuery,
};
pub use field::{Field, field};
pub use functions::{
    CombineMode, DecayCurve, DecayFunction, FieldValueFunction, Modifier, MultiValueMode,
    ScoreFunction, ScoreFunctionMode,
};
pub use geo::{GeoBoundingBoxQuery, GeoDistanceQuery, GeoPolygonQuery};
pub use nested::{InnerHits, NestedQuery, ScoreMode, nested};
pub use term::{
    ExistsQuery, PrefixQuery, RangeQuery, SuffixQuery, TermQuery, TermsQuery, WildcardQuery,
};
pub use text::{MatchPhraseQuery, MatchQuery, MinimumShouldMatch, Operator};
pub use vector::KnnVectorQuery;

use std::ops::{BitAnd, BitOr, Not};

use bytes::Bytes;
use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search::{self as proto, QueryType};

/// A query of any kind: which rows match, and with which score.
///
/// [`field()`] starts most kinds, [`nested()`] one for nested documents, and the functions here the
/// others. Each kind converts into a `Query`. All of them, and queries themselves, are combined with
/// `and`, `or` and `!`, or with `&` and `|`; [`Query::bool`] has further ways to combine.
///
/// ```
/// use tablestore::search::{Query, field};
///
/// let due = field("amount").gt(10) & field("status").one_of(["open", "sent"]);
/// let query = due.or(field("note").matches("urgent").boost(2.0)).and(!field("muted").eq(true));
/// # let _: Query = query;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Query(Kind);

/// A kind of query, with its parameters.
pub(super) trait QueryBody {
    /// The kind.
    const TYPE: QueryType;

    /// Encodes the parameters.
    fn encode(&self) -> Result<Vec<u8>>;
}

/// Defines the kinds of queries, all of which convert into a query and combine alike.
macro_rules! kinds {
    ($($kind:ident,)*) => {
        #[derive(Clone, Debug, PartialEq)]
        enum Kind {
            $($kind(Box<$kind>),)*
            All(Vec<Query>),
            Any(Vec<Query>),
            Not(Box<Query>),
            Raw(proto::Query),
        }

        impl Query {
            pub(crate) fn to_proto(&self) -> Result<proto::Query> {
                match &self.0 {
                    $(Kind::$kind(body) => to_proto(&**body),)*
                    Kind::All(queries) => Ok(bool_to_proto(&proto::BoolQuery {
                        must_queries: all_to_proto(queries)?,
                        ..proto::BoolQuery::default()
                    })),
                    Kind::Any(queries) => Ok(bool_to_proto(&proto::BoolQuery {
                        should_queries: all_to_proto(queries)?,
                        minimum_should_match: Some(1),
                        ..proto::BoolQuery::default()
                    })),
                    Kind::Not(query) => Ok(bool_to_proto(&proto::BoolQuery {
                        must_not_queries: vec![query.to_proto()?],
                        ..proto::BoolQuery::default()
                    })),
                    Kind::Raw(query) => Ok(query.clone()),
                }
            }
        }

        $(
            impl From<$kind> for Query {
                fn from(query: $kind) -> Self {
                    Self(Kind::$kind(Box::new(query)))
                }
            }

            /// # Combinations
            impl $kind {
                /// Matches if both queries match, with the sum of their scores; `&` does the same.
                pub fn and(self, other: impl Into<Query>) -> Query {
                    Query::from(self).and(other)
                }

                /// Matches if at least one of the queries matches, with the sum of the scores of
                /// those that do; `|` does the same.
                pub fn or(self, other: impl Into<Query>) -> Query {
                    Query::from(self).or(other)
                }
            }

            operators!($kind);
        )*

        operators!(Query);
    };
}

macro_rules! operators {
    ($kind:ident) => {
        /// Matches if the query does not.
        impl Not for $kind {
            type Output = Query;

            fn not(self) -> Query {
                Query(Kind::Not(Box::new(self.into())))
            }
        }

        /// Matches if both queries match.
        impl<Q: Into<Query>> BitAnd<Q> for $kind {
            type Output = Query;

            fn bitand(self, other: Q) -> Query {
                self.and(other)
            }
        }

        /// Matches if at least one of the queries matches.
        impl<Q: Into<Query>> BitOr<Q> for $kind {
            type Output = Query;

            fn bitor(self, other: Q) -> Query {
                self.or(other)
            }
        }
    };
}

kinds! {
    BoolQuery,
    ConstScoreQuery,
    DisMaxQuery,
    ExistsQuery,
    FunctionScoreQuery,
    FunctionsScoreQuery,
    GeoBoundingBoxQuery,
    GeoDistanceQuery,
    GeoPolygonQuery,
    KnnVectorQuery,
    MatchAllQuery,
    MatchPhraseQuery,
    MatchQuery,
    NestedQuery,
    PrefixQuery,
    RangeQuery,
    SuffixQuery,
    TermQuery,
    TermsQuery,
    WildcardQuery,
}

fn to_proto<B: QueryBody>(body: &B) -> Result<proto::Query> {
    Ok(proto::Query {
        r#type: Some(B::TYPE.into()),
        query: Some(body.encode()?.into()),
    })
}

fn bool_to_proto(body: &proto::BoolQuery) -> proto::Query {
    proto::Query {
        r#type: Some(QueryType::BoolQuery.into()),
        query: Some(body.encode_to_vec().into()),
    }
}

/// Converts each of some queries.
fn all_to_proto(queries: &[Query]) -> Result<Vec<proto::Query>> {
    queries.iter().map(Query::to_proto).collect()
}

/// # Kinds that name no field
impl Query {
    /// Matches every row.
    pub fn match_all() -> MatchAllQuery {
        MatchAllQuery(proto::MatchAllQuery {})
    }

    /// Matches if all of the queries match, with the sum of their scores.
    pub fn all<Q: Into<Self>>(queries: impl IntoIterator<Item = Q>) -> Self {
        Self(Kind::All(queries.into_iter().map(Into::into).collect()))
    }

    /// Matches if at least one of the queries matches, with the sum of the scores of those that do.
    pub fn any<Q: Into<Self>>(queries: impl IntoIterator<Item = Q>) -> Self {
        Self(Kind::Any(queries.into_iter().map(Into::into).collect()))
    }

    /// Starts a combination of queries that must, should or must not match, or only filter.
    pub fn bool() -> BoolQuery {
        BoolQuery::default()
    }

    /// Matches if at least one of the queries matches, with the best of their scores rather than the
    /// sum.
    pub fn dis_max<Q: Into<Self>>(queries: impl IntoIterator<Item = Q>) -> DisMaxQuery {
        DisMaxQuery::new(queries.into_iter().map(Into::into).collect())
    }

    /// Matches the rows of a query, each with the score 1.
    pub fn const_score(query: impl Into<Self>) -> ConstScoreQuery {
        ConstScoreQuery::new(query.into())
    }

    /// Multiplies the score of a query with the value of a LONG or DOUBLE field.
    /// [`functions_score`](Self::functions_score) has more ways to do so.
    pub fn function_score(query: impl Into<Self>, field: impl Into<String>) -> FunctionScoreQuery {
        FunctionScoreQuery::new(query.into(), field.into())
    }

    /// Changes the score of a query by up to 3 functions.
    pub fn functions_score(query: impl Into<Self>) -> FunctionsScoreQuery {
        FunctionsScoreQuery::new(query.into())
    }

    /// Takes a query that this version does not know: the number of its type in the service's
    /// `QueryType`, and its message, encoded.
    ///
    /// ```
    /// use tablestore::search::Query;
    ///
    /// let match_all = Query::raw(11, "");
    /// # let _ = match_all;
    /// ```
    pub fn raw(query_type: i32, body: impl Into<Bytes>) -> Self {
        Self::from_proto(proto::Query {
            r#type: Some(query_type),
            query: Some(body.into()),
        })
    }

    pub(super) fn from_proto(query: proto::Query) -> Self {
        Self(Kind::Raw(query))
    }

    pub(super) fn to_optional_proto(query: Option<&Self>) -> Result<Option<proto::Query>> {
        query.map(Self::to_proto).transpose()
    }
}

/// # Combinations
impl Query {
    /// Matches if both queries match, with the sum of their scores; `&` does the same.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        let mut queries = match self.0 {
            Kind::All(queries) => queries,
            one => vec![Self(one)],
        };
        queries.push(other.into());
        Self(Kind::All(queries))
    }

    /// Matches if at least one of the queries matches, with the sum of the scores of those that do;
    /// `|` does the same.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        let mut queries = match self.0 {
            Kind::Any(queries) => queries,
            one => vec![Self(one)],
        };
        queries.push(other.into());
        Self(Kind::Any(queries))
    }
}

/// Defines a kind of query whose parameters are a message.
macro_rules! message_query {
    ($(#[$doc:meta])* $kind:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[must_use]
        pub struct $kind(pub(super) proto::$kind);

        impl $crate::search::query::QueryBody for $kind {
            const TYPE: proto::QueryType = proto::QueryType::$kind;

            fn encode(&self) -> tablestore_core::Result<Vec<u8>> {
                Ok(prost::Message::encode_to_vec(&self.0))
            }
        }
    };
}
use message_query;

/// Implements the setter of the weight in scores. The field is the weight's.
macro_rules! boost_setter {
    ($kind:ident { $($field:tt).+ }) => {
        impl $kind {
            /// Multiplies the score of the query, if scores are computed, with a number above 0.
            #[doc(alias = "weight")]
            pub fn boost(mut self, weight: f32) -> Self {
                self.$($field).+ = Some(weight);
                self
            }
        }
    };
}
use boost_setter;
