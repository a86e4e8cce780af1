//! The first documents of an order.

use std::collections::HashMap;

use super::Result;
use super::budget::Budget;
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

/// The first documents by a sort, after a position.
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
    // Twice as many as wanted are kept before the rest is dropped, so that a document costs one
    // comparison as a rule.
    let mut kept: Vec<Ranked> = Vec::new();
    let mut last: Option<Vec<SortValue>> = None;
    let mut read = 0;
    for (doc, score) in docs {
        read += 1;
        if read == 4096 {
            budget.charge(read)?;
            read = 0;
        }
        let value = sort.first_value(doc, score);
        if let Some(last) = &last
            && let Some(first) = last.first()
            && sort.compare_first(&value, first).is_gt()
        {
            continue;
        }
        let values = sort.values(value, doc, score);
        let is_late = last
            .as_ref()
            .is_some_and(|last| sort.compare(&values, last).is_ge());
        if is_late || after.is_some_and(|after| sort.compare(&values, after).is_le()) {
            continue;
        }
        kept.push(Ranked { doc, score, values });
        if kept.len() >= limit.saturating_mul(2) {
            keep_first(sort, &mut kept, limit);
            last = kept.last().map(|last| last.values.clone());
        }
    }
    budget.charge(read)?;
    keep_first(sort, &mut kept, limit);
    Ok(kept)
}

fn keep_first(sort: &CompiledSort<'_>, kept: &mut Vec<Ranked>, limit: usize) {
    // Equal ones stay in the order in which they came.
    kept.sort_by(|one, other| sort.compare(&one.values, &other.values));
    kept.truncate(limit);
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
