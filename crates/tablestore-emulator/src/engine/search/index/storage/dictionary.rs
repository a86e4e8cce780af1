use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Bound;

use super::docs::make_room;
use super::runs::Runs;

/// Terms, numbered in the order in which they arrive, and sorted by their bytes.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    /// All terms, one after another.
    bytes: Vec<u8>,
    /// Where each ends, by the lower half of the number.
    ends: Vec<u32>,
    /// The terms with which the upper half of the number grows by 1.
    wraps: Vec<u32>,
    /// A hash table of the numbers, each plus 1; 0 is free.
    table: Vec<u32>,
    sorted: Runs<u32>,
}

impl Dictionary {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The term of a number.
    pub(crate) fn term(&self, number: u32) -> &[u8] {
        self.terms().get(number)
    }

    fn terms(&self) -> Terms<'_> {
        Terms {
            bytes: &self.bytes,
            ends: &self.ends,
            wraps: &self.wraps,
        }
    }

    /// The number of a term.
    pub(crate) fn find(&self, term: &[u8]) -> Option<u32> {
        if self.table.is_empty() {
            return None;
        }
        self.table[self.slot(term)].checked_sub(1)
    }

    /// The number of a term, which is added if it is new.
    pub(crate) fn add(&mut self, added: &[u8]) -> u32 {
        if (self.ends.len() + 1) * 3 > self.table.len() * 2 {
            self.grow();
        }
        let slot = self.slot(added);
        if let Some(number) = self.table[slot].checked_sub(1) {
            return number;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        if self.bytes.capacity() - self.bytes.len() < added.len() {
            self.bytes.reserve_exact(self.bytes.len() / 8 + added.len());
        }
        let before = self.bytes.len() >> 32;
        self.bytes.extend_from_slice(added);
        if self.bytes.len() >> 32 > before {
            self.wraps.push(number);
        }
        make_room(&mut self.ends);
        self.ends.push(self.bytes.len() as u32);
        self.table[slot] = number + 1;
        let terms = Terms {
            bytes: &self.bytes,
            ends: &self.ends,
            wraps: &self.wraps,
        };
        self.sorted
            .insert(number, |one, other| terms.get(*one).cmp(terms.get(*other)));
        number
    }

    /// The slot that has the term, or the free one in which it belongs.
    fn slot(&self, term: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut hasher = DefaultHasher::new();
        hasher.write(term);
        let mut slot = hasher.finish() as usize & mask;
        while let Some(number) = self.table[slot].checked_sub(1) {
            if self.term(number) == term {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(16);
        self.table = vec![0; size];
        for number in 0..self.ends.len() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let slot = self.slot(self.term(number));
            self.table[slot] = number + 1;
        }
    }

    /// The order of two terms.
    pub(crate) fn compare(&self, one: u32, other: u32) -> Ordering {
        match one == other {
            true => Ordering::Equal,
            false => self.term(one).cmp(self.term(other)),
        }
    }

    /// The numbers of the terms between two bounds, in no order.
    pub(crate) fn between(&self, from: Bound<&[u8]>, to: Bound<&[u8]>) -> Vec<u32> {
        let is_before_start = |number: &u32| match from {
            Bound::Included(from) => self.term(*number) < from,
            Bound::Excluded(from) => self.term(*number) <= from,
            Bound::Unbounded => false,
        };
        let is_before_end = |number: &u32| match to {
            Bound::Included(to) => self.term(*number) <= to,
            Bound::Excluded(to) => self.term(*number) < to,
            Bound::Unbounded => true,
        };
        let slices = self.sorted.between(is_before_start, is_before_end);
        slices.flatten().copied().collect()
    }

    /// The numbers of the terms that start with these bytes, in no order.
    pub(crate) fn with_prefix(&self, prefix: &[u8]) -> Vec<u32> {
        let slices = self.sorted.between(
            |number| self.term(*number) < prefix,
            |number| self.term(*number) < prefix || self.term(*number).starts_with(prefix),
        );
        slices.flatten().copied().collect()
    }

    /// All numbers in the order of their terms, after a term.
    pub(crate) fn sorted(
        &self,
        is_descending: bool,
        after: Option<&[u8]>,
    ) -> impl Iterator<Item = u32> {
        let is_before = |number: &u32| match (after, is_descending) {
            (None, _) => false,
            (Some(after), false) => self.term(*number) <= after,
            (Some(after), true) => self.term(*number) >= after,
        };
        let compare = |one: &u32, other: &u32| self.compare(*one, *other);
        self.sorted.sorted(is_descending, &is_before, compare)
    }
}

/// The terms of a dictionary by their numbers.
#[derive(Clone, Copy)]
struct Terms<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
    wraps: &'a [u32],
}

impl<'a> Terms<'a> {
    fn get(self, number: u32) -> &'a [u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.end(before));
        &self.bytes[start..self.end(number)]
    }

    fn end(self, number: u32) -> usize {
        let low = self.ends[number as usize] as usize;
        match self.wraps {
            [] => low,
            wraps => wraps.partition_point(|first| *first <= number) << 32 | low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_by_number_by_bytes_and_in_order() {
        let mut dictionary = Dictionary::default();
        for number in 0..2000 {
            let term = format!("term{}", number * 31 % 2000);
            assert_eq!(dictionary.add(term.as_bytes()), number);
            assert_eq!(dictionary.add(term.as_bytes()), number);
        }
        assert_eq!(dictionary.len(), 2000);
        assert_eq!(dictionary.find(b"term31"), Some(1));
        assert_eq!(dictionary.find(b"term2000"), None);
        assert_eq!(dictionary.with_prefix(b"term199").len(), 11);
        let between = dictionary.between(Bound::Excluded(b"term10"), Bound::Included(b"term1001"));
        assert_eq!(between.len(), 3);
        let sorted: Vec<_> = dictionary.sorted(false, None).collect();
        assert!(sorted.is_sorted_by(|one, other| dictionary.compare(*one, *other).is_lt()));
        assert_eq!(sorted.len(), 2000);
        let last = dictionary.sorted(false, Some(b"term998"));
        assert_eq!(
            last.map(|it| dictionary.term(it).to_vec())
                .collect::<Vec<_>>(),
            [b"term999"]
        );
        let first = dictionary.sorted(true, Some(b"term1"));
        assert_eq!(
            first
                .map(|it| dictionary.term(it).to_vec())
                .collect::<Vec<_>>(),
            [b"term0"]
        );
    }

    #[test]
    fn an_empty_dictionary_finds_nothing() {
        let dictionary = Dictionary::default();
        assert_eq!(dictionary.find(b""), None);
        assert_eq!(dictionary.with_prefix(b""), []);
    }
}
