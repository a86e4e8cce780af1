//! Errors that a request is to be rejected with, whatever its outcome.

use http::Request;
use tablestore_core::ServiceError;

/// A request extension: an error that replaces the outcome of an authenticated request.
#[derive(Clone, Debug)]
pub(crate) enum ForcedError {
    /// The operation is not executed.
    Before(ServiceError),
    /// The operation is executed, and its outcome is discarded.
    After(ServiceError),
}

impl ForcedError {
    /// Fails if the request is to be rejected before it is executed.
    pub(crate) fn check_before<B>(request: &Request<B>) -> Result<(), ServiceError> {
        match request.extensions().get() {
            Some(Self::Before(error)) => Err(error.clone()),
            _ => Ok(()),
        }
    }

    /// Fails if the request is to be rejected after it was executed.
    pub(crate) fn check_after<B>(request: &Request<B>) -> Result<(), ServiceError> {
        match request.extensions().get() {
            Some(Self::After(error)) => Err(error.clone()),
            _ => Ok(()),
        }
    }
}
