use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::Body;
use tower::ServiceBuilder;
use tower_layer::Layer;
use tower_service::Service;

use crate::slot::Slot;
use crate::{
    AttemptSpanLayer, AttemptTimeoutLayer, CallSpanLayer, CollectLayer, CompressionLayer,
    ConcurrencyLimitLayer, DeadlineLayer, DecodeServiceErrorLayer, DefaultRetryPolicy, RetryBudget,
    RetryLayer, RetryPolicy, RetrySettings, SlotLayer, Transport,
};

/// Puts the layers together in the standard order, which the [crate's page](crate) explains.
///
/// Layers of your own go into one of three slots. Each takes any tower layer over [`Transport`];
/// whatever body and error it answers with are brought back to ours above it
/// ([`CollectLayer`]). In one slot, the layer added first is outermost.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::{HttpClient, StackBuilder, WriteRetryPolicy};
///
/// let leaf = HttpClient::builder().build()?;
/// let transport = StackBuilder::new()
///     .call_timeout(Duration::from_secs(20))
///     .retry_policy(WriteRetryPolicy::default())
///     .max_connections(100)
///     .build(leaf);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a stack does nothing until it is built"]
pub struct StackBuilder {
    call_span: CallSpanLayer,
    per_call: Slot,
    call_timeout: DeadlineLayer,
    retry_policy: Arc<dyn RetryPolicy>,
    retry_budget: RetryBudget,
    max_connections: ConcurrencyLimitLayer,
    attempt_timeout: AttemptTimeoutLayer,
    per_attempt: Slot,
    compression: Option<CompressionLayer>,
    auth: Slot,
    wire: Slot,
    max_response_bytes: usize,
}

impl StackBuilder {
    /// The standard stack with the defaults of each setting, and nothing in the slots.
    pub fn new() -> Self {
        Self {
            call_span: CallSpanLayer::default(),
            per_call: Slot::default(),
            call_timeout: DeadlineLayer::default(),
            retry_policy: Arc::new(DefaultRetryPolicy::default()),
            retry_budget: RetryBudget::new(),
            max_connections: ConcurrencyLimitLayer::default(),
            attempt_timeout: AttemptTimeoutLayer::default(),
            per_attempt: Slot::default(),
            compression: None,
            auth: Slot::default(),
            wire: Slot::default(),
            max_response_bytes: 64 << 20,
        }
    }

    /// The longest that a call may take with all that belongs to it: queueing, attempts, pauses.
    /// 50 s by default.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = DeadlineLayer::new(limit);
        self
    }

    /// The longest that one attempt may take, from its turn to its whole answer. 30 s by default.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = AttemptTimeoutLayer::new(limit);
        self
    }

    /// The most connections in use, which is the most attempts under way at once: others queue.
    /// 50 by default; zero counts as one. A leaf should keep as many
    /// [when idle](crate::HttpClientBuilder::max_idle_connections).
    pub fn max_connections(mut self, limit: usize) -> Self {
        self.max_connections = ConcurrencyLimitLayer::new(limit);
        self
    }

    /// What is sent again and when. [`DefaultRetryPolicy`] by default.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry_policy = Arc::new(policy);
        self
    }

    /// The budget that resends are taken from, to share it with others. One of its own by default.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.retry_budget = budget;
        self
    }

    /// What is set of resending: policy, budget and call timeout.
    pub fn retry_settings(&self) -> RetrySettings {
        RetrySettings {
            policy: self.retry_policy.clone(),
            budget: self.retry_budget.clone(),
            call_timeout: self.call_timeout.limit(),
        }
    }

    /// The largest answer that is read, and that a compressed one is inflated to. 64 MiB (67108864
    /// bytes) by default.
    pub fn max_response_bytes(mut self, cap: usize) -> Self {
        self.max_response_bytes = cap;
        self
    }

    /// Compresses bodies of requests from `threshold` bytes on. Off by default.
    pub fn compress_requests(mut self, threshold: usize) -> Self {
        let compression = self.compression.unwrap_or_default();
        self.compression = Some(compression.requests(threshold));
        self
    }

    /// Asks for compressed answers. Off by default.
    pub fn compress_responses(mut self) -> Self {
        let compression = self.compression.unwrap_or_default();
        self.compression = Some(compression.responses());
        self
    }

    /// Logs calls that take this long or longer as warnings. 1 s by default.
    pub fn slow_call_threshold(mut self, threshold: Duration) -> Self {
        self.call_span = CallSpanLayer::new(threshold);
        self
    }

    /// Adds a layer that sees each call once, before its deadline starts: a cache, metrics, a rate
    /// limit.
    pub fn per_call_layer(mut self, layer: impl SlotLayer) -> Self {
        self.per_call.push(layer);
        self
    }

    /// Adds a layer that sees each attempt before it is signed, and its answer when it has been
    /// checked and is a success: headers to be signed, faults for tests.
    pub fn per_attempt_layer(mut self, layer: impl SlotLayer) -> Self {
        self.per_attempt.push(layer);
        self
    }

    /// Adds the layer that signs each attempt and verifies its answer. Without one, requests go out
    /// as they are.
    pub fn auth_layer(mut self, layer: impl SlotLayer) -> Self {
        self.auth.push(layer);
        self
    }

    /// Adds a layer that sees exactly what goes out and what comes in.
    pub fn wire_layer(mut self, layer: impl SlotLayer) -> Self {
        self.wire.push(layer);
        self
    }

    /// Puts the stack on a leaf: an [`HttpClient`](crate::HttpClient), or any service that answers.
    ///
    /// Stacks built from clones of one builder share permits and the retry budget.
    pub fn build<S, B>(self, leaf: S) -> Transport
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn StdError + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data: Send> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        let collect = CollectLayer::new(self.max_response_bytes);
        self.over(Transport::new(collect.layer(leaf)))
    }

    /// All above the leaf, which is compiled here, once, and not for each type of leaf.
    fn over(self, leaf: Transport) -> Transport {
        let collect = CollectLayer::new(self.max_response_bytes);
        let sent = self.wire.wrap(leaf, collect);
        let signed = self.auth.wrap(sent, collect);
        let compressed = match self.compression {
            Some(layer) => {
                let layer = layer.max_response_bytes(self.max_response_bytes);
                Transport::new(layer.layer(signed))
            }
            None => signed,
        };
        let decoded = Transport::new(DecodeServiceErrorLayer.layer(compressed));
        let call = ServiceBuilder::new()
            .layer(self.call_timeout)
            .layer(RetryLayer::new(self.retry_policy).with_budget(self.retry_budget))
            .layer(self.max_connections)
            .layer(AttemptSpanLayer)
            .layer(self.attempt_timeout)
            .service(self.per_attempt.wrap(decoded, collect));
        let call = self.per_call.wrap(Transport::new(call), collect);
        Transport::new(self.call_span.layer(call))
    }
}

impl Default for StackBuilder {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
