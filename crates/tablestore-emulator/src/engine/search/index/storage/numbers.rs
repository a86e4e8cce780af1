use std::ops::{Bound, RangeBounds as _};

use super::column::Column;
use super::docs::{Doc, Docs, to_docs};
use super::ordered::Ordered;

/// Numbers and dates. Doubles are kept as integers of the same order.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    values: Ordered<i64>,
}

impl Numbers {
    pub(super) fn push(&mut self, doc: Doc, values: &[i64]) {
        self.values.push(doc, values);
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.values.remove(doc);
    }

    pub(crate) fn column(&self) -> &Column<i64> {
        self.values.column()
    }

    /// How many values lie between two bounds.
    pub(crate) fn count(&self, from: Bound<i64>, to: Bound<i64>) -> u64 {
        self.values.count(is_before_start(from), is_before_end(to))
    }

    /// The documents that have a value between two bounds.
    pub(crate) fn docs(&self, from: Bound<i64>, to: Bound<i64>) -> Docs {
        let found = self
            .values
            .between(is_before_start(from), is_before_end(to));
        let docs = found.map(|(_, doc)| doc);
        to_docs(docs, self.count(from, to), self.column().count())
    }

    /// Which of some documents have a value between two bounds.
    pub(crate) fn docs_within(&self, docs: &Docs, from: Bound<i64>, to: Bound<i64>) -> Docs {
        let is_in = |value: &i64| (from, to).contains(value);
        let found = docs
            .iter()
            .filter(|doc| self.column().values(*doc).iter().any(is_in));
        Docs::from_sorted_iter(found).unwrap_or_default()
    }
}

fn is_before_start(from: Bound<i64>) -> impl Fn(i64) -> bool + Copy {
    move |value| match from {
        Bound::Included(from) => value < from,
        Bound::Excluded(from) => value <= from,
        Bound::Unbounded => false,
    }
}

fn is_before_end(to: Bound<i64>) -> impl Fn(i64) -> bool + Copy {
    move |value| match to {
        Bound::Included(to) => value <= to,
        Bound::Excluded(to) => value < to,
        Bound::Unbounded => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_both_ways() {
        let mut numbers = Numbers::default();
        for doc in 0..1000_u32 {
            let value = i64::from(doc * 37 % 1000);
            match doc % 2 {
                0 => numbers.push(doc, &[value]),
                _ => numbers.push(doc, &[value, -5]),
            }
        }
        let range = (Bound::Included(10), Bound::Excluded(20));
        assert_eq!(numbers.docs(range.0, range.1).len(), 10);
        let negative = (Bound::Unbounded, Bound::Excluded(0));
        assert_eq!(numbers.docs(negative.0, negative.1).len(), 500);
        assert_eq!(numbers.count(negative.0, negative.1), 500);
        for (from, to) in [range, negative, (Bound::Unbounded, Bound::Unbounded)] {
            let within = Docs::from_iter(0..500);
            let few = numbers.docs_within(&within, from, to);
            assert_eq!(few, within & numbers.docs(from, to));
        }
    }
}
