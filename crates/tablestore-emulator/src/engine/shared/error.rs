//! The engine's errors are the service's own, in its own words.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table as proto;

use crate::store::StoreError;

pub(crate) type Result<T, E = ServiceError> = std::result::Result<T, E>;

/// An argument that is not valid.
pub(crate) fn invalid(message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::ParameterInvalid, message)
}

/// A body that is not the protobuf message that the operation takes.
pub(crate) fn not_a_message() -> ServiceError {
    invalid("Parse PBMessage from RawString failed.")
}

/// A table that is not there.
pub(crate) fn no_table() -> ServiceError {
    ServiceError::new(ErrorCode::ObjectNotExist, "Requested table does not exist.")
}

/// A table that does not exist and is read: the service has another code and text then.
pub(crate) fn no_table_to_read() -> ServiceError {
    invalid("Request table not exist")
}

/// A time series table that another operation takes for a wide-column table.
pub(crate) fn is_timeseries(name: &str, operation: &str) -> ServiceError {
    invalid(format!(
        "Table [{name}] is a timeseries table, not support {operation}"
    ))
}

/// A row that somebody else holds.
pub(crate) fn conflict() -> ServiceError {
    ServiceError::new(
        ErrorCode::RowOperationConflict,
        "Data is being modified by the other request.",
    )
}

/// The outcome of one row among others: all but a failure of the service itself is the row's own.
pub(crate) fn of_row<T>(outcome: Result<T>) -> Result<Result<T>> {
    match outcome {
        Err(error) if *error.code() == ErrorCode::InternalServerError => Err(error),
        outcome => Ok(outcome),
    }
}

/// An error as a row among others carries it.
pub(crate) fn to_message(error: &ServiceError) -> proto::Error {
    proto::Error {
        code: error.code().as_str().to_owned(),
        message: Some(error.message().to_owned()),
        access_denied_detail: None,
    }
}

/// The service says no more than its first three words; the cause follows them, because here it is
/// the caller's own disk.
impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        Self::new(
            ErrorCode::InternalServerError,
            format!("Internal server error. {error}"),
        )
    }
}
