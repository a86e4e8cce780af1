//! Limits on request bodies, and the errors of requests that exceed them.

use std::sync::Arc;

use tablestore_core::{ErrorCode, ServiceError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The largest request body that the service accepts: 5 MiB, compressed or not.
pub(crate) const MAX_BODY: usize = 5 * 1024 * 1024;

/// Bodies up to this length are handled without an account of them.
pub(crate) const SMALL_BODY: usize = 64 * 1024;

/// The memory for all larger bodies together.
const LARGE_BODIES: usize = 64 * 1024 * 1024;

/// The memory for large bodies.
#[derive(Clone, Debug)]
pub(crate) struct BodyMemory(Arc<Semaphore>);

/// A part of a [`BodyMemory`], which is to be held as long as the body.
pub(crate) type Reservation = Option<OwnedSemaphorePermit>;

impl BodyMemory {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(LARGE_BODIES)))
    }

    /// Waits until there is memory for a body of so many bytes, or of the most that is accepted.
    pub(crate) async fn reserve(&self, length: usize) -> Reservation {
        if length <= SMALL_BODY {
            return None;
        }
        let length = u32::try_from(length.min(MAX_BODY)).ok()?;
        // The semaphore is never closed.
        Arc::clone(&self.0).acquire_many_owned(length).await.ok()
    }

    #[cfg(test)]
    pub(crate) fn available(&self) -> usize {
        self.0.available_permits()
    }
}

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
