use std::fmt;
use std::task::{Context, Poll};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue, Request, Response};
use md5::{Digest, Md5};
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture, Result, Unverified, header};
use tablestore_protocol::zlib;
use tower_layer::Layer;
use tower_service::Service;

/// The longest body of an error, inflated: the service's have a few hundred bytes.
const MAX_ERROR_BYTES: usize = 1 << 20;

/// The only compression of the protocol: a zlib stream (RFC 1950).
const DEFLATE: HeaderValue = HeaderValue::from_static("deflate");

/// Compresses requests, asks for compressed responses, and inflates them.
///
/// Stands above authentication, since signatures and the MD5 of a request cover the bytes that are
/// sent, and below [`DecodeServiceErrorLayer`](crate::DecodeServiceErrorLayer), since errors can be
/// compressed too. Compression takes time of the calling task, which pays off if the network is slow
/// or metered and rows are text.
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
    /// Compresses and asks for nothing; inflates responses to at most 64 MiB.
    pub const fn new() -> Self {
        Self {
            request_threshold: None,
            responses: false,
            max_response_bytes: 64 << 20,
        }
    }

    /// Compresses bodies of requests from this many bytes on, if that makes them smaller.
    #[must_use]
    pub const fn requests(mut self, threshold: usize) -> Self {
        self.request_threshold = Some(threshold);
        self
    }

    /// Asks for compressed responses.
    #[must_use]
    pub const fn responses(mut self) -> Self {
        self.responses = true;
        self
    }

    /// Inflates responses to at most this many bytes, 64 MiB by default.
    #[must_use]
    pub const fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
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
/// Of a success:
///
/// - [`ErrorKind::TooLarge`] if it declares more bytes than the limit, before memory is allocated for
///   them.
/// - [`ErrorKind::Decode`] if it is not the zlib stream of the declared size.
/// - [`ErrorKind::Verification`] if its MD5 is neither that of its compressed form nor that of the
///   inflated one. Authentication leaves this check to the layer that inflates.
///
/// A response that is an error is passed on whatever is wrong with its body, with the reason as its
/// [`Unverified`] extension: its status tells in any case what happened to the request. It is inflated
/// to at most 1 MiB.
///
/// # Cancel safety
///
/// As that of the inner service.
#[derive(Clone, Debug)]
pub struct Compression<S> {
    inner: S,
    layer: CompressionLayer,
}

inner_service!(Compression);

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
        let limit = self.layer.max_response_bytes;
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let response = response.await?;
            if response.status().is_success() {
                // Its signature was verified below, so the service sent it.
                let is_signed = response.headers().contains_key(AUTHORIZATION);
                inflated(response, limit).map_err(|error| match is_signed {
                    true => error.with_executed(),
                    false => error,
                })
            } else {
                Ok(inflated_error(response, limit.min(MAX_ERROR_BYTES)))
            }
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
        // A body that is compressed already is left as it is.
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

/// The zlib stream of these bytes; `None` if it would not be smaller.
fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let compressed = zlib::compress(bytes);
    (compressed.len() < bytes.len()).then_some(compressed)
}

/// The response with its body inflated, if it is compressed.
fn inflated(response: Response<Body>, limit: usize) -> Result<Response<Body>> {
    if !is_compressed(&response) {
        return Ok(response);
    }
    let contents = contents(response.headers(), response.body().as_ref(), limit)?;
    check_md5(&response, &contents)?;
    Ok(with_contents(response, contents))
}

/// The error with its body inflated, if it is compressed and can be.
fn inflated_error(mut response: Response<Body>, limit: usize) -> Response<Body> {
    if !is_compressed(&response) {
        return response;
    }
    let inflated = contents(response.headers(), response.body().as_ref(), limit);
    let reason = match inflated {
        Ok(contents) => {
            let checked = check_md5(&response, &contents);
            response = with_contents(response, contents);
            checked.err()
        }
        Err(error) => Some(error),
    };
    if let Some(reason) = reason {
        let extensions = response.extensions_mut();
        extensions.insert(Unverified::new(reason));
    }
    response
}

fn is_compressed(response: &Response<Body>) -> bool {
    let headers = response.headers();
    headers.contains_key(header::RESPONSE_COMPRESS_TYPE)
}

/// Verifies that the MD5 is that of the compressed bytes, or of the inflated ones.
fn check_md5(response: &Response<Body>, contents: &[u8]) -> Result<()> {
    let compressed = response.body().as_ref();
    match response.headers().get(header::CONTENT_MD5) {
        Some(found) if !is_md5_of(found, compressed) && !is_md5_of(found, contents) => {
            let message = format!(
                "the response has the x-ots-contentmd5 {found:?}, which is the MD5 neither of its {} \
                 compressed bytes nor of their {} inflated bytes",
                compressed.len(),
                contents.len(),
            );
            Err(Error::new(ErrorKind::Verification, message))
        }
        _ => Ok(()),
    }
}

/// The response as if it had never been compressed.
fn with_contents(response: Response<Body>, contents: Vec<u8>) -> Response<Body> {
    let (mut head, _) = response.into_parts();
    head.headers.remove(header::RESPONSE_COMPRESS_TYPE);
    head.headers.remove(header::RESPONSE_COMPRESS_SIZE);
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Body::from(contents))
}

/// The inflated bytes of a compressed body.
fn contents(headers: &HeaderMap, body: &[u8], limit: usize) -> Result<Vec<u8>> {
    let compress_type = headers.get(header::RESPONSE_COMPRESS_TYPE);
    if let Some(other) = compress_type.filter(|it| **it != DEFLATE) {
        return Err(undecodable(format_args!(
            "is compressed as {other:?}: allowed is \"deflate\""
        )));
    }
    if body.is_empty() {
        // There was nothing to compress, and there is no stream.
        return Ok(Vec::new());
    }
    let name = header::RESPONSE_COMPRESS_SIZE;
    let Some(value) = headers.get(&name) else {
        return Err(undecodable(format_args!("is compressed and has no {name}")));
    };
    let size = value.to_str().ok().and_then(|digits| digits.parse().ok());
    let Some(size) = size else {
        return Err(undecodable(format_args!(
            "has the {name} {value:?}: allowed is a number of bytes"
        )));
    };
    if size > limit {
        let message = format!("a response of {size} bytes is over the limit of {limit} bytes");
        return Err(Error::new(ErrorKind::TooLarge, message));
    }
    zlib::inflate(body, size).ok_or_else(|| {
        undecodable(format_args!(
            "is not the zlib stream of {size} bytes that it declares"
        ))
    })
}

fn is_md5_of(found: &HeaderValue, bytes: &[u8]) -> bool {
    BASE64_STANDARD.encode(Md5::digest(bytes)) == *found
}

fn undecodable(reason: impl fmt::Display) -> Error {
    Error::new(ErrorKind::Decode, format!("the response {reason}"))
}

#[cfg(test)]
mod tests;
