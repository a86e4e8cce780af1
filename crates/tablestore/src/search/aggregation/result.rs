use bytes::Bytes;
use tablestore_core::Result;
use tablestore_protocol::proto::search::{self as proto, AggregationType};
use tablestore_protocol::{Row, Value};

use crate::call::wire;
use crate::search::{named, value};

/// The results of aggregations, by name and in the order of the request.
///
/// ```
/// # use tablestore::search::{Aggregation, Query};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// # let found = client.search("orders", "orders_index").query(Query::match_all());
/// # let found = found.aggregate("mean", Aggregation::avg("amount")).send().await?;
/// let mean: Option<f64> = found.aggregations.avg("mean")?;
///
/// let error = found.aggregations.sum("mean").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"the response has no aggregation "mean" of the kind sum: it has "mean" (avg)"#
/// );
/// # assert_eq!(mean, Some(42.0));
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AggregationResults {
    results: Vec<(String, AggregationResult)>,
}

/// The result of an aggregation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AggregationResult {
    /// A mean; `None` if there is no value.
    Avg(Option<f64>),
    /// The largest value; `None` if there is no value.
    Max(Option<f64>),
    /// The smallest value; `None` if there is no value.
    Min(Option<f64>),
    /// A sum; 0 if there is no value.
    Sum(f64),
    /// The number of values.
    Count(u64),
    /// The number of different values.
    DistinctCount(u64),
    /// The first rows.
    TopRows(Vec<Row>),
    /// The values at some percentages, which increase.
    Percentiles(Vec<Percentile>),
    /// A result that this version does not know.
    #[non_exhaustive]
    Other {
        /// The number of its type in the service's `AggregationType`.
        aggregation_type: i32,
        /// Its message, encoded.
        body: Bytes,
    },
}

/// The value of a field below which a percentage of its values is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Percentile {
    /// The percentage.
    pub percentage: f64,
    /// The value: an Integer for a LONG field, and for a DATE field in milliseconds since 1970; a
    /// Double for a DOUBLE field, which is NaN if there is no value.
    pub value: Value,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident($result:ident) -> $type:ty { $value:ident => $get:expr })*) => {
        $(
            $(#[$doc])*
            ///
            /// # Errors
            ///
            /// [`ErrorKind::Value`](crate::ErrorKind::Value) if the response has no such result of
            /// this name.
            pub fn $name(&self, name: &str) -> Result<$type> {
                match self.get(name) {
                    Some(AggregationResult::$result($value)) => Ok($get),
                    _ => Err(self.not_found(name, stringify!($name))),
                }
            }
        )*
    };
}

impl AggregationResults {
    getters! {
        /// Returns a mean; `None` if there is no value.
        avg(Avg) -> Option<f64> { value => *value }
        /// Returns a largest value; `None` if there is no value.
        max(Max) -> Option<f64> { value => *value }
        /// Returns a smallest value; `None` if there is no value.
        min(Min) -> Option<f64> { value => *value }
        /// Returns a sum; 0 if there is no value.
        sum(Sum) -> f64 { value => *value }
        /// Returns a number of values.
        count(Count) -> u64 { value => *value }
        /// Returns a number of different values.
        distinct_count(DistinctCount) -> u64 { value => *value }
        /// Returns first rows.
        top_rows(TopRows) -> &[Row] { rows => rows }
        /// Returns the values at some percentages, in the order of the percentages.
        percentiles(Percentiles) -> &[Percentile] { items => items }
    }

    named::results!(AggregationResult, "aggregation");

    pub(in crate::search) fn from_proto(results: proto::AggregationsResult) -> Result<Self> {
        let results = results.agg_results.into_iter().map(|result| {
            let kind = result.r#type.unwrap_or_default();
            let body = result.agg_result.unwrap_or_default();
            let name = result.name.unwrap_or_default();
            Ok((name, AggregationResult::decode(kind, body)?))
        });
        Ok(Self {
            results: results.collect::<Result<_>>()?,
        })
    }
}

impl AggregationResult {
    fn kind(&self) -> &'static str {
        match self {
            Self::Avg(_) => "avg",
            Self::Max(_) => "max",
            Self::Min(_) => "min",
            Self::Sum(_) => "sum",
            Self::Count(_) => "count",
            Self::DistinctCount(_) => "distinct_count",
            Self::TopRows(_) => "top_rows",
            Self::Percentiles(_) => "percentiles",
            Self::Other { .. } => "unknown",
        }
    }

    fn decode(kind: i32, body: Bytes) -> Result<Self> {
        // An infinite value is the service's sign that there is none.
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        let Ok(known) = AggregationType::try_from(kind) else {
            return Ok(Self::Other {
                aggregation_type: kind,
                body,
            });
        };
        Ok(match known {
            AggregationType::AggAvg => Self::Avg(finite(
                wire::decode::<proto::AvgAggregationResult>(body)?.value,
            )),
            AggregationType::AggMax => Self::Max(finite(
                wire::decode::<proto::MaxAggregationResult>(body)?.value,
            )),
            AggregationType::AggMin => Self::Min(finite(
                wire::decode::<proto::MinAggregationResult>(body)?.value,
            )),
            AggregationType::AggSum => {
                Self::Sum(wire::decode::<proto::SumAggregationResult>(body)?.value())
            }
            AggregationType::AggCount => {
                let result: proto::CountAggregationResult = wire::decode(body)?;
                Self::Count(wire::from_i64(result.value()))
            }
            AggregationType::AggDistinctCount => {
                let result: proto::DistinctCountAggregationResult = wire::decode(body)?;
                Self::DistinctCount(wire::from_i64(result.value()))
            }
            AggregationType::AggTopRows => {
                let result: proto::TopRowsAggregationResult = wire::decode(body)?;
                Self::TopRows(wire::decode_each_row(result.rows)?)
            }
            AggregationType::AggPercentiles => {
                let result: proto::PercentilesAggregationResult = wire::decode(body)?;
                let items = result.percentiles_aggregation_items.iter();
                Self::Percentiles(items.map(Percentile::from_proto).collect::<Result<_>>()?)
            }
        })
    }
}

impl Percentile {
    fn from_proto(item: &proto::PercentilesAggregationItem) -> Result<Self> {
        let value = value::decode_optional(item.value.as_ref())?;
        Ok(Self {
            percentage: item.key.unwrap_or_default(),
            value: value.unwrap_or(Value::Double(f64::NAN)),
        })
    }
}
