//! Compressed bodies. The one way of compression that the protocol has is `deflate`: a zlib stream
//! (RFC 1950).

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response};
use tablestore_core::{Body, ErrorCode, ServiceError, header};
use tablestore_protocol::zlib;

use crate::body_limits::{MAX_BODY, body_too_large};

const DEFLATE: HeaderValue = HeaderValue::from_static("deflate");

/// Refuses a request whose body is compressed in a way that is not known.
pub(crate) fn check_type(request: &HeaderMap) -> Result<(), ServiceError> {
    match request.get(header::REQUEST_COMPRESS_TYPE) {
        Some(kind) if kind != DEFLATE => {
            let kind = String::from_utf8_lossy(kind.as_bytes());
            Err(invalid(format!("Unsupported compress type: {kind}.")))
        }
        _ => Ok(()),
    }
}

/// What the operation is told: the body of a request, inflated if it is compressed.
pub(crate) fn message(request: &Request<Body>) -> Result<Bytes, ServiceError> {
    let headers = request.headers();
    if !headers.contains_key(header::REQUEST_COMPRESS_TYPE) {
        return Ok(request.body().clone().into_bytes());
    }
    let name = header::REQUEST_COMPRESS_SIZE;
    let Some(value) = headers.get(&name) else {
        return Err(invalid(format!("Missing header: {name}.")));
    };
    let size = value.to_str().ok().and_then(|digits| digits.parse().ok());
    let Some(size) = size else {
        let value = String::from_utf8_lossy(value.as_bytes());
        return Err(invalid(format!("Invalid {name}: {value}.")));
    };
    if size > MAX_BODY {
        return Err(body_too_large());
    }
    let inflated = zlib::inflate(request.body().as_ref(), size).ok_or_else(|| {
        invalid(format!(
            "The request body is not a zlib stream of {size} bytes, as {name} says."
        ))
    })?;
    Ok(inflated.into())
}

/// Compresses the body of an answer, if there is one and the request asks for it. Comes before the
/// answer is signed, since its MD5 and its signature cover what is sent.
pub(crate) fn compress(response: &mut Response<Body>, request: &HeaderMap) {
    let is_asked_for = request.get(header::RESPONSE_COMPRESS_TYPE) == Some(&DEFLATE);
    let size = response.body().len();
    if !is_asked_for || size == 0 {
        return;
    }
    *response.body_mut() = Body::from(zlib::compress(response.body().as_ref()));
    let headers = response.headers_mut();
    headers.insert(header::RESPONSE_COMPRESS_TYPE, DEFLATE);
    headers.insert(header::RESPONSE_COMPRESS_SIZE, size.into());
}

fn invalid(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::ParameterInvalid, message)
}
