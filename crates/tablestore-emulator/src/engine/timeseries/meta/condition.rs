//! Conditions of metadata queries.

use prost::Message;
use tablestore_protocol::proto::timeseries::{
    MetaQueryAttributeCondition, MetaQueryCompositeCondition, MetaQueryCompositeOperator,
    MetaQueryCondition, MetaQueryConditionType, MetaQueryMeasurementCondition,
    MetaQuerySingleOperator as Operator, MetaQuerySourceCondition, MetaQueryTagCondition,
    MetaQueryUpdateTimeCondition,
};
use tablestore_protocol::proto::{self, RequiredFields};

use crate::engine::shared::error::Result;
use crate::engine::timeseries::series::dictionary::Known;
use crate::engine::timeseries::series::layout::Part;
use crate::engine::timeseries::texts;

/// How deep conditions can be in each other, and how many they can be.
const DEPTH: usize = 32;
const CONDITIONS: usize = 1024;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    And(Vec<Self>),
    Or(Vec<Self>),
    /// None of these holds.
    Not(Vec<Self>),
    Value {
        of: Of,
        operator: Operator,
        value: String,
    },
    UpdateTime {
        operator: Operator,
        /// Microseconds since 1970.
        value: i64,
    },
}

/// Whose value is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Measurement,
    Source,
    Tag(String),
    Attribute(String),
}

impl Of {
    pub(crate) fn part(&self) -> Part<'_> {
        match self {
            Self::Measurement => Part::Measurement,
            Self::Source => Part::Source,
            Self::Tag(name) => Part::Tag(name),
            Self::Attribute(name) => Part::Attribute(name),
        }
    }
}

impl Condition {
    pub(crate) fn parse(condition: &MetaQueryCondition) -> Result<Self> {
        parse(condition, 0, &mut 0)
    }

    /// Whether a series matches. A tag or attribute that it does not have never does.
    pub(crate) fn matches(&self, series: &Known) -> bool {
        match self {
            Self::And(conditions) => conditions.iter().all(|it| it.matches(series)),
            Self::Or(conditions) => conditions.iter().any(|it| it.matches(series)),
            Self::Not(conditions) => !conditions.iter().any(|it| it.matches(series)),
            Self::Value {
                of,
                operator,
                value,
            } => {
                let attributes = &series.attributes;
                let found = match of {
                    Of::Measurement => Some(&series.key.measurement),
                    Of::Source => Some(&series.key.source),
                    Of::Tag(name) => series.key.get(name),
                    Of::Attribute(name) => attributes
                        .iter()
                        .find(|(it, _)| *it == **name)
                        .map(|(_, value)| value),
                };
                found.is_some_and(|found| match operator {
                    Operator::OpPrefix => found.starts_with(value.as_str()),
                    operator => compare(*operator, found.as_str(), value.as_str()),
                })
            }
            Self::UpdateTime { operator, value } => compare(*operator, &series.update_time, value),
        }
    }
}

fn compare<T: Ord + ?Sized>(operator: Operator, found: &T, value: &T) -> bool {
    match operator {
        Operator::OpEqual => found == value,
        Operator::OpGreaterThan => found > value,
        Operator::OpGreaterEqual => found >= value,
        Operator::OpLessThan => found < value,
        Operator::OpLessEqual => found <= value,
        // Only strings have beginnings.
        Operator::OpPrefix => false,
    }
}

fn parse(condition: &MetaQueryCondition, depth: usize, count: &mut usize) -> Result<Condition> {
    *count += 1;
    if depth > DEPTH || *count > CONDITIONS {
        return Err(texts::condition("too many conditions"));
    }
    let kind = MetaQueryConditionType::try_from(condition.r#type);
    let kind = kind.map_err(|_| texts::condition("unknown type"))?;
    Ok(match kind {
        MetaQueryConditionType::CompositeCondition => {
            let composite: MetaQueryCompositeCondition = decode(condition)?;
            let operator = MetaQueryCompositeOperator::try_from(composite.op);
            let operator = operator.map_err(|_| texts::condition("unknown operator"))?;
            if composite.sub_conditions.is_empty() {
                return Err(texts::condition("no sub condition"));
            }
            let conditions = composite.sub_conditions.iter();
            let conditions = conditions.map(|it| parse(it, depth + 1, count));
            let conditions = conditions.collect::<Result<_>>()?;
            match operator {
                MetaQueryCompositeOperator::OpAnd => Condition::And(conditions),
                MetaQueryCompositeOperator::OpOr => Condition::Or(conditions),
                MetaQueryCompositeOperator::OpNot => Condition::Not(conditions),
            }
        }
        MetaQueryConditionType::MeasurementCondition => {
            let it: MetaQueryMeasurementCondition = decode(condition)?;
            value(Of::Measurement, it.op, it.value)?
        }
        MetaQueryConditionType::SourceCondition => {
            let it: MetaQuerySourceCondition = decode(condition)?;
            value(Of::Source, it.op, it.value)?
        }
        MetaQueryConditionType::TagCondition => {
            let it: MetaQueryTagCondition = decode(condition)?;
            value(Of::Tag(it.tag_name), it.op, it.value)?
        }
        MetaQueryConditionType::AttributeCondition => {
            let it: MetaQueryAttributeCondition = decode(condition)?;
            value(Of::Attribute(it.attr_name), it.op, it.value)?
        }
        MetaQueryConditionType::UpdateTimeCondition => {
            let it: MetaQueryUpdateTimeCondition = decode(condition)?;
            let operator = operator(it.op)?;
            if operator == Operator::OpPrefix {
                return Err(texts::condition("a time has no prefix"));
            }
            Condition::UpdateTime {
                operator,
                value: it.value,
            }
        }
    })
}

fn value(of: Of, number: i32, value: String) -> Result<Condition> {
    Ok(Condition::Value {
        of,
        operator: operator(number)?,
        value,
    })
}

fn operator(number: i32) -> Result<Operator> {
    Operator::try_from(number).map_err(|_| texts::condition("unknown operator"))
}

fn decode<T: RequiredFields + Message + Default>(condition: &MetaQueryCondition) -> Result<T> {
    let decoded = proto::decode(condition.proto_data.clone());
    decoded.map_err(|_| texts::condition("parse proto data failed"))
}
