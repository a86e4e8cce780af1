//! Queries: a tree of conditions, the documents that meet it, and their scores.

mod bm25;
mod compile;
mod field;
mod functions;
mod knn;
mod matches;
mod phrase;
mod score;
mod values;
mod wildcard;

use super::geo::GeoPoint;
use super::highlight::Highlight;
use super::sort::Sort;

pub(super) use compile::{Compiler, Evaluator, Node, Options};
pub(super) use values::{double_of, number_of};
pub(super) use wildcard::Wildcard;

/// A value in a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SearchValue {
    Integer(i64),
    Double(f64),
    Boolean(bool),
    String(String),
}

/// A condition.
#[derive(Clone, Debug)]
pub(crate) enum Query {
    MatchAll,
    Match {
        field: String,
        text: String,
        is_and: bool,
        minimum: Option<Minimum>,
        weight: f64,
    },
    MatchPhrase {
        field: String,
        text: String,
        slop: u32,
        weight: f64,
    },
    Term {
        field: String,
        value: SearchValue,
        weight: f64,
    },
    Terms {
        field: String,
        values: Vec<SearchValue>,
        weight: f64,
    },
    Range {
        field: String,
        from: Option<SearchValue>,
        to: Option<SearchValue>,
        includes_from: bool,
        includes_to: bool,
    },
    Prefix {
        field: String,
        prefix: String,
        weight: f64,
    },
    Suffix {
        field: String,
        suffix: String,
        weight: f64,
    },
    Wildcard {
        field: String,
        pattern: String,
        weight: f64,
    },
    Exists {
        field: String,
    },
    Bool(Box<Bool>),
    ConstScore(Box<Query>),
    DisMax {
        queries: Vec<Query>,
        tie_breaker: f64,
        weight: f64,
    },
    FunctionScore {
        query: Box<Query>,
        field: String,
    },
    FunctionsScore(Box<FunctionsScore>),
    Nested(Box<Nested>),
    GeoBox {
        field: String,
        top_left: GeoPoint,
        bottom_right: GeoPoint,
    },
    GeoDistance {
        field: String,
        center: GeoPoint,
        distance: f64,
    },
    GeoPolygon {
        field: String,
        corners: Vec<GeoPoint>,
    },
    Knn(Box<Knn>),
}

/// Conditions that are joined.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bool {
    pub(crate) must: Vec<Query>,
    pub(crate) must_not: Vec<Query>,
    pub(crate) filter: Vec<Query>,
    pub(crate) should: Vec<Query>,
    pub(crate) minimum: Option<Minimum>,
    /// 1 if there is no other.
    pub(crate) weight: Option<f64>,
}

/// A condition on the nested objects at a path.
#[derive(Clone, Debug)]
pub(crate) struct Nested {
    pub(crate) path: String,
    pub(crate) query: Query,
    pub(crate) score_mode: ScoreMode,
    pub(crate) weight: f64,
    pub(crate) inner_hits: Option<InnerHits>,
}

/// How the scores of nested objects become their document's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ScoreMode {
    None,
    Average,
    Max,
    Total,
    Min,
}

/// Which of the nested objects that match are returned.
#[derive(Clone, Debug)]
pub(crate) struct InnerHits {
    pub(crate) sort: Option<Sort>,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    pub(crate) highlight: Option<Highlight>,
}

/// The nearest vectors.
#[derive(Clone, Debug)]
pub(crate) struct Knn {
    pub(crate) field: String,
    pub(crate) vector: Vec<f32>,
    pub(crate) top_k: usize,
    pub(crate) filter: Option<Query>,
    pub(crate) min_score: Option<f64>,
    pub(crate) weight: f64,
}

/// A query whose scores are changed by functions.
#[derive(Clone, Debug)]
pub(crate) struct FunctionsScore {
    pub(crate) query: Query,
    pub(crate) functions: Vec<Function>,
    pub(crate) score_mode: FunctionMode,
    pub(crate) combine_mode: CombineMode,
    pub(crate) min_score: Option<f64>,
    pub(crate) max_score: Option<f64>,
}

