#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

/// Implements tower's usual access to the service below.
macro_rules! inner_service {
    ($service:ident) => {
        impl<S> $service<S> {
            /// Returns a reference to the inner service.
            pub fn get_ref(&self) -> &S {
                &self.inner
            }

            /// Returns the inner service.
            pub fn into_inner(self) -> S {
                self.inner
            }
        }
    };
}

mod attempt_timeout;
mod call_info;
mod call_options;
mod call_state;
mod collect;
mod compression;
mod concurrency;
mod deadline;
mod decode;
mod future;
mod http_client;
mod mark_stage;
mod peer;
mod retry;
mod seconds;
mod slot;
mod stack;
#[cfg(test)]
mod testing;
mod trace;
mod transport;

pub use attempt_timeout::{AttemptTimeout, AttemptTimeoutLayer};
pub use call_info::CallInfo;
pub use call_options::CallOptions;
pub use collect::{Collect, CollectLayer};
pub use compression::{Compression, CompressionLayer};
pub use concurrency::{ConcurrencyLimit, ConcurrencyLimitLayer};
pub use deadline::{Deadline, DeadlineLayer};
pub use decode::{DecodeServiceError, DecodeServiceErrorLayer};
pub use http_client::{
    HttpClient, HttpClientBuilder, HttpFuture, IncomingBody, Proxy, TlsProvider, TlsVersion,
};
pub use retry::{
    Attempts, Backoff, DefaultRetryPolicy, FailedAttempt, NoDelayRetryPolicy, NoRetryPolicy, Retry,
    RetryBudget, RetryLayer, RetryPolicy, RetrySettings, WriteRetryPolicy,
};
pub use slot::SlotLayer;
pub use stack::StackBuilder;
pub use trace::{
    AttemptSpan, AttemptSpanLayer, CallEnd, CallSpan, CallSpanLayer, EndedCall, ObserveCalls,
    ObserveCallsLayer,
};
pub use transport::Transport;

/// The error of a foreign layer, and of a body.
type BoxError = Box<dyn std::error::Error + Send + Sync>;
