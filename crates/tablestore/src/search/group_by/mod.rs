//! Group-bys: groups of the rows that match, each with statistics and groups of its own.

mod composite;
mod histogram;
mod kinds;
mod result;
mod sorter;
#[cfg(test)]
mod tests;

pub use composite::{CompositeGroups, GroupByComposite};
pub use histogram::{GroupByDateHistogram, GroupByHistogram};
pub use kinds::{GroupByField, GroupByFilter, GroupByGeoDistance, GroupByGeoGrid, GroupByRange};
pub use result::{GeoCell, Group, GroupByResult, GroupByResults, GroupRange};
pub use sorter::GroupSorter;

use bytes::Bytes;
use tablestore_core::Result;
use tablestore_protocol::Value;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::aggregation::{self, Aggregation};
use super::query::Query;
use super::{GeoPoint, TimeInterval};

/// Groups of all rows that match a query, whatever its limit is. Groups have aggregations and
/// group-bys of their own, up to 3 levels deep and up to 5 of each on a level.
///
/// ```
/// # use tablestore::search::Query;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::search(async |client| {
/// use tablestore::search::{Aggregation, GroupBy, GroupSorter};
///
/// let found = client
///     .search("orders", "orders_index")
///     .query(Query::match_all())
///     .group_by(
///         "by_status",
///         GroupBy::field("status")
///             .size(10)
///             .sort(GroupSorter::aggregation("mean").descending())
///             .aggregate("mean", Aggregation::avg("amount")),
///     )
///     .limit(0)
///     .send()
///     .await?;
/// for group in found.group_bys.field("by_status")? {
///     let mean = group.aggregations.avg("mean")?;
///     println!("{}: {} orders, {mean:?} on average", group.key, group.row_count);
/// }
/// # assert_eq!(found.group_bys.field("by_status")?[0].row_count, 2);
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBy(Kind);

/// A kind of group-by, with its parameters.
pub(super) trait GroupByBody {
    /// The kind.
    const TYPE: GroupByType;

    /// Encodes the parameters.
    fn encode(&self) -> Result<Vec<u8>>;
}

/// The aggregations and group-bys of each group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) aggregations: Vec<(String, Aggregation)>,
    pub(super) group_bys: Vec<(String, GroupBy)>,
}

impl Parts {
    pub(super) fn aggregations(&self) -> Result<Option<proto::Aggregations>> {
        aggregation::to_optional_proto(&self.aggregations)
    }

    pub(super) fn group_bys(&self) -> Result<Option<proto::GroupBys>> {
        to_optional_proto(&self.group_bys)
    }
}

/// Implements the setters of the aggregations and group-bys that each group has.
macro_rules! parts_setters {
    ($($kind:ident,)*) => {
        $(
            /// # Statistics and groups in each group
            impl $kind {
                /// Adds an aggregation of each group, under a name of its own.
                pub fn aggregate(
                    mut self,
                    name: impl Into<String>,
                    aggregation: impl Into<Aggregation>,
                ) -> Self {
                    self.parts.aggregations.push((name.into(), aggregation.into()));
                    self
                }

                /// Adds a group-by of each group, under a name of its own.
                pub fn group_by(
                    mut self,
                    name: impl Into<String>,
                    group_by: impl Into<GroupBy>,
                ) -> Self {
                    self.parts.group_bys.push((name.into(), group_by.into()));
                    self
                }
            }
        )*
    };
}

macro_rules! kinds {
    ($($kind:ident,)*) => {
        #[derive(Clone, Debug, PartialEq)]
        #[expect(clippy::enum_variant_names, reason = "the variants are the public types")]
        enum Kind {
            $($kind(Box<$kind>),)*
        }

        impl GroupBy {
            fn to_proto(&self, name: &str) -> Result<proto::GroupBy> {
                match &self.0 {
                    $(Kind::$kind(body) => to_proto(name, &**body),)*
                }
            }
        }

        $(
            impl From<$kind> for GroupBy {
                fn from(group_by: $kind) -> Self {
                    Self(Kind::$kind(Box::new(group_by)))
                }
            }
        )*

        parts_setters!($($kind,)*);
    };
}

kinds! {
    GroupByField,
    GroupByRange,
    GroupByFilter,
    GroupByGeoDistance,
    GroupByHistogram,
    GroupByDateHistogram,
    GroupByGeoGrid,
    GroupByComposite,
}

fn to_proto<B: GroupByBody>(name: &str, body: &B) -> Result<proto::GroupBy> {
    Ok(proto::GroupBy {
        name: Some(name.to_owned()),
        r#type: Some(B::TYPE.into()),
        body: Some(Bytes::from(body.encode()?)),
    })
}

/// Converts group-bys by name, if there are any.
pub(super) fn to_optional_proto(
    group_bys: &[(String, GroupBy)],
) -> Result<Option<proto::GroupBys>> {
    if group_bys.is_empty() {
        return Ok(None);
    }
    let group_bys = group_bys.iter();
    Ok(Some(proto::GroupBys {
        group_bys: group_bys
            .map(|(name, group_by)| group_by.to_proto(name))
            .collect::<Result<_>>()?,
    }))
}

impl GroupBy {
    /// Groups by the value of a LONG, DOUBLE, BOOLEAN, KEYWORD or DATE field: by default, the 10
    /// groups with the most rows.
    #[doc(alias = "terms")]
    pub fn field(field: impl Into<String>) -> GroupByField {
        GroupByField::new(field.into())
    }

    /// Groups by ranges of a LONG or DOUBLE field, up to 100, each added by
    /// [`range`](GroupByRange::range).
    pub fn range(field: impl Into<String>) -> GroupByRange {
        GroupByRange::new(field.into())
    }

    /// Groups by queries, up to 10. A row is in the group of each query that it matches.
    pub fn filters<Q: Into<Query>>(queries: impl IntoIterator<Item = Q>) -> GroupByFilter {
        GroupByFilter::new(queries.into_iter().map(Into::into).collect())
    }

    /// Groups by ranges of the distance of a GEO_POINT field from a point, in meters, up to 10, each
    /// added by [`range`](GroupByGeoDistance::range).
    pub fn geo_distance(
        field: impl Into<String>,
        origin: impl Into<GeoPoint>,
    ) -> GroupByGeoDistance {
        GroupByGeoDistance::new(field.into(), origin.into())
    }

    /// Groups by intervals of a LONG or DOUBLE field. The interval is of the field's type.
    pub fn histogram(field: impl Into<String>, interval: impl Into<Value>) -> GroupByHistogram {
        GroupByHistogram::new(field.into(), interval.into())
    }

    /// Groups by intervals of a DATE field.
    pub fn date_histogram(
        field: impl Into<String>,
        interval: TimeInterval,
    ) -> GroupByDateHistogram {
        GroupByDateHistogram::new(field.into(), interval)
    }

    /// Groups by the cells of a grid in which a GEO_POINT field is. The precision is the length of the
    /// cells' geohashes, from 1 for cells of 5,009 km to 12 for cells of 4 cm.
    pub fn geo_grid(field: impl Into<String>, precision: u32) -> GroupByGeoGrid {
        GroupByGeoGrid::new(field.into(), precision)
    }

    /// Groups by each combination of the groups of several sources.
    /// [`Search::composite_groups`](crate::search::Search::composite_groups) reads all of them, page by
    /// page.
    pub fn composite() -> GroupByComposite {
        GroupByComposite::new()
    }
}
