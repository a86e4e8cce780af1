//! The first documents of an order.

use std::collections::HashMap;

use super::budget::Budget;
use super::double::to_double;
use super::error::Result;
use super::sort::{CompiledSort, SortValue};
use super::storage::Doc;
use super::values::FieldValues;

/// A document with what it is sorted by.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) doc: Doc,
    pub(super) score: f64,
    pub(super) values: Vec<SortValue>,
}

/// Collects the first documents by a sort, after a position.
#[derive(Debug)]
pub(super) struct Top<'a> {
    sort: &'a CompiledSort<'a>,
    limit: usize,
    after: Option<&'a [SortValue]>,
    /// Twice as many as wanted are kept before the rest is dropped, so that a document costs one
    /// comparison as a rule.
    kept: Vec<Ranked>,
    /// What the last of the first so many is sorted by, once there are as many.
    last: Option<Vec<SortValue>>,
}

impl<'a> Top<'a> {
    pub(super) fn new(
        sort: &'a CompiledSort<'a>,
        limit: usize,
        after: Option<&'a [SortValue]>,
    ) -> Self {
        Self {
            sort,
            limit,
            after,
            kept: Vec::new(),
            last: None,
        }
    }

    pub(super) fn push(&mut self, doc: Doc, score: f64) {
        let value = self.sort.first_value(doc, score);
        if let Some(last) = &self.last
            && let Some(first) = last.first()
            && self.sort.compare_first(&value, first).is_gt()
        {
            return;
        }
        let values = self.sort.values(value, doc, score);
        let last = self.last.as_ref();
        let is_late = last.is_some_and(|last| self.sort.compare(&values, last).is_ge());
        let after = self.after;
        if is_late || after.is_some_and(|after| self.sort.compare(&values, after).is_le()) {
            return;
        }
        self.kept.push(Ranked { doc, score, values });
        if self.kept.len() >= self.limit.saturating_mul(2) {
            self.drop_rest();
            self.last = self.kept.last().map(|last| last.values.clone());
        }
    }

    /// The score that a document needs at least, if the best ones come first.
    pub(super) fn least_score(&self) -> f64 {
        match self.last.as_ref().and_then(|last| last.first()) {
            Some(SortValue::Number(score)) => to_double(*score),
            _ => f64::NEG_INFINITY,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Ranked> {
        self.drop_rest();
        self.kept
    }

    fn drop_rest(&mut self) {
        // Equal ones stay in the order in which they came.
        let sort = self.sort;
        self.kept
            .sort_by(|one, other| sort.compare(&one.values, &other.values));
        self.kept.truncate(self.limit);
    }
}

/// The first of some documents by a sort, after a position.
pub(super) fn first(
    sort: &CompiledSort<'_>,
    docs: impl Iterator<Item = (Doc, f64)>,
    limit: usize,
    after: Option<&[SortValue]>,
    budget: &Budget<'_>,
) -> Result<Vec<Ranked>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let mut top = Top::new(sort, limit, after);
    let mut read = 0;
    for (doc, score) in docs {
        read += 1;
        if read == 4096 {
            budget.charge(read)?;
            read = 0;
        }
        top.push(doc, score);
    }
    budget.charge(read)?;
    Ok(top.finish())
}

/// The first document of each value of a field; those without one are a group together.
pub(super) fn collapse(
    sort: &CompiledSort<'_>,
    docs: impl Iterator<Item = (Doc, f64)>,
    field: &FieldValues<'_>,
) -> Vec<(Doc, f64)> {
    let mut groups: HashMap<Option<i64>, Ranked> = HashMap::new();
    for (doc, score) in docs {
        let first = sort.first_value(doc, score);
        let values = sort.values(first, doc, score);
        let group = field.of(doc).first().copied();
        match groups.get_mut(&group) {
            Some(best) if sort.compare(&values, &best.values).is_ge() => {}
            Some(best) => *best = Ranked { doc, score, values },
            None => {
                groups.insert(group, Ranked { doc, score, values });
            }
        }
    }
    let mut best: Vec<_> = groups
        .into_values()
        .map(|best| (best.doc, best.score))
        .collect();
    best.sort_unstable_by_key(|(doc, _)| *doc);
    best
}
