use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use http::Uri;
use tablestore_core::{Disposition, Effect, Error, ErrorKind, Operation};
use tokio::time::Instant;

use crate::peer::host_and_port;
use crate::seconds::Seconds;

/// The progress of a call, as a part of [`CallInfo`](crate::CallInfo).
///
/// The layer that ends a call at its deadline is not the one that counts attempts, nor the one that
/// knows whether the request waits for a permit or is on a connection, so all of them share this.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallState(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    operation: Option<Operation>,
    deadline: Option<Instant>,
    /// Whether each layer of the stack reports its stage. If not, an attempt counts as sent once it
    /// is out of the queue, unless something below reports otherwise.
    is_tracked: bool,
    /// The number of failed attempts, and the stage of the current one: see [`Progress`].
    progress: AtomicU32,
    /// Whether an attempt that failed may have been executed.
    outcome_unknown: AtomicBool,
}

/// The stages of an attempt, in their order. Nothing has been sent before [`Stage::Sent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// Waits for a permit.
    Queued,
    /// In a layer above authentication.
    Layers,
    /// In the authentication layer, which waits for credentials.
    Credentials,
    /// In a layer below authentication.
    Wire,
    /// Waits for a connection.
    Connecting,
    /// Out of the queue in a stack that does not report stages: taken for sent, until it is known
    /// better.
    Assumed,
    /// A connection, or another service, has the request.
    Sent,
    /// The head of a response has arrived, whose status says that the request was not executed.
    Rejected,
}

impl Stage {
    /// Whether the request may be executed.
    fn may_be_executed(self) -> bool {
        matches!(self, Self::Assumed | Self::Sent)
    }
}

/// The number of failed attempts in the upper bits; below, whether the current attempt is abandoned,
/// and its [`Stage`].
#[derive(Clone, Copy, PartialEq, Eq)]
struct Progress(u32);

impl Progress {
    const ABANDONED: u32 = 0x80;
    const STAGE: u32 = 0x7f;

    fn failed_attempts(self) -> u32 {
        self.0 >> 8
    }

    fn is_abandoned(self) -> bool {
        self.0 & Self::ABANDONED != 0
    }

    fn stage(self) -> Stage {
        const STAGES: [Stage; 8] = [
            Stage::Queued,
            Stage::Layers,
            Stage::Credentials,
            Stage::Wire,
            Stage::Connecting,
            Stage::Assumed,
            Stage::Sent,
            Stage::Rejected,
        ];
        let index = (self.0 & Self::STAGE) as usize;
        STAGES.get(index).copied().unwrap_or(Stage::Sent)
    }

    fn with_stage(self, stage: Stage) -> Self {
        Self(self.0 & !Self::STAGE | stage as u32)
    }

    fn next_attempt(self) -> Self {
        Self((self.failed_attempts().saturating_add(1)) << 8)
    }
}

impl CallState {
    /// Starts a call that ends at `deadline`.
    pub(crate) fn new(
        operation: Option<Operation>,
        deadline: Option<Instant>,
        is_tracked: bool,
    ) -> Self {
        Self(Arc::new(Inner {
            operation,
            deadline,
            is_tracked,
            ..Inner::default()
        }))
    }

    pub(crate) fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    /// The time until the deadline; `None` without one.
    pub(crate) fn time_left(&self) -> Option<Duration> {
        let deadline = self.0.deadline?;
        Some(deadline.saturating_duration_since(Instant::now()))
    }

    /// Whether there is time for an attempt after such a pause.
    pub(crate) fn allows(&self, pause: Duration) -> bool {
        self.time_left().is_none_or(|left| pause < left)
    }

    fn progress(&self) -> Progress {
        Progress(self.0.progress.load(Relaxed))
    }

    /// Replaces the progress, unless `next` declines.
    fn update(&self, next: impl Fn(Progress) -> Option<Progress>) {
        let next = |progress| next(Progress(progress)).map(|next| next.0);
        // Declined: the attempt is further than that.
        let _ = self.0.progress.fetch_update(Relaxed, Relaxed, next);
    }

    /// The attempt waits for a permit.
    pub(crate) fn queued(&self) {
        self.update(|at| (at.stage() == Stage::Assumed).then(|| at.with_stage(Stage::Queued)));
    }

    /// The service below was called, which may be anything: in a stack that does not report its
    /// stages, the attempt counts as sent.
    pub(crate) fn called(&self) {
        if !self.0.is_tracked {
            self.update(|at| (at.stage() == Stage::Queued).then(|| at.with_stage(Stage::Assumed)));
        }
    }

    /// The attempt has a permit.
    pub(crate) fn permitted(&self) {
        if self.0.is_tracked {
            self.advance(Stage::Layers);
        } else {
            self.called();
        }
    }

    /// The attempt has come to this stage. A stage never goes back: where a layer sends several
    /// copies of a request, the first one that is sent decides.
    pub(crate) fn advance(&self, stage: Stage) {
        self.update(|at| {
            let is_later = at.stage() == Stage::Assumed || at.stage() < stage;
            is_later.then(|| at.with_stage(stage))
        });
    }

