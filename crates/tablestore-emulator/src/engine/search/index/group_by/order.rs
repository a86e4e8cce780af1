use std::cmp::Ordering;

use super::Group;
use crate::engine::search::index::request::{GroupOrder, GroupSorter};

/// Sorts groups by the rules in their order; equal ones by key.
pub(super) fn sort<K>(
    groups: &mut [(K, Group)],
    sorters: &[GroupSorter],
    compare_keys: impl Fn(&K, &K) -> Ordering,
) {
    groups.sort_unstable_by(|one, other| {
        let orders = sorters.iter().map(|sorter| {
            let order = match &sorter.by {
                GroupOrder::Key => compare_keys(&one.0, &other.0),
                GroupOrder::Count => one.1.count.cmp(&other.1.count),
                GroupOrder::Aggregation(name) => {
                    let value = |group: &Group| group.value(name).unwrap_or(f64::NAN);
                    value(&one.1).total_cmp(&value(&other.1))
                }
            };
            if sorter.is_descending {
                order.reverse()
            } else {
                order
            }
        });
        let order = orders.fold(Ordering::Equal, Ordering::then);
        order.then_with(|| compare_keys(&one.0, &other.0))
    });
}

impl Group {
    /// The value of an aggregation with one value.
    fn value(&self, name: &str) -> Option<f64> {
        let result = self.aggregations.iter().find(|(it, _)| it == name)?;
        result.1.single()
    }
}
