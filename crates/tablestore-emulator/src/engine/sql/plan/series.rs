//! What the conditions of a scan say of the series and times of a time series table.

use tablestore_protocol::proto::timeseries::MetaQuerySingleOperator as Operator;
use tablestore_protocol::timeseries_rows::parse_tags;

use super::Scan;
use super::bounds::Bounds;
use super::expr::{Expr, Node};
use super::reader::reversed;
use crate::engine::sql::mapping::column::{Role, SeriesColumn};
use crate::engine::sql::mapping::series::SeriesPart;
use crate::engine::sql::parse::ast::{Binary, Logic};
use crate::engine::sql::value::{Type, Value};
use crate::engine::timeseries::reader::{
    Condition, MEASUREMENT, Of, SOURCE, TAGS, TimeseriesTable,
};
use crate::engine::wide_column::table::points::{HASH, TIME};

/// How a scan reads a time series table.
#[derive(Debug)]
pub(crate) struct SeriesRead {
    pub(crate) part: SeriesPart,
    /// What conditions say of the key of a series, and then of the time.
    pub(crate) bounds: Vec<Bounds>,
    /// What they say of the time alone.
    pub(crate) times: Vec<Bounds>,
    /// What all series meet that are read.
    pub(crate) series: Option<Condition>,
}

impl SeriesRead {
    pub(crate) fn of(scan: &Scan, table: &TimeseriesTable, part: SeriesPart) -> Self {
        let conditions = &scan.conditions;
        let bounds = |keys: &[(usize, Type)]| Bounds::of(conditions, keys, &Expr::is_constant);
        let time = slot_of(scan, SeriesColumn::Time).map(|slot| (slot, Type::Integer));
        let mut series = Vec::new();
        if part == SeriesPart::Meta {
            series.extend(conditions.iter().filter_map(|it| condition(scan, it)));
        }
        Self {
            part,
            bounds: match part {
                SeriesPart::Meta => Vec::new(),
                SeriesPart::Fields | SeriesPart::Points => bounds(&keys(scan, table)),
            },
            times: time.map_or_else(Vec::new, |time| bounds(&[time])),
            series: (!series.is_empty()).then_some(Condition::And(series)),
        }
    }
}

/// The slot of the first column with a role.
fn slot_of(scan: &Scan, role: SeriesColumn) -> Option<usize> {
    let mut columns = scan.mapping.columns.iter();
    let position = columns.position(|column| column.role == Role::Series(role))?;
    Some(scan.slots.start + position)
}

/// The slots and types of the columns of a point's key, without its hash, as far as the mapping has
/// them as they are in the key.
fn keys(scan: &Scan, table: &TimeseriesTable) -> Vec<(usize, Type)> {
    let columns = table.rows.primary_key.iter();
    let columns = columns.filter(|column| column.name != HASH);
    let slots = columns.map_while(|column| match &*column.name {
        MEASUREMENT => Some((slot_of(scan, SeriesColumn::Measurement)?, Type::String)),
        SOURCE => Some((slot_of(scan, SeriesColumn::Source)?, Type::String)),
        // Those with a column of their own are missing in the key's.
        TAGS if !table.schema.has_own_columns() => {
            Some((slot_of(scan, SeriesColumn::Tags)?, Type::String))
        }
        TIME => Some((slot_of(scan, SeriesColumn::Time)?, Type::Integer)),
        _ => None,
    });
    slots.collect()
}

/// A condition on metadata that all series meet that meet one of a statement.
fn condition(scan: &Scan, expr: &Expr) -> Option<Condition> {
    match &expr.node {
        Node::Logic(Logic::And, parts) => {
            let conditions = parts.iter().filter_map(|it| condition(scan, it));
            let conditions: Vec<_> = conditions.collect();
            (!conditions.is_empty()).then_some(Condition::And(conditions))
        }
        Node::Logic(Logic::Or, parts) => {
            let conditions = parts.iter().map(|it| condition(scan, it));
            Some(Condition::Or(conditions.collect::<Option<_>>()?))
        }
        Node::Compare(op, left, right) => match (&left.node, &right.node) {
            (_, Node::Constant(value)) => compare(scan, left, *op, value),
            (Node::Constant(value), _) => compare(scan, right, reversed(*op)?, value),
            _ => None,
        },
        Node::InSet {
            expr,
            set,
            is_negated: false,
        } => {
            let values = set.values.iter();
            let conditions = values.map(|value| compare(scan, expr, Binary::Equal, value));
            Some(Condition::Or(conditions.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

fn compare(scan: &Scan, expr: &Expr, op: Binary, value: &Value) -> Option<Condition> {
    let operator = match op {
        Binary::Equal => Operator::OpEqual,
        Binary::Less => Operator::OpLessThan,
        Binary::LessOrEqual => Operator::OpLessEqual,
        Binary::Greater => Operator::OpGreaterThan,
        Binary::GreaterOrEqual => Operator::OpGreaterEqual,
        _ => return None,
    };
    let of_value = |of: Of, value: &str| Condition::Value {
        of,
        operator,
        value: value.to_owned(),
    };
    match (subject(scan, expr)?, value) {
        (Subject::Column(SeriesColumn::Measurement), Value::String(value)) => {
            Some(of_value(Of::Measurement, value))
        }
        (Subject::Column(SeriesColumn::Source), Value::String(value)) => {
            Some(of_value(Of::Source, value))
        }
        (Subject::Column(SeriesColumn::Tags), Value::String(text)) if op == Binary::Equal => {
            let tags = parse_tags(text).ok()?.into_iter();
            let tags = tags.map(|(name, value)| of_value(Of::Tag(name.to_string()), &value));
            let tags: Vec<_> = tags.collect();
            (!tags.is_empty()).then_some(Condition::And(tags))
        }
        (Subject::Column(SeriesColumn::MetaUpdateTime), Value::Integer(value)) => {
            let value = *value;
            Some(Condition::UpdateTime { operator, value })
        }
        (Subject::Tag(of), Value::String(value)) => Some(of_value(of, value)),
        _ => None,
    }
}

/// What a condition is about.
enum Subject {
    Column(SeriesColumn),
    /// The value of a tag or an attribute.
    Tag(Of),
}

fn subject(scan: &Scan, expr: &Expr) -> Option<Subject> {
    let column = |expr: &Expr| {
        let Node::Column(slot) = expr.node else {
            return None;
        };
        let position = slot.checked_sub(scan.slots.start)?;
        match scan.mapping.columns.get(position)?.role {
            Role::Series(role) => Some(role),
            _ => None,
        }
    };
    match &expr.node {
        Node::Call(function, args) if function.name == "tag_value_at" => {
            let [tags, name] = args.as_slice() else {
                return None;
            };
            let Node::Constant(Value::String(name)) = &name.node else {
                return None;
            };
            match column(tags)? {
                SeriesColumn::Tags => Some(Subject::Tag(Of::Tag(name.to_string()))),
                SeriesColumn::Attributes => Some(Subject::Tag(Of::Attribute(name.to_string()))),
                _ => None,
            }
        }
        _ => column(expr).map(Subject::Column),
    }
}
