use std::ops::{Bound, RangeBounds as _};

use super::runs::Runs;
use super::{Column, Doc, Docs, to_docs};

/// Numbers and dates. Doubles are kept as integers of the same order.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    column: Column<i64>,
    sorted: Runs<(i64, Doc)>,
}

/// An integer that sorts as a double does. Both zeros are one.
pub(crate) fn from_double(double: f64) -> i64 {
    let bits = (double + 0.0).to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// The double of an integer that sorts as it does.
pub(crate) fn to_double(number: i64) -> f64 {
    let bits = number ^ ((number >> 63).cast_unsigned() >> 1).cast_signed();
    f64::from_bits(bits.cast_unsigned())
}

impl Numbers {
    pub(super) fn push(&mut self, doc: Doc, values: &[i64]) {
        for value in values {
            self.sorted.insert((*value, doc), Ord::cmp);
        }
        self.column.push(doc, values);
    }

    pub(crate) fn column(&self) -> &Column<i64> {
        &self.column
    }

    fn slices(&self, from: Bound<i64>, to: Bound<i64>) -> impl Iterator<Item = &[(i64, Doc)]> {
        self.sorted.between(
            move |(value, _)| match from {
                Bound::Included(from) => *value < from,
                Bound::Excluded(from) => *value <= from,
                Bound::Unbounded => false,
            },
            move |(value, _)| match to {
                Bound::Included(to) => *value <= to,
                Bound::Excluded(to) => *value < to,
                Bound::Unbounded => true,
            },
        )
    }

    /// How many values lie between two bounds.
    pub(crate) fn count(&self, from: Bound<i64>, to: Bound<i64>) -> u64 {
        self.slices(from, to).map(|slice| slice.len() as u64).sum()
    }

    /// The documents that have a value between two bounds.
    pub(crate) fn docs(&self, from: Bound<i64>, to: Bound<i64>) -> Docs {
        let present = u64::from(self.column.present().count());
        // Sorting many documents costs more than reading every value.
        if self.count(from, to) * 16 > present {
            return self.docs_within(&self.column.present().to_docs(), from, to);
        }
        let docs = self.slices(from, to).flatten().map(|(_, doc)| *doc);
        to_docs(docs.collect())
    }

    /// Which of some documents have a value between two bounds.
    pub(crate) fn docs_within(&self, docs: &Docs, from: Bound<i64>, to: Bound<i64>) -> Docs {
        let is_in = |value: &i64| (from, to).contains(value);
        let found = docs
            .iter()
            .filter(|doc| self.column.values(*doc).iter().any(is_in));
        Docs::from_sorted_iter(found).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_keep_their_order() {
        let doubles = [
            f64::NEG_INFINITY,
            -1.5,
            -f64::MIN_POSITIVE,
            0.0,
            f64::MIN_POSITIVE,
            1.0,
            f64::INFINITY,
        ];
        assert!(doubles.map(from_double).is_sorted());
        assert_eq!(doubles.map(from_double).map(to_double), doubles);
        assert_eq!(from_double(-0.0), from_double(0.0));
    }

    #[test]
    fn ranges_are_found_both_ways() {
        let mut numbers = Numbers::default();
        for doc in 0..1000_u32 {
            numbers.push(doc, &[i64::from(doc * 37 % 1000), -5]);
        }
        let range = (Bound::Included(10), Bound::Excluded(20));
        assert_eq!(numbers.docs(range.0, range.1).len(), 10);
        assert_eq!(
            numbers.docs(Bound::Unbounded, Bound::Excluded(0)).len(),
            1000
        );
        let within = Docs::from_iter(0..500);
        let few = numbers.docs_within(&within, range.0, range.1);
        assert_eq!(few, within & numbers.docs(range.0, range.1));
    }
}
