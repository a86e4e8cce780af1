//! Aggregations: statistics of the rows that match.

mod result;
#[cfg(test)]
mod tests;

pub use result::{AggregationResult, AggregationResults, Percentile};

use bytes::Bytes;
use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::{Value, proto::search as proto, proto::search::AggregationType};

use super::sort::{self, Sorter};
use super::value;
use crate::call::wire;

/// A statistic of all rows that match a query, whatever its limit is.
///
/// ```
/// # use tablestore::search::Query;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// use tablestore::search::Aggregation;
///
/// let found = client
///     .search("orders", "orders_index")
///     .query(Query::match_all())
///     .aggregate("total", Aggregation::sum("amount"))
///     .aggregate("median", Aggregation::percentiles("amount", [50.0]))
///     .limit(0)
///     .send()
///     .await?;
/// println!("{} in all", found.aggregations.sum("total")?);
/// println!("median: {:?}", found.aggregations.percentiles("median")?[0].value);
/// # assert_eq!(found.aggregations.sum("total")?, 84.0);
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregation(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Metric(MetricAggregation),
    Count(String),
    Percentiles(PercentilesAggregation),
    TopRows(TopRowsAggregation),
}

/// A statistic of a field: its mean, extremes, sum or number of different values.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct MetricAggregation {
    metric: Metric,
    field: String,
    missing: Option<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Metric {
    Avg,
    Max,
    Min,
    Sum,
    DistinctCount,
}

/// Values of a field below which a percentage of its values is, created by
/// [`Aggregation::percentiles`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct PercentilesAggregation {
    field: String,
    percentages: Vec<f64>,
    missing: Option<Value>,
}

/// The first rows of a group, created by [`Aggregation::top_rows`].
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct TopRowsAggregation {
    limit: Option<i32>,
    sorters: Vec<Sorter>,
}

macro_rules! metrics {
    ($($(#[$doc:meta])* $name:ident = $metric:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(field: impl Into<String>) -> MetricAggregation {
                MetricAggregation {
                    metric: Metric::$metric,
                    field: field.into(),
                    missing: None,
                }
            }
        )*
    };
}

impl Aggregation {
    metrics! {
        /// Computes the mean of a LONG, DOUBLE or DATE field.
        avg = Avg;
        /// Computes the largest value of a LONG, DOUBLE or DATE field.
        max = Max;
        /// Computes the smallest value of a LONG, DOUBLE or DATE field.
        min = Min;
        /// Computes the sum of a LONG or DOUBLE field.
        sum = Sum;
        /// Computes the number of different values of a field; from some 10,000 on, approximately.
        distinct_count = DistinctCount;
    }

    /// Computes the number of values of a field. Fields of the types TEXT and NESTED have none.
    pub fn count(field: impl Into<String>) -> Self {
        Self(Kind::Count(field.into()))
    }

    /// Computes the values of a LONG, DOUBLE or DATE field below which these percentages of its values
    /// are: 50 for the median.
    pub fn percentiles(
        field: impl Into<String>,
        percentages: impl IntoIterator<Item = f64>,
    ) -> PercentilesAggregation {
        PercentilesAggregation {
            field: field.into(),
            percentages: percentages.into_iter().collect(),
            missing: None,
        }
    }

    /// Returns the first rows of each group: 1 by default.
    pub fn top_rows() -> TopRowsAggregation {
        TopRowsAggregation {
            limit: None,
            sorters: Vec::new(),
        }
    }

    pub(super) fn to_proto(&self, name: &str) -> Result<proto::Aggregation> {
        let (kind, body) = match &self.0 {
            Kind::Metric(it) => (it.metric.to_proto(), it.encode()?),
            Kind::Count(field) => {
                let field_name = Some(field.clone());
                let message = proto::CountAggregation { field_name };
                (AggregationType::AggCount, message.encode_to_vec())
            }
            Kind::Percentiles(it) => (AggregationType::AggPercentiles, it.encode()?),
            Kind::TopRows(it) => (AggregationType::AggTopRows, it.encode()?),
        };
        Ok(proto::Aggregation {
            name: Some(name.to_owned()),
            r#type: Some(kind.into()),
            body: Some(Bytes::from(body)),
        })
    }
}

/// Converts aggregations by name, if there are any.
pub(super) fn to_optional_proto(
    aggregations: &[(String, Aggregation)],
) -> Result<Option<proto::Aggregations>> {
    if aggregations.is_empty() {
        return Ok(None);
    }
    let aggs = aggregations.iter();
    Ok(Some(proto::Aggregations {
        aggs: aggs
            .map(|(name, aggregation)| aggregation.to_proto(name))
            .collect::<Result<_>>()?,
    }))
}

macro_rules! missing_setter {
    ($($kind:ident,)*) => {
        $(
            impl $kind {
                /// Sets the value of rows without the field, which do not count by default.
                pub fn missing(mut self, value: impl Into<Value>) -> Self {
                    self.missing = Some(value.into());
                    self
                }
            }
        )*
    };
}

missing_setter! {
    MetricAggregation,
    PercentilesAggregation,
}

impl Metric {
    fn to_proto(self) -> AggregationType {
        match self {
            Self::Avg => AggregationType::AggAvg,
            Self::Max => AggregationType::AggMax,
            Self::Min => AggregationType::AggMin,
            Self::Sum => AggregationType::AggSum,
            Self::DistinctCount => AggregationType::AggDistinctCount,
        }
    }
}

impl MetricAggregation {
    /// The messages of all metrics are the same.
    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::AvgAggregation {
            field_name: Some(self.field.clone()),
            missing: value::encode_optional(&self.field, self.missing.as_ref())?,
        };
        Ok(message.encode_to_vec())
    }
}

impl PercentilesAggregation {
    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::PercentilesAggregation {
            field_name: Some(self.field.clone()),
            percentiles: self.percentages.clone(),
            missing: value::encode_optional(&self.field, self.missing.as_ref())?,
        };
        Ok(message.encode_to_vec())
    }
}

impl TopRowsAggregation {
    /// Sets the number of rows; 1 by default.
    pub fn limit(mut self, rows: u32) -> Self {
        self.limit = Some(wire::to_i32(rows));
        self
    }

    /// Adds a criterion of the order; by primary key by default.
    pub fn sort(mut self, sorter: impl Into<Sorter>) -> Self {
        self.sorters.push(sorter.into());
        self
    }

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::TopRowsAggregation {
            limit: self.limit,
            sort: sort::to_optional_proto(&self.sorters)?,
        };
        Ok(message.encode_to_vec())
    }
}

macro_rules! into_aggregation {
    ($($kind:ident => $variant:ident,)*) => {
        $(
            impl From<$kind> for Aggregation {
                fn from(aggregation: $kind) -> Self {
                    Self(Kind::$variant(aggregation))
                }
            }
        )*
    };
}

into_aggregation! {
    MetricAggregation => Metric,
    PercentilesAggregation => Percentiles,
    TopRowsAggregation => TopRows,
}
