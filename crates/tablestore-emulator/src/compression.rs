//! Compressed bodies. The protocol has one compression, `deflate`: a zlib stream (RFC 1950).

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response};
use tablestore_core::{Body, ErrorCode, ServiceError, header};
use tablestore_protocol::zlib;

use crate::background;
use crate::body_limits::{BodyMemory, MAX_BODY, Reservation, SMALL_BODY, body_too_large};

const DEFLATE: HeaderValue = HeaderValue::from_static("deflate");

/// Rejects a request whose body is compressed in an unknown way.
pub(crate) fn check_type(request: &HeaderMap) -> Result<(), ServiceError> {
    match request.get(header::REQUEST_COMPRESS_TYPE) {
        Some(kind) if kind != DEFLATE => {
            let kind = String::from_utf8_lossy(kind.as_bytes());
            Err(invalid(format!("Unsupported compress type: {kind}.")))
        }
        _ => Ok(()),
    }
}

/// Returns the operation's message: the body of a request, inflated if it is compressed. Large
/// ones are inflated on other threads, once there is memory for them.
pub(crate) async fn message(
    request: &Request<Body>,
    memory: &BodyMemory,
) -> Result<(Bytes, Reservation), ServiceError> {
    let body = request.body().clone().into_bytes();
    match inflated_size(request.headers())? {
        None => Ok((body, None)),
        Some(size) if size <= SMALL_BODY => Ok((inflate(&body, size)?, None)),
        Some(size) => {
            let reservation = memory.reserve(size).await;
            let inflated = background::run(move || inflate(&body, size)).await?;
            Ok((inflated, reservation))
        }
    }
}

/// Returns the length that a compressed body has once it is inflated.
fn inflated_size(headers: &HeaderMap) -> Result<Option<usize>, ServiceError> {
    if !headers.contains_key(header::REQUEST_COMPRESS_TYPE) {
        return Ok(None);
    }
    let name = header::REQUEST_COMPRESS_SIZE;
    let Some(value) = headers.get(&name) else {
        return Err(invalid(format!("Missing header: {name}.")));
    };
    let size = value.to_str().ok().and_then(|digits| digits.parse().ok());
    match size {
        None => {
            let value = String::from_utf8_lossy(value.as_bytes());
            Err(invalid(format!("Invalid {name}: {value}.")))
        }
        Some(size) if size > MAX_BODY => Err(body_too_large()),
        Some(size) => Ok(Some(size)),
    }
}

fn inflate(body: &[u8], size: usize) -> Result<Bytes, ServiceError> {
    let inflated = zlib::inflate(body, size).ok_or_else(|| {
        let name = header::REQUEST_COMPRESS_SIZE;
        invalid(format!(
            "The request body is not a zlib stream of {size} bytes, as {name} says."
        ))
    })?;
    Ok(inflated.into())
}

/// Compresses the body of a response, if there is one and the request asks for it. Comes before the
/// response is signed, since its MD5 and its signature cover the bytes that are sent.
pub(crate) async fn compress(response: &mut Response<Body>, request: &HeaderMap) {
    let is_requested = request.get(header::RESPONSE_COMPRESS_TYPE) == Some(&DEFLATE);
    let size = response.body().len();
    if !is_requested || size == 0 {
        return;
    }
    let body = response.body().clone();
    let compressed = if size <= SMALL_BODY {
        zlib::compress(body.as_ref())
    } else {
        match background::run(move || Ok(zlib::compress(body.as_ref()))).await {
            Ok(compressed) => compressed,
            // The runtime ends; an uncompressed response is right, too.
            Err(_) => return,
        }
    };
    *response.body_mut() = Body::from(compressed);
    let headers = response.headers_mut();
    headers.insert(header::RESPONSE_COMPRESS_TYPE, DEFLATE);
    headers.insert(header::RESPONSE_COMPRESS_SIZE, size.into());
}

fn invalid(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::ParameterInvalid, message)
}
