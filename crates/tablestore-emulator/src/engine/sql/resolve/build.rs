//! Makes expressions: constants, operators, casts, each with its type.

use std::collections::HashSet;

use bytes::Bytes;

use crate::engine::sql::parse::ast::{Binary, CastType, Literal, Unary};
use crate::engine::sql::plan::expr::{Expr, Node, ValueSet};
use crate::engine::sql::value::key::{self, Class};
use crate::engine::sql::value::{Type, Value};

/// The set of a list of constants that are compared with a type in one way.
pub(super) fn value_set(kind: Type, list: &[Expr]) -> Option<ValueSet> {
    let mut set = ValueSet {
        class: Class::Same,
        keys: HashSet::new(),
        has_null: false,
        values: Vec::new(),
    };
    let mut class = None;
    for item in list {
        let Node::Constant(value) = &item.node else {
            return None;
        };
        if value.is_null() {
            set.has_null = true;
            continue;
        }
        let is_alike = kind.is_number() == item.kind.is_number();
        let this = match Class::of(kind, item.kind) {
            Some(Class::Integer) if class == Some(Class::Number) => Class::Number,
            Some(this) if is_alike => this,
            _ => return None,
        };
        class = match (class, this) {
            (Some(Class::Integer), Class::Number) => Some(Class::Number),
            (None, this) => Some(this),
            (Some(class), this) if class == this => Some(this),
            _ => return None,
        };
        set.values.push(value.clone());
    }
    set.class = class?;
    for value in &set.values {
        let mut bytes = Vec::new();
        key::encode(value, set.class, &mut bytes);
        set.keys.insert(bytes);
    }
    Some(set)
}

pub(super) fn constant(literal: &Literal) -> Expr {
    match literal {
        Literal::Null => Expr::constant(Value::Null, Type::Null),
        Literal::Boolean(value) => Expr::constant(Value::from(*value), Type::Integer),
        Literal::Integer(number) => Expr::constant(Value::Integer(*number), Type::Integer),
        Literal::Decimal(number, scale) => {
            let kind = scale.map_or(Type::Double, Type::Decimal);
            Expr::constant(Value::Double(*number), kind)
        }
        Literal::String(text) => Expr::constant(Value::string(text), Type::String),
        Literal::Binary(bytes) => {
            Expr::constant(Value::Binary(Bytes::copy_from_slice(bytes)), Type::Binary)
        }
    }
}

pub(super) fn unary(op: Unary, operand: Expr) -> Expr {
    match op {
        Unary::Not => operand.not(),
        Unary::BitNot => Expr::condition(Node::BitNot(Box::new(operand))),
        Unary::Minus => {
            let kind = match operand.kind {
                Type::Boolean | Type::Integer => Type::Integer,
                Type::Decimal(scale) => Type::Decimal(scale),
                _ => Type::Double,
            };
            Expr::new(Node::Minus(Box::new(operand)), kind)
        }
    }
}

pub(super) fn arithmetic(op: Binary, left: Expr, right: Expr) -> Expr {
    let kind = match (op, left.kind.scale(), right.kind.scale()) {
        (Binary::IntegerDivide, ..) => Type::Integer,
        (Binary::Divide, Some(left), Some(_)) => Type::Decimal((left + 4).min(30)),
        (Binary::Divide, ..) => Type::Double,
        (_, Some(0), Some(0)) => Type::Integer,
        (Binary::Multiply, Some(left), Some(right)) => Type::Decimal((left + right).min(30)),
        (_, Some(left), Some(right)) => Type::Decimal(left.max(right)),
        _ => Type::Double,
    };
    let sign = match op {
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::IntegerDivide => "DIV",
        _ => "%",
    };
    let text = format!("({} {sign} {})", shown(&left), shown(&right));
    Expr::new(
        Node::Arithmetic {
            op,
            left: Box::new(left),
            right: Box::new(right),
            text: text.into(),
        },
        kind,
    )
}

/// The most letters of an expression in an error.
const SHOWN: usize = 200;

/// An operand in the text of an error.
fn shown(expr: &Expr) -> String {
    let text = match &expr.node {
        Node::Constant(Value::Null) => "NULL".to_owned(),
        Node::Constant(value) => value.to_text().into_owned(),
        Node::Arithmetic { text, .. } => text.to_string(),
        Node::Minus(expr) => format!("-{}", shown(expr)),
        _ => "…".to_owned(),
    };
    match text.chars().count() > SHOWN {
        true => "…".to_owned(),
        false => text,
    }
}

/// CASE: the type of the result is that of all branches.
pub(super) fn case(
    operand: Option<Expr>,
    branches: Vec<(Expr, Expr)>,
    otherwise: Option<Expr>,
) -> Expr {
    let results = branches.iter().map(|(_, result)| result).chain(&otherwise);
    let kind = results.fold(Type::Null, |kind, result| kind.or(result.kind));
    let branches = branches
        .into_iter()
        .map(|(condition, result)| (condition, result.cast(kind)));
    Expr::new(
        Node::Case {
            operand: operand.map(Box::new),
            branches: branches.collect(),
            otherwise: otherwise.map(|it| Box::new(it.cast(kind))),
        },
        kind,
    )
}

pub(super) fn cast(expr: Expr, to: CastType) -> Expr {
    let truncated = |expr: Expr, length| {
        let kind = expr.kind;
        match length {
            None => expr,
            Some(length) => Expr::new(Node::Truncate(Box::new(expr), length), kind),
        }
    };
    match to {
        CastType::Integer => expr.cast(Type::Integer),
        CastType::Double => expr.cast(Type::Double),
        CastType::Decimal(scale) => expr.cast(Type::Decimal(scale)),
        CastType::String(length) => truncated(expr.cast(Type::String), length),
        CastType::Binary(length) => truncated(expr.cast(Type::Binary), length),
        CastType::Date => expr.cast(Type::Date),
        CastType::DateTime => expr.cast(Type::DateTime),
        CastType::Time => expr.cast(Type::Time),
    }
}
