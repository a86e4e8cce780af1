//! What connections may take: time, and memory for bodies.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::body_limits::MAX_BODY;

/// How long a request may take to arrive, and a connection be idle. Longer than the official
/// clients keep idle connections, so that none meets a closed one.
const REQUEST_TIME: Duration = Duration::from_secs(120);

/// How long a client may take to receive a response.
const RESPONSE_TIME: Duration = Duration::from_secs(60);

/// Bodies up to this length are read without any account of them.
pub(super) const SMALL_BODY: usize = 64 * 1024;

/// The memory for all larger bodies together: those that are read and those of running requests.
const LARGE_BODIES: usize = 64 * 1024 * 1024;

/// The limits that connections of one server share.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// Limits the wait for a head and for a body, and ends a connection that is idle.
    pub(super) request_time: Option<Duration>,
    pub(super) response_time: Option<Duration>,
    /// Bytes that are left for large bodies.
    pub(super) large_bodies: Arc<Semaphore>,
}

impl Limits {
    /// The limits of a server.
    pub(crate) fn server() -> Self {
        Self {
            request_time: Some(REQUEST_TIME),
            response_time: Some(RESPONSE_TIME),
            ..Self::untimed()
        }
    }

    /// Limits without a clock.
    pub(crate) fn untimed() -> Self {
        Self {
            request_time: None,
            response_time: None,
            large_bodies: Arc::new(Semaphore::new(LARGE_BODIES)),
        }
    }

    /// Waits until there is memory for a body of at most so many bytes.
    pub(super) async fn reserve(&self, length: usize) -> Option<OwnedSemaphorePermit> {
        if length <= SMALL_BODY {
            return None;
        }
        let length = u32::try_from(length.min(MAX_BODY)).ok()?;
        // The semaphore is never closed.
        let memory = Arc::clone(&self.large_bodies);
        memory.acquire_many_owned(length).await.ok()
    }
}
