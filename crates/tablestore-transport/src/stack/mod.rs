use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, Result};
use tower::ServiceBuilder;
use tower_layer::Layer;
use tower_service::Service;

use crate::call_state::Stage;
use crate::mark_stage::MarkStage;
use crate::slot::Slot;
use crate::{
    AttemptSpanLayer, AttemptTimeoutLayer, CallEnd, CallSpanLayer, CollectLayer, CompressionLayer,
    ConcurrencyLimitLayer, DeadlineLayer, DecodeServiceErrorLayer, DefaultRetryPolicy,
    ObserveCallsLayer, RetryBudget, RetryLayer, RetryPolicy, RetrySettings, SlotLayer, Transport,
};

/// Builds the standard stack, whose order the [crate's page](crate) explains.
///
/// Layers of your own go into one of three slots. Each takes any tower layer over [`Transport`];
/// above it, its body and error are converted to ours ([`CollectLayer`]). Within a slot, the layer
/// added first is outermost.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::{HttpClient, StackBuilder, WriteRetryPolicy};
///
/// let client = HttpClient::builder().build()?;
/// let transport = StackBuilder::new()
///     .call_timeout(Duration::from_secs(20))
///     .retry_policy(WriteRetryPolicy::default())
///     .max_connections(100)
///     .build(client)?;
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
    /// The first setting that is not valid.
    invalid: Option<&'static str>,
    per_attempt: Slot,
    compression: Option<CompressionLayer>,
    auth: Slot,
    wire: Slot,
    max_response_bytes: usize,
}

impl StackBuilder {
    /// Creates the standard stack with the default of each setting and empty slots.
    pub fn new() -> Self {
        Self {
            call_span: CallSpanLayer::default(),
            per_call: Slot::default(),
            call_timeout: DeadlineLayer::default(),
            retry_policy: Arc::new(DefaultRetryPolicy::default()),
            retry_budget: RetryBudget::new(),
            max_connections: ConcurrencyLimitLayer::default(),
            attempt_timeout: AttemptTimeoutLayer::default(),
            invalid: None,
            per_attempt: Slot::default(),
            compression: None,
            auth: Slot::default(),
            wire: Slot::default(),
            max_response_bytes: 64 << 20,
        }
    }

    /// Sets the time limit of a call with everything that belongs to it: queueing, attempts, pauses.
    /// 50 s by default.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.require(
            !limit.is_zero(),
            "call_timeout is 0 s: every call would fail",
        );
        self.call_timeout = DeadlineLayer::new(limit);
        self
    }

    /// Sets the time limit of one attempt, from its permit to its complete response. 30 s by default.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.require(
            !limit.is_zero(),
            "attempt_timeout is 0 s: every attempt would fail",
        );
        self.attempt_timeout = AttemptTimeoutLayer::new(limit);
        self
    }

    /// Sets the number of connections in use, which is the number of attempts in flight: others
    /// queue. 50 by default. An HTTP client should keep as many
    /// [when idle](crate::HttpClientBuilder::max_idle_connections).
    pub fn max_connections(mut self, limit: usize) -> Self {
        self.require(limit > 0, "max_connections is 0: no request could be sent");
        self.max_connections = ConcurrencyLimitLayer::new(limit);
        self
    }

    /// Sets the retry policy. [`DefaultRetryPolicy`] by default.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry_policy = Arc::new(policy);
        self
    }

    /// Sets the budget of retries, to share it with others. One of its own by default.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.retry_budget = budget;
        self
    }

    /// Returns the settings of retries: policy, budget and call timeout.
    pub fn retry_settings(&self) -> RetrySettings {
        RetrySettings {
            policy: self.retry_policy.clone(),
            budget: self.retry_budget.clone(),
            call_timeout: self.call_timeout.limit(),
        }
    }

    /// Sets the largest response, also after inflating a compressed one. 64 MiB (67108864 bytes) by
    /// default.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    fn require(&mut self, is_valid: bool, otherwise: &'static str) {
        if !is_valid {
            self.invalid.get_or_insert(otherwise);
        }
    }

    /// Compresses bodies of requests from `threshold` bytes on. Off by default.
    pub fn compress_requests(mut self, threshold: usize) -> Self {
        let compression = self.compression.unwrap_or_default();
        self.compression = Some(compression.requests(threshold));
        self
    }

    /// Asks for compressed responses. Off by default.
    pub fn compress_responses(mut self) -> Self {
        let compression = self.compression.unwrap_or_default();
        self.compression = Some(compression.responses());
        self
    }

    /// Logs calls that take this time or longer as warnings. 1 s by default.
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

    /// Calls this function at the end of each call, for metrics.
    ///
    /// ```
    /// use tablestore_transport::StackBuilder;
    ///
    /// let stack = StackBuilder::new().observe_calls(|call| {
    ///     let attributes: Vec<_> = call.attributes().collect();
    ///     println!("db.client.operation.duration {:?} {attributes:?}", call.elapsed());
    /// });
    /// ```
    pub fn observe_calls(self, observe: impl Fn(&CallEnd<'_>) + Send + Sync + 'static) -> Self {
        self.per_call_layer(ObserveCallsLayer::new(observe))
    }

    /// Adds a layer that sees each attempt before it is signed, and its response once it is verified
    /// and a success: headers to be signed, faults for tests.
    ///
    /// An attempt counts as sent once it has passed all layers: one of your own that sends a request by
    /// other means than its inner service belongs at the end of the stack, in
    /// [`build`](StackBuilder::build).
    pub fn per_attempt_layer(mut self, layer: impl SlotLayer) -> Self {
        self.per_attempt.push(layer);
        self
    }

    /// Adds the layer that signs each attempt and verifies its response. Without one, requests are
    /// sent as they are.
    pub fn auth_layer(mut self, layer: impl SlotLayer) -> Self {
        self.auth.push(layer);
        self
    }

    /// Adds a layer that sees exactly the requests that are sent and the responses that arrive.
    pub fn wire_layer(mut self, layer: impl SlotLayer) -> Self {
        self.wire.push(layer);
        self
    }

    /// Builds the stack over an HTTP client: an [`HttpClient`](crate::HttpClient), or any service that
    /// responds.
    ///
    /// Stacks built from clones of one builder share permits and the retry budget.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when a time limit or the number of connections is zero.
    pub fn build<S, B>(self, client: S) -> Result<Transport>
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn StdError + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data: Send> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        if let Some(reason) = self.invalid {
            return Err(Error::new(ErrorKind::Config, reason));
        }
        let collect = CollectLayer::new(self.max_response_bytes).rejecting_pages();
        Ok(self.over(Transport::new(collect.layer(client))))
    }

    /// The layers above the HTTP client, which are compiled here, once, and not for each type of
    /// client.
    ///
    /// Each reports the stage of an attempt, so that its error names what it was waiting for, and
    /// whether it was sent.
    fn over(self, client: Transport) -> Transport {
        let collect = CollectLayer::new(self.max_response_bytes);
        let wire = MarkStage::new(Stage::Wire, self.wire.wrap(client, collect));
        let signed = self.auth.wrap(Transport::new(wire), collect);
        let compressed = match self.compression {
            Some(layer) => {
                let layer = layer.max_response_bytes(self.max_response_bytes);
                Transport::new(layer.layer(signed))
            }
            None => signed,
        };
        let decoded = DecodeServiceErrorLayer.layer(compressed);
        let decoded = Transport::new(MarkStage::new(Stage::Credentials, decoded));
        let call = ServiceBuilder::new()
            .layer(self.call_timeout.tracked())
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
#[cfg(test)]
mod time_limits;
