use tablestore_protocol::proto::table as proto;

use crate::Filter;

/// What must hold for a write to be carried out. When it does not, the write fails with
/// `OTSConditionCheckFail`: [`Error::is_condition_check_fail`](crate::Error::is_condition_check_fail).
///
/// The row's existence is looked at first, then its columns. A [`Filter`] is a condition by itself.
///
/// ```
/// use tablestore::{Condition, column};
///
/// let only_if_new = Condition::expect_not_exist();
/// let only_if_open = Condition::expect_exist().and(column("status").eq("open"));
/// # let _ = (only_if_new, only_if_open);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    row_existence: RowExistence,
    columns: Option<Filter>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RowExistence {
    #[default]
    Ignore,
    ExpectExist,
    ExpectNotExist,
}

impl Condition {
    /// `IGNORE`, the default: the row may be there or not.
    pub fn ignore() -> Self {
        Self::default()
    }

    /// `EXPECT_EXIST`: the row must be there.
    pub fn expect_exist() -> Self {
        Self {
            row_existence: RowExistence::ExpectExist,
            columns: None,
        }
    }

    /// `EXPECT_NOT_EXIST`: the row must not be there.
    pub fn expect_not_exist() -> Self {
        Self {
            row_existence: RowExistence::ExpectNotExist,
            columns: None,
        }
    }

    /// The same, and this must hold of the row's columns.
    #[must_use]
    pub fn and(mut self, filter: impl Into<Filter>) -> Self {
        let filter = filter.into();
        self.columns = Some(match self.columns {
            Some(columns) => columns.and(filter),
            None => filter,
        });
        self
    }

    /// Whether anything is asked at all. A write that asks nothing can be repeated.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn to_proto(&self) -> proto::Condition {
        let expectation = match self.row_existence {
            RowExistence::Ignore => proto::RowExistenceExpectation::Ignore,
            RowExistence::ExpectExist => proto::RowExistenceExpectation::ExpectExist,
            RowExistence::ExpectNotExist => proto::RowExistenceExpectation::ExpectNotExist,
        };
        proto::Condition {
            row_existence: expectation.into(),
            column_condition: self.columns.as_ref().map(Filter::encode),
        }
    }
}

/// The row may be there or not, and this must hold of its columns.
impl From<Filter> for Condition {
    fn from(filter: Filter) -> Self {
        Self::ignore().and(filter)
    }
}
