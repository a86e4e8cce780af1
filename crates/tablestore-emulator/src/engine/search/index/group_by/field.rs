use std::cmp::Ordering;

use super::{Group, GroupOrder, GroupSorter, Parts, key, order};
use crate::engine::search::index::Result;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::search::refused;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// Groups by the values of a field.
#[derive(Debug)]
pub(super) struct FieldGroups<'a> {
    pub(super) values: FieldValues<'a>,
    size: usize,
    min_count: u64,
    order: Vec<GroupSorter>,
}

impl<'a> FieldGroups<'a> {
    pub(super) fn new(
        values: FieldValues<'a>,
        size: usize,
        min_count: u64,
        order: &[GroupSorter],
    ) -> Result<Self> {
        let is_groupable = matches!(
            values.spec.kind,
            Kind::Long | Kind::Double | Kind::Boolean | Kind::Keyword | Kind::Date(_) | Kind::Ip
        );
        if !is_groupable {
            return Err(refused());
        }
        let by_count = || GroupSorter {
            by: GroupOrder::Count,
            is_descending: true,
        };
        Ok(Self {
            values,
            size,
            min_count,
            order: match order {
                [] => vec![by_count()],
                order => order.to_vec(),
            },
        })
    }

    pub(super) fn is_nested(&self) -> bool {
        self.values.is_nested()
    }

    pub(super) fn run(&self, parts: &Parts<'_>, docs: &[Doc]) -> Result<Vec<(String, Group)>> {
        let buckets = self.buckets(docs).into_iter();
        let mut buckets: Vec<_> = buckets
            .filter(|(_, docs)| docs.len() as u64 >= self.min_count)
            .collect();
        let is_by_aggregation =
            |sorter: &GroupSorter| matches!(sorter.by, GroupOrder::Aggregation(_));
        // Groups that are not returned cost nothing, unless their results are what decides.
        if !self.order.iter().any(is_by_aggregation) {
            let counted = buckets.into_iter().map(|(key, docs)| {
                let group = Group {
                    count: docs.len() as u64,
                    ..Group::default()
                };
                ((key, docs), group)
            });
            let mut counted: Vec<_> = counted.collect();
            order::sort(&mut counted, &self.order, |one, other| {
                self.compare(one.0, other.0)
            });
            counted.truncate(self.size);
            buckets = counted.into_iter().map(|(bucket, _)| bucket).collect();
        }
        let mut groups = parts.groups(buckets)?;
        order::sort(&mut groups, &self.order, |one, other| {
            self.compare(*one, *other)
        });
        groups.truncate(self.size);
        let groups = groups.into_iter();
        Ok(groups
            .map(|(key, group)| (key::to_text(&self.values, key), group))
            .collect())
    }

    fn buckets(&self, docs: &[Doc]) -> Vec<(i64, Vec<Doc>)> {
        let terms = self.values.dictionary().map_or(usize::MAX, |it| it.len());
        if terms > docs.len().saturating_mul(2) {
            let buckets = key::buckets(&self.values, docs, None, Some);
            return buckets.into_iter().collect();
        }
        let buckets = key::term_buckets(&self.values, docs, terms);
        let buckets = (0..).zip(buckets);
        buckets.filter(|(_, docs)| !docs.is_empty()).collect()
    }

    fn compare(&self, one: i64, other: i64) -> Ordering {
        match self.values.dictionary() {
            Some(dictionary) => dictionary.compare(one as u32, other as u32),
            None => one.cmp(&other),
        }
    }
}
