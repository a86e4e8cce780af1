//! Queries.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{
    Bool, InnerHits, Knn, Minimum, Nested, Query, ScoreMode, SearchValue,
};
use bytes::Bytes;
use tablestore_protocol::proto::search::{self as proto, QueryType};

use super::{decode, highlight, name, variant, weight};
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::limits;
use crate::engine::shared::error::{Result, invalid};

/// Reads the queries of one request, so many of them and so deep in each other at most.
#[derive(Debug, Default)]
pub(crate) struct QueryReader {
    count: usize,
    depth: usize,
}

impl QueryReader {
    /// Reads a query; one that is absent is refused.
    pub(super) fn read_required(&mut self, query: Option<proto::Query>) -> Result<Query> {
        self.read(query.ok_or_else(refused)?)
    }

    /// Reads a query, if there is one.
    pub(crate) fn read_optional(&mut self, query: Option<proto::Query>) -> Result<Option<Query>> {
        query.map(|query| self.read(query)).transpose()
    }

    pub(super) fn read_all(&mut self, queries: Vec<proto::Query>) -> Result<Vec<Query>> {
        queries.into_iter().map(|query| self.read(query)).collect()
    }

    /// Reads a query.
    pub(crate) fn read(&mut self, query: proto::Query) -> Result<Query> {
        self.count += 1;
        if self.count > limits::QUERIES {
            return Err(invalid(format!(
                "the number of queries must not exceed {}",
                limits::QUERIES
            )));
        }
        if self.depth == limits::QUERY_DEPTH {
            return Err(invalid(format!(
                "the depth of queries must not exceed {}",
                limits::QUERY_DEPTH
            )));
        }
        self.depth += 1;
        let read = self.read_body(query);
        self.depth -= 1;
        read
    }

    fn read_body(&mut self, query: proto::Query) -> Result<Query> {
        let proto::Query {
            r#type: kind,
            query,
        } = query;
        let kind = kind.and_then(|kind| QueryType::try_from(kind).ok());
        match kind.ok_or_else(refused)? {
            QueryType::MatchAllQuery => Ok(Query::MatchAll),
            QueryType::BoolQuery => self.read_bool(decode(query.as_ref())?),
            QueryType::ConstScoreQuery => {
                let query: proto::ConstScoreQuery = decode(query.as_ref())?;
                Ok(Query::ConstScore(Box::new(
                    self.read_required(query.filter)?,
                )))
            }
            QueryType::DisMaxQuery => {
                let query: proto::DisMaxQuery = decode(query.as_ref())?;
                Ok(Query::DisMax {
                    tie_breaker: f64::from(query.tie_breaker()),
                    weight: weight(query.weight)?,
                    queries: self.read_all(query.queries)?,
                })
            }
            QueryType::FunctionScoreQuery => {
                let query: proto::FunctionScoreQuery = decode(query.as_ref())?;
                let factor = query.field_value_factor.ok_or_else(refused)?;
                Ok(Query::FunctionScore {
                    field: name(factor.field_name)?,
                    query: Box::new(self.read_required(query.query)?),
                })
            }
            QueryType::FunctionsScoreQuery => self.read_functions(decode(query.as_ref())?),
            QueryType::NestedQuery => self.read_nested(decode(query.as_ref())?),
            QueryType::KnnVectorQuery => self.read_knn(decode(query.as_ref())?),
            kind => read_field_query(kind, query.as_ref()),
        }
    }

    fn read_bool(&mut self, query: proto::BoolQuery) -> Result<Query> {
        Ok(Query::Bool(Box::new(Bool {
            minimum: minimum(query.minimum_should_match, query.new_minimum_should_match)?,
            weight: query.weight.map(|it| weight(Some(it))).transpose()?,
            must: self.read_all(query.must_queries)?,
            must_not: self.read_all(query.must_not_queries)?,
            filter: self.read_all(query.filter_queries)?,
            should: self.read_all(query.should_queries)?,
        })))
    }

    fn read_nested(&mut self, query: proto::NestedQuery) -> Result<Query> {
        let score_mode = match query.score_mode() {
            proto::ScoreMode::None => ScoreMode::None,
            proto::ScoreMode::Avg => ScoreMode::Average,
            proto::ScoreMode::Max => ScoreMode::Max,
            proto::ScoreMode::Total => ScoreMode::Total,
            proto::ScoreMode::Min => ScoreMode::Min,
        };
        let inner_hits = query.inner_hits.map(|inner_hits| -> Result<_> {
            let number = |number: Option<i32>, default| match number {
                None => Ok(default),
                Some(number) => usize::try_from(number).map_err(|_| refused()),
            };
            Ok(InnerHits {
                offset: number(inner_hits.offset, 0)?,
                limit: number(inner_hits.limit, limits::INNER_HITS)?.min(limits::ROWS_FROM_INDEX),
                sort: inner_hits.sort.map(|it| self.read_sort(it)).transpose()?,
                highlight: inner_hits.highlight.map(highlight::read).transpose()?,
            })
        });
        Ok(Query::Nested(Box::new(Nested {
            inner_hits: inner_hits.transpose()?,
            path: name(query.path)?,
            score_mode,
            weight: weight(query.weight)?,
            query: self.read_required(query.query)?,
        })))
    }

