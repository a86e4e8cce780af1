//! Evaluates expressions.

use std::cmp::Ordering;

use super::functions::{Function, times};
use super::{Env, arithmetic, elements, like};
use crate::engine::shared::error::Result;
use crate::engine::sql::parse::ast::{Binary, Logic, Truth, Unit};
use crate::engine::sql::plan::expr::{Expr, Node, SearchCondition, Subquery, ValueSet};
use crate::engine::sql::value::key;
use crate::engine::sql::value::{Type, Value};

impl Expr {
    /// The value over a row. What a kind of node needs of the stack is in a function of its own, so
    /// that deep expressions fit.
    pub(super) fn eval(&self, env: &Env<'_>) -> Result<Value> {
        match &self.node {
            Node::Constant(value) => Ok(value.clone()),
            Node::Column(slot) => Ok(env.row[*slot].clone()),
            Node::Outer { level, slot } => Ok(outer(env, *level, *slot)),
            Node::Compare(op, left, right) => compare(*op, left, right, env),
            Node::Logic(logic, exprs) => logic_of(*logic, exprs, env),
            Node::Arithmetic {
                op,
                left,
                right,
                text,
            } => arithmetic::binary(*op, left, right, self.kind, text, env),
            Node::Minus(expr) => arithmetic::minus(expr, self.kind, env),
            Node::Not(expr) => not(expr, env),
            Node::BitNot(expr) => arithmetic::bit_not(expr, env),
            Node::Bits(op, left, right) => arithmetic::bits(*op, left, right, env),
            Node::Xor(left, right) => xor(left, right, env),
            Node::In {
                expr,
                list,
                is_negated,
            } => in_list(expr, list, *is_negated, env),
            Node::InSet {
                expr,
                set,
                is_negated,
            } => in_set(expr, set, *is_negated, env),
            Node::Like {
                expr,
                pattern,
                escape,
                is_negated,
            } => like(expr, pattern, *escape, *is_negated, env),
            Node::Is {
                expr,
                of,
                is_negated,
            } => is_truth(expr, *of, *is_negated, env),
            Node::Between {
                expr,
                low,
                high,
                is_negated,
            } => between([expr, low, high], *is_negated, env),
            Node::Case {
                operand,
                branches,
                otherwise,
            } => case(operand.as_deref(), branches, otherwise.as_deref(), env),
            Node::Coalesce(exprs) => coalesce(exprs, env),
            Node::Call(function, args) => call(function, args, self.kind, env),
            Node::Cast(expr) => cast(expr, self.kind, env),
            Node::Truncate(expr, length) => truncate(expr, *length, env),
            Node::AddInterval {
                expr,
                amount,
                unit,
                is_negative,
            } => add_interval(expr, amount, *unit, *is_negative, self.kind, env),
            Node::Exists(query) => exists(query, env),
            Node::Scalar(query) => env.run.scalar(query, env),
            Node::InQuery {
                expr,
                query,
                is_negated,
            } => in_query(expr, query, *is_negated, env),
            Node::Quantified {
                op,
                expr,
                query,
                is_all,
            } => quantified(*op, expr, query, *is_all, env),
            Node::Found { slot, search } => found(*slot, search, env),
            Node::AnyElement {
                json,
                path,
                condition,
            } => elements::any_element(json, path, condition, env),
            Node::AnyObject {
                json,
                paths,
                condition,
            } => elements::any_object(json, paths, condition, env),
        }
    }

    /// The value, without a copy where it is in a row or in the expression.
    fn with<T>(&self, env: &Env<'_>, call: impl FnOnce(&Value) -> Result<T>) -> Result<T> {
        match &self.node {
            Node::Constant(value) => call(value),
            Node::Column(slot) => call(&env.row[*slot]),
            _ => call(&self.eval(env)?),
        }
    }
}

impl Value {
    /// The result of a function in the type that it was resolved to.
    fn cast_if(self, kind: Type) -> Self {
        let fits = matches!(
            (&self, kind),
            (Self::Null, _)
                | (Self::Integer(_), Type::Integer)
                | (Self::Double(_), Type::Double | Type::Decimal(_))
                | (Self::String(_), Type::String | Type::Json)
                | (Self::Binary(_), Type::Binary)
                | (Self::DateTime(_), Type::DateTime)
                | (Self::Date(_), Type::Date)
                | (Self::Time(_), Type::Time)
        );
        if fits { self } else { self.cast(kind) }
    }
}

