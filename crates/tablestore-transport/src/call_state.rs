use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

use http::Request;
use tablestore_core::{Body, Disposition, Effect, Error, Operation};
use tokio::time::Instant;

use crate::FailedAttempt;

/// How far a call has come, for the layer that ends it to tell.
///
/// The layer that ends a call at its deadline is not the one that counts attempts, nor the one that
/// knows whether the request waits for a permit, so this rides in the request's extensions from one
/// to the other. A call is one future: its layers see their writes in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallState(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    operation: Option<Operation>,
    deadline: Option<Instant>,
    failed_attempts: AtomicU32,
    /// Whether an attempt is past the queue and not yet answered.
    under_way: AtomicBool,
    /// Whether an attempt that failed may have been carried out.
    outcome_unknown: AtomicBool,
}

impl CallState {
    /// Starts a call that ends at `deadline`.
    pub(crate) fn begin(request: &mut Request<Body>, deadline: Option<Instant>) -> Self {
        let state = Self(Arc::new(Inner {
            operation: request.extensions().get().cloned(),
            deadline,
            ..Inner::default()
        }));
        request.extensions_mut().insert(state.clone());
        state
    }

    /// The state of the call that this request belongs to, if a layer above has started one.
    pub(crate) fn of(request: &Request<Body>) -> Option<Self> {
        request.extensions().get().cloned()
    }

    pub(crate) fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.0.deadline
    }

    /// The attempt waits for its turn.
    pub(crate) fn queued(&self) {
        self.0.under_way.store(false, Relaxed);
    }

    /// The attempt leaves the queue: from here on it may have been sent.
    pub(crate) fn under_way(&self) {
        self.0.under_way.store(true, Relaxed);
    }

    /// The attempt failed.
    pub(crate) fn failed(&self, error: &Error) -> FailedAttempt<'_> {
    }
}
