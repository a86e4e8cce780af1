use tablestore_protocol::proto::search as proto;

use crate::call::wire_enum::WireEnum;
use crate::search::sort::SortOrder;

/// One criterion of the order of groups. Those after the first decide between equal ones.
///
/// ```
/// use tablestore::search::{Aggregation, GroupBy, GroupSorter};
///
/// let largest_first = GroupBy::field("status")
///     .aggregate("total", Aggregation::sum("amount"))
///     .sort(GroupSorter::aggregation("total").descending())
///     .sort(GroupSorter::key());
/// # let _ = largest_first;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct GroupSorter {
    by: By,
    order: SortOrder,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum By {
    Key,
    RowCount,
    Aggregation(String),
}

impl GroupSorter {
    /// Orders by the key of the groups, the smallest first.
    pub fn key() -> Self {
        Self::new(By::Key)
    }

    /// Orders by the number of rows, the fewest first.
    pub fn row_count() -> Self {
        Self::new(By::RowCount)
    }

    /// Orders by the result of an aggregation of the groups that is one number, the smallest first.
    pub fn aggregation(name: impl Into<String>) -> Self {
        Self::new(By::Aggregation(name.into()))
    }

    fn new(by: By) -> Self {
        Self {
            by,
            order: SortOrder::Ascending,
        }
    }

    /// Reverses the order: the largest first.
    pub fn descending(mut self) -> Self {
        self.order = SortOrder::Descending;
        self
    }

    fn to_proto(&self) -> proto::GroupBySorter {
        let order = Some(self.order.to_proto());
        let mut sorter = proto::GroupBySorter::default();
        match &self.by {
            By::Key => sorter.group_key_sort = Some(proto::GroupKeySort { order }),
            By::RowCount => sorter.row_count_sort = Some(proto::RowCountSort { order }),
            By::Aggregation(name) => {
                sorter.sub_agg_sort = Some(proto::SubAggSort {
                    sub_agg_name: Some(name.clone()),
                    order,
                });
            }
        }
        sorter
    }

    /// Converts criteria, if there are any.
    pub(super) fn to_optional_proto(sorters: &[Self]) -> Option<proto::GroupBySort> {
        (!sorters.is_empty()).then(|| proto::GroupBySort {
            sorters: sorters.iter().map(Self::to_proto).collect(),
        })
    }
}
