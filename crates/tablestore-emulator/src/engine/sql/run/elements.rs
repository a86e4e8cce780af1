//! Conditions on the elements of arrays and on nested objects.

use super::Env;
use crate::engine::search::reader::Json;
use crate::engine::shared::error::Result;
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::value::{Type, Value};

/// Whether some value at a path meets a condition, in which it is slot 0.
pub(super) fn any_element(
    json: &Expr,
    path: &[String],
    condition: &Expr,
    env: &Env<'_>,
) -> Result<Value> {
    let Some(json) = parse(&json.eval(env)?) else {
        return Ok(Value::Null);
    };
    let mut values = Vec::new();
    collect(&json, path, &mut values);
    for value in values {
        let env = Env {
            row: &[value],
            ..*env
        };
        if condition.eval(&env)?.truth() == Some(true) {
            return Ok(Value::from(true));
        }
    }
    Ok(Value::from(false))
}

/// Whether some object meets a condition, in which the slots are the values at some paths. Members
/// with several values meet it if one of them does.
pub(super) fn any_object(
    json: &Expr,
    paths: &[(Vec<String>, Type)],
    condition: &Expr,
    env: &Env<'_>,
) -> Result<Value> {
    let Some(json) = parse(&json.eval(env)?) else {
        return Ok(Value::Null);
    };
    let objects = match &json {
        Json::Array(objects) => objects.as_slice(),
        object => std::slice::from_ref(object),
    };
    for object in objects {
        let row: Vec<Value> = paths
            .iter()
            .map(|(path, kind)| {
                let mut values = Vec::new();
                collect(object, path, &mut values);
                let value = values.into_iter().next().unwrap_or(Value::Null);
                value.cast(*kind)
            })
            .collect();
        let env = Env { row: &row, ..*env };
        if condition.eval(&env)?.truth() == Some(true) {
            return Ok(Value::from(true));
        }
    }
    Ok(Value::from(false))
}

fn parse(json: &Value) -> Option<Json> {
    match json {
        Value::String(text) => Json::parse(text),
        _ => None,
    }
}

/// The values at a path, in all elements of the arrays on the way.
fn collect(json: &Json, path: &[String], values: &mut Vec<Value>) {
    match (json, path) {
        (Json::Array(elements), _) => {
            for element in elements {
                collect(element, path, values);
            }
        }
        (json, [member, rest @ ..]) => {
            if let Some(json) = json.member(member) {
                collect(json, rest, values);
            }
        }
        (Json::Boolean(value), []) => values.push(Value::from(*value)),
        (Json::Number(digits), []) => values.push(match digits.parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Double(digits.parse().unwrap_or(0.0)),
        }),
        (Json::String(text), []) => values.push(Value::string(text)),
        (Json::Null | Json::Object(_), []) => {}
    }
}
