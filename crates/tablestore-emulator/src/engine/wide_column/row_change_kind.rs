use tablestore_core::ServiceError;
use tablestore_protocol::proto::table::OperationType;

use crate::engine::shared::error::{Result, invalid};

/// The kinds of row writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowChangeKind {
    /// The row becomes what is given, whatever it was.
    Put,
    /// The row's cells change one by one.
    Update,
    /// The row goes.
    Delete,
}

impl RowChangeKind {
    /// The operation that writes a single row so.
    pub(crate) fn operation(self) -> &'static str {
        match self {
            Self::Put => "PutRow",
            Self::Update => "UpdateRow",
            Self::Delete => "DeleteRow",
        }
    }
}

/// The type of a row in a batch.
impl TryFrom<i32> for RowChangeKind {
    type Error = ServiceError;

    fn try_from(number: i32) -> Result<Self> {
        match OperationType::try_from(number) {
            Ok(OperationType::Put) => Ok(Self::Put),
            Ok(OperationType::Update) => Ok(Self::Update),
            Ok(OperationType::Delete) => Ok(Self::Delete),
            Err(_) => Err(invalid(
                "The type of row in batch write operation is invalid.",
            )),
        }
    }
}
