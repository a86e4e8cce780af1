//! Documents in buckets.

use std::ops::Range;

use crate::engine::search::index::error::Result;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;
use crate::engine::shared::number_map::NumberMap;

/// Sorted documents by key: each in the buckets of its values, once.
#[derive(Debug)]
pub(super) struct Buckets {
    /// The documents of all buckets, one bucket after another; none if they are only counted.
    docs: Vec<Doc>,
    buckets: Vec<(i64, Range<usize>)>,
}

/// What is asked for of each bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Count,
    Docs,
}

/// How values become keys of equal steps.
pub(super) trait Steps {
    /// The key of a value, if it counts.
    fn key_of(&self, value: i64) -> Option<i64>;

    /// The least value that has a key, where every value counts, and keys grow with values.
    fn first_value(&self, key: i64) -> Option<i64>;

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
        content: Content,
        key_of: impl Fn(i64) -> Option<i64>,
    ) -> Self {
        let mut numbers: NumberMap<i64, u32> = NumberMap::default();
        let mut sorter = Sorter::new(content);
        field.visit(docs, missing, |doc, value| {
            if let Some(key) = key_of(value) {
                let next = sorter.buckets.len() as u32;
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
    pub(super) fn by_term(
        field: &FieldValues<'_>,
        docs: &[Doc],
        content: Content,
        terms: usize,
    ) -> Self {
        let mut sorter = Sorter::new(content);
        (0..terms as i64).for_each(|key| sorter.add_bucket(key));
        field.visit(docs, None, |doc, value| sorter.add(value as u32, doc));
        sorter.sort()
    }

    /// By the steps that values are in, sorted by key.
    fn by_bounds(
        field: &FieldValues<'_>,
        docs: &[Doc],
        missing: Option<i64>,
        content: Content,
        bounds: &Bounds,
    ) -> Self {
        let mut sorter = Sorter::new(content);
        bounds.keys.iter().for_each(|key| sorter.add_bucket(*key));
        field.visit(docs, missing, |doc, value| {
            sorter.add(bounds.find(value), doc);
        });
        sorter.sort()
    }

    /// In steps, sorted by key, with at least so many documents in each.
    pub(super) fn in_steps(
        field: &FieldValues<'_>,
        docs: &[Doc],
        missing: Option<i64>,
        content: Content,
        steps: &impl Steps,
        min_count: u64,
    ) -> Result<Self> {
        let mut all = match Bounds::new(field, docs, missing, steps) {
            Some(bounds) => Self::by_bounds(field, docs, missing, content, &bounds),
            None => {
                let key_of = |value| steps.key_of(value);
                let mut all = Self::by_key(field, docs, missing, content, key_of);
                all.buckets.sort_unstable_by_key(|(key, _)| *key);
                all
            }
        };
        if min_count == 0 {
            let keys = || all.buckets.iter().map(|(key, _)| *key);
            let empty = steps.keys_between(keys().next().zip(keys().next_back()))?;
            all.buckets.extend(empty.into_iter().map(|key| (key, 0..0)));
            // Of equal keys, the one that has documents comes first.
            all.buckets
                .sort_unstable_by_key(|(key, docs)| (*key, docs.is_empty()));
            all.buckets.dedup_by_key(|(key, _)| *key);
        }
        all.buckets
            .retain(|(_, docs)| docs.len() as u64 >= min_count);
        Ok(all)
    }

    /// The keys of the buckets, how many documents are in each, and which, unless they are only counted.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i64, u64, &[Doc])> {
        let buckets = self.buckets.iter();
        buckets.map(|(key, range)| {
            let docs = self.docs.get(range.clone()).unwrap_or_default();
            (*key, range.len() as u64, docs)
        })
    }
}

/// The steps between the least and the greatest value, found without a division and a hash for each value.
struct Bounds {
    keys: Vec<i64>,
    /// The least value of each step.
    first: Vec<i64>,
    /// The least of all values.
    min: i64,
    /// The first step of each cell, and then the last step: cells are values of equal width, a power of 2.
    cells: Vec<u32>,
    shift: u32,
}

impl Bounds {
    /// There are at most 2 to the power of this many cells, which fit a processor's cache.
    const CELL_BITS: u32 = 12;

    /// None where there are no values, or more steps than documents.
    fn new(
        field: &FieldValues<'_>,
        docs: &[Doc],
        missing: Option<i64>,
        steps: &impl Steps,
    ) -> Option<Self> {
        let (mut min, mut max) = (i64::MAX, i64::MIN);
        field.visit(docs, missing, |_, value| {
            (min, max) = (min.min(value), max.max(value));
        });
        let ends = (steps.key_of(min)?, steps.key_of(max)?);
        steps.first_value(ends.0)?;
        let keys = steps.keys_between(Some(ends)).ok()?;
        if keys.is_empty() || keys.len() > docs.len() {
            return None;
        }
        let first = keys.iter().map(|key| steps.first_value(*key));
        let first: Vec<i64> = first.collect::<Option<_>>()?;
        let width = max.abs_diff(min);
        // The groups of another group-by can be small, and each has cells of its own.
        let cell_bits = docs.len().checked_ilog2().unwrap_or(0).min(Self::CELL_BITS);
        let shift = (u64::BITS - width.leading_zeros()).saturating_sub(cell_bits);
        let last = keys.len() as u32 - 1;
        let cells = (0..=width >> shift).map(|cell| {
            let start = min.saturating_add_unsigned(cell << shift);
            let after = first.partition_point(|first| *first <= start);
            after.saturating_sub(1) as u32
        });
        let cells = cells.chain([last]);
        Some(Self {
            cells: cells.collect(),
            keys,
            first,
            min,
            shift,
        })
    }

    /// The number of the step of a value.
    fn find(&self, value: i64) -> u32 {
        let cell = (value.abs_diff(self.min) >> self.shift) as usize;
        let (step, last) = (self.cells[cell], self.cells[cell + 1]);
        // Most cells are within one step.
        let later = &self.first[step as usize + 1..=last as usize];
        step + later.partition_point(|first| *first <= value) as u32
    }
}

/// Sorts documents by the number of their bucket: counts them, and then puts each where it belongs.
struct Sorter {
    buckets: Vec<Bucket>,
    pairs: Vec<(u32, Doc)>,
    content: Content,
}

struct Bucket {
    key: i64,
    count: usize,
    last: Option<Doc>,
}

impl Sorter {
    fn new(content: Content) -> Self {
        Self {
            buckets: Vec::new(),
            pairs: Vec::new(),
            content,
        }
    }

    fn add_bucket(&mut self, key: i64) {
        self.buckets.push(Bucket {
            key,
            count: 0,
            last: None,
        });
    }

    #[inline]
    fn add(&mut self, number: u32, doc: Doc) {
        let bucket = &mut self.buckets[number as usize];
        if bucket.last != Some(doc) {
            bucket.last = Some(doc);
            bucket.count += 1;
            if self.content == Content::Docs {
                self.pairs.push((number, doc));
            }
        }
    }

    fn sort(self) -> Buckets {
        let mut end = 0;
        let mut ends: Vec<usize> = Vec::with_capacity(self.buckets.len());
        let mut buckets = Vec::with_capacity(self.buckets.len());
        for Bucket { key, count, .. } in self.buckets {
            ends.push(end);
            if count > 0 {
                buckets.push((key, end..end + count));
            }
            end += count;
        }
        let mut docs = vec![0; self.pairs.len()];
        for (number, doc) in self.pairs {
            let end = &mut ends[number as usize];
            docs[*end] = doc;
            *end += 1;
        }
        Buckets { docs, buckets }
    }
}
