//! Functions of days and times, in UTC.

use super::{Function, functions, integer, string};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::parse::ast::Unit;
use crate::engine::sql::value::time::{
    self, Civil, DAY, date_text, day_of_year, days_of_month, in_calendar, weekday,
};
use crate::engine::sql::value::{Type, Value};

pub(super) const FUNCTIONS: &[Function] = functions! {
    "now" 0..=1, datetime, now;
    "current_timestamp" 0..=1, datetime, now;
    "localtime" 0..=1, datetime, now;
    "localtimestamp" 0..=1, datetime, now;
    "sysdate" 0..=1, datetime, now;
    "utc_timestamp" 0..=1, datetime, now;
    "curdate" 0..=0, date, |_, now| Ok(Value::Date(now.div_euclid(DAY)));
    "current_date" 0..=0, date, |_, now| Ok(Value::Date(now.div_euclid(DAY)));
    "utc_date" 0..=0, date, |_, now| Ok(Value::Date(now.div_euclid(DAY)));
    "curtime" 0..=1, span, |_, now| Ok(Value::Time(now.rem_euclid(DAY) / 1_000_000 * 1_000_000_000));
    "current_time" 0..=1, span, |_, now| Ok(Value::Time(now.rem_euclid(DAY) / 1_000_000 * 1_000_000_000));
    "unix_timestamp" 0..=1, unix_kind, unix_timestamp;
    "from_unixtime" 1..=2, from_unix_kind, from_unixtime;
    "from_unixtime_millis" 1..=1, datetime, |args, _| Ok(of_unix(args[0].to_integer().checked_mul(1000)));
    "from_unixtime_micros" 1..=1, datetime, |args, _| Ok(of_unix(Some(args[0].to_integer())));
    "date" 1..=1, date, |args, _| Ok(args[0].clone().cast(Type::Date));
    "time" 1..=1, span, |args, _| Ok(args[0].clone().cast(Type::Time));
    "timestamp" 1..=1, datetime, |args, _| Ok(args[0].clone().cast(Type::DateTime));
    "year" 1..=1, integer, |args, _| Ok(part(args, |at| at.year));
    "quarter" 1..=1, integer, |args, _| Ok(part(args, |at| (at.month + 2) / 3));
    "month" 1..=1, integer, |args, _| Ok(part(args, |at| at.month));
    "day" 1..=1, integer, |args, _| Ok(part(args, |at| at.day));
    "dayofmonth" 1..=1, integer, |args, _| Ok(part(args, |at| at.day));
    "dayofweek" 1..=1, integer, |args, _| Ok(part(args, |at| weekday(at.days()) + 1));
    "weekday" 1..=1, integer, |args, _| Ok(part(args, |at| (weekday(at.days()) + 6) % 7));
    "dayofyear" 1..=1, integer, |args, _| Ok(part(args, |at| day_of_year(at.days())));
    "hour" 1..=1, integer, |args, _| Ok(clock(args, |nanos| nanos.abs() / HOUR));
    "minute" 1..=1, integer, |args, _| Ok(clock(args, |nanos| nanos.abs() / MINUTE % 60));
    "second" 1..=1, integer, |args, _| Ok(clock(args, |nanos| nanos.abs() / SECOND % 60));
    "microsecond" 1..=1, integer, |args, _| Ok(clock(args, |nanos| nanos.abs() % SECOND / 1000));
    "datediff" 2..=2, integer, datediff;
    "timediff" 2..=2, span, timediff;
    "date_format" 2..=2, string, date_format;
    "last_day" 1..=1, date, last_day;
    "to_days" 1..=1, integer, |args, _| Ok(part(args, |at| at.days() + 719_528));
};

const SECOND: i64 = 1_000_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

pub(super) fn datetime(_: &[Type]) -> Type {
    Type::DateTime
}

fn date(_: &[Type]) -> Type {
    Type::Date
}

fn span(_: &[Type]) -> Type {
    Type::Time
}

fn from_unix_kind(kinds: &[Type]) -> Type {
    match kinds {
        [_, Type::String] => Type::String,
        _ => Type::DateTime,
    }
}

fn unix_kind(kinds: &[Type]) -> Type {
    match kinds {
        [] | [Type::Date] => Type::Integer,
        _ => Type::Decimal(6),
    }
}

fn now(args: &[Value], now: i64) -> Result<Value> {
    let digits = args.first().map_or(0, Value::to_integer).clamp(0, 6);
    let unit = 10_i64.pow(6 - u32::try_from(digits).unwrap_or(0));
    Ok(Value::DateTime(now.div_euclid(unit) * unit))
}

