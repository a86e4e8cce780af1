//! Group-bys by intervals of numbers and of time.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::Value;
use tablestore_protocol::proto::search::{self as proto, GroupByType};

use super::kinds::{min_doc_count_setter, sort_setter};
use super::{GroupByBody, GroupSorter, Parts};
use crate::call::wire;
use crate::search::{TimeInterval, value};

/// Groups by intervals of numbers, created by [`GroupBy::histogram`](super::GroupBy::histogram).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByHistogram {
    field: String,
    interval: Value,
    offset: Option<Value>,
    missing: Option<Value>,
    min_doc_count: Option<i64>,
    sorters: Vec<GroupSorter>,
    range: Option<(Value, Value)>,
    pub(super) parts: Parts,
}

/// Groups by intervals of time, created by
/// [`GroupBy::date_histogram`](super::GroupBy::date_histogram).
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct GroupByDateHistogram {
    field: String,
    interval: TimeInterval,
    offset: Option<TimeInterval>,
    missing: Option<Value>,
    min_doc_count: Option<i64>,
    time_zone: Option<String>,
    sorters: Vec<GroupSorter>,
    range: Option<(Value, Value)>,
    pub(super) parts: Parts,
}

sort_setter! {
    GroupByHistogram: "By default, keys increase.",
    GroupByDateHistogram: "By default, times increase.",
}

min_doc_count_setter! {
    GroupByHistogram: "With 0, empty intervals between others are groups too.",
    GroupByDateHistogram: "With 0, empty intervals are groups too.",
}

macro_rules! histogram_setters {
    ($($kind:ident { $offset:ty })*) => {
        $(
            impl $kind {
                /// Shifts all intervals.
                pub fn offset(mut self, offset: impl Into<$offset>) -> Self {
                    self.offset = Some(offset.into());
                    self
                }

                /// Sets the value of rows without the field, which are in no group by default.
                pub fn missing(mut self, value: impl Into<Value>) -> Self {
                    self.missing = Some(value.into());
                    self
                }

                /// Restricts the groups to those between two values of the field.
                pub fn field_range(
                    mut self,
                    min: impl Into<Value>,
                    max: impl Into<Value>,
                ) -> Self {
                    self.range = Some((min.into(), max.into()));
                    self
                }
            }
        )*
    };
}

histogram_setters! {
    GroupByHistogram { Value }
    GroupByDateHistogram { TimeInterval }
}

/// Converts the range of a histogram's groups.
fn field_range(field: &str, range: Option<&(Value, Value)>) -> Result<Option<proto::FieldRange>> {
    let Some((min, max)) = range else {
        return Ok(None);
    };
    Ok(Some(proto::FieldRange {
        min: Some(value::encode(field, min)?),
        max: Some(value::encode(field, max)?),
    }))
}

impl GroupByHistogram {
    pub(super) fn new(field: String, interval: Value) -> Self {
        Self {
            field,
            interval,
            offset: None,
            missing: None,
            min_doc_count: None,
            sorters: Vec::new(),
            range: None,
            parts: Parts::default(),
        }
    }
}

impl GroupByBody for GroupByHistogram {
    const TYPE: GroupByType = GroupByType::GroupByHistogram;

    fn encode(&self) -> Result<Vec<u8>> {
        let optional = |value: Option<&Value>| value::encode_optional(&self.field, value);
        let message = proto::GroupByHistogram {
            field_name: Some(self.field.clone()),
            interval: optional(Some(&self.interval))?,
            missing: optional(self.missing.as_ref())?,
            min_doc_count: self.min_doc_count,
            sort: GroupSorter::to_optional_proto(&self.sorters),
            field_range: field_range(&self.field, self.range.as_ref())?,
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
            offset: optional(self.offset.as_ref())?,
        };
        Ok(message.encode_to_vec())
    }
}

impl GroupByDateHistogram {
    pub(super) fn new(field: String, interval: TimeInterval) -> Self {
        Self {
            field,
            interval,
            offset: None,
            missing: None,
            min_doc_count: None,
            time_zone: None,
            sorters: Vec::new(),
            range: None,
            parts: Parts::default(),
        }
    }

    /// Sets the offset from UTC of the time zone in which days and longer intervals start, such as
    /// `+08:00`; UTC by default.
    pub fn time_zone(mut self, offset: impl Into<String>) -> Self {
        self.time_zone = Some(offset.into());
        self
    }
}

impl GroupByBody for GroupByDateHistogram {
    const TYPE: GroupByType = GroupByType::GroupByDateHistogram;

    fn encode(&self) -> Result<Vec<u8>> {
        let message = proto::GroupByDateHistogram {
            field_name: Some(self.field.clone()),
            interval: Some(self.interval.to_proto()),
            field_range: field_range(&self.field, self.range.as_ref())?,
            missing: value::encode_optional(&self.field, self.missing.as_ref())?,
            min_doc_count: self.min_doc_count,
            time_zone: self.time_zone.clone(),
            sort: GroupSorter::to_optional_proto(&self.sorters),
            sub_aggs: self.parts.aggregations()?,
            sub_group_bys: self.parts.group_bys()?,
            offset: self.offset.map(TimeInterval::to_proto),
        };
        Ok(message.encode_to_vec())
    }
}
