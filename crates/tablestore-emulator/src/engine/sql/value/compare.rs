//! Comparisons, by MySQL's rules.

use std::cmp::Ordering;

use super::{Value, time};

impl Value {
    /// Compares two values; `None` when one of them is NULL.
    ///
    /// Strings and binaries are compared by their bytes, dates and strings as times, and everything
    /// else as numbers.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        let ordering = match (self, other) {
            (Self::Null, _) | (_, Self::Null) => return None,
            (Self::Integer(one), Self::Integer(other)) => one.cmp(other),
            (Self::String(one), Self::String(other)) => one.as_bytes().cmp(other.as_bytes()),
            (Self::Boolean(one), Self::Boolean(other)) => one.cmp(other),
            (Self::Boolean(one), Self::Integer(other)) => i64::from(*one).cmp(other),
            (Self::Integer(one), Self::Boolean(other)) => one.cmp(&i64::from(*other)),
            (Self::Date(one), Self::Date(other))
            | (Self::Time(one), Self::Time(other))
            | (Self::DateTime(one), Self::DateTime(other)) => one.cmp(other),
            (Self::Integer(one), Self::Double(other)) => compare_with_double(*one, *other),
            (Self::Double(one), Self::Integer(other)) => {
                compare_with_double(*other, *one).reverse()
            }
            _ => match (self.bytes(), other.bytes()) {
                (Some(one), Some(other)) => one.cmp(other),
                _ => self.compare_otherwise(other),
            },
        };
        Some(ordering)
    }

    fn compare_otherwise(&self, other: &Self) -> Ordering {
        let is_day = |value: &Self| matches!(value, Self::Date(_) | Self::DateTime(_));
        let is_time = |value: &Self| matches!(value, Self::Time(_));
        if is_day(self) || is_day(other) {
            let micros = |value: &Self| match value {
                Self::Integer(_) | Self::Double(_) | Self::Boolean(_) => None,
                value => value.to_datetime(),
            };
            if let (Some(one), Some(other)) = (micros(self), micros(other)) {
                return one.cmp(&other);
            }
        }
        if is_time(self) || is_time(other) {
            let nanos = |value: &Self| match value {
                Self::Time(nanos) => Some(*nanos),
                Self::String(text) => time::parse_time(text),
                _ => None,
            };
            if let (Some(one), Some(other)) = (nanos(self), nanos(other)) {
                return one.cmp(&other);
            }
        }
        let (one, other) = (self.to_double(), other.to_double());
        one.partial_cmp(&other).unwrap_or(Ordering::Equal)
    }

    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::String(text) => Some(text.as_bytes()),
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The order of ORDER BY: NULL comes first.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        match (self.is_null(), other.is_null()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.compare(other).unwrap_or(Ordering::Equal),
        }
    }
}

/// Compares without losing the last digits of the integer.
fn compare_with_double(integer: i64, double: f64) -> Ordering {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if double >= LIMIT {
        return Ordering::Less;
    }
    if double < -LIMIT {
        return Ordering::Greater;
    }
    let whole = double.trunc();
    match integer.cmp(&(whole as i64)) {
        Ordering::Equal => 0.0_f64
            .partial_cmp(&(double - whole))
            .unwrap_or(Ordering::Equal),
        other => other,
    }
}
