//! Group-bys by values, ranges, queries and points on the earth.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::{GroupByBody, GroupRange, GroupSorter, Parts};
use crate::call::wire;
use crate::search::GeoPoint;
use crate::search::query::Query;

/// Groups by the value of a field, created by [`GroupBy::field`](super::GroupBy::field).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByField {
    field: String,
    size: Option<i32>,
    sorters: Vec<GroupSorter>,
    min_doc_count: Option<i64>,
    pub(super) parts: Parts,
}

/// Groups by ranges of a field, created by [`GroupBy::range`](super::GroupBy::range).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByRange {
    field: String,
    ranges: Vec<GroupRange>,
    pub(super) parts: Parts,
}

/// Groups by queries, created by [`GroupBy::filters`](super::GroupBy::filters).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByFilter {
    filters: Vec<Query>,
    pub(super) parts: Parts,
}

/// Groups by distance from a point, created by
/// [`GroupBy::geo_distance`](super::GroupBy::geo_distance).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByGeoDistance {
    field: String,
    origin: GeoPoint,
    ranges: Vec<GroupRange>,
    pub(super) parts: Parts,
}

/// Groups by the cells of a grid, created by [`GroupBy::geo_grid`](super::GroupBy::geo_grid).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByGeoGrid {
    field: String,
    precision: u32,
    size: Option<i32>,
    pub(super) parts: Parts,
}

macro_rules! size_setter {
    ($($kind:ident: $documentation:literal,)*) => {
        $(
            impl $kind {
                #[doc = $documentation]
                pub fn size(mut self, groups: u32) -> Self {
                    self.size = Some(wire::to_i32(groups));
                    self
                }
            }
        )*
    };
}

size_setter! {
    GroupByField: "Sets the maximum number of groups, up to 2,000; 10 by default.",
    GroupByGeoGrid: "Sets the maximum number of groups.",
}

macro_rules! sort_setter {
    ($($kind:ident: $default:literal,)*) => {
        $(
            impl $kind {
                /// Adds a criterion of the order of groups.
                #[doc = $default]
                pub fn sort(mut self, sorter: GroupSorter) -> Self {
                    self.sorters.push(sorter);
                    self
                }
            }
        )*
    };
}
pub(super) use sort_setter;

sort_setter! {
    GroupByField: "By default, groups with more rows come first.",
}

macro_rules! min_doc_count_setter {
    ($($kind:ident: $documentation:literal,)*) => {
        $(
            impl $kind {
                /// Sets the number of rows that a group has at least; 1 by default.
                #[doc = $documentation]
                pub fn min_doc_count(mut self, rows: u64) -> Self {
                    self.min_doc_count = Some(wire::to_i64(rows));
                    self
                }
            }
        )*
    };
}
pub(super) use min_doc_count_setter;

min_doc_count_setter! {
    GroupByField: "",
}

macro_rules! range_setter {
    ($($kind:ident: $documentation:literal,)*) => {
        $(
            impl $kind {
                #[doc = $documentation]
                /// Ranges have their start and not their end, and may overlap.
                pub fn range(mut self, range: impl Into<GroupRange>) -> Self {
                    self.ranges.push(range.into());
                    self
                }
            }
        )*
    };
}

range_setter! {
    GroupByRange: "Adds a range of values, such as `..10.0`, `10.0..20.0` or `20.0..`.",
    GroupByGeoDistance: "Adds a range of distances in meters, such as `..1_000.0`.",
}

impl GroupByField {
    pub(super) fn new(field: String) -> Self {
        Self {
            field,
            size: None,
            sorters: Vec::new(),
            min_doc_count: None,
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByField {
    const TYPE: GroupByType = GroupByType::GroupByField;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByField {
            field_name: Some(self.field.clone()),
            size: self.size,
            sort: GroupSorter::to_optional_proto(&self.sorters),
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
            min_doc_count: self.min_doc_count,
        };
        Ok(message.encode_to_vec())
    }
}

impl GroupByRange {
    pub(super) fn new(field: String) -> Self {
        Self {
            field,
            ranges: Vec::new(),
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByRange {
    const TYPE: GroupByType = GroupByType::GroupByRange;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByRange {
            field_name: Some(self.field.clone()),
            ranges: self
                .ranges
                .iter()
                .copied()
                .map(GroupRange::to_proto)
                .collect(),
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
        };
        Ok(message.encode_to_vec())
    }
}

impl GroupByFilter {
    pub(super) fn new(filters: Vec<Query>) -> Self {
        Self {
            filters,
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByFilter {
    const TYPE: GroupByType = GroupByType::GroupByFilter;

    fn encode(&self) -> Result<Vec<u8>> {
        let filters = self.filters.iter();
        let message = proto::GroupByFilter {
            filters: filters.map(Query::to_proto).collect::<Result<_>>()?,
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
        };
        Ok(message.encode_to_vec())
    }
}

impl GroupByGeoDistance {
    pub(super) fn new(field: String, origin: GeoPoint) -> Self {
        Self {
            field,
            origin,
            ranges: Vec::new(),
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByGeoDistance {
    const TYPE: GroupByType = GroupByType::GroupByGeoDistance;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByGeoDistance {
            field_name: Some(self.field.clone()),
            origin: Some(self.origin.to_proto()),
            ranges: self
                .ranges
                .iter()
                .copied()
                .map(GroupRange::to_proto)
                .collect(),
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
        };
        Ok(message.encode_to_vec())
    }
}

impl GroupByGeoGrid {
    pub(super) fn new(field: String, precision: u32) -> Self {
        Self {
            field,
            precision,
            size: None,
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByGeoGrid {
    const TYPE: GroupByType = GroupByType::GroupByGeoGrid;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByGeoGrid {
            field_name: Some(self.field.clone()),
            // The enum's numbers are the lengths of the geohashes.
            precision: Some(wire::to_i32(self.precision)),
            size: self.size,
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
        };
        Ok(message.encode_to_vec())
    }
}
