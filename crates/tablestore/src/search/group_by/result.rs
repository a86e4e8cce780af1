use std::ops::{Range, RangeFrom, RangeFull, RangeTo};

use bytes::Bytes;
use tablestore_core::Result;
use tablestore_protocol::Value;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::CompositeGroups;
use crate::call::wire;
use crate::search::aggregation::AggregationResults;
use crate::search::{GeoPoint, named, value};

/// The results of group-bys, by name and in the order of the request.
///
/// ```
/// # use tablestore::search::{GroupBy, Query};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// # let found = client.search("orders", "orders_index").query(Query::match_all());
/// let by_size = GroupBy::range("amount").range(..50.0).range(50.0..);
/// let found = found.group_by("by_size", by_size).limit(0).send().await?;
/// for group in found.group_bys.range("by_size")? {
///     println!("from {} to {}: {}", group.key.from, group.key.to, group.row_count);
/// }
/// # assert_eq!(found.group_bys.range("by_size")?[0].row_count, 2);
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupByResults {
    results: Vec<(String, GroupByResult)>,
}

/// The groups of a group-by.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GroupByResult {
    /// Groups by the value of a field, each of which is a string: `42`, `1.5`, `true`.
    Field(Vec<Group<String>>),
    /// Groups by ranges.
    Range(Vec<Group<GroupRange>>),
    /// Groups by queries. The key is the index of the query.
    Filter(Vec<Group<usize>>),
    /// Groups by ranges of distances.
    GeoDistance(Vec<Group<GroupRange>>),
    /// Groups by intervals. The key is the start of the interval.
    Histogram(Vec<Group<Value>>),
    /// Groups by intervals of time. The key is the start of the interval, in milliseconds since 1970
    /// in UTC.
    DateHistogram(Vec<Group<i64>>),
    /// Groups by cells of a grid.
    GeoGrid(Vec<Group<GeoCell>>),
    /// Groups by combinations.
    Composite(CompositeGroups),
    /// A result that this version does not know.
    #[non_exhaustive]
    Other {
        /// The number of its type in the service's `GroupByType`.
        group_by_type: i32,
        /// Its message, encoded.
        body: Bytes,
    },
}

/// A group: its key, its rows, and the results of its own aggregations and group-bys.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Group<K> {
    /// The value, range or cell that the rows have.
    pub key: K,
    /// The number of rows.
    pub row_count: u64,
    /// The results of the group's aggregations.
    pub aggregations: AggregationResults,
    /// The results of the group's group-bys.
    pub group_bys: GroupByResults,
}

/// A range of numbers, from its start up to its end, which is not part of it.
///
/// ```
/// use tablestore::search::GroupRange;
///
/// assert_eq!(GroupRange::from(..3.0), GroupRange { from: f64::NEG_INFINITY, to: 3.0 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupRange {
    /// The start; -∞ if there is none, and 0 for distances.
    pub from: f64,
    /// The end; ∞ if there is none.
    pub to: f64,
}

/// A cell of a grid on the earth.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GeoCell {
    /// The geohash.
    pub geohash: String,
    /// The north-western corner.
    pub top_left: GeoPoint,
    /// The south-eastern corner.
    pub bottom_right: GeoPoint,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident($result:ident) -> $type:ty;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Errors
            ///
            /// [`ErrorKind::Value`](crate::ErrorKind::Value) if the response has no such result of
            /// this name.
            pub fn $name(&self, name: &str) -> Result<&$type> {
                match self.get(name) {
                    Some(GroupByResult::$result(groups)) => Ok(groups),
                    _ => Err(self.not_found(name, stringify!($name))),
                }
            }
        )*
    };
}

impl GroupByResults {
    getters! {
        /// Returns groups by the value of a field.
        field(Field) -> [Group<String>];
        /// Returns groups by ranges, in the order of the ranges' starts.
        range(Range) -> [Group<GroupRange>];
        /// Returns groups by queries, in the order of the request.
        filter(Filter) -> [Group<usize>];
        /// Returns groups by distances, in the order of the request.
        geo_distance(GeoDistance) -> [Group<GroupRange>];
        /// Returns groups by intervals.
        histogram(Histogram) -> [Group<Value>];
        /// Returns groups by intervals of time, with their starts in milliseconds since 1970 in UTC.
        date_histogram(DateHistogram) -> [Group<i64>];
        /// Returns groups by cells of a grid.
        geo_grid(GeoGrid) -> [Group<GeoCell>];
        /// Returns a page of groups by combinations.
        composite(Composite) -> CompositeGroups;
    }

    named::results!(GroupByResult, "group-by");

    pub(in crate::search) fn from_proto(results: proto::GroupBysResult) -> Result<Self> {
        let results = results.group_by_results.into_iter().map(|result| {
            let kind = result.r#type.unwrap_or_default();
            let body = result.group_by_result.unwrap_or_default();
            let name = result.name.unwrap_or_default();
            Ok((name, GroupByResult::decode(kind, body)?))
        });
        Ok(Self {
            results: results.collect::<Result<_>>()?,
        })
    }
}

