//! Compressed bodies. The one way of compression that the protocol has is `deflate`: a zlib stream
//! (RFC 1950).

use std::io::{self, Write};

use bytes::Bytes;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use http::{HeaderMap, HeaderValue, Request, Response};
use tablestore_core::{Body, ErrorCode, ServiceError, header};

use crate::front_end::{MAX_BODY, body_too_large};

const DEFLATE: HeaderValue = HeaderValue::from_static("deflate");

/// No zlib stream grows to more than this many times its size.
const MAX_RATIO: usize = 1032;

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
    let inflated = inflate(request.body().as_ref(), size).ok_or_else(|| {
        invalid(format!(
            "The request body is not a zlib stream of {size} bytes, as {name} says."
        ))
    })?;
    Ok(inflated.into())
}

/// What a zlib stream holds, if that is so many bytes. No memory is taken for more.
fn inflate(compressed: &[u8], size: usize) -> Option<Vec<u8>> {
    if size > compressed.len().saturating_mul(MAX_RATIO) {
        return None;
    }
    // One byte more, to see whether there is more.
    let mut bytes = Vec::with_capacity(size + 1);
    let mut stream = Decompress::new(true);
    let status = stream.decompress_vec(compressed, &mut bytes, FlushDecompress::Finish);
    let is_whole = status.is_ok_and(|status| status == Status::StreamEnd)
        && stream.total_in() == compressed.len() as u64;
    (is_whole && bytes.len() == size).then_some(bytes)
}

/// Compresses the body of an answer, if there is one and the request asks for it. Comes before the
/// answer is signed, since its MD5 and its signature cover what is sent.
pub(crate) fn compress(response: &mut Response<Body>, request: &HeaderMap) {
    let is_asked_for = request.get(header::RESPONSE_COMPRESS_TYPE) == Some(&DEFLATE);
    let size = response.body().len();
    if !is_asked_for || size == 0 {
        return;
    }
    // Never fails in memory.
    if let Ok(compressed) = deflate(response.body().as_ref()) {
        *response.body_mut() = Body::from(compressed);
        let headers = response.headers_mut();
        headers.insert(header::RESPONSE_COMPRESS_TYPE, DEFLATE);
        headers.insert(header::RESPONSE_COMPRESS_SIZE, size.into());
    }
}

fn deflate(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let compressed = Vec::with_capacity(bytes.len() / 2);
    let mut encoder = ZlibEncoder::new(compressed, Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn invalid(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::ParameterInvalid, message)
}
