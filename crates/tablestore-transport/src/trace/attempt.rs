use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tower_layer::Layer;
use tower_service::Service;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug_span};

use super::{TARGET, record_error, request_id};
use crate::CallInfo;
use crate::call_state::CallState;
use crate::peer;

/// Gives each attempt a span of its own: an HTTP client span in the sense of OpenTelemetry, whose
/// fields the [crate's page](crate#spans-and-events) lists.
///
/// Stands below [`ConcurrencyLimitLayer`](crate::ConcurrencyLimitLayer), so that the span measures
/// the service, and above [`AttemptTimeoutLayer`](crate::AttemptTimeoutLayer), so that it sees the
/// attempt end.
///
/// ```
/// use tablestore_transport::{AttemptSpanLayer, HttpClient};
/// use tower::Layer;
///
/// let service = AttemptSpanLayer.layer(HttpClient::builder().build()?);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttemptSpanLayer;

impl<S> Layer<S> for AttemptSpanLayer {
    type Service = AttemptSpan<S>;

    fn layer(&self, inner: S) -> AttemptSpan<S> {
        AttemptSpan { inner }
    }
}

/// The service of [`AttemptSpanLayer`].
///
/// # Cancel safety
///
/// As that of the inner service. The span of an attempt that was dropped ends without an outcome.
#[derive(Clone, Debug)]
pub struct AttemptSpan<S> {
    inner: S,
}

inner_service!(AttemptSpan);

impl<S> Service<Request<Body>> for AttemptSpan<S>
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
        let span = span(&request);
        if span.is_none() {
            return ResponseFuture::new(self.inner.call(request));
        }
        let response = span.in_scope(|| self.inner.call(request));
        let response = response.instrument(span.clone());
        ResponseFuture::new(async move {
            let result = response.await;
            record(&span, &result);
            result
        })
    }
}

fn span(request: &Request<Body>) -> Span {
    let uri = request.uri();
    debug_span!(
        target: TARGET,
        "attempt",
        otel.name = request.method().as_str(),
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = request.method().as_str(),
        http.request.resend_count = CallInfo::state_of(request).and_then(CallState::retries),
        http.response.status_code = Empty,
        db.response.status_code = Empty,
        server.address = uri.host(),
        server.port = peer::port(uri),
        url.path = uri.path(),
        tablestore.request_id = Empty,
        "error.type" = Empty,
    )
}

fn record(span: &Span, result: &Result<Response<Body>>) {
    let (status, request_id) = match result {
        Ok(response) => (Some(response.status()), request_id(response)),
        Err(error) => {
            record_error(span, error);
            (error.status(), error.request_id())
        }
    };
    span.record(
        "http.response.status_code",
        status.map(|status| status.as_u16()),
    );
    span.record("tablestore.request_id", request_id);
}