    fn read_knn(&mut self, query: proto::KnnVectorQuery) -> Result<Query> {
        let top_k = usize::try_from(query.top_k()).unwrap_or(0);
        if !(1..=limits::TOP_K).contains(&top_k) {
            return Err(invalid(format!(
                "[knn vector query] top_k must in [1, {}], current top_k is {}",
                limits::TOP_K,
                query.top_k()
            )));
        }
        let candidates = query
            .num_candidates
            .map(|it| usize::try_from(it).unwrap_or(0));
        if candidates.is_some_and(|it| !(top_k..=limits::TOP_K).contains(&it)) {
            return Err(invalid(format!(
                "[knn vector query] num_candidates must in [top_k, {}]",
                limits::TOP_K
            )));
        }
        Ok(Query::Knn(Box::new(Knn {
            field: name(query.field_name)?,
            vector: query.float32_query_vector,
            top_k,
            filter: self.read_optional(query.filter)?,
            min_score: query.min_score.map(f64::from),
            weight: weight(query.weight)?,
        })))
    }
}

fn minimum(number: Option<i32>, text: Option<String>) -> Result<Option<Minimum>> {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => Minimum::parse(&text).ok_or_else(refused).map(Some),
        None => Ok(number.map(|number| Minimum::Count(number.into()))),
    }
}

/// Reads a query on one field.
fn read_field_query(kind: QueryType, query: Option<&Bytes>) -> Result<Query> {
    Ok(match kind {
        QueryType::MatchQuery => {
            let query: proto::MatchQuery = decode(query)?;
            Query::Match {
                is_and: query.operator == Some(proto::QueryOperator::And as i32),
                minimum: minimum(query.minimum_should_match, query.new_minimum_should_match)?,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
                text: query.text.unwrap_or_default(),
            }
        }
        QueryType::MatchPhraseQuery => {
            let query: proto::MatchPhraseQuery = decode(query)?;
            Query::MatchPhrase {
                slop: u32::try_from(query.slop()).map_err(|_| refused())?,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
                text: query.text.unwrap_or_default(),
            }
        }
        QueryType::TermQuery => {
            let query: proto::TermQuery = decode(query)?;
            Query::Term {
                value: variant::decode(query.term())?,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
            }
        }
        QueryType::TermsQuery => {
            let query: proto::TermsQuery = decode(query)?;
            if query.terms.len() > limits::TERMS {
                return Err(invalid(format!(
                    "the number of terms must not exceed {}",
                    limits::TERMS
                )));
            }
            let values = query.terms.iter().map(|term| variant::decode(term));
            Query::Terms {
                values: values.collect::<Result<_>>()?,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
            }
        }
        QueryType::RangeQuery => {
            let query: proto::RangeQuery = decode(query)?;
            Query::Range {
                from: end(variant::decode_optional(query.range_from.as_ref())?),
                to: end(variant::decode_optional(query.range_to.as_ref())?),
                includes_from: query.include_lower(),
                includes_to: query.include_upper(),
                field: name(query.field_name)?,
            }
        }
        QueryType::PrefixQuery => {
            let query: proto::PrefixQuery = decode(query)?;
            let prefix = query.prefix.unwrap_or_default();
            check_length("PREFIX_QUERY", prefix.len(), limits::PREFIX)?;
            Query::Prefix {
                prefix,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
            }
        }
        QueryType::SuffixQuery => {
            let query: proto::SuffixQuery = decode(query)?;
            let suffix = query.suffix.unwrap_or_default();
            check_length("SUFFIX_QUERY", suffix.len(), limits::PREFIX)?;
            Query::Suffix {
                suffix,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
            }
        }
        QueryType::WildcardQuery => {
            let query: proto::WildcardQuery = decode(query)?;
            let pattern = query.value.unwrap_or_default();
            check_length("WILDCARD_QUERY", pattern.chars().count(), limits::WILDCARD)?;
            Query::Wildcard {
                pattern,
                weight: weight(query.weight)?,
                field: name(query.field_name)?,
            }
        }
        QueryType::ExistsQuery => {
            let query: proto::ExistsQuery = decode(query)?;
            Query::Exists {
                field: name(query.field_name)?,
            }
        }
        QueryType::GeoBoundingBoxQuery => {
            let query: proto::GeoBoundingBoxQuery = decode(query)?;
            Query::GeoBox {
                top_left: point(query.top_left())?,
                bottom_right: point(query.bottom_right())?,
                field: name(query.field_name)?,
            }
        }
        QueryType::GeoDistanceQuery => {
            let query: proto::GeoDistanceQuery = decode(query)?;
            let distance = query.distance();
            if !(distance >= 0.0 && distance.is_finite()) {
                return Err(refused());
            }
            Query::GeoDistance {
                center: point(query.center_point())?,
                distance,
                field: name(query.field_name)?,
            }
        }
        QueryType::GeoPolygonQuery => {
            let query: proto::GeoPolygonQuery = decode(query)?;
            let corners = query.points.iter().map(|corner| point(corner));
            let corners: Vec<_> = corners.collect::<Result<_>>()?;
            if !(3..=limits::CORNERS).contains(&corners.len()) {
                return Err(refused());
            }
            Query::GeoPolygon {
                corners,
                field: name(query.field_name)?,
            }
        }
        _ => return Err(refused()),
    })
}

/// An end of a range; one that no number reaches is open.
fn end(value: Option<SearchValue>) -> Option<SearchValue> {
    value.filter(|value| !matches!(value, SearchValue::Double(number) if number.is_infinite()))
}

fn check_length(query: &str, length: usize, limit: usize) -> Result<()> {
    match length > limit {
        true => Err(invalid(format!(
            "length of field value is longer than {limit} for the [{query}] query"
        ))),
        false => Ok(()),
    }
}

/// A point that is written as `latitude,longitude`.
pub(super) fn point(text: &str) -> Result<GeoPoint> {
    GeoPoint::parse(text).ok_or_else(refused)
}
