//! Groups by the values of a field.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::net::Ipv6Addr;

use crate::engine::search::index::date;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::{Doc, to_double};
use crate::engine::search::index::values::FieldValues;

/// Sorted documents by key.
pub(super) type Buckets = HashMap<i64, Vec<Doc>, BuildHasherDefault<NumberHasher>>;

/// Hashes one number by a multiplication.
#[derive(Default)]
pub(super) struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_i64(i64::from(*byte));
        }
    }

    fn write_i64(&mut self, number: i64) {
        let mixed = (self.0 ^ number.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// Puts documents into buckets: each into those of its values, once.
pub(super) fn buckets(
    field: &FieldValues<'_>,
    docs: &[Doc],
    missing: Option<i64>,
    key_of: impl Fn(i64) -> Option<i64>,
) -> Buckets {
    let mut buckets = Buckets::default();
    field.visit(docs, missing, |doc, value| {
        if let Some(key) = key_of(value) {
            let bucket = buckets.entry(key).or_default();
            if bucket.last() != Some(&doc) {
                bucket.push(doc);
            }
        }
    });
    buckets
}

/// The buckets of a field of terms, by the number of the term.
pub(super) fn term_buckets(field: &FieldValues<'_>, docs: &[Doc], terms: usize) -> Vec<Vec<Doc>> {
    let mut buckets = vec![Vec::new(); terms];
    field.visit(docs, None, |doc, value| {
        let bucket: &mut Vec<Doc> = &mut buckets[value as usize];
        if bucket.last() != Some(&doc) {
            bucket.push(doc);
        }
    });
    buckets
}

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
