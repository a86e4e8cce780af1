use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::{CONTENT_TYPE, LOCATION};
use http::response::Parts;
use http::{HeaderMap, HeaderName, Request, Response};
use prost::Message;
use tablestore_core::{
    Body, Error, ErrorKind, ResponseFuture, Result, ServiceError, Unverified, header,
};
use tablestore_protocol::proto::table as proto;
use tower_layer::Layer;
use tower_service::Service;

/// Turns an answer that is not a success into the error that it carries.
///
/// Stands below [`RetryLayer`](crate::RetryLayer), which decides by the code, and above
/// authentication, which has checked by then who answered.
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
/// - [`ErrorKind::Service`] when the service answered with an error, with all that it says.
/// - [`ErrorKind::Gateway`] when something between the client and the service answered: it gave no
///   request id, or no error of the protocol. Redirects are among them and are not followed. Below
///   status 500 the request did not reach the service; from 500 on it may have.
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
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let response = response.await?;
            if response.status().is_success() {
                return Ok(response);
            }
            let (head, body) = response.into_parts();
            let error = service_error(&head, &body)
                .map_or_else(|| gateway_error(&head, &body), Error::from);
            Err(match head.extensions.get::<Unverified>() {
                Some(unverified) => error.with_source(Arc::clone(unverified.reason())),
                None => error,
            })
        })
    }
}

/// The service's own error, if the answer is the service's.
fn service_error(head: &Parts, body: &Body) -> Option<ServiceError> {
    let request_id = head.headers.get(header::REQUEST_ID)?.to_str().ok()?;
    let message = proto::Error::decode(body.as_ref()).ok()?;
    if message.code.is_empty() {
        return None;
    }
    let error = ServiceError::from(message);
    Some(error.with_status(head.status).with_request_id(request_id))
}

/// The error for an answer that is not the service's.
fn gateway_error(head: &Parts, body: &Body) -> Error {
    let status = head.status;
    let error = match text(&head.headers, LOCATION) {
        Some(location) if status.is_redirection() => Error::new(
            ErrorKind::Gateway,
            format!(
                "status {status} points to {location:?}; redirects are not followed, \
                 so use that host as the endpoint"
            ),
        ),
        _ => Error::new(
            ErrorKind::Gateway,
            format!(
                "status {status} from something other than the service: content-type {:?}, body {:?}",
                text(&head.headers, CONTENT_TYPE).unwrap_or_default(),
                excerpt(body.as_ref()),
            ),
        ),
    };
    let error = error.with_status(status);
    // What refuses or redirects a request does not also pass it on.
    if status.is_server_error() {
        error
    } else {
        error.not_sent()
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The start of a body that may be anything: text with its blanks drawn together. Shown with
/// `{:?}`, which escapes what is not printable.
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
