//! Groups by the values of a field.

use crate::engine::search::index::double::to_double;
use std::net::Ipv6Addr;

use crate::engine::search::index::date;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::values::FieldValues;

/// A value as the key of a group.
pub(super) fn to_text(field: &FieldValues<'_>, value: i64) -> String {
    match (&field.spec.kind, field.dictionary()) {
        (Kind::Double, _) => double_text(to_double(value)),
        (Kind::Boolean, _) => (value != 0).to_string(),
        (Kind::Date(_), _) => date::milliseconds(value).to_string(),
        (kind, Some(dictionary)) => term_text(kind, dictionary.term(value as u32)),
        _ => value.to_string(),
    }
}

/// A term as text.
pub(super) fn term_text(kind: &Kind, term: &[u8]) -> String {
    if let (Kind::Ip, Ok(octets)) = (kind, <[u8; 16]>::try_from(term)) {
        let address = Ipv6Addr::from(octets);
        return match address.to_ipv4_mapped() {
            Some(address) => address.to_string(),
            None => address.to_string(),
        };
    }
    String::from_utf8_lossy(term).into_owned()
}

/// A double as the service writes it: `14.0`, `1.0E10`.
pub(crate) fn double_text(double: f64) -> String {
    let magnitude = double.abs();
    if double == 0.0 || (1e-3..1e7).contains(&magnitude) || !double.is_finite() {
        return format!("{double:?}");
    }
    let text = format!("{double:E}");
    match text.split_once('E') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0E{exponent}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::double_text;

    #[test]
    fn doubles_are_written_as_in_java() {
        for (double, text) in [
            (14.0, "14.0"),
            (0.001, "0.001"),
            (1e7, "1.0E7"),
            (1.25e-9, "1.25E-9"),
            (-3.0, "-3.0"),
            (0.0, "0.0"),
        ] {
            assert_eq!(double_text(double), text);
        }
    }
}
