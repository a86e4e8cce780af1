use std::error::Error as StdError;
use std::fmt;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response, Uri};
use tablestore_core::{Body, Error, Operation, ResponseFuture, Result};
use tokio::time::Instant;
use tower_layer::Layer;
use tower_service::Service;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug_span};

use super::{TARGET, record_error, request_id};
use crate::{Attempts, CallInfo, peer};

/// Gives each call a span, a database client span in the sense of OpenTelemetry, and an event when
/// it ends. The [crate's page](crate#spans-and-events) lists their fields.
///
/// Stands above all other layers. It reads operation and table in the request's [`CallInfo`].
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::CallSpanLayer;
///
/// let layer = CallSpanLayer::new(Duration::from_millis(200));
/// assert_eq!(CallSpanLayer::default(), CallSpanLayer::new(Duration::from_secs(1)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallSpanLayer {
    slow_call_threshold: Duration,
}

impl CallSpanLayer {
    /// Logs calls that take this time or longer as warnings.
    pub const fn new(slow_call_threshold: Duration) -> Self {
        Self {
            slow_call_threshold,
        }
    }
}

/// 1 s.
impl Default for CallSpanLayer {
    fn default() -> Self {
        Self::new(Duration::from_secs(1))
    }
}

impl<S> Layer<S> for CallSpanLayer {
    type Service = CallSpan<S>;

    fn layer(&self, inner: S) -> CallSpan<S> {
        CallSpan {
            inner,
            slow_call_threshold: self.slow_call_threshold,
        }
    }
}

/// The service of [`CallSpanLayer`].
///
/// # Cancel safety
///
/// As that of the inner service. The span of a call that was dropped ends without an outcome, and
/// without an event.
#[derive(Clone, Debug)]
pub struct CallSpan<S> {
    inner: S,
    slow_call_threshold: Duration,
}

inner_service!(CallSpan);

impl<S> Service<Request<Body>> for CallSpan<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let call = Call {
            info: CallInfo::from_request(&request)
                .cloned()
                .unwrap_or_default(),
            request_size: request.body().len(),
            slow_from: self.slow_call_threshold,
            started: Instant::now(),
        };
        let span = call.span(request.uri());
        let response = span.in_scope(|| self.inner.call(request));
        let ended = {
            let span = span.clone();
            async move {
                let mut result = response.await;
                call.end(&span, &result);
                if let Ok(response) = &mut result
                    && !span.is_disabled()
                {
                    response.extensions_mut().insert(EndedCall(span));
                }
                result
            }
        };
        ResponseFuture::new(ended.instrument(span))
    }
}

/// The span of a call that has ended, in the extensions of its response, for facts that are in the
/// response's message.
#[derive(Clone, Debug)]
pub struct EndedCall(Span);

impl EndedCall {
    /// Takes the span out of a response. Without a subscriber that records it, there is none.
    pub fn take(response: &mut Response<Body>) -> Option<Self> {
        response.extensions_mut().remove()
    }

    /// Records the capacity units that the call consumed: `tablestore.consumed.read` and
    /// `tablestore.consumed.write`.
    pub fn record_consumed(&self, read: u32, write: u32) {
        self.0.record("tablestore.consumed.read", read);
        self.0.record("tablestore.consumed.write", write);
    }
}

/// The facts about a call before its response.
struct Call {
    info: CallInfo,
    request_size: usize,
    slow_from: Duration,
    started: Instant,
}

/// An event with the fields that all events at the end of a call have.
macro_rules! ended {
    ($level:ident, $call:expr, $attempts:expr, $request_id:expr, $elapsed:expr, $($rest:tt)+) => {
        tracing::$level!(
            target: TARGET,
            operation = $call.operation(),
            table = $call.table(),
            attempts = $attempts,
            request_id = $request_id,
            elapsed = $elapsed.as_secs_f64(),
            $($rest)+
        )
    };
}

impl Call {
    fn operation(&self) -> Option<&str> {
        self.info.operation().map(Operation::name)
    }

    fn table(&self) -> Option<&str> {
        self.info.table()
    }

    fn span(&self, uri: &Uri) -> Span {
        debug_span!(
            target: TARGET,
            "call",
            otel.name = %self,
            otel.kind = "client",
            otel.status_code = Empty,
            db.system.name = "tablestore",
            db.operation.name = self.operation(),
            db.collection.name = self.table(),
            db.response.status_code = Empty,
            server.address = uri.host(),
            server.port = peer::port(uri),
            tablestore.attempts = Empty,
            tablestore.request_id = Empty,
            tablestore.request.size = self.request_size,
            tablestore.response.size = Empty,
            tablestore.consumed.read = Empty,
            tablestore.consumed.write = Empty,
            "error.type" = Empty,
        )
    }

    fn end(&self, span: &Span, result: &Result<Response<Body>>) {
        let elapsed = self.started.elapsed();
        match result {
            Ok(response) => self.succeeded(span, response, elapsed),
            Err(error) => self.failed(span, error, elapsed),
        }
    }

    fn succeeded(&self, span: &Span, response: &Response<Body>, elapsed: Duration) {
        let attempts = Attempts::of(response);
        let request_id = request_id(response);
        span.record("tablestore.attempts", attempts);
        span.record("tablestore.request_id", request_id);
        span.record("tablestore.response.size", response.body().len());
        if elapsed >= self.slow_from {
            ended!(warn, self, attempts, request_id, elapsed, "slow call");
        } else {
            ended!(debug, self, attempts, request_id, elapsed, "call succeeded");
        }
    }

    fn failed(&self, span: &Span, error: &Error, elapsed: Duration) {
        let attempts = error.attempts();
        let request_id = error.request_id();
        span.record("tablestore.attempts", attempts);
        span.record("tablestore.request_id", request_id);
        record_error(span, error);
        // With its sources, which the error's one line leaves out.
        let cause = error as &(dyn StdError + 'static);
        if error.is_condition_check_fail() {
            ended!(
                debug,
                self,
                attempts,
                request_id,
                elapsed,
                error = cause,
                "condition not met"
            );
        } else {
            ended!(
                error,
                self,
                attempts,
                request_id,
                elapsed,
                error = cause,
                "call failed"
            );
        }
    }
}

/// The name of the span: `GetRow orders`.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation().unwrap_or("call"))?;
        match self.table() {
            Some(table) => write!(f, " {table}"),
            None => Ok(()),
        }
    }
}
