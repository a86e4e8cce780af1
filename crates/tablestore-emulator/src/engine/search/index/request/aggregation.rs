use super::query::{SearchValue, Sort};

/// Parts of a request, or of its results, by name.
pub(crate) type Named<T> = Vec<(String, T)>;

/// A value that is computed of many documents.
#[derive(Clone, Debug)]
pub(crate) enum Aggregation {
    Metric {
        metric: Metric,
        field: String,
        missing: Option<SearchValue>,
    },
    Count {
        field: String,
    },
    DistinctCount {
        field: String,
        missing: Option<SearchValue>,
    },
    TopRows {
        limit: usize,
        sort: Sort,
    },
    Percentiles {
        field: String,
        percentiles: Vec<f64>,
        missing: Option<SearchValue>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Metric {
    Average,
    Max,
    Min,
    Sum,
}
