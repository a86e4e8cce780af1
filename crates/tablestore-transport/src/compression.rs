use std::fmt;
use std::task::{Context, Poll};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Request, Response};
use md5::{Digest, Md5};
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture, Result, Unverified, header};
use tablestore_protocol::zlib;
use tower_layer::Layer;
use tower_service::Service;

/// The one way of compression that the protocol has: a zlib stream (RFC 1950).
const DEFLATE: HeaderValue = HeaderValue::from_static("deflate");

/// Compresses requests, asks for compressed answers, and inflates those that come.
///
/// Stands above authentication, since signatures and the MD5 of a request cover what is sent, and
/// below [`DecodeServiceErrorLayer`](crate::DecodeServiceErrorLayer), since errors can be compressed
/// too. Compression takes time of the calling task, which pays off where the network is slow or
/// metered and rows are text.
///
/// ```
/// use tablestore_transport::CompressionLayer;
///
/// let layer = CompressionLayer::new().requests(4096).responses();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompressionLayer {
    request_threshold: Option<usize>,
    responses: bool,
    max_response_bytes: usize,
}

impl CompressionLayer {
    /// Compresses nothing and asks for nothing, and inflates answers of at most 64 MiB.
    pub const fn new() -> Self {
        Self {
            request_threshold: None,
            responses: false,
            max_response_bytes: 64 << 20,
        }
    }

    /// Compresses bodies of requests from this many bytes on, where that makes them smaller.
    #[must_use]
    pub const fn requests(mut self, threshold: usize) -> Self {
        self.request_threshold = Some(threshold);
        self
    }

    /// Asks for compressed answers.
    #[must_use]
    pub const fn responses(mut self) -> Self {
        self.responses = true;
        self
    }

    /// Inflates answers to at most this many bytes, 64 MiB by default.
    #[must_use]
    pub const fn max_response_bytes(mut self, cap: usize) -> Self {
        self.max_response_bytes = cap;
        self
    }
}

impl Default for CompressionLayer {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for CompressionLayer {
    type Service = Compression<S>;

    fn layer(&self, inner: S) -> Compression<S> {
        Compression {
            inner,
            layer: *self,
        }
    }
}

/// The service of [`CompressionLayer`].
///
/// # Errors
///
/// - [`ErrorKind::TooLarge`] for an answer that says it is over the cap, before memory is taken for
///   it.
/// - [`ErrorKind::Decode`] for an answer that is not the zlib stream of the size that it says.
/// - [`ErrorKind::Verification`] for an answer whose MD5 is neither that of its compressed form nor
///   that of the inflated one. Authentication leaves this check to whoever inflates.
///
/// A 4xx response that fails a check is passed on, with the reason as its [`Unverified`] extension: it
/// says in any case that the request was rejected.
///
/// # Cancel safety
///
/// As that of the inner service.
#[derive(Clone, Debug)]
pub struct Compression<S> {
    inner: S,
    layer: CompressionLayer,
}

impl<S> Service<Request<Body>> for Compression<S>
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

    fn call(&mut self, mut request: Request<Body>) -> ResponseFuture {
        self.layer.compress(&mut request);
        let cap = self.layer.max_response_bytes;
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let mut response = response.await?;
            if !response.status().is_client_error() {
                return inflated(response, cap);
            }
            // However damaged its body is, the request was rejected.
            inflated(response.clone(), cap).or_else(|error| {
                response.extensions_mut().insert(Unverified::new(error));
                Ok(response)
            })
        })
    }
}

impl CompressionLayer {
    fn compress(self, request: &mut Request<Body>) {
        if self.responses {
            let headers = request.headers_mut();
            headers.insert(header::RESPONSE_COMPRESS_TYPE, DEFLATE);
        }
        let size = request.body().len();
        let is_worthwhile = size > 0 && self.request_threshold.is_some_and(|least| size >= least);
        // A body that comes compressed is left as it is.
        if is_worthwhile
            && !request
                .headers()
                .contains_key(header::REQUEST_COMPRESS_TYPE)
            && let Some(deflated) = deflate(request.body().as_ref())
        {
            *request.body_mut() = Body::from(deflated);
            let headers = request.headers_mut();
            headers.insert(header::REQUEST_COMPRESS_TYPE, DEFLATE);
            headers.insert(header::REQUEST_COMPRESS_SIZE, size.into());
        }
    }
}

/// The zlib stream of these bytes; `None` where it would not be smaller.
fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let compressed = zlib::compress(bytes);
    (compressed.len() < bytes.len()).then_some(compressed)
}

/// The same response with its body inflated, where it is compressed.
fn inflated(response: Response<Body>, cap: usize) -> Result<Response<Body>> {
    let Some(compress_type) = response.headers().get(header::RESPONSE_COMPRESS_TYPE) else {
        return Ok(response);
    };
    if compress_type != DEFLATE {
        return Err(undecodable(format_args!(
            "is compressed as {compress_type:?}: allowed is \"deflate\""
        )));
    }
    let contents = contents(response.headers(), response.body().as_ref(), cap)?;
    let (mut head, body) = response.into_parts();
    if let Some(found) = head.headers.get(header::CONTENT_MD5)
        && !is_md5_of(found, body.as_ref())
        && !is_md5_of(found, &contents)
    {
        let message = format!(
            "the answer has the x-ots-contentmd5 {found:?}, which is the MD5 neither of its {} \
             compressed bytes nor of the {} bytes that they hold",
            body.len(),
            contents.len(),
        );
        let error = Error::new(ErrorKind::Verification, message);
        if !head.status.is_client_error() {
            return Err(error);
        }
        head.extensions.insert(Unverified::new(error));
    }
    // From here on it is an answer like any other.
    head.headers.remove(header::RESPONSE_COMPRESS_TYPE);
    head.headers.remove(header::RESPONSE_COMPRESS_SIZE);
    head.headers.remove(CONTENT_LENGTH);
    Ok(Response::from_parts(head, Body::from(contents)))
}

/// What the body of a compressed answer holds.
fn contents(headers: &HeaderMap, body: &[u8], cap: usize) -> Result<Vec<u8>> {
    if body.is_empty() {
        // No stream at all: there was nothing to compress.
        return Ok(Vec::new());
    }
    let name = header::RESPONSE_COMPRESS_SIZE;
    let Some(value) = headers.get(&name) else {
        return Err(undecodable(format_args!("is compressed and has no {name}")));
    };
    let size = value.to_str().ok().and_then(|digits| digits.parse().ok());
    let Some(size) = size else {
        return Err(undecodable(format_args!(
            "has the {name} {value:?}: allowed are bytes"
        )));
    };
    if size > cap {
        let message = format!("an answer of {size} bytes is over the cap of {cap} bytes");
        return Err(Error::new(ErrorKind::TooLarge, message));
    }
    zlib::inflate(body, size).ok_or_else(|| {
        undecodable(format_args!(
            "is not the zlib stream of {size} bytes that it says"
        ))
    })
}

fn is_md5_of(found: &HeaderValue, bytes: &[u8]) -> bool {
    BASE64_STANDARD.encode(Md5::digest(bytes)) == *found
}

fn undecodable(what: impl fmt::Display) -> Error {
    Error::new(ErrorKind::Decode, format!("the answer {what}"))
}

#[cfg(test)]
mod tests;
