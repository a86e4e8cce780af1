//! Operators on numbers and bits.

use super::Env;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::out_of_range;
use crate::engine::sql::parse::ast::Binary;
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::value::{Type, Value, round};

/// The value of an operator on two numbers; the text is the expression in errors.
pub(super) fn binary(
    op: Binary,
    left: &Expr,
    right: &Expr,
    kind: Type,
    text: &str,
    env: &Env<'_>,
) -> Result<Value> {
    let (left, right) = (left.eval(env)?, right.eval(env)?);
    calculate(op, &left, &right, kind, text)
}

fn calculate(op: Binary, left: &Value, right: &Value, kind: Type, text: &str) -> Result<Value> {
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

pub(super) fn minus(expr: &Expr, kind: Type, env: &Env<'_>) -> Result<Value> {
    match expr.eval(env)? {
        Value::Null => Ok(Value::Null),
        value if kind == Type::Integer => {
            let number = value.to_integer();
            let negated = number.checked_neg().map(Value::Integer);
            negated.ok_or_else(|| out_of_range("BIGINT", &format!("-({number})")))
        }
        value => Ok(Value::Double(-value.to_double())),
    }
}

pub(super) fn bit_not(expr: &Expr, env: &Env<'_>) -> Result<Value> {
    Ok(match expr.eval(env)? {
        Value::Null => Value::Null,
        value => Value::Integer(!value.to_integer()),
    })
}

pub(super) fn bits(op: Binary, left: &Expr, right: &Expr, env: &Env<'_>) -> Result<Value> {
    let (left, right) = (left.eval(env)?, right.eval(env)?);
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
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
    Ok(Value::Integer(result.cast_signed()))
}