/// Converts the items of a result to groups. The items differ in their keys, and in the name of the
/// number of rows.
macro_rules! groups {
    ($items:expr, $count:ident, |$item:ident, $index:ident| $key:expr) => {
        $items
            .into_iter()
            .enumerate()
            .map(|($index, mut $item)| {
                let aggregations = $item.sub_aggs_result.take().unwrap_or_default();
                let group_bys = $item.sub_group_bys_result.take().unwrap_or_default();
                Ok(Group {
                    row_count: wire::from_i64($item.$count.unwrap_or_default()),
                    aggregations: AggregationResults::from_proto(aggregations)?,
                    group_bys: GroupByResults::from_proto(group_bys)?,
                    key: $key,
                })
            })
            .collect::<Result<Vec<_>>>()?
    };
}

impl GroupByResult {
    fn kind(&self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Range(_) => "range",
            Self::Filter(_) => "filter",
            Self::GeoDistance(_) => "geo_distance",
            Self::Histogram(_) => "histogram",
            Self::DateHistogram(_) => "date_histogram",
            Self::GeoGrid(_) => "geo_grid",
            Self::Composite(_) => "composite",
            Self::Other { .. } => "unknown",
        }
    }

    fn decode(kind: i32, body: Bytes) -> Result<Self> {
        let Ok(known) = GroupByType::try_from(kind) else {
            return Ok(Self::Other {
                group_by_type: kind,
                body,
            });
        };
        Ok(match known {
            GroupByType::GroupByField => {
                let result: proto::GroupByFieldResult = wire::decode(body)?;
                let items = result.group_by_field_result_items;
                Self::Field(groups!(items, row_count, |item, _index| {
                    item.key.unwrap_or_default()
                }))
            }
            GroupByType::GroupByRange => {
                let result: proto::GroupByRangeResult = wire::decode(body)?;
                let items = result.group_by_range_result_items;
                Self::Range(groups!(items, row_count, |item, _index| {
                    GroupRange::from_optional(item.from, item.to)
                }))
            }
            GroupByType::GroupByFilter => {
                let result: proto::GroupByFilterResult = wire::decode(body)?;
                let items = result.group_by_filter_result_items;
                Self::Filter(groups!(items, row_count, |item, index| index))
            }
            GroupByType::GroupByGeoDistance => {
                let result: proto::GroupByGeoDistanceResult = wire::decode(body)?;
                let items = result.group_by_geo_distance_result_items;
                Self::GeoDistance(groups!(items, row_count, |item, _index| {
                    GroupRange::from_optional(item.from, item.to)
                }))
            }
            GroupByType::GroupByHistogram => {
                let result: proto::GroupByHistogramResult = wire::decode(body)?;
                let items = result.group_by_histogram_items;
                Self::Histogram(groups!(items, value, |item, _index| {
                    value::decode(&item.key.unwrap_or_default())?
                }))
            }
            GroupByType::GroupByDateHistogram => {
                let result: proto::GroupByDateHistogramResult = wire::decode(body)?;
                let items = result.group_by_date_histogram_items;
                Self::DateHistogram(groups!(items, row_count, |item, _index| {
                    item.timestamp.unwrap_or_default()
                }))
            }
            GroupByType::GroupByGeoGrid => {
                let result: proto::GroupByGeoGridResult = wire::decode(body)?;
                let items = result.group_by_geo_grid_result_items;
                Self::GeoGrid(groups!(items, row_count, |item, _index| {
                    let cell = item.geo_grid.unwrap_or_default();
                    GeoCell {
                        geohash: item.key.unwrap_or_default(),
                        top_left: GeoPoint::from_proto(&cell.top_left.unwrap_or_default()),
                        bottom_right: GeoPoint::from_proto(&cell.bottom_right.unwrap_or_default()),
                    }
                }))
            }
            GroupByType::GroupByComposite => {
                let result: proto::GroupByCompositeResult = wire::decode(body)?;
                let items = result.group_by_composite_result_items;
                let groups = groups!(items, row_count, |item, _index| {
                    let is_null = |index: usize| item.is_null_keys.get(index) == Some(&true);
                    let keys = item.keys.into_iter().enumerate();
                    keys.map(|(index, key)| (!is_null(index)).then_some(key))
                        .collect()
                });
                Self::Composite(CompositeGroups {
                    groups,
                    source_names: result.source_group_by_names,
                    next_token: wire::present(result.next_token),
                })
            }
        })
    }
}

impl GroupRange {
    pub(super) fn to_proto(self) -> proto::Range {
        // An end that is left out is open.
        let finite = |bound: f64| (!bound.is_infinite()).then_some(bound);
        proto::Range {
            from: finite(self.from),
            to: finite(self.to),
        }
    }

    fn from_optional(from: Option<f64>, to: Option<f64>) -> Self {
        Self {
            from: from.unwrap_or(f64::NEG_INFINITY),
            to: to.unwrap_or(f64::INFINITY),
        }
    }
}

impl From<Range<f64>> for GroupRange {
    fn from(range: Range<f64>) -> Self {
        Self {
            from: range.start,
            to: range.end,
        }
    }
}

impl From<RangeFrom<f64>> for GroupRange {
    fn from(range: RangeFrom<f64>) -> Self {
        Self::from_optional(Some(range.start), None)
    }
}

impl From<RangeTo<f64>> for GroupRange {
    fn from(range: RangeTo<f64>) -> Self {
        Self::from_optional(None, Some(range.end))
    }
}

impl From<RangeFull> for GroupRange {
    fn from(_: RangeFull) -> Self {
        Self::from_optional(None, None)
    }
}
