use std::time::Duration;

use tablestore_core::{Disposition, Effect, Error, Operation};

use crate::call_state::{CallState, effect};

/// An attempt that failed, as a [`RetryPolicy`](crate::RetryPolicy) sees it.
#[derive(Clone, Copy, Debug)]
pub struct FailedAttempt<'a> {
    operation: Option<&'a Operation>,
    error: &'a Error,
    attempts: u32,
    time_left: Option<Duration>,
}

impl<'a> FailedAttempt<'a> {
    /// Describes the last of `attempts` attempts at an operation. Useful to test a policy.
    pub fn new(operation: Option<&'a Operation>, error: &'a Error, attempts: u32) -> Self {
        Self {
            operation,
            error,
            attempts,
            time_left: None,
        }
    }

    /// The last failed attempt of a call.
    pub(super) fn last(state: &'a CallState, error: &'a Error) -> Self {
        Self::new(state.operation(), error, state.failed_attempts())
            .with_time_left(state.time_left())
    }

    /// Sets the time that the call has left.
    #[must_use]
    pub fn with_time_left(mut self, time_left: Option<Duration>) -> Self {
        self.time_left = time_left;
        self
    }

    /// Returns the operation; `None` when the request has no [`CallInfo`](crate::CallInfo).
    pub fn operation(&self) -> Option<&'a Operation> {
        self.operation
    }

    /// Returns the effect of the operation; that of an unknown one counts as [`Effect::Write`].
    pub fn effect(&self) -> Effect {
        effect(self.operation)
    }

    /// Returns the error of the attempt.
    pub fn error(&self) -> &'a Error {
        self.error
    }

    /// Returns the number of attempts, including this one.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the time until the call's deadline; `None` without a deadline.
    pub fn time_left(&self) -> Option<Duration> {
        self.time_left
    }

    /// Returns what happened to the request: see [`Error::disposition`].
    pub fn disposition(&self) -> Disposition {
        self.error.disposition()
    }
}
