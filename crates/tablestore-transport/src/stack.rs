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
    AttemptTimeoutLayer, CollectLayer, ConcurrencyLimitLayer, DeadlineLayer,
    DecodeServiceErrorLayer, DefaultRetryPolicy, RetryBudget, RetryLayer, RetryPolicy, SlotLayer,
    Transport,
};

/// Puts the layers together in the standard order, which the [crate's page](crate) explains.
///
/// Layers of your own go into one of three slots. Each takes any tower layer over [`Transport`];
/// whatever body and error it answers with are brought back to ours above it
/// ([`CollectLayer`]). In one slot, the layer added first is outermost.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::{HttpLeaf, StackBuilder, WriteRetryPolicy};
///
/// let leaf = HttpLeaf::builder().build()?;
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
    per_call: Slot,
    call_timeout: DeadlineLayer,
    retry_policy: Arc<dyn RetryPolicy>,
    retry_budget: RetryBudget,
    max_connections: ConcurrencyLimitLayer,
    attempt_timeout: AttemptTimeoutLayer,
    per_attempt: Slot,
    auth: Slot,
    wire: Slot,
    collect: CollectLayer,
}

impl StackBuilder {
    /// The standard stack with the defaults of each setting, and nothing in the slots.
    pub fn new() -> Self {
        Self {
            per_call: Slot::default(),
            call_timeout: DeadlineLayer::default(),
            retry_policy: Arc::new(DefaultRetryPolicy::default()),
            retry_budget: RetryBudget::new(),
            max_connections: ConcurrencyLimitLayer::default(),
            attempt_timeout: AttemptTimeoutLayer::default(),
            per_attempt: Slot::default(),
            auth: Slot::default(),
            wire: Slot::default(),
            collect: CollectLayer::default(),
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
    /// [when idle](crate::HttpLeafBuilder::max_idle_connections).
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

    /// The largest answer that is read. 64 MiB (67108864 bytes) by default.
    pub fn max_response_bytes(mut self, cap: usize) -> Self {
        self.collect = CollectLayer::new(cap);
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

    /// Puts the stack on a leaf: an [`HttpLeaf`](crate::HttpLeaf), or any service that answers.
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
        let wire = Transport::new(self.collect.layer(leaf));
        let signed = self.wire.wrap(wire, self.collect);
        let decoded = self.auth.wrap(signed, self.collect);
        let attempt = Transport::new(DecodeServiceErrorLayer.layer(decoded));
        let call = ServiceBuilder::new()
            .layer(self.call_timeout)
            .layer(RetryLayer::new(self.retry_policy).with_budget(self.retry_budget))
            .layer(self.max_connections)
            .layer(self.attempt_timeout)
            .service(self.per_attempt.wrap(attempt, self.collect));
        self.per_call.wrap(Transport::new(call), self.collect)
    }
}

impl Default for StackBuilder {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use bytes::Bytes;
    use http::StatusCode;
    use http_body_util::Full;
    use tablestore_core::{Error, ErrorKind, Operation};
    use tower::service_fn;
    use tower::util::{MapErrLayer, MapRequestLayer, MapResponseLayer};

    use super::*;
    use crate::NoDelayRetryPolicy;
    use crate::testing::{ok, request, status};

    #[tokio::test]
    async fn each_slot_is_in_its_place() {
        static SEEN: Mutex<Vec<&str>> = Mutex::new(Vec::new());
        let note = |name| {
            MapRequestLayer::new(move |request: Request<Body>| {
                SEEN.lock().unwrap().push(name);
                request
            })
        };
        let failing = service_fn(|_: Request<Body>| async {
            SEEN.lock().unwrap().push("leaf");
            Ok::<_, Error>(status(StatusCode::BAD_GATEWAY, Body::empty()))
        });
        let transport = StackBuilder::new()
            .retry_policy(NoDelayRetryPolicy::new(1))
            .wire_layer(note("wire"))
            .auth_layer(note("auth"))
            .per_attempt_layer(note("attempt, outer"))
            .per_attempt_layer(note("attempt, inner"))
            .per_call_layer(note("call"))
            .build(failing);

        let error = transport
            .send(request(Operation::GET_ROW))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Gateway);
        assert_eq!(error.attempts(), 2);
        let attempt = ["attempt, outer", "attempt, inner", "auth", "wire", "leaf"];
        let expected = [&["call"][..], &attempt, &attempt].concat();
        assert_eq!(*SEEN.lock().unwrap(), expected);
    }

    #[tokio::test]
    async fn a_layer_may_change_the_body_and_the_error() {
        let leaf = service_fn(|request: Request<Body>| async move {
            if request.headers().is_empty() {
                Ok(ok())
            } else {
                Err(Error::new(ErrorKind::Connect, "ours"))
            }
        });
        let transport = StackBuilder::new()
            .retry_policy(NoDelayRetryPolicy::new(0))
            .wire_layer(MapResponseLayer::new(|response: Response<Body>| {
                response.map(|_| Full::new(Bytes::from("another body")))
            }))
            .per_call_layer(MapErrLayer::new(|error: Error| error.to_string()))
            .build(leaf);

        let response = transport.send(request(Operation::GET_ROW)).await.unwrap();
        assert_eq!(response.into_body(), Body::from("another body"));

        let mut failing = request(Operation::GET_ROW);
        let value = http::HeaderValue::from_static("x");
        failing.headers_mut().insert("x", value);
        let error = transport.send(failing).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Other);
        let source = StdError::source(&error).unwrap();
        assert_eq!(source.to_string(), "GetRow: ours");
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_limits_are_those_that_were_set() {
        let silent =
            service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
        let transport = StackBuilder::new()
            .attempt_timeout(Duration::from_secs(2))
            .call_timeout(Duration::from_secs(5))
            .retry_policy(NoDelayRetryPolicy::default())
            .build(silent);
        let started = tokio::time::Instant::now();
        let error = transport
            .send(request(Operation::GET_ROW))
            .await
            .unwrap_err();
        assert_eq!(started.elapsed(), Duration::from_secs(5));
        assert_eq!(
            error.to_string(),
            "GetRow: no answer within the call's 5 s (after 3 attempts)"
        );
    }

    #[tokio::test]
    async fn clones_share_the_connections() {
        let silent =
            service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
        let transport = StackBuilder::new()
            .max_connections(1)
            .call_timeout(Duration::from_millis(20))
            .build(silent);
        let other = transport.clone();
        let first = transport.send(request(Operation::PUT_ROW));
        let second = other.send(request(Operation::PUT_ROW));
        let (first, second) = tokio::join!(first, second);
        assert!(first.unwrap_err().request_sent());
        assert!(!second.unwrap_err().request_sent());
    }
}