fn outer(env: &Env<'_>, level: usize, slot: usize) -> Value {
    let mut env = Some(env);
    for _ in 0..level {
        env = env.and_then(|env| env.outer);
    }
    let value = env.and_then(|env| env.row.get(slot));
    value.cloned().unwrap_or(Value::Null)
}

fn negate_if(is_negated: bool, condition: Option<bool>) -> Value {
    condition.map(|it| it != is_negated).into()
}

fn compare(op: Binary, left: &Expr, right: &Expr, env: &Env<'_>) -> Result<Value> {
    left.with(env, |left| {
        right.with(env, |right| {
            if op == Binary::NullSafeEqual {
                let is_equal = match (left.is_null(), right.is_null()) {
                    (false, false) => left.compare(right) == Some(Ordering::Equal),
                    (one, other) => one && other,
                };
                return Ok(Value::from(is_equal));
            }
            Ok(left.compare(right).map(|ordering| is(op, ordering)).into())
        })
    })
}

/// Whether a comparison is true of an ordering.
pub(super) fn is(op: Binary, ordering: Ordering) -> bool {
    match op {
        Binary::Equal | Binary::NullSafeEqual => ordering.is_eq(),
        Binary::NotEqual => ordering.is_ne(),
        Binary::Less => ordering.is_lt(),
        Binary::LessOrEqual => ordering.is_le(),
        Binary::Greater => ordering.is_gt(),
        _ => ordering.is_ge(),
    }
}

fn logic_of(logic: Logic, exprs: &[Expr], env: &Env<'_>) -> Result<Value> {
    // This value decides; the other one does if there is no NULL.
    let decisive = logic == Logic::Or;
    let mut has_null = false;
    for expr in exprs {
        match expr.eval(env)?.truth() {
            Some(truth) if truth == decisive => return Ok(Value::from(decisive)),
            Some(_) => {}
            None => has_null = true,
        }
    }
    Ok(if has_null {
        Value::Null
    } else {
        Value::from(!decisive)
    })
}

fn xor(left: &Expr, right: &Expr, env: &Env<'_>) -> Result<Value> {
    let (left, right) = (left.eval(env)?.truth(), right.eval(env)?.truth());
    Ok(left.zip(right).map(|(left, right)| left != right).into())
}

/// BETWEEN, of an expression and its bounds.
fn between([expr, low, high]: [&Expr; 3], is_negated: bool, env: &Env<'_>) -> Result<Value> {
    let value = expr.eval(env)?;
    let is_above = low.with(env, |low| Ok(value.compare(low).map(Ordering::is_ge)))?;
    let is_below = high.with(env, |high| Ok(value.compare(high).map(Ordering::is_le)))?;
    let is_between = match (is_above, is_below) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    Ok(negate_if(is_negated, is_between))
}

fn case(
    operand: Option<&Expr>,
    branches: &[(Expr, Expr)],
    otherwise: Option<&Expr>,
    env: &Env<'_>,
) -> Result<Value> {
    let operand = operand.map(|expr| expr.eval(env)).transpose()?;
    for (condition, result) in branches {
        let is_met = condition.with(env, |condition| {
            Ok(match &operand {
                Some(operand) => operand.compare(condition) == Some(Ordering::Equal),
                None => condition.truth() == Some(true),
            })
        })?;
        if is_met {
            return result.eval(env);
        }
    }
    otherwise.map_or(Ok(Value::Null), |expr| expr.eval(env))
}

fn coalesce(exprs: &[Expr], env: &Env<'_>) -> Result<Value> {
    for expr in exprs {
        let value = expr.eval(env)?;
        if !value.is_null() {
            return Ok(value);
        }
    }
    Ok(Value::Null)
}

fn call(function: &Function, args: &[Expr], kind: Type, env: &Env<'_>) -> Result<Value> {
    let mut values = Vec::with_capacity(args.len());
    for arg in args {
        let value = arg.eval(env)?;
        if function.passes_null && value.is_null() {
            return Ok(Value::Null);
        }
        values.push(value);
    }
    let now = env.run.context.now.microseconds();
    Ok((function.run)(&values, now)?.cast_if(kind))
}

