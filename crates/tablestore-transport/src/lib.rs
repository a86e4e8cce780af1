#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod attempt_timeout;
mod call_state;
mod collect;
mod concurrency;
mod deadline;
mod decode;
mod future;
mod leaf;
mod retry;
mod seconds;
mod slot;
mod stack;
#[cfg(test)]
mod testing;
mod transport;

pub use attempt_timeout::{AttemptTimeout, AttemptTimeoutLayer};
pub use collect::{Collect, CollectLayer};
pub use concurrency::{ConcurrencyLimit, ConcurrencyLimitLayer};
pub use deadline::{Deadline, DeadlineLayer};
pub use decode::{DecodeServiceError, DecodeServiceErrorLayer};
pub use future::ResponseFuture;
pub use leaf::{HttpLeaf, HttpLeafBuilder, IncomingBody};
pub use retry::{
    Backoff, DefaultRetryPolicy, FailedAttempt, NoDelayRetryPolicy, NoRetryPolicy, Retry,
    RetryBudget, RetryLayer, RetryPolicy, WriteRetryPolicy,
};
pub use slot::SlotLayer;
pub use stack::StackBuilder;
pub use transport::Transport;

/// The error of a layer that is not ours, and of a body.
type BoxError = Box<dyn std::error::Error + Send + Sync>;