    /// Waits for a connection.
    pub(crate) fn connecting(&self) -> Sending {
        self.advance(Stage::Connecting);
        Sending {
            state: self.clone(),
            attempt: self.progress().failed_attempts(),
        }
    }

    /// Gives up on the attempt. If it has not been sent, it will not be.
    fn abandon(&self) -> Stage {
        Progress(self.0.progress.fetch_or(Progress::ABANDONED, Relaxed)).stage()
    }

    /// The number of attempts that failed before this one; `None` for the first.
    pub(crate) fn retries(&self) -> Option<u32> {
        Some(self.progress().failed_attempts()).filter(|retries| *retries > 0)
    }

    /// The current attempt has failed: the error, with what its stage shows about it.
    pub(crate) fn failed(&self, error: Error) -> Error {
        let stage = self.progress().stage();
        self.update(|at| Some(at.next_attempt()));
        let error = if stage >= Stage::Assumed || !error.request_sent() {
            error
        } else if error.kind() == ErrorKind::Other {
            // Of a layer above, which may have any reason.
            error.not_sent().with_transient(false)
        } else {
            error.not_sent()
        };
        if error.disposition() == Disposition::Unknown {
            self.0.outcome_unknown.store(true, Relaxed);
        }
        error
    }

    /// The number of attempts that have failed.
    pub(crate) fn failed_attempts(&self) -> u32 {
        self.progress().failed_attempts()
    }

    /// The error of an attempt at its time limit.
    pub(crate) fn attempt_timed_out(&self, limit: Duration, uri: &Uri) -> Error {
        timed_out("attempt timeout", limit, self.abandon(), uri)
    }

    /// The error that ends the call at its deadline.
    pub(crate) fn timed_out(&self, limit: Duration, uri: &Uri) -> Error {
        let stage = self.abandon();
        if stage.may_be_executed() {
            self.0.outcome_unknown.store(true, Relaxed);
        }
        let attempt = u32::from(stage > Stage::Queued);
        self.describe(timed_out("call timeout", limit, stage, uri), attempt)
    }

    /// The error of the last attempt, with the history of the call.
    ///
    /// An outcome once unknown stays so, whatever came after: a retried write that is refused by its
    /// condition may have been refused because of the first one.
    pub(crate) fn ended(&self, error: Error) -> Error {
        self.describe(error, 0)
    }

    fn describe(&self, error: Error, current_attempt: u32) -> Error {
        let attempts = self.progress().failed_attempts() + current_attempt;
        let mut error = error.with_attempts(attempts);
        if let Some(operation) = self.operation() {
            error = error.with_operation(operation.clone());
        }
        let is_write = effect(self.operation()) != Effect::Read;
        if is_write && !error.executed() && self.0.outcome_unknown.load(Relaxed) {
            error = error.with_outcome_unknown();
        }
        error
    }
}

/// The effect of an operation; that of an unknown one counts as the most harmful.
pub(crate) fn effect(operation: Option<&Operation>) -> Effect {
    operation.map_or(Effect::Write, Operation::effect)
}

/// An attempt on its way to a connection.
#[derive(Clone, Debug)]
pub(crate) struct Sending {
    state: CallState,
    attempt: u32,
}

impl Sending {
    /// Marks the attempt as sent; `false` when it has been abandoned and must not be sent.
    pub(crate) fn begin(&self) -> bool {
        let next = |progress| {
            let at = Progress(progress);
            let is_current = at.failed_attempts() == self.attempt && !at.is_abandoned();
            // The head of a response may come before the end of the body.
            is_current.then(|| at.with_stage(at.stage().max(Stage::Sent)).0)
        };
        let progress = &self.state.0.progress;
        progress.fetch_update(Relaxed, Relaxed, next).is_ok()
    }

    /// Whether the attempt was sent.
    pub(crate) fn has_begun(&self) -> bool {
        let at = self.state.progress();
        at.failed_attempts() == self.attempt && at.stage() >= Stage::Sent
    }
}

/// The error of a time limit that passed at a stage.
pub(crate) fn timed_out(name: &str, limit: Duration, stage: Stage, uri: &Uri) -> Error {
    let limit = Seconds(limit);
    let message = format!("{name} of {limit} passed while {}", Activity(stage, uri));
    let error = Error::new(ErrorKind::Timeout, message);
    if stage.may_be_executed() {
        error
    } else {
        error.not_sent()
    }
}

struct Activity<'a>(Stage, &'a Uri);

impl fmt::Display for Activity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Stage::Queued => f.write_str("waiting for a permit: all connections are in use"),
            Stage::Layers => f.write_str("waiting for a layer above authentication"),
            Stage::Credentials => f.write_str("waiting for credentials"),
            Stage::Wire => f.write_str("waiting for a layer below authentication"),
            Stage::Connecting => write!(f, "connecting to {}", host_and_port(self.1)),
            Stage::Assumed | Stage::Sent => f.write_str("waiting for the response"),
            Stage::Rejected => f.write_str("reading the body of a rejection"),
        }
    }
}
