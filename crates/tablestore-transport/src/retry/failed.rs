use tablestore_core::{Disposition, Effect, Error, Operation};

use crate::call_info::effect;

/// An attempt that failed, as a [`RetryPolicy`](crate::RetryPolicy) sees it.
#[derive(Clone, Copy, Debug)]
pub struct FailedAttempt<'a> {
    operation: Option<&'a Operation>,
    error: &'a Error,
    attempts: u32,
}

impl<'a> FailedAttempt<'a> {
    /// Describes the last of `attempts` attempts at an operation. Useful to test a policy.
    pub fn new(operation: Option<&'a Operation>, error: &'a Error, attempts: u32) -> Self {
        Self {
            operation,
            error,
            attempts,
        }
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

    /// Returns what happened to the request: see [`Error::disposition`].
    pub fn disposition(&self) -> Disposition {
        self.error.disposition()
    }
}
