//! Limits on request bodies, and the errors of requests that exceed them.

use tablestore_core::{ErrorCode, ServiceError};

/// The largest request body that the service accepts: 5 MiB, compressed or not.
pub(crate) const MAX_BODY: usize = 5 * 1024 * 1024;

/// A request extension: the reason why the body was not read. The body of such a request is empty.
#[derive(Clone, Debug)]
pub(crate) struct BodyRejected(pub(crate) ServiceError);

/// Returns the error for a body larger than [`MAX_BODY`].
pub(crate) fn body_too_large() -> ServiceError {
    ServiceError::new(
        ErrorCode::RequestBodyTooLarge,
        "The size of POST data is too large.",
    )
}

/// Returns the error for a body that does not arrive in time.
pub(crate) fn body_too_slow() -> ServiceError {
    ServiceError::new(ErrorCode::RequestTimeout, "Request timeout.")
}
