//! The retry rules of a run: those of the SDK, and broken ones that a simulation has to find.

use std::str::FromStr;
use std::time::Duration;

use tablestore::{
    Backoff, DefaultRetryPolicy, Disposition, FailedAttempt, NoRetryPolicy, RetryPolicy,
    WriteRetryPolicy,
};

use super::plan::Retries;

/// A rule that is broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// Clients retry every write whose outcome is unknown.
    RetryUnknown,
    /// Only the rows of bulk writers are retried so.
    RetryUnknownInBulk,
    /// The service loses the writes of its last run when it restarts.
    LoseWrites,
}

impl Break {
    pub(crate) const ALL: [(&'static str, Self); 3] = [
        ("retry-unknown", Self::RetryUnknown),
        ("retry-unknown-in-bulk", Self::RetryUnknownInBulk),
        ("lose-writes", Self::LoseWrites),
    ];

    pub(crate) fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, rule)| *rule == self);
        found.map_or("", |(name, _)| name)
    }
}

impl FromStr for Break {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(name, _)| *name == text);
        found.map(|(_, rule)| *rule).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|(name, _)| *name).collect();
            format!(
                "rule {text:?} is not valid: allowed are {}",
                names.join(", ")
            )
        })
    }
}

/// A policy of either kind.
#[derive(Clone, Debug)]
pub(crate) enum Policy {
    Default(DefaultRetryPolicy),
    Writes(WriteRetryPolicy),
    None,
    RetriesUnknown(Backoff),
}

impl Policy {
    /// Returns the policy of clients.
    pub(crate) fn of_clients(retries: Retries, broken: Option<Break>, seed: u64) -> Self {
        let backoff = Backoff::default().seed(seed);
        match (broken, retries) {
            (Some(Break::RetryUnknown), _) => Self::RetriesUnknown(backoff),
            (_, Retries::Default) => Self::Default(DefaultRetryPolicy::new(backoff)),
            (_, Retries::Writes) => Self::Writes(WriteRetryPolicy::new(backoff)),
            (_, Retries::None) => Self::None,
        }
    }

    /// Returns the policy of bulk writers.
    pub(crate) fn of_bulk_writers(broken: Option<Break>, seed: u64) -> Self {
        let backoff = Backoff::default().seed(seed);
        match broken {
            Some(Break::RetryUnknownInBulk) => Self::RetriesUnknown(backoff),
            _ => Self::Writes(WriteRetryPolicy::new(backoff)),
        }
    }
}

impl RetryPolicy for Policy {
    fn retry_after(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        match self {
            Self::Default(policy) => policy.retry_after(failed),
            Self::Writes(policy) => policy.retry_after(failed),
            Self::None => NoRetryPolicy.retry_after(failed),
            Self::RetriesUnknown(backoff) => match failed.disposition() {
                Disposition::Rejected | Disposition::Executed => None,
                _ => backoff.next_delay(failed),
            },
        }
    }
}
