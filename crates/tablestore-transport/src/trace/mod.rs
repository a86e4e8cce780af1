mod attempt;
mod call;
mod observe;

use std::borrow::Cow;

use http::Response;
use tablestore_core::{Error, ErrorCode, header};
use tracing::Span;

pub use self::attempt::{AttemptSpan, AttemptSpanLayer};
pub use self::call::{CallSpan, CallSpanLayer, EndedCall};
pub use self::observe::{CallEnd, ObserveCalls, ObserveCallsLayer};

/// The target of every span and event, for filters.
pub(crate) const TARGET: &str = "tablestore";

/// The id that the service gave to the request.
fn request_id<B>(response: &Response<B>) -> Option<&str> {
    response.headers().get(header::REQUEST_ID)?.to_str().ok()
}

/// Records the error of a span: the service's code, and, unless it is an expected one, that the span
/// has failed and by which error.
fn record_error(span: &Span, error: &Error) {
    span.record(
        "db.response.status_code",
        error.code().map(ErrorCode::as_str),
    );
    if let Some(error_type) = error_type(error) {
        span.record("otel.status_code", "ERROR");
        span.record("error.type", &*error_type);
    }
}

/// The class of an error: the service's code, or the kind. A condition that does not hold is what
/// conditions are for, and no error.
fn error_type(error: &Error) -> Option<Cow<'_, str>> {
    if error.is_condition_check_fail() {
        return None;
    }
    Some(match error.code() {
        Some(code) => code.as_str().into(),
        None => format!("{:?}", error.kind()).into(),
    })
}
