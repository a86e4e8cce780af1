//! What is asked of an index.

mod aggregation;
mod group_by;
mod minimum;
mod query;

use super::sort::SortValue;

pub(crate) use aggregation::{Aggregation, Metric, Named};
pub(crate) use group_by::{
    DateStep, DateUnit, GroupBy, GroupByKind, GroupOrder, GroupSorter, Range,
};
pub(crate) use minimum::Minimum;
pub(crate) use query::{
    Bool, By, CombineMode, Curve, Function, FunctionKind, FunctionMode, FunctionsScore, Highlight,
    HighlightedField, InnerHits, Knn, Missing, Mode, Modifier, MultiValueMode, Nested,
    NestedFilter, Origin, Query, ScoreMode, SearchValue, Sort, Sorter,
};

/// A search.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) query: Query,
    /// What rows have to meet too, without any score.
    pub(crate) filter: Option<Query>,
    pub(crate) sort: Option<Sort>,
    pub(crate) collapse: Option<String>,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    /// The position of the last hit before.
    pub(crate) after: Option<Vec<SortValue>>,
    /// Whether all that is found is counted.
    pub(crate) is_counted: bool,
    pub(crate) aggregations: Named<Aggregation>,
    pub(crate) group_bys: Named<GroupBy>,
    pub(crate) highlight: Option<Highlight>,
}
