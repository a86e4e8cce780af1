//! The order of documents.

mod compiled;

use super::geo::GeoPoint;
use super::query::{Query, SearchValue};

pub(super) use compiled::CompiledSort;

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

/// What a document is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SortValue {
    Absent,
    Number(i64),
    /// The number of a term.
    Term(u32),
    /// A term that the index may lack.
    Bytes(Vec<u8>),
}
