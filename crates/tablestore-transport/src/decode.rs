use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::{CONTENT_TYPE, LOCATION};
use http::response::Parts;
use http::{HeaderMap, HeaderName, Request, Response, StatusCode};
use tablestore_core::{
    Body, BodyKind, Error, ErrorKind, Operation, Quoted, ResponseFuture, Result, ServiceError,
    Unverified, header,
};
use tablestore_protocol::service_error;
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::collect::End;

/// Turns a response that is not a success into the error in its body.
///
/// Stands below [`RetryLayer`](crate::RetryLayer), which decides by the error's code, and above
/// authentication, which has verified by then who responded.
///
/// ```
/// use http::{Request, Response, StatusCode};
/// use tablestore_core::{Body, Error, ErrorKind};
/// use tablestore_transport::DecodeServiceErrorLayer;
/// use tower::{Layer, ServiceExt};
///
/// let gateway = tower::service_fn(|_: Request<Body>| async {
///     let mut page = Response::new(Body::from("<html>"));
///     *page.status_mut() = StatusCode::BAD_GATEWAY;
///     Ok::<_, Error>(page)
/// });
/// # tokio_test::block_on(async {
/// let service = DecodeServiceErrorLayer.layer(gateway);
/// let error = service.oneshot(Request::new(Body::empty())).await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Gateway);
/// # });
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecodeServiceErrorLayer;

impl<S> Layer<S> for DecodeServiceErrorLayer {
    type Service = DecodeServiceError<S>;

    fn layer(&self, inner: S) -> DecodeServiceError<S> {
        DecodeServiceError { inner }
    }
}

/// The service of [`DecodeServiceErrorLayer`].
///
/// # Errors
///
/// - [`ErrorKind::Service`] when the service reported an error, with everything that it contains.
/// - [`ErrorKind::Gateway`] when something between the client and the service responded: without a
///   request id, or without an error of the protocol. Redirects are among them and are not followed.
///   The standard statuses for refusals and redirects say that the request was not passed on, all
///   others leave it open.
///
/// The source of the error for a response that could not be verified is the reason.
///
/// # Cancel safety
///
/// As that of the inner service.
#[derive(Clone, Debug)]
pub struct DecodeServiceError<S> {
    inner: S,
}

inner_service!(DecodeServiceError);

impl<S> Service<Request<Body>> for DecodeServiceError<S>
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
        let call = CallInfo::from_request(&request);
        let operation = call.and_then(CallInfo::operation);
        let kind = operation.map(Operation::body_kind).unwrap_or_default();
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let response = response.await?;
            if response.status().is_success() {
                return Ok(response);
            }
            let (head, body) = response.into_parts();
            let error = service_error(kind, &head, &body)
                .map_or_else(|| gateway_error(&head, &body), Error::from);
            Err(match head.extensions.get::<Unverified>() {
                Some(unverified) => error.with_source(Arc::clone(unverified.reason())),
                None => error,
            })
        })
    }
}

/// The service's own error, if the response is the service's.
fn service_error(kind: BodyKind, head: &Parts, body: &Body) -> Option<ServiceError> {
    let request_id = text(&head.headers, header::REQUEST_ID)?;
    let error = service_error::from_body(kind, body.as_ref())?;
    Some(error.with_status(head.status).with_request_id(request_id))
}

/// The error for a response without an error of the service.
pub(crate) fn gateway_error(head: &Parts, body: &Body) -> Error {
    let status = head.status;
    if let (Some(End::BrokenOff), Some(id)) = (
        head.extensions.get(),
        text(&head.headers, header::REQUEST_ID),
    ) {
        // It refused or failed the request, and would say why to the same request.
        let message = format!(
            "the error of the service broke off after {} bytes: status {status}{}",
            body.as_ref().len(),
            RequestId(Some(id)),
        );
        let error = Error::new(ErrorKind::Transport, message).with_status(status);
        return match is_not_passed_on(status) {
            true => error.not_sent(),
            false => error,
        };
    }
    let message = match text(&head.headers, LOCATION) {
        Some(location) if status.is_redirection() => format!(
            "status {status} redirects to {}; redirects are not followed, so use that host as the \
             endpoint",
            Quoted(location)
        ),
        _ => {
            let request_id = text(&head.headers, header::REQUEST_ID);
            format!(
                "{}: status {status}, content-type {}, body {:?}{}",
                match request_id {
                    Some(_) => "the error of the service cannot be read",
                    None => "the response is not the service's",
                },
                Quoted(text(&head.headers, CONTENT_TYPE).unwrap_or_default()),
                excerpt(body.as_ref()),
                RequestId(request_id),
            )
        }
    };
    let error = Error::new(ErrorKind::Gateway, message).with_status(status);
    if is_not_passed_on(status) {
        error.not_sent()
    } else {
        error.with_transient(is_passing(status))
    }
}

/// Whether a gateway that responds with this status has not passed the request on.
///
/// The standard refusals say so, and the redirects that ask for the same request elsewhere. Others do
/// not: 303 redirects to a result, 408 ends a wait for either side, and numbers that are not
/// standard, such as 460 and 499, log that the client has gone.
pub(crate) fn is_not_passed_on(status: StatusCode) -> bool {
    match status.as_u16() {
        301 | 302 | 307 | 308 => true,
        408 => false,
        _ => status.is_client_error() && status.canonical_reason().is_some(),
    }
}

/// Whether another response may come when the request is repeated.
fn is_passing(status: StatusCode) -> bool {
    match status.as_u16() {
        501 | 505 | 506 | 508 | 510 | 511 => false,
        _ => status.is_client_error() || status.is_server_error(),
    }
}

/// Whether a response is an HTML page, which the service never sends.
pub(crate) fn is_page(head: &Parts, body: &Body) -> bool {
    let is_html = |text: &[u8]| {
        let starts_with = |start: &str| {
            let found = text.get(..start.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
        };
        ["<!doctype html", "<html"].into_iter().any(starts_with)
    };
    !head.headers.contains_key(header::REQUEST_ID)
        && (text(&head.headers, CONTENT_TYPE).is_some_and(|it| it.starts_with("text/html"))
            || is_html(body.as_ref().trim_ascii_start()))
}

/// Shows the id that a response without an error in it has.
struct RequestId<'a>(Option<&'a str>);

impl fmt::Display for RequestId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(id) => write!(f, ", request id {}", Quoted(id)),
            None => Ok(()),
        }
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The start of a body of any kind, as one line. Shown with `{:?}`, which escapes characters that are
/// not printable.
fn excerpt(body: &[u8]) -> String {
    const BYTES: usize = 400;
    const CHARS: usize = 120;
    let start = String::from_utf8_lossy(&body[..body.len().min(BYTES)]);
    let line = start.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests;