#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) filter: Option<Query>,
    pub(crate) weight: f64,
    pub(crate) kind: FunctionKind,
}

#[derive(Clone, Debug)]
pub(crate) enum FunctionKind {
    Weight,
    Random,
    FieldValue {
        field: String,
        factor: f64,
        modifier: Modifier,
        missing: Option<f64>,
    },
    Decay {
        field: String,
        curve: Curve,
        origin: Origin,
        decay: f64,
        mode: MultiValueMode,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Modifier {
    None,
    Log,
    Log1p,
    Log2p,
    Ln,
    Ln1p,
    Ln2p,
    Square,
    Sqrt,
    Reciprocal,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Curve {
    Gauss,
    Exponential,
    Linear,
}

/// Where a decay begins. Dates count in milliseconds, points in metres.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    Number {
        origin: f64,
        scale: f64,
        offset: f64,
    },
    Date {
        origin: SearchValue,
        scale: f64,
        offset: f64,
    },
    Point {
        origin: GeoPoint,
        scale: f64,
        offset: f64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum MultiValueMode {
    Max,
    Min,
    Sum,
    Average,
}

/// How functions are joined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum FunctionMode {
    Average,
    Max,
    Sum,
    Min,
    Multiply,
    First,
}

/// How the functions are joined with the query's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum CombineMode {
    Multiply,
    Average,
    Max,
    Sum,
    Min,
    Replace,
}

/// How many of some conditions have to be met.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Minimum {
    /// All but so many, if negative.
    Count(i64),
    /// A part of them, rounded down; all but that part, if negative.
    Percent(i64),
    /// Another minimum for more than so many conditions; with fewer, all of them. Sorted.
    Above(Vec<(usize, Minimum)>),
}

impl Minimum {
    /// Reads a minimum: `2`, `-1`, `75%`, `-25%`, `2<75%`, `2<-25% 9<-3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.contains('<') {
            return match text.trim().strip_suffix('%') {
                Some(percent) => Some(Self::Percent(percent.trim().parse().ok()?)),
                None => Some(Self::Count(text.trim().parse().ok()?)),
            };
        }
        let parts = text.split_whitespace().map(|part| {
            let (above, minimum) = part.split_once('<')?;
            let minimum = Some(minimum).filter(|rest| !rest.contains('<'))?;
            Some((above.parse().ok()?, Self::parse(minimum)?))
        });
        let mut parts = parts.collect::<Option<Vec<_>>>()?;
        parts.sort_by_key(|(above, _)| *above);
        Some(Self::Above(parts))
    }

    /// The minimum of so many conditions; it can be more than there are.
    pub(super) fn of(&self, conditions: usize) -> usize {
        let all = i64::try_from(conditions).unwrap_or(i64::MAX);
        let from_end = |part: i64| {
            if part < 0 {
                all.saturating_add(part)
            } else {
                part
            }
        };
        let minimum = match self {
            Self::Count(count) => from_end(*count),
            Self::Percent(percent) => from_end(all.saturating_mul(*percent) / 100),
            Self::Above(parts) => {
                let part = parts.iter().rev().find(|(above, _)| conditions > *above);
                return part.map_or(conditions, |(_, minimum)| minimum.of(conditions));
            }
        };
        usize::try_from(minimum).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Minimum;

    #[test]
    fn minimums_count_parts_and_ranges() {
        for (text, conditions, expected) in [
            ("2", 5, 2),
            ("-1", 5, 4),
            ("75%", 5, 3),
            ("-25%", 5, 4),
            ("-9", 5, 0),
            ("2<75%", 2, 2),
            ("2<75%", 4, 3),
            ("2<-25% 9<-3", 10, 7),
            ("9", 5, 9),
        ] {
            let minimum = Minimum::parse(text).unwrap();
            assert_eq!(minimum.of(conditions), expected, "{text}");
        }
        for text in ["", "a", "2<", "<3", "2<3<4"] {
            assert_eq!(Minimum::parse(text), None, "{text}");
        }
    }
}
