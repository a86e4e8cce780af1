//! Shorthands for fields, queries and sorts.

use crate::engine::search::index::request::{
    Aggregation, Bool, By, InnerHits, Knn, Metric, Minimum, Missing, Nested, Query, ScoreMode,
    SearchValue, Sort, Sorter,
};
use std::sync::Arc;

use crate::engine::search::index::analysis::{Analyzer, Granularity, SingleWord, WordList};
use crate::engine::search::index::date::DateFormat;
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::index::schema::{Field, FieldKind, Kind, Metric as VectorMetric};

pub(super) fn field(name: &str, kind: Kind) -> Field {
    Field {
        name: name.to_owned(),
        kind: FieldKind::Value(kind),
        is_array: false,
        source: None,
        can_highlight: false,
    }
}

pub(super) fn array(name: &str, kind: Kind) -> Field {
    Field {
        is_array: true,
        ..field(name, kind)
    }
}

pub(super) fn nested_field(name: &str, fields: Vec<Field>) -> Field {
    Field {
        kind: FieldKind::Nested {
            fields,
            takes_object: false,
        },
        ..field(name, Kind::Long)
    }
}

pub(super) fn virtual_field(name: &str, source: &str, kind: Kind) -> Field {
    Field {
        source: Some(source.to_owned()),
        ..field(name, kind)
    }
}

pub(super) fn text() -> Kind {
    Kind::Text(Analyzer::SingleWord(SingleWord::default()))
}

pub(super) fn max_word() -> Kind {
    let words = WordList::parse(crate::engine::search::index::analysis::WORDS);
    Kind::Text(Analyzer::Words(Granularity::Fine, Arc::new(words)))
}

pub(super) fn date(format: &str) -> Kind {
    Kind::Date(vec![DateFormat::parse(format).unwrap()])
}

pub(super) fn vector() -> Kind {
    Kind::Vector {
        dimension: 4,
        metric: VectorMetric::Cosine,
    }
}

pub(super) fn string(text: &str) -> SearchValue {
    SearchValue::String(text.to_owned())
}

pub(super) fn int(number: i64) -> SearchValue {
    SearchValue::Integer(number)
}

pub(super) fn term(field: &str, value: SearchValue) -> Query {
    Query::Term {
        field: field.to_owned(),
        value,
        weight: 1.0,
    }
}

pub(super) fn terms(field: &str, values: &[SearchValue]) -> Query {
    Query::Terms {
        field: field.to_owned(),
        values: values.to_vec(),
        weight: 1.0,
    }
}

pub(super) fn matches(field: &str, text: &str) -> Query {
    match_of(field, text, false, None)
}

pub(super) fn match_of(field: &str, text: &str, is_and: bool, minimum: Option<i64>) -> Query {
    Query::Match {
        field: field.to_owned(),
        text: text.to_owned(),
        is_and,
        minimum: minimum.map(Minimum::Count),
        weight: 1.0,
    }
}

pub(super) fn phrase(field: &str, text: &str) -> Query {
    Query::MatchPhrase {
        field: field.to_owned(),
        text: text.to_owned(),
        slop: 0,
        weight: 1.0,
    }
}

/// A range; `[` and `]` include an end, `(` and `)` do not.
pub(super) fn range(
    field: &str,
    brackets: &str,
    from: Option<SearchValue>,
    to: Option<SearchValue>,
) -> Query {
    Query::Range {
        field: field.to_owned(),
        from,
        to,
        includes_from: brackets.starts_with('['),
        includes_to: brackets.ends_with(']'),
    }
}

pub(super) fn between(field: &str, brackets: &str, from: i64, to: i64) -> Query {
    range(field, brackets, Some(int(from)), Some(int(to)))
}

pub(super) fn above(field: &str, from: SearchValue) -> Query {
    range(field, "(]", Some(from), None)
}

pub(super) fn below(field: &str, to: SearchValue) -> Query {
    range(field, "[)", None, Some(to))
}

pub(super) fn prefix(field: &str, prefix: &str) -> Query {
    Query::Prefix {
        field: field.to_owned(),
        prefix: prefix.to_owned(),
        weight: 1.0,
    }
}

pub(super) fn wildcard(field: &str, pattern: &str) -> Query {
    Query::Wildcard {
        field: field.to_owned(),
        pattern: pattern.to_owned(),
        weight: 1.0,
    }
}

pub(super) fn exists(field: &str) -> Query {
    Query::Exists {
        field: field.to_owned(),
    }
}

pub(super) fn all_of(must: Vec<Query>) -> Query {
    Query::Bool(Box::new(Bool {
        must,
        ..Bool::default()
    }))
}

pub(super) fn none_of(must_not: Vec<Query>) -> Query {
    Query::Bool(Box::new(Bool {
        must_not,
        ..Bool::default()
    }))
}

pub(super) fn any_of(should: Vec<Query>, minimum: i64) -> Query {
    Query::Bool(Box::new(Bool {
        should,
        minimum: Some(Minimum::Count(minimum)),
        ..Bool::default()
    }))
}

pub(super) fn nested(path: &str, query: Query) -> Query {
    Query::Nested(Box::new(Nested {
        path: path.to_owned(),
        query,
        score_mode: ScoreMode::Average,
        weight: 1.0,
        inner_hits: None,
    }))
}

pub(super) fn with_inner_hits(query: Query, inner_hits: InnerHits) -> Query {
    match query {
        Query::Nested(mut nested) => {
            nested.inner_hits = Some(inner_hits);
            Query::Nested(nested)
        }
        other => other,
    }
}

pub(super) fn knn(field: &str, vector: &[f32], top_k: usize) -> Query {
    Query::Knn(Box::new(Knn {
        field: field.to_owned(),
        vector: vector.to_vec(),
        top_k,
        filter: None,
        min_score: None,
        weight: 1.0,
    }))
}

pub(super) fn point(text: &str) -> GeoPoint {
    GeoPoint::parse(text).unwrap()
}

pub(super) fn by_field(field: &str, is_descending: bool) -> Sorter {
    Sorter {
        by: By::Field {
            field: field.to_owned(),
            mode: None,
            nested: None,
            missing: Missing::Last,
            missing_fields: Vec::new(),
        },
        is_descending,
    }
}

pub(super) fn sorted(sorters: Vec<Sorter>) -> Option<Sort> {
    Some(Sort {
        sorters,
        omits_key: false,
    })
}

pub(super) fn by_lowest_score() -> Sorter {
    Sorter {
        by: By::Score,
        is_descending: false,
    }
}

pub(super) fn by_score() -> Option<Sort> {
    sorted(vec![Sorter {
        by: By::Score,
        is_descending: true,
    }])
}

pub(super) fn metric(metric: Metric, field: &str, missing: Option<SearchValue>) -> Aggregation {
    Aggregation::Metric {
        metric,
        field: field.to_owned(),
        missing,
    }
}
