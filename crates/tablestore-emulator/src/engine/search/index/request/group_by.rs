use super::aggregation::{Aggregation, Named};
use super::query::{Query, SearchValue};
use crate::engine::search::index::geo::GeoPoint;

const DAY: i64 = 86_400_000;

/// How documents are grouped, and what is computed of each group.
#[derive(Clone, Debug)]
pub(crate) struct GroupBy {
    pub(crate) kind: GroupByKind,
    pub(crate) aggregations: Named<Aggregation>,
    pub(crate) group_bys: Named<GroupBy>,
}

#[derive(Clone, Debug)]
pub(crate) enum GroupByKind {
    Field {
        field: String,
        size: Option<usize>,
        min_count: Option<u64>,
        order: Vec<GroupSorter>,
    },
    Range {
        field: String,
        ranges: Vec<Range>,
    },
    Filter(Vec<Query>),
    GeoDistance {
        field: String,
        origin: GeoPoint,
        ranges: Vec<Range>,
    },
    Histogram {
        field: String,
        interval: SearchValue,
        offset: Option<SearchValue>,
        bounds: Option<(SearchValue, SearchValue)>,
        missing: Option<SearchValue>,
        min_count: Option<u64>,
        order: Vec<GroupSorter>,
    },
    DateHistogram {
        field: String,
        interval: DateStep,
        offset: Option<DateStep>,
        bounds: Option<(SearchValue, SearchValue)>,
        missing: Option<SearchValue>,
        min_count: Option<u64>,
        /// Seconds east of Greenwich.
        time_zone: i64,
        order: Vec<GroupSorter>,
    },
    GeoGrid {
        field: String,
        /// Characters of the cells' names.
        precision: usize,
        size: Option<usize>,
    },
    Composite {
        sources: Named<GroupByKind>,
        size: Option<usize>,
        next: Option<String>,
    },
}

/// From one value up to another, which is excluded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// A rule by which groups are sorted.
#[derive(Clone, Debug)]
pub(crate) struct GroupSorter {
    pub(crate) by: GroupOrder,
    pub(crate) is_descending: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum GroupOrder {
    Key,
    Count,
    /// An aggregation with one value, by its name.
    Aggregation(String),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DateStep {
    pub(crate) value: i64,
    pub(crate) unit: DateUnit,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DateUnit {
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
}

impl DateStep {
    /// Its milliseconds; months, quarters and years count their average days.
    pub(crate) fn milliseconds(self) -> Option<i64> {
        let unit = match self.unit {
            DateUnit::Year => DAY * 365,
            DateUnit::Quarter => DAY * 91,
            DateUnit::Month => DAY * 30,
            DateUnit::Week => DAY * 7,
            DateUnit::Day => DAY,
            DateUnit::Hour => 3_600_000,
            DateUnit::Minute => 60_000,
            DateUnit::Second => 1000,
            DateUnit::Millisecond => 1,
        };
        self.value.checked_mul(unit)
    }

    /// Whether its length differs from one to the next, or does not start at midnight of 1970.
    pub(crate) fn is_calendar(self) -> bool {
        matches!(
            self.unit,
            DateUnit::Year | DateUnit::Quarter | DateUnit::Month | DateUnit::Week
        )
    }
}
