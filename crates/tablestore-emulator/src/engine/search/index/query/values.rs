//! Values of queries as those of fields.

use crate::engine::search::index::double::from_double;
use std::ops::Bound;

use crate::engine::search::index::date;
use crate::engine::search::index::request::SearchValue;
use crate::engine::search::index::schema::Kind;

/// The value of a field of numbers, dates or truth values that is meant; `None` if there is none.
pub(crate) fn number_of(kind: &Kind, value: &SearchValue) -> Option<i64> {
    match (kind, value) {
        (Kind::Long, SearchValue::Integer(number)) => Some(*number),
        (Kind::Long, SearchValue::Double(number)) => {
            let whole = *number as i64;
            (whole as f64 == *number).then_some(whole)
        }
        (Kind::Long, SearchValue::String(text)) => text.trim().parse().ok(),
        (Kind::Double, _) => double_of(value).map(from_double),
        (Kind::Boolean, SearchValue::Boolean(value)) => Some(i64::from(*value)),
        (Kind::Boolean, SearchValue::String(text)) => match text.as_str() {
            "true" => Some(1),
            "false" => Some(0),
            _ => None,
        },
        (Kind::Date(formats), SearchValue::String(text)) => date::read_string(formats, text),
        (Kind::Date(formats), SearchValue::Integer(number)) => date::read_number(formats, *number),
        _ => None,
    }
}

/// The double that is meant.
pub(crate) fn double_of(value: &SearchValue) -> Option<f64> {
    let double = match value {
        SearchValue::Integer(number) => *number as f64,
        SearchValue::Double(number) => *number,
        SearchValue::String(text) => text.trim().parse().ok()?,
        SearchValue::Boolean(_) => return None,
    };
    (!double.is_nan()).then_some(double)
}

/// An end of a range of numbers; `Err` if the value does not fit the field.
pub(super) fn end_of(
    kind: &Kind,
    value: Option<&SearchValue>,
    is_included: bool,
    is_lower: bool,
) -> Result<Bound<i64>, ()> {
    let Some(value) = value else {
        return Ok(Bound::Unbounded);
    };
    // A whole number that is next to a fraction is in the range or out of it.
    if let (Kind::Long, SearchValue::Double(number)) = (kind, value)
        && number.fract() != 0.0
        && !number.is_nan()
    {
        let next = if is_lower {
            number.ceil()
        } else {
            number.floor()
        };
        return Ok(Bound::Included(next as i64));
    }
    if let (Kind::Long, SearchValue::Double(number)) = (kind, value)
        && number.abs() >= 9.3e18
    {
        let is_open = (*number < 0.0) == is_lower;
        let none = if is_lower { i64::MAX } else { i64::MIN };
        return Ok(match is_open {
            true => Bound::Unbounded,
            false => Bound::Excluded(none),
        });
    }
    let number = number_of(kind, value).ok_or(())?;
    Ok(match is_included {
        true => Bound::Included(number),
        false => Bound::Excluded(number),
    })
}

/// A value as a keyword has it.
pub(super) fn text_of(value: &SearchValue) -> String {
    match value {
        SearchValue::Integer(number) => number.to_string(),
        SearchValue::Double(number) => format!("{number:?}"),
        SearchValue::Boolean(value) => value.to_string(),
        SearchValue::String(text) => text.clone(),
    }
}
