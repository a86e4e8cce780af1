//! Queries, sorts and highlights, which are parts of each other.

use super::minimum::Minimum;
use crate::engine::search::index::geo::GeoPoint;

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

/// How documents are sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sort {
    pub(crate) sorters: Vec<Sorter>,
    /// Whether documents that are equal stay unsorted.
    pub(crate) omits_key: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Sorter {
    pub(crate) by: By,
    pub(crate) is_descending: bool,
}

/// What documents are sorted by.
#[derive(Clone, Debug)]
pub(crate) enum By {
    Field {
        field: String,
        mode: Option<Mode>,
        nested: Option<NestedFilter>,
        missing: Missing,
        missing_fields: Vec<String>,
    },
    GeoDistance {
        field: String,
        points: Vec<GeoPoint>,
        mode: Option<Mode>,
        is_plane: bool,
        nested: Option<NestedFilter>,
    },
    Score,
    PrimaryKey,
    /// The order in which documents arrived, or nested ones stand.
    Doc,
}

/// Which of several values counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    Min,
    Max,
    Average,
}

/// Which nested documents count.
#[derive(Clone, Debug)]
pub(crate) struct NestedFilter {
    pub(crate) path: String,
    pub(crate) filter: Option<Query>,
}

/// Where documents without a value stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Missing {
    First,
    #[default]
    Last,
    Value(SearchValue),
}

/// What is to be highlighted.
#[derive(Clone, Debug)]
pub(crate) struct Highlight {
    pub(crate) fields: Vec<HighlightedField>,
    /// Whether texts are written as HTML.
    pub(crate) is_html: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct HighlightedField {
    pub(crate) field: String,
    pub(crate) fragments: usize,
    /// In characters.
    pub(crate) fragment_size: usize,
    pub(crate) pre_tag: String,
    pub(crate) post_tag: String,
    /// Whether the best fragment comes first, and not the first of the text.
    pub(crate) is_by_score: bool,
}
