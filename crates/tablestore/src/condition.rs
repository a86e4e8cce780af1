use tablestore_protocol::proto;

/// What must hold for a write to be carried out. When it does not, the write fails with
/// `OTSConditionCheckFail`: [`Error::is_condition_check_fail`](crate::Error::is_condition_check_fail).
///
/// ```
/// use tablestore::Condition;
///
/// let only_if_new = Condition::expect_not_exist();
/// # let _ = only_if_new;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    row_existence: RowExistence,
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
        }
    }

    /// `EXPECT_NOT_EXIST`: the row must not be there.
    pub fn expect_not_exist() -> Self {
        Self {
            row_existence: RowExistence::ExpectNotExist,
        }
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
            column_condition: None,
        }
    }
}
