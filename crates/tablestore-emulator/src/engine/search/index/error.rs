use tablestore_core::ServiceError;

pub(crate) use crate::engine::shared::error::{Result, invalid};

/// The error for everything that makes no sense to the index.
pub(crate) fn refused() -> ServiceError {
    invalid("failed to query index, please check the request parameter")
}
