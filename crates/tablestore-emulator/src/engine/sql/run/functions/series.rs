//! Functions of time series.

use tablestore_protocol::timeseries_rows::parse_tags;

use super::times::datetime;
use super::{Function, functions, string};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::value::Value;
use crate::engine::sql::value::time::{DAY, in_calendar};

pub(super) const FUNCTIONS: &[Function] = functions! {
    "tag_value_at" 2..=2, string, tag_value_at;
    "time_bin" 2..=2, datetime, time_bin;
};

/// The value of a tag, in the form in which a column has all of them.
fn tag_value_at(args: &[Value], _: i64) -> Result<Value> {
    let name = args[1].to_text();
    let tags = parse_tags(&args[0].to_text()).unwrap_or_default();
    let mut tags = tags.into_iter();
    let tag = tags.find(|(tag, _)| **tag == *name);
    Ok(tag.map_or(Value::Null, |(_, value)| Value::String(value)))
}

/// The start of the bin in which a time is. Bins begin in 1970.
fn time_bin(args: &[Value], _: i64) -> Result<Value> {
    let width = width(&args[1].to_text())?;
    let micros = match &args[0] {
        Value::Integer(micros) => Some(*micros),
        value => value.to_datetime(),
    };
    let start = micros.and_then(|micros| micros.div_euclid(width).checked_mul(width));
    let start = start.and_then(in_calendar);
    Ok(start.map_or(Value::Null, Value::DateTime))
}

/// The microseconds of a width such as `10s`, `30min`, `1h` or `1d`.
fn width(text: &str) -> Result<i64> {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    let (number, unit) = text.split_at(end.unwrap_or(text.len()));
    let unit = match unit {
        "s" | "second" => Some(1_000_000),
        "min" | "minute" => Some(60_000_000),
        "h" | "hour" => Some(3_600_000_000),
        "d" | "day" => Some(DAY),
        _ => None,
    };
    let number = number.parse::<i64>().ok().filter(|number| *number > 0);
    let width = unit.and_then(|unit| number?.checked_mul(unit));
    width.ok_or_else(|| invalid(format!("Invalid interval '{text}' of function time_bin")))
}
