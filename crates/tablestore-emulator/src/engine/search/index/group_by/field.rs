use std::cmp::Ordering;

use super::buckets::{Buckets, Content};
use super::{Group, Parts, key, order};
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::request::{GroupOrder, GroupSorter};
use crate::engine::search::index::schema::Kind;
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
        let sorted = self.buckets(docs, parts.content());
        let buckets = sorted
            .iter()
            .filter(|(_, count, _)| *count >= self.min_count);
        let is_by_aggregation =
            |sorter: &GroupSorter| matches!(sorter.by, GroupOrder::Aggregation(_));
        // Groups that are not returned cost nothing but what decides that.
        let decides = self.order.iter().any(is_by_aggregation);
        let groups = buckets.map(|(key, count, docs)| {
            let group = match decides {
                true => parts.without_group_bys(docs)?,
                false => Group::of(count),
            };
            Ok(((key, docs), group))
        });
        let mut groups = groups.collect::<Result<Vec<_>>>()?;
        order::sort(&mut groups, &self.order, |one, other| {
            self.compare(one.0, other.0)
        });
        groups.truncate(self.size);
        parts.compiler.options.budget.charge_groups(groups.len())?;
        let groups = groups.into_iter().map(|((key, docs), mut group)| {
            match decides {
                true => parts.add_group_bys(&mut group, docs)?,
                false => group = parts.group_of(group.count, docs)?,
            }
            Ok((key::to_text(&self.values, key), group))
        });
        groups.collect()
    }

    fn buckets(&self, docs: &[Doc], content: Content) -> Buckets {
        let terms = self.values.dictionary().map_or(usize::MAX, |it| it.len());
        match terms > docs.len().saturating_mul(2) {
            true => Buckets::by_key(&self.values, docs, None, content, Some),
            false => Buckets::by_term(&self.values, docs, content, terms),
        }
    }

    fn compare(&self, one: i64, other: i64) -> Ordering {
        match self.values.dictionary() {
            Some(dictionary) => dictionary.compare(one as u32, other as u32),
            None => one.cmp(&other),
        }
    }
}
