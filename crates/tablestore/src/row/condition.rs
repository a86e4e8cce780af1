use tablestore_core::Result;
use tablestore_protocol::proto::table as proto;

use super::Filter;

/// A condition of a write. If it does not hold, the write fails with `OTSConditionCheckFail`:
/// [`Error::is_condition_check_fail`](crate::Error::is_condition_check_fail).
///
/// The service checks the existence of the row first, then its columns. A [`Filter`] is a condition by
/// itself.
///
/// ```
/// use tablestore::{Condition, column};
///
/// let only_if_new = Condition::expect_not_exist();
/// let only_if_open = Condition::expect_exist().and(column("status").eq("open"));
/// # let _ = (only_if_new, only_if_open);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[doc(alias("RowExistenceExpectation", "ConditionExpression"))]
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
    /// Allows that the row exists or not (`IGNORE`), the default.
    pub fn ignore() -> Self {
        Self::default()
    }

    /// Requires that the row exists (`EXPECT_EXIST`).
    pub fn expect_exist() -> Self {
        Self {
            row_existence: RowExistence::ExpectExist,
            columns: None,
        }
    }

    /// Requires that the row does not exist (`EXPECT_NOT_EXIST`).
    pub fn expect_not_exist() -> Self {
        Self {
            row_existence: RowExistence::ExpectNotExist,
            columns: None,
        }
    }

    /// Adds a filter that the columns of the row must match.
    #[must_use]
    pub fn and(mut self, filter: impl Into<Filter>) -> Self {
        let filter = filter.into();
        self.columns = Some(match self.columns {
            Some(columns) => columns.and(filter),
            None => filter,
        });
        self
    }

    /// Whether the condition always holds.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Checks that the values in the filter are valid.
    pub(crate) fn check(&self) -> Result<()> {
        self.columns.as_ref().map_or(Ok(()), Filter::check)
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

/// The row may exist or not, and its columns must match the filter.
impl From<Filter> for Condition {
    fn from(filter: Filter) -> Self {
        Self::ignore().and(filter)
    }
}
