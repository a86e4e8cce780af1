use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use http::Request;
use tablestore_core::{Body, Disposition, Effect, Error, ErrorKind, Operation};
use tokio::time::Instant;

use crate::call_info::effect;
use crate::seconds::Seconds;
use crate::{CallInfo, FailedAttempt};

/// How far a call has come, for the layer that ends it to tell.
///
/// The layer that ends a call at its deadline is not the one that counts attempts, nor the one that
/// knows whether the request waits for a permit, so this is shared by all, as a part of [`CallInfo`]. A call is one future: its layers see their writes in order.
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
        let call = request.extensions_mut().get_or_insert_default::<CallInfo>();
        let state = Self(Arc::new(Inner {
            operation: call.operation().cloned(),
            deadline,
            ..Inner::default()
        }));
        call.set_state(state.clone());
        state
    }

    /// The state of the call that this request belongs to, if a layer above has started one.
    pub(crate) fn from_request(request: &Request<Body>) -> Option<&Self> {
        CallInfo::from_request(request)?.state()
    }

    fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    /// Whether there is time for an attempt after such a pause.
    pub(crate) fn allows_for(&self, pause: Duration) -> bool {
        let left = |deadline: Instant| deadline.saturating_duration_since(Instant::now());
        self.0
            .deadline
            .is_none_or(|deadline| pause < left(deadline))
    }

    /// The attempt waits for its turn.
    pub(crate) fn queued(&self) {
        self.0.under_way.store(false, Relaxed);
    }

    /// The attempt leaves the queue: from here on it may have been sent.
    pub(crate) fn under_way(&self) {
        self.0.under_way.store(true, Relaxed);
    }

    /// How many attempts failed before this one; `None` for the first.
    pub(crate) fn resends(&self) -> Option<u32> {
        Some(self.0.failed_attempts.load(Relaxed)).filter(|resends| *resends > 0)
    }

    /// The attempt is over, with an error.
    pub(crate) fn failed<'a>(&'a self, error: &'a Error) -> FailedAttempt<'a> {
        let attempts = self.0.failed_attempts.fetch_add(1, Relaxed) + 1;
        let failed = FailedAttempt::new(self.operation(), error, attempts);
        if failed.disposition() == Disposition::Unknown {
            self.0.outcome_unknown.store(true, Relaxed);
        }
        self.queued();
        failed
    }

    /// The error that ends the call at its deadline.
    pub(crate) fn timed_out(&self, limit: Duration) -> Error {
        let what = if self.is_under_way() {
            "answer"
        } else {
            "free connection"
        };
        let message = format!("no {what} within the call's {}", Seconds(limit));
        let error = Error::new(ErrorKind::Timeout, message);
        self.explain(if self.may_have_run() {
            error
        } else {
            error.not_sent()
        })
    }

    /// Tells in the error that ends the call what the call has been through.
    ///
    /// An outcome once unknown stays so, whatever came after: a resent write that is refused by its
    /// condition may have been refused because of the first one.
    pub(crate) fn explain(&self, error: Error) -> Error {
        let under_way = u32::from(self.is_under_way());
        let mut error = error.with_attempts(self.0.failed_attempts.load(Relaxed) + under_way);
        if let Some(operation) = self.operation() {
            error = error.with_operation(operation.clone());
        }
        if self.may_have_run() && effect(self.operation()) != Effect::Read {
            error = error.with_outcome_unknown();
        }
        error
    }

    fn is_under_way(&self) -> bool {
        self.0.under_way.load(Relaxed)
    }

    fn may_have_run(&self) -> bool {
        self.is_under_way() || self.0.outcome_unknown.load(Relaxed)
    }
}