fn unix_timestamp(args: &[Value], now: i64) -> Result<Value> {
    let micros = match args.first() {
        None => return Ok(Value::Integer(now.div_euclid(1_000_000))),
        Some(value) => value.to_datetime(),
    };
    // Times before 1970 are out of its range.
    Ok(match micros {
        None => Value::Null,
        Some(micros) if micros < 0 => Value::Integer(0),
        Some(micros) if micros % 1_000_000 == 0 => Value::Integer(micros / 1_000_000),
        Some(micros) => Value::Double(micros as f64 / 1e6),
    })
}

fn of_unix(micros: Option<i64>) -> Value {
    let micros = micros.filter(|micros| *micros >= 0).and_then(in_calendar);
    micros.map_or(Value::Null, Value::DateTime)
}

/// The digits of a fraction of a second.
const DIGITS: i64 = 6;

/// The second argument is the format, or how many digits of a fraction are left: all of them if it is
/// negative.
fn from_unixtime(args: &[Value], _: i64) -> Result<Value> {
    let micros = match &args[0] {
        Value::Integer(seconds) => seconds.checked_mul(1_000_000),
        value => {
            let micros = (value.to_double() * 1e6).round();
            (micros.abs() < 9e18).then_some(micros as i64)
        }
    };
    let at = of_unix(micros);
    match (&at, args.get(1)) {
        (Value::DateTime(_), Some(format @ Value::String(_))) => {
            date_format(&[at, format.clone()], 0)
        }
        (Value::DateTime(micros), Some(digits)) => match digits.to_integer() {
            digits if digits > DIGITS => Err(invalid(format!(
                "Too-big precision {digits} specified for 'from_unixtime'. Maximum is {DIGITS}."
            ))),
            digits if digits < 0 => Ok(at),
            digits => {
                let unit = 10_i64.pow(u32::try_from(DIGITS - digits).unwrap_or(0));
                let rounded = micros.saturating_add(unit / 2).div_euclid(unit) * unit;
                Ok(of_unix(Some(rounded)))
            }
        },
        _ => Ok(at),
    }
}

fn part(args: &[Value], call: fn(Civil) -> i64) -> Value {
    let micros = args[0].to_datetime();
    micros.map_or(Value::Null, |micros| {
        Value::Integer(call(Civil::of(micros)))
    })
}

fn clock(args: &[Value], call: fn(i64) -> i64) -> Value {
    // A string with a day is a time of that day.
    let of_day = match &args[0] {
        Value::String(text) => time::parse_datetime(text).map(|it| it.rem_euclid(DAY) * 1000),
        _ => None,
    };
    let nanos = of_day.or_else(|| args[0].to_time());
    nanos.map_or(Value::Null, |nanos| Value::Integer(call(nanos)))
}

fn datediff(args: &[Value], _: i64) -> Result<Value> {
    let day = |value: &Value| Some(value.to_datetime()?.div_euclid(DAY));
    Ok(match (day(&args[0]), day(&args[1])) {
        (Some(one), Some(other)) => Value::Integer(one - other),
        _ => Value::Null,
    })
}

fn timediff(args: &[Value], _: i64) -> Result<Value> {
    let datetime = |value: &Value| match value {
        Value::DateTime(micros) => Some(*micros),
        Value::String(text) if text.contains('-') => time::parse_datetime(text),
        _ => None,
    };
    let nanos = match (datetime(&args[0]), datetime(&args[1])) {
        (Some(one), Some(other)) => one.checked_sub(other).and_then(|it| it.checked_mul(1000)),
        (None, None) => match (args[0].to_time(), args[1].to_time()) {
            (Some(one), Some(other)) => one.checked_sub(other),
            _ => None,
        },
        // A time of a day and a span of time are not compared.
        _ => None,
    };
    Ok(nanos
        .and_then(time::limited)
        .map_or(Value::Null, Value::Time))
}

fn last_day(args: &[Value], _: i64) -> Result<Value> {
    let Some(micros) = args[0].to_datetime() else {
        return Ok(Value::Null);
    };
    let at = Civil::of(micros);
    let last = Civil {
        day: days_of_month(at.year, at.month),
        ..at
    };
    Ok(Value::Date(last.days()))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

fn name(names: &'static [&'static str], index: i64) -> &'static str {
    let index = usize::try_from(index).unwrap_or(0);
    names.get(index).copied().unwrap_or_default()
}

