//! Documents in buckets.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::engine::search::index::error::Result;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// Sorted documents by key: each in the buckets of its values, once.
#[derive(Debug)]
pub(super) struct Buckets {
    /// The documents of all buckets, one bucket after another.
    docs: Vec<Doc>,
    buckets: Vec<(i64, Range<usize>)>,
}

/// How values become keys of equal steps.
pub(super) trait Steps {
    /// The key of a value, if it counts.
    fn key_of(&self, value: i64) -> Option<i64>;

    /// The keys to show though they have no documents, where the first and the last that have some
    /// are these.
    fn keys_between(&self, ends: Option<(i64, i64)>) -> Result<Vec<i64>>;
}

impl Buckets {
    /// By the keys of values; another value stands for absent ones.
    pub(super) fn by_key(
        field: &FieldValues<'_>,
        docs: &[Doc],
        missing: Option<i64>,
        key_of: impl Fn(i64) -> Option<i64>,
    ) -> Self {
        let mut numbers: HashMap<i64, u32, BuildHasherDefault<NumberHasher>> = HashMap::default();
        let mut sorter = Sorter::default();
        field.visit(docs, missing, |doc, value| {
            if let Some(key) = key_of(value) {
                let next = sorter.keys.len() as u32;
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    sorter.add_bucket(key);
                }
                sorter.add(number, doc);
            }
        });
        sorter.sort()
    }

    /// By the number of a term, of which there are so many.
    pub(super) fn by_term(field: &FieldValues<'_>, docs: &[Doc], terms: usize) -> Self {
        let mut sorter = Sorter::default();
        (0..terms as i64).for_each(|key| sorter.add_bucket(key));
        field.visit(docs, None, |doc, value| sorter.add(value as u32, doc));
        sorter.sort()
    }

    /// In steps, sorted by key, with at least so many documents in each.
    pub(super) fn in_steps(
        field: &FieldValues<'_>,
        docs: &[Doc],
        missing: Option<i64>,
        steps: &impl Steps,
        min_count: u64,
    ) -> Result<Self> {
        let mut all = Self::by_key(field, docs, missing, |value| steps.key_of(value));
        all.buckets.sort_unstable_by_key(|(key, _)| *key);
        if min_count == 0 {
            let keys = || all.buckets.iter().map(|(key, _)| *key);
            let empty = steps.keys_between(keys().next().zip(keys().next_back()))?;
            all.buckets.extend(empty.into_iter().map(|key| (key, 0..0)));
            // Of equal keys, the one that has documents comes first.
            all.buckets
                .sort_by_key(|(key, docs)| (*key, docs.is_empty()));
            all.buckets.dedup_by_key(|(key, _)| *key);
        }
        all.buckets
            .retain(|(_, docs)| docs.len() as u64 >= min_count);
        Ok(all)
    }

    /// The buckets with their documents.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i64, &[Doc])> {
        let buckets = self.buckets.iter();
        buckets.map(|(key, docs)| (*key, &self.docs[docs.clone()]))
    }
}

/// Sorts documents by the number of their bucket: counts them, and then puts each where it belongs.
#[derive(Default)]
struct Sorter {
    keys: Vec<i64>,
    counts: Vec<usize>,
    /// The last document of each bucket.
    last: Vec<Option<Doc>>,
    pairs: Vec<(u32, Doc)>,
}

impl Sorter {
    fn add_bucket(&mut self, key: i64) {
        self.keys.push(key);
        self.counts.push(0);
        self.last.push(None);
    }

    fn add(&mut self, bucket: u32, doc: Doc) {
        let index = bucket as usize;
        if self.last[index] != Some(doc) {
            self.last[index] = Some(doc);
            self.counts[index] += 1;
            self.pairs.push((bucket, doc));
        }
    }

    fn sort(self) -> Buckets {
        let mut end = 0;
        let mut ends: Vec<usize> = Vec::with_capacity(self.counts.len());
        let mut buckets = Vec::with_capacity(self.counts.len());
        for (key, count) in self.keys.iter().zip(&self.counts) {
            ends.push(end);
            if *count > 0 {
                buckets.push((*key, end..end + count));
            }
            end += count;
        }
        let mut docs = vec![0; self.pairs.len()];
        for (bucket, doc) in self.pairs {
            let end = &mut ends[bucket as usize];
            docs[*end] = doc;
            *end += 1;
        }
        Buckets { docs, buckets }
    }
}

/// Hashes one number by a multiplication.
#[derive(Default)]
struct NumberHasher(u64);

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
