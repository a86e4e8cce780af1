//! Functions of numbers.

use std::cmp::Ordering;

use super::{ANY, Function, double, functions, integer};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::out_of_range;
use crate::engine::sql::value::{Type, Value, round as rounded};

pub(super) const FUNCTIONS: &[Function] = functions! {
    "abs" 1..=1, same_number, abs;
    "ceil" 1..=1, whole, ceil;
    "ceiling" 1..=1, whole, ceil;
    "floor" 1..=1, whole, floor;
    "round" 1..=2, same_number, round;
    "truncate" 2..=2, same_number, truncate;
    "mod" 2..=2, modulo_kind, modulo;
    "pow" 2..=2, double, pow;
    "power" 2..=2, double, pow;
    "sqrt" 1..=1, double, |args, _| real(args, f64::sqrt);
    "exp" 1..=1, double, |args, _| real(args, f64::exp);
    "ln" 1..=1, double, |args, _| real(args, f64::ln);
    "log" 1..=2, double, log;
    "log2" 1..=1, double, |args, _| real(args, f64::log2);
    "log10" 1..=1, double, |args, _| real(args, f64::log10);
    "sin" 1..=1, double, |args, _| real(args, f64::sin);
    "cos" 1..=1, double, |args, _| real(args, f64::cos);
    "tan" 1..=1, double, |args, _| real(args, f64::tan);
    "atan" 1..=1, double, |args, _| real(args, f64::atan);
    "pi" 0..=0, double, |_, _| Ok(Value::Double(std::f64::consts::PI));
    "sign" 1..=1, integer, sign;
    "greatest" 2..=ANY, common, |args, _| Ok(extreme(args, true));
    "least" 2..=ANY, common, |args, _| Ok(extreme(args, false));
};

pub(super) const TAKE_NULL: &[Function] = functions! {
    takes NULL;
    "nullif" 2..=2, first, null_if_equal;
};

fn first(kinds: &[Type]) -> Type {
    kinds.first().copied().unwrap_or(Type::Null)
}

fn null_if_equal(args: &[Value], _: i64) -> Result<Value> {
    Ok(match args[0].compare(&args[1]) {
        Some(Ordering::Equal) => Value::Null,
        _ => args[0].clone(),
    })
}

fn same_number(kinds: &[Type]) -> Type {
    match kinds.first() {
        Some(Type::Integer | Type::Boolean) => Type::Integer,
        Some(Type::Decimal(scale)) => Type::Decimal(*scale),
        _ => Type::Double,
    }
}

fn whole(kinds: &[Type]) -> Type {
    match kinds.first().and_then(|kind| kind.scale()) {
        Some(_) => Type::Integer,
        None => Type::Double,
    }
}

fn common(kinds: &[Type]) -> Type {
    kinds.iter().fold(Type::Null, |kind, other| kind.or(*other))
}

fn modulo_kind(kinds: &[Type]) -> Type {
    let is_whole = kinds.iter().all(|kind| kind.scale() == Some(0));
    if is_whole {
        Type::Integer
    } else {
        Type::Double
    }
}

fn is_whole(value: &Value) -> bool {
    matches!(value, Value::Integer(_) | Value::Boolean(_))
}

fn abs(args: &[Value], _: i64) -> Result<Value> {
    if is_whole(&args[0]) {
        let number = args[0].to_integer();
        let result = number.checked_abs();
        let result = result.ok_or_else(|| out_of_range("BIGINT", &format!("abs({number})")))?;
        return Ok(Value::Integer(result));
    }
    Ok(Value::Double(args[0].to_double().abs()))
}

fn ceil(args: &[Value], _: i64) -> Result<Value> {
    Ok(match is_whole(&args[0]) {
        true => args[0].clone(),
        false => Value::Double(args[0].to_double().ceil()),
    })
}

fn floor(args: &[Value], _: i64) -> Result<Value> {
    Ok(match is_whole(&args[0]) {
        true => args[0].clone(),
        false => Value::Double(args[0].to_double().floor()),
    })
}

fn digits(args: &[Value]) -> i32 {
    let digits = args.get(1).map_or(0, Value::to_integer);
    i32::try_from(digits.clamp(-30, 30)).unwrap_or(0)
}

fn round(args: &[Value], _: i64) -> Result<Value> {
    let digits = digits(args);
    if is_whole(&args[0]) && digits >= 0 {
        return Ok(args[0].clone());
    }
    let number = args[0].to_double();
    let result = match u8::try_from(digits) {
        Ok(digits) => rounded(number, digits),
        Err(_) => {
            let factor = 10_f64.powi(-digits);
            (number / factor).round() * factor
        }
    };
    Ok(Value::Double(result))
}

fn truncate(args: &[Value], _: i64) -> Result<Value> {
    let digits = digits(args);
    if is_whole(&args[0]) && digits >= 0 {
        return Ok(args[0].clone());
    }
    let factor = 10_f64.powi(digits);
    let scaled = args[0].to_double() * factor;
    // A number that was meant to be whole can be just below it.
    let near = scaled.round();
    let whole = match (scaled - near).abs() <= scaled.abs() * f64::EPSILON {
        true => near,
        false => scaled.trunc(),
    };
    Ok(Value::Double(whole / factor))
}

fn modulo(args: &[Value], _: i64) -> Result<Value> {
    let [left, right] = args else {
        return Ok(Value::Null);
    };
    if right.to_double() == 0.0 {
        return Ok(Value::Null);
    }
    Ok(match is_whole(left) && is_whole(right) {
        true => Value::Integer(left.to_integer().wrapping_rem(right.to_integer())),
        false => Value::Double(left.to_double() % right.to_double()),
    })
}

fn pow(args: &[Value], _: i64) -> Result<Value> {
    let result = args[0].to_double().powf(args[1].to_double());
    match result.is_finite() {
        true => Ok(Value::Double(result)),
        false => Err(out_of_range("DOUBLE", "pow")),
    }
}

fn log(args: &[Value], _: i64) -> Result<Value> {
    match args {
        [base, number] => {
            let (base, number) = (base.to_double(), number.to_double());
            let is_defined = base > 0.0 && base != 1.0 && number > 0.0;
            Ok(if is_defined {
                finite(number.ln() / base.ln())
            } else {
                Value::Null
            })
        }
        _ => real(args, f64::ln),
    }
}

/// A function of one number; NULL where it is not defined.
fn real(args: &[Value], function: fn(f64) -> f64) -> Result<Value> {
    Ok(finite(function(args[0].to_double())))
}

fn finite(number: f64) -> Value {
    match number.is_finite() {
        true => Value::Double(number),
        false => Value::Null,
    }
}

fn sign(args: &[Value], _: i64) -> Result<Value> {
    let number = args[0].to_double();
    Ok(Value::Integer(match number {
        number if number > 0.0 => 1,
        number if number < 0.0 => -1,
        _ => 0,
    }))
}

fn extreme(args: &[Value], is_greatest: bool) -> Value {
    let mut best = &args[0];
    for value in &args[1..] {
        let ordering = value.order(best);
        if ordering.is_gt() && is_greatest || ordering.is_lt() && !is_greatest {
            best = value;
        }
    }
    best.clone()
}