fn date_format(args: &[Value], _: i64) -> Result<Value> {
    let Some(micros) = args[0].to_datetime() else {
        return Ok(Value::Null);
    };
    let at = Civil::of(micros);
    let days = at.days();
    let hour_of_half = (at.hour + 11) % 12 + 1;
    let half = if at.hour < 12 { "AM" } else { "PM" };
    let format = args[1].to_text();
    let mut text = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let Some(letter) = letters.next() else {
            text.push('%');
            break;
        };
        text.push_str(&match letter {
            'Y' => format!("{:04}", at.year),
            'y' => format!("{:02}", at.year % 100),
            'm' => format!("{:02}", at.month),
            'c' => at.month.to_string(),
            'd' => format!("{:02}", at.day),
            'e' => at.day.to_string(),
            'D' => format!("{}{}", at.day, suffix(at.day)),
            'H' => format!("{:02}", at.hour),
            'k' => at.hour.to_string(),
            'h' | 'I' => format!("{hour_of_half:02}"),
            'l' => hour_of_half.to_string(),
            'i' => format!("{:02}", at.minute),
            's' | 'S' => format!("{:02}", at.second),
            'f' => format!("{:06}", at.micro),
            'p' => half.to_owned(),
            'T' => format!("{:02}:{:02}:{:02}", at.hour, at.minute, at.second),
            'r' => format!("{hour_of_half:02}:{:02}:{:02} {half}", at.minute, at.second),
            'j' => format!("{:03}", day_of_year(days)),
            'w' => weekday(days).to_string(),
            'W' => name(&DAYS, weekday(days)).to_owned(),
            'a' => name(&DAYS, weekday(days)).chars().take(3).collect(),
            'M' => name(&MONTHS, at.month - 1).to_owned(),
            'b' => name(&MONTHS, at.month - 1).chars().take(3).collect(),
            other => other.to_string(),
        });
    }
    Ok(Value::string(text))
}

fn suffix(day: i64) -> &'static str {
    match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Moves a time by an interval.
pub(crate) fn add_interval(
    value: &Value,
    amount: &Value,
    unit: Unit,
    is_negative: bool,
    kind: Type,
) -> Value {
    let moved = || {
        let amount = match unit {
            // A second may have a fraction.
            Unit::Second => (amount.to_double() * 1e6).round() as i64,
            _ => amount.to_integer(),
        };
        let amount = if is_negative {
            amount.checked_neg()?
        } else {
            amount
        };
        let micros = |unit: i64| amount.checked_mul(unit);
        let months = |months: i64| Step::Months(amount.saturating_mul(months));
        let step = match unit {
            Unit::Microsecond | Unit::Second => Step::Micros(amount),
            Unit::Minute => Step::Micros(micros(60_000_000)?),
            Unit::Hour => Step::Micros(micros(3_600_000_000)?),
            Unit::Day => Step::Micros(micros(DAY)?),
            Unit::Week => Step::Micros(micros(7 * DAY)?),
            Unit::Month => months(1),
            Unit::Quarter => months(3),
            Unit::Year => months(12),
        };
        match (value, step) {
            (Value::Time(nanos), Step::Micros(micros)) => {
                let moved = nanos.checked_add(micros.checked_mul(1000)?)?;
                Some(Value::Time(time::limited(moved)?))
            }
            (value, step) => step.apply(value.to_datetime()?).map(Value::DateTime),
        }
    };
    if value.is_null() || amount.is_null() {
        return Value::Null;
    }
    let Some(moved) = moved() else {
        return Value::Null;
    };
    let is_day_unit = !matches!(
        unit,
        Unit::Microsecond | Unit::Second | Unit::Minute | Unit::Hour
    );
    match (kind, &moved, value) {
        // A string without a time stays one.
        (Type::String, Value::DateTime(micros), Value::String(text))
            if is_day_unit && !text.trim().contains([' ', 'T', ':']) =>
        {
            Value::string(date_text(micros.div_euclid(DAY)))
        }
        _ => moved.cast(kind),
    }
}

enum Step {
    Micros(i64),
    Months(i64),
}

impl Step {
    fn apply(self, micros: i64) -> Option<i64> {
        let moved = match self {
            Self::Micros(by) => micros.checked_add(by)?,
            Self::Months(by) => {
                let at = Civil::of(micros);
                let months = (at.year * 12 + at.month - 1).checked_add(by)?;
                let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
                // The last day of a shorter month.
                let day = at.day.min(days_of_month(year, month));
                Civil {
                    year,
                    month,
                    day,
                    ..at
                }
                .micros()?
            }
        };
        in_calendar(moved)
    }
}
