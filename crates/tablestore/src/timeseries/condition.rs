use std::ops::{BitAnd, BitOr, Not};

use prost::Message;
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::proto::timeseries::{
    MetaQueryCompositeOperator as Composite, MetaQueryConditionType as Type,
    MetaQuerySingleOperator as Operator,
};

use super::Timestamp;

/// A condition on the metadata of time series, for [`Timeseries::query_meta`](super::Timeseries::query_meta).
///
/// ```
/// use tablestore::timeseries::{attribute, measurement, source, tag};
///
/// let condition = measurement("cpu")
///     .and(tag("region").starts_with("h"))
///     .and(!source("host-7"))
///     .and(attribute("owner").eq("ops").or(attribute("owner").eq("dev")));
/// # drop(condition);
/// ```
///
/// A series without a tag or an attribute never matches a condition on it.
#[derive(Clone, Debug, PartialEq)]
pub struct MetaCondition(Expression);

#[derive(Clone, Debug, PartialEq)]
enum Expression {
    Composite(Composite, Vec<MetaCondition>),
    Comparison(proto::MetaQueryCondition),
}

impl MetaCondition {
    /// Returns a condition that holds if both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.combine(Composite::OpAnd, other)
    }

    /// Returns a condition that holds if either holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.combine(Composite::OpOr, other)
    }

    /// Adds a condition to others that are combined in the same way.
    fn combine(self, operator: Composite, other: Self) -> Self {
        match self.0 {
            Expression::Composite(same, mut conditions) if same == operator => {
                conditions.push(other);
                Self(Expression::Composite(operator, conditions))
            }
            expression => Self(Expression::Composite(
                operator,
                vec![Self(expression), other],
            )),
        }
    }

    pub(super) fn to_proto(&self) -> proto::MetaQueryCondition {
        match &self.0 {
            Expression::Comparison(condition) => condition.clone(),
            Expression::Composite(operator, conditions) => condition(
                Type::CompositeCondition,
                &proto::MetaQueryCompositeCondition {
                    op: *operator as i32,
                    sub_conditions: conditions.iter().map(Self::to_proto).collect(),
                },
            ),
        }
    }
}

fn condition(kind: Type, data: &impl Message) -> proto::MetaQueryCondition {
    proto::MetaQueryCondition {
        r#type: kind as i32,
        proto_data: data.encode_to_vec().into(),
    }
}

impl Not for MetaCondition {
    type Output = Self;

    fn not(self) -> Self {
        Self(Expression::Composite(Composite::OpNot, vec![self]))
    }
}

impl BitAnd for MetaCondition {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOr for MetaCondition {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// Returns a condition that holds for one measurement. For others, see [`measurements`].
pub fn measurement(name: impl Into<String>) -> MetaCondition {
    measurements().eq(name)
}

/// Compares the measurement: `measurements().starts_with("cpu")`.
pub fn measurements() -> MetaText {
    MetaText(Of::Measurement)
}

/// Returns a condition that holds for one data source. For others, see [`sources`].
pub fn source(name: impl Into<String>) -> MetaCondition {
    sources().eq(name)
}

/// Compares the data source: `sources().ge("host-7")`.
pub fn sources() -> MetaText {
    MetaText(Of::Source)
}

/// Compares a tag: `tag("region").eq("hz")`.
pub fn tag(name: impl Into<String>) -> MetaText {
    MetaText(Of::Tag(name.into()))
}

/// Compares an attribute: `attribute("owner").eq("ops")`.
pub fn attribute(name: impl Into<String>) -> MetaText {
    MetaText(Of::Attribute(name.into()))
}

/// Compares the time of the last update of the metadata.
pub fn updated() -> MetaUpdated {
    MetaUpdated(())
}

/// A string of the metadata that is compared: see [`measurements`], [`sources`], [`tag`] and [`attribute`].
/// Strings are ordered by their bytes.
#[derive(Clone, Debug)]
#[must_use = "a string is compared by one of the methods"]
pub struct MetaText(Of);

#[derive(Clone, Debug)]
enum Of {
    Measurement,
    Source,
    Tag(String),
    Attribute(String),
}

impl MetaText {
    /// Equal.
    pub fn eq(self, value: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpEqual, value.into())
    }

    /// Greater.
    pub fn gt(self, value: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpGreaterThan, value.into())
    }

    /// Greater or equal.
    pub fn ge(self, value: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpGreaterEqual, value.into())
    }

    /// Less.
    pub fn lt(self, value: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpLessThan, value.into())
    }

    /// Less or equal.
    pub fn le(self, value: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpLessEqual, value.into())
    }

    /// Starts with a string. All strings start with the empty one.
    pub fn starts_with(self, prefix: impl Into<String>) -> MetaCondition {
        self.compare(Operator::OpPrefix, prefix.into())
    }

    fn compare(self, operator: Operator, value: String) -> MetaCondition {
        let op = operator as i32;
        let condition = match self.0 {
            Of::Measurement => condition(
                Type::MeasurementCondition,
                &proto::MetaQueryMeasurementCondition { op, value },
            ),
            Of::Source => condition(
                Type::SourceCondition,
                &proto::MetaQuerySourceCondition { op, value },
            ),
            Of::Tag(tag_name) => condition(
                Type::TagCondition,
                &proto::MetaQueryTagCondition {
                    op,
                    tag_name,
                    value,
                },
            ),
            Of::Attribute(attr_name) => condition(
                Type::AttributeCondition,
                &proto::MetaQueryAttributeCondition {
                    op,
                    attr_name,
                    value,
                },
            ),
        };
        MetaCondition(Expression::Comparison(condition))
    }
}

/// The time of an update that is compared: see [`updated`].
#[derive(Clone, Copy, Debug)]
#[must_use = "a time is compared by one of the methods"]
pub struct MetaUpdated(());

impl MetaUpdated {
    /// At a time.
    pub fn at(self, time: impl Into<Timestamp>) -> MetaCondition {
        compare_time(Operator::OpEqual, time.into())
    }

    /// After a time.
    pub fn after(self, time: impl Into<Timestamp>) -> MetaCondition {
        compare_time(Operator::OpGreaterThan, time.into())
    }

    /// At a time or after it.
    pub fn since(self, time: impl Into<Timestamp>) -> MetaCondition {
        compare_time(Operator::OpGreaterEqual, time.into())
    }

    /// Before a time.
    pub fn before(self, time: impl Into<Timestamp>) -> MetaCondition {
        compare_time(Operator::OpLessThan, time.into())
    }

    /// At a time or before it.
    pub fn until(self, time: impl Into<Timestamp>) -> MetaCondition {
        compare_time(Operator::OpLessEqual, time.into())
    }
}

fn compare_time(operator: Operator, time: Timestamp) -> MetaCondition {
    let data = proto::MetaQueryUpdateTimeCondition {
        op: operator as i32,
        value: time.as_micros(),
    };
    MetaCondition(Expression::Comparison(condition(
        Type::UpdateTimeCondition,
        &data,
    )))
}
