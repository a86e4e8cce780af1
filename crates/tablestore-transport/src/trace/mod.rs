mod attempt;
mod call;

use http::Response;
use tablestore_core::{Error, header};
use tracing::Span;
use tracing::field::debug;

pub use self::attempt::{AttemptSpan, AttemptSpanLayer};
pub use self::call::{CallSpan, CallSpanLayer};

/// The target of every span and event, to filter by.
pub(crate) const TARGET: &str = "tablestore";

/// The id that the service gave to the request.
fn request_id<B>(response: &Response<B>) -> Option<&str> {
    response.headers().get(header::REQUEST_ID)?.to_str().ok()
}

/// Marks a span as failed, by the service's code or by the kind of the error.
fn record_error(span: &Span, error: &Error) {
    span.record("otel.status_code", "ERROR");
    match error.code() {
        Some(code) => span.record("error.type", code.as_str()),
        None => span.record("error.type", debug(error.kind())),
    };
}