/// Whether the key in a slot is among those that a search finds.
fn found(slot: usize, search: &SearchCondition, env: &Env<'_>) -> Result<Value> {
    match &env.row[slot] {
        Value::Binary(key) => Ok(Value::from(env.run.found(search)?.contains(&key[..]))),
        _ => Ok(Value::Null),
    }
}

fn not(expr: &Expr, env: &Env<'_>) -> Result<Value> {
    Ok(expr.eval(env)?.truth().map(|it| !it).into())
}

fn cast(expr: &Expr, kind: Type, env: &Env<'_>) -> Result<Value> {
    Ok(expr.eval(env)?.cast(kind))
}

fn add_interval(
    expr: &Expr,
    amount: &Expr,
    unit: Unit,
    is_negative: bool,
    kind: Type,
    env: &Env<'_>,
) -> Result<Value> {
    let (moment, amount) = (expr.eval(env)?, amount.eval(env)?);
    Ok(times::add_interval(
        &moment,
        &amount,
        unit,
        is_negative,
        kind,
    ))
}

fn exists(query: &Subquery, env: &Env<'_>) -> Result<Value> {
    Ok(Value::from(env.run.exists(query, env)?))
}

fn in_query(expr: &Expr, query: &Subquery, is_negated: bool, env: &Env<'_>) -> Result<Value> {
    Ok(negate_if(is_negated, env.run.in_query(expr, query, env)?))
}

fn quantified(
    op: Binary,
    expr: &Expr,
    query: &Subquery,
    is_all: bool,
    env: &Env<'_>,
) -> Result<Value> {
    Ok(env.run.quantified(op, expr, query, is_all, env)?.into())
}

fn like(
    expr: &Expr,
    pattern: &Expr,
    escape: Option<char>,
    is_negated: bool,
    env: &Env<'_>,
) -> Result<Value> {
    let (value, pattern) = (expr.eval(env)?, pattern.eval(env)?);
    let is_alike = match value.is_null() || pattern.is_null() {
        true => None,
        false => Some(like::matches(&value.to_text(), &pattern.to_text(), escape)),
    };
    Ok(negate_if(is_negated, is_alike))
}

fn is_truth(expr: &Expr, of: Truth, is_negated: bool, env: &Env<'_>) -> Result<Value> {
    let value = expr.eval(env)?;
    let is = match of {
        Truth::Null => value.is_null(),
        Truth::True => value.truth() == Some(true),
        Truth::False => value.truth() == Some(false),
    };
    Ok(Value::from(is != is_negated))
}

fn in_list(expr: &Expr, list: &[Expr], is_negated: bool, env: &Env<'_>) -> Result<Value> {
    let value = expr.eval(env)?;
    if value.is_null() {
        return Ok(Value::Null);
    }
    let mut has_null = false;
    for item in list {
        match item.with(env, |item| Ok(value.compare(item)))? {
            Some(Ordering::Equal) => return Ok(Value::from(!is_negated)),
            Some(_) => {}
            None => has_null = true,
        }
    }
    Ok(negate_if(is_negated, (!has_null).then_some(false)))
}

fn in_set(expr: &Expr, set: &ValueSet, is_negated: bool, env: &Env<'_>) -> Result<Value> {
    let value = expr.eval(env)?;
    if value.is_null() {
        return Ok(Value::Null);
    }
    let mut bytes = Vec::with_capacity(16);
    key::encode(&value, set.class, &mut bytes);
    let is_in = match set.keys.contains(&bytes) {
        true => Some(true),
        false => (!set.has_null).then_some(false),
    };
    Ok(negate_if(is_negated, is_in))
}

fn truncate(expr: &Expr, length: u64, env: &Env<'_>) -> Result<Value> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    Ok(match expr.eval(env)? {
        Value::String(text) => Value::string(text.chars().take(length).collect::<String>()),
        Value::Binary(bytes) => Value::Binary(bytes.slice(..length.min(bytes.len()))),
        value => value,
    })
}
