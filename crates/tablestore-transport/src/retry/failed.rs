use tablestore_core::{Disposition, Effect, Error, ErrorKind, Operation};

use crate::call_info::effect;

/// An attempt that failed, for a [`RetryPolicy`](crate::RetryPolicy) to judge.
#[derive(Clone, Copy, Debug)]
pub struct FailedAttempt<'a> {
    operation: Option<&'a Operation>,
    error: &'a Error,
    attempts: u32,
}

impl<'a> FailedAttempt<'a> {
    /// The last of so many attempts at an operation. Useful to test a policy.
    pub fn new(operation: Option<&'a Operation>, error: &'a Error, attempts: u32) -> Self {
        Self {
            operation,
            error,
            attempts,
        }
    }

    /// What was asked for; `None` when the request did not carry an [`Operation`].
    pub fn operation(&self) -> Option<&'a Operation> {
        self.operation
    }

    /// What the operation does to the data; [`Effect::Write`] when the request did not say.
    pub fn effect(&self) -> Effect {
        effect(self.operation)
    }

    /// What went wrong.
    pub fn error(&self) -> &'a Error {
        self.error
    }

    /// How many attempts there were, this one included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// What became of the request, as far as the error tells.
    ///
    /// - An error of the service has [its own](tablestore_core::ServiceError::disposition).
    /// - A request that was not sent was not executed, and can be sent: no connection, no turn.
    /// - It is rejected when it would fail again before it is sent: a wrong setting or request, no
    ///   credentials (providers have retries of their own), a gateway that refuses or redirects.
    /// - All else leaves it unknown: time limits, broken connections, failing gateways. So does an
    ///   answer that is damaged, forged or too large, for the service then did answer something.
    pub fn disposition(&self) -> Disposition {
        if let Some(service) = self.error.service() {
            return service.disposition();
        }
        match self.error.kind() {
            ErrorKind::Config
            | ErrorKind::NotConfigured
            | ErrorKind::Request
            | ErrorKind::Credentials
            | ErrorKind::Value => Disposition::Rejected,
            ErrorKind::Gateway if !self.error.request_sent() => Disposition::Rejected,
            _ if !self.error.request_sent() => Disposition::NotExecuted,
            _ => Disposition::Unknown,
        }
    }
}
