//! Conversions between the types of values.

use std::borrow::Cow;

use super::{Type, Value, time};

impl Value {
    /// The value as a number; what is none counts as 0.
    pub(crate) fn to_double(&self) -> f64 {
        match self {
            Self::Null => 0.0,
            Self::Integer(number) => *number as f64,
            Self::Boolean(value) => f64::from(u8::from(*value)),
            Self::Double(number) => *number,
            Self::String(text) => leading_number(text),
            Self::Binary(bytes) => leading_number(&String::from_utf8_lossy(bytes)),
            Self::DateTime(micros) => {
                let at = time::Civil::of(*micros);
                at.number() + at.micro as f64 / 1e6
            }
            Self::Date(days) => (time::Civil::of_day(*days).number() / 1e6).trunc(),
            Self::Time(nanos) => time::time_number(*nanos),
        }
    }

    /// The value as a whole number, rounded and within bounds.
    pub(crate) fn to_integer(&self) -> i64 {
        match self {
            Self::Integer(number) => *number,
            Self::Boolean(value) => i64::from(*value),
            Self::String(text) => leading_integer(text),
            other => other.to_double().round() as i64,
        }
    }

    /// Whether the value counts as true; `None` for NULL.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self {
            Self::Null => None,
            Self::Integer(number) => Some(*number != 0),
            Self::Boolean(value) => Some(*value),
            other => Some(other.to_double() != 0.0),
        }
    }

    /// The value as text.
    pub(crate) fn to_text(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Boolean(value) => Cow::Borrowed(if *value { "1" } else { "0" }),
            Self::Double(number) => Cow::Owned(double_text(*number)),
            Self::String(text) => Cow::Borrowed(text),
            Self::Binary(bytes) => String::from_utf8_lossy(bytes),
            Self::DateTime(micros) => Cow::Owned(time::datetime_text(*micros)),
            Self::Date(days) => Cow::Owned(time::date_text(*days)),
            Self::Time(nanos) => Cow::Owned(time::time_text(*nanos)),
        }
    }

    /// The value as bytes.
    pub(crate) fn to_binary(&self) -> bytes::Bytes {
        match self {
            Self::Binary(bytes) => bytes.clone(),
            other => bytes::Bytes::copy_from_slice(other.to_text().as_bytes()),
        }
    }

    /// The value as microseconds since 1970, if it is a time.
    pub(crate) fn to_datetime(&self) -> Option<i64> {
        match self {
            Self::DateTime(micros) => Some(*micros),
            Self::Date(days) => days.checked_mul(time::DAY),
            Self::String(text) => time::parse_datetime(text),
            Self::Integer(_) | Self::Double(_) => time::datetime_of_number(self.to_double()),
            _ => None,
        }
    }

    /// The value as nanoseconds, if it is a span of time.
    pub(crate) fn to_time(&self) -> Option<i64> {
        match self {
            Self::Time(nanos) => Some(*nanos),
            Self::DateTime(micros) => micros.rem_euclid(time::DAY).checked_mul(1000),
            Self::Date(_) => Some(0),
            Self::String(text) => time::parse_time(text).or_else(|| {
                time::parse_datetime(text)?
                    .rem_euclid(time::DAY)
                    .checked_mul(1000)
            }),
            Self::Integer(_) | Self::Double(_) => time::time_of_number(self.to_double()),
            _ => None,
        }
    }

    /// The value in another type.
    pub(crate) fn cast(self, to: Type) -> Self {
        if self.is_null() {
            return self;
        }
        match to {
            Type::Null => self,
            Type::Integer => Self::Integer(self.to_integer()),
            Type::Boolean => match self {
                Self::Boolean(_) => self,
                other => Self::Boolean(other.truth().unwrap_or(false)),
            },
            Type::Double => Self::Double(self.to_double()),
            Type::Decimal(scale) => Self::Double(round(self.to_double(), scale)),
            Type::String | Type::Json => match self {
                Self::String(_) => self,
                other => Self::string(other.to_text()),
            },
            Type::Binary => Self::Binary(self.to_binary()),
            Type::DateTime => self.to_datetime().map_or(Self::Null, Self::DateTime),
            Type::Date => {
                let micros = self.to_datetime();
                micros.map_or(Self::Null, |it| Self::Date(it.div_euclid(time::DAY)))
            }
            Type::Time => self.to_time().map_or(Self::Null, Self::Time),
        }
    }
}

/// Rounds to some digits after the point, halves away from zero.
pub(crate) fn round(number: f64, scale: u8) -> f64 {
    let factor = 10_f64.powi(i32::from(scale));
    let scaled = number * factor;
    // Numbers of such a size have no such digits.
    if !scaled.is_finite() || scaled.abs() >= 9e15 {
        return number;
    }
    // A number that was meant to be a half can be just below it.
    let rounded = (scaled + scaled.signum() * 1e-9_f64.min(scaled.abs() * f64::EPSILON)).round();
    rounded / factor
}

/// A double as MySQL writes it.
pub(crate) fn double_text(number: f64) -> String {
    let magnitude = number.abs();
    if magnitude != 0.0 && !(1e-15..1e15).contains(&magnitude) {
        return format!("{number:e}");
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    format!("{number}")
}

/// The number that a text starts with, or 0.
fn leading_number(text: &str) -> f64 {
    let text = text.trim_start();
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut end = digits(sign);
    let mut has_digits = end > sign;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        has_digits |= fraction > end + 1;
        end = fraction;
    }
    if !has_digits {
        return 0.0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    let number: f64 = text
        .get(..end)
        .and_then(|it| it.parse().ok())
        .unwrap_or(0.0);
    number.clamp(f64::MIN, f64::MAX)
}

fn leading_integer(text: &str) -> i64 {
    let trimmed = text.trim();
    match trimmed.parse() {
        Ok(number) => number,
        Err(_) => leading_number(trimmed).round() as i64,
    }
}
