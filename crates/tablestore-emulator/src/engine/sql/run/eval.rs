//! Evaluates expressions.

use std::cmp::Ordering;

use super::functions::times;
use super::{Env, elements, like};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::out_of_range;
use crate::engine::sql::parse::ast::{Binary, Logic, Truth};
use crate::engine::sql::plan::expr::{Expr, Node, ValueSet};
use crate::engine::sql::value::key;
use crate::engine::sql::value::{Type, Value, round};

impl Expr {
    /// The value over a row.
    pub(super) fn eval(&self, env: &Env<'_>) -> Result<Value> {
        Ok(match &self.node {
            Node::Constant(value) => value.clone(),
            Node::Column(slot) => env.row[*slot].clone(),
            Node::Outer { level, slot } => outer(env, *level, *slot),
            Node::Compare(op, left, right) => compare(*op, left, right, env)?,
            Node::Logic(logic, exprs) => logic_of(*logic, exprs, env)?,
            Node::Arithmetic {
                op,
                left,
                right,
                text,
            } => {
                let (left, right) = (left.eval(env)?, right.eval(env)?);
                arithmetic(*op, &left, &right, self.kind, text)?
            }
            Node::Minus(expr) => match expr.eval(env)? {
                Value::Null => Value::Null,
                value if self.kind == Type::Integer => {
                    let number = value.to_integer();
                    let negated = number.checked_neg();
                    Value::Integer(
                        negated.ok_or_else(|| out_of_range("BIGINT", &format!("-({number})")))?,
                    )
                }
                value => Value::Double(-value.to_double()),
            },
            Node::Not(expr) => expr.eval(env)?.truth().map(|it| !it).into(),
            Node::BitNot(expr) => match expr.eval(env)? {
                Value::Null => Value::Null,
                value => Value::Integer(!value.to_integer()),
            },
            Node::Bits(op, left, right) => bits(*op, &left.eval(env)?, &right.eval(env)?),
            Node::Xor(left, right) => {
                let (left, right) = (left.eval(env)?.truth(), right.eval(env)?.truth());
                left.zip(right).map(|(left, right)| left != right).into()
            }
            Node::In {
                expr,
                list,
                is_negated,
            } => negate_if(*is_negated, in_list(&expr.eval(env)?, list, env)?),
            Node::InSet {
                expr,
                set,
                is_negated,
            } => negate_if(*is_negated, in_set(&expr.eval(env)?, set)),
            Node::Like {
                expr,
                pattern,
                escape,
                is_negated,
            } => {
                let (value, pattern) = (expr.eval(env)?, pattern.eval(env)?);
                let is_alike = match value.is_null() || pattern.is_null() {
                    true => None,
                    false => Some(like::matches(&value.to_text(), &pattern.to_text(), *escape)),
                };
                negate_if(*is_negated, is_alike)
            }
            Node::Is {
                expr,
                of,
                is_negated,
            } => {
                let value = expr.eval(env)?;
                let is = match of {
                    Truth::Null => value.is_null(),
                    Truth::True => value.truth() == Some(true),
                    Truth::False => value.truth() == Some(false),
                };
                Value::from(is != *is_negated)
            }
            Node::Case {
                branches,
                otherwise,
            } => {
                for (condition, result) in branches {
                    if condition.eval(env)?.truth() == Some(true) {
                        return result.eval(env);
                    }
                }
                match otherwise {
                    Some(expr) => expr.eval(env)?,
                    None => Value::Null,
                }
            }
            Node::Coalesce(exprs) => {
                for expr in exprs {
                    let value = expr.eval(env)?;
                    if !value.is_null() {
                        return Ok(value);
                    }
                }
                Value::Null
            }
            Node::Call(function, args) => {
                let mut values = Vec::with_capacity(args.len());
                for arg in args {
                    let value = arg.eval(env)?;
                    if function.passes_null && value.is_null() {
                        return Ok(Value::Null);
                    }
                    values.push(value);
                }
                let now = env.run.context.now.microseconds();
                (function.run)(&values, now)?.cast_if(self.kind)
            }
            Node::Cast(expr) => expr.eval(env)?.cast(self.kind),
            Node::Truncate(expr, length) => truncate(expr.eval(env)?, *length),
            Node::AddInterval {
                expr,
                amount,
                unit,
                is_negative,
            } => times::add_interval(
                &expr.eval(env)?,
                &amount.eval(env)?,
                *unit,
                *is_negative,
                self.kind,
            ),
            Node::Exists(query) => Value::from(env.run.exists(query, env)?),
            Node::Scalar(query) => env.run.scalar(query, env)?,
            Node::InQuery {
                expr,
                query,
                is_negated,
            } => {
                let is_in = env.run.in_query(expr, query, env)?;
                negate_if(*is_negated, is_in)
            }
            Node::Quantified {
                op,
                expr,
                query,
                is_all,
            } => env.run.quantified(*op, expr, query, *is_all, env)?.into(),
            Node::Found { slot, search } => match &env.row[*slot] {
                Value::Binary(key) => Value::from(env.run.found(search)?.contains(&key[..])),
                _ => Value::Null,
            },
            Node::AnyElement {
                json,
                path,
                condition,
            } => elements::any_element(&json.eval(env)?, path, condition, env)?,
            Node::AnyObject {
                json,
                paths,
                condition,
            } => elements::any_object(&json.eval(env)?, paths, condition, env)?,
        })
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

fn in_list(value: &Value, list: &[Expr], env: &Env<'_>) -> Result<Option<bool>> {
    if value.is_null() {
        return Ok(None);
    }
    let mut has_null = false;
    for item in list {
        match item.with(env, |item| Ok(value.compare(item)))? {
            Some(Ordering::Equal) => return Ok(Some(true)),
            Some(_) => {}
            None => has_null = true,
        }
    }
    Ok((!has_null).then_some(false))
}

fn in_set(value: &Value, set: &ValueSet) -> Option<bool> {
    if value.is_null() {
        return None;
    }
    let mut bytes = Vec::with_capacity(16);
    key::encode(value, set.class, &mut bytes);
    match set.keys.contains(&bytes) {
        true => Some(true),
        false => (!set.has_null).then_some(false),
    }
}

fn arithmetic(op: Binary, left: &Value, right: &Value, kind: Type, text: &str) -> Result<Value> {
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
    }
    let has_zero = || right.to_double() == 0.0;
    let is_division = matches!(op, Binary::Divide | Binary::IntegerDivide | Binary::Modulo);
    if is_division && has_zero() {
        return Ok(Value::Null);
    }
    let is_whole = |value: &Value| matches!(value, Value::Integer(_) | Value::Boolean(_));
    if kind == Type::Integer && is_whole(left) && is_whole(right) {
        let (left, right) = (left.to_integer(), right.to_integer());
        let result = match op {
            Binary::Add => left.checked_add(right),
            Binary::Subtract => left.checked_sub(right),
            Binary::Multiply => left.checked_mul(right),
            Binary::IntegerDivide => left.checked_div(right),
            // The least integer modulo -1 does not overflow.
            _ => Some(left.wrapping_rem(right)),
        };
        let result = result.ok_or_else(|| out_of_range("BIGINT", text))?;
        return Ok(Value::Integer(result));
    }
    let (left, right) = (left.to_double(), right.to_double());
    let result = match op {
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => left / right,
        Binary::IntegerDivide => (left / right).trunc(),
        _ => left % right,
    };
    if !result.is_finite() {
        return Err(out_of_range("DOUBLE", text));
    }
    match kind {
        Type::Integer if result.abs() >= 9.223_372_036_854_775e18 => {
            Err(out_of_range("BIGINT", text))
        }
        Type::Integer => Ok(Value::Integer(result as i64)),
        Type::Decimal(scale) => Ok(Value::Double(round(result, scale))),
        _ => Ok(Value::Double(result)),
    }
}

fn bits(op: Binary, left: &Value, right: &Value) -> Value {
    if left.is_null() || right.is_null() {
        return Value::Null;
    }
    let (left, right) = (
        left.to_integer().cast_unsigned(),
        right.to_integer().cast_unsigned(),
    );
    let shift = u32::try_from(right).unwrap_or(u32::MAX);
    let result = match op {
        Binary::BitAnd => left & right,
        Binary::BitOr => left | right,
        Binary::BitXor => left ^ right,
        Binary::ShiftLeft => left.checked_shl(shift).unwrap_or(0),
        _ => left.checked_shr(shift).unwrap_or(0),
    };
    Value::Integer(result.cast_signed())
}

fn truncate(value: Value, length: u64) -> Value {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    match value {
        Value::String(text) => Value::string(text.chars().take(length).collect::<String>()),
        Value::Binary(bytes) => Value::Binary(bytes.slice(..length.min(bytes.len()))),
        value => value,
    }
}
