use std::any::TypeId;
use std::error::Error as StdError;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::{Request, Response};
use http_body_util::BodyExt;
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture, Result};
use tower_layer::Layer;
use tower_service::Service;

use crate::CallInfo;
use crate::call_state::Stage;
use crate::decode::{gateway_error, is_not_passed_on, is_page};
use crate::{BoxError, HttpFuture};

/// The longest body of an error that is kept: the service's have a few hundred bytes.
const MAX_ERROR_BYTES: usize = 1 << 20;

/// Reads responses whole, up to a limit, and converts every error to our type.
///
/// It turns any body into [`Body`] and any error into [`Error`], so it stands above the HTTP client and
/// above each layer that is not ours: those change both.
///
/// ```
/// use tablestore_transport::CollectLayer;
///
/// let layer = CollectLayer::new(1 << 20);
/// assert_eq!(CollectLayer::default(), CollectLayer::new(64 << 20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectLayer {
    limit: usize,
    is_over_whole: bool,
    rejects_pages: bool,
}

impl CollectLayer {
    /// Reads responses of at most `limit` bytes.
    pub const fn new(limit: usize) -> Self {
        Self {
            limit,
            is_over_whole: false,
            rejects_pages: false,
        }
    }

    /// For a layer above responses that are whole already: if it passes ours on, as a
    /// [`ResponseFuture`], there is nothing to do.
    pub(crate) const fn over_whole(mut self) -> Self {
        self.is_over_whole = true;
        self
    }

    /// Turns a success that is an HTML page into an error, before its signature is missed.
    pub(crate) const fn rejecting_pages(mut self) -> Self {
        self.rejects_pages = true;
        self
    }
}

/// 64 MiB.
impl Default for CollectLayer {
    fn default() -> Self {
        Self::new(64 << 20)
    }
}

impl<S> Layer<S> for CollectLayer {
    type Service = Collect<S>;

    fn layer(&self, inner: S) -> Collect<S> {
        Collect {
            inner,
            layer: *self,
        }
    }
}

/// The service of [`CollectLayer`].
///
/// # Errors
///
/// - [`ErrorKind::TooLarge`] for a success over the limit. One that declares its length is rejected
///   before memory is allocated for it. Of the body of an error the start is kept, up to 1 MiB.
/// - [`ErrorKind::Transport`] for a success that breaks off.
/// - [`ErrorKind::Other`] for an error of the inner service that is not ours.
///
/// # Cancel safety
///
/// Dropping the future drops the bytes that were read; the request may have been executed.
#[derive(Clone, Debug)]
pub struct Collect<S> {
    inner: S,
    layer: CollectLayer,
}

inner_service!(Collect);

impl<S, B> Service<Request<Body>> for Collect<S>
where
    S: Service<Request<Body>, Response = Response<B>>,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    S::Future: Send + 'static,
    B: http_body::Body<Data: Send> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx).map_err(of_layer)
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let CollectLayer {
            limit,
            is_over_whole,
            rejects_pages,
        } = self.layer;
        // Our HTTP client reports itself when it sends. Any other service may do so at once.
        let reports_sending = TypeId::of::<S::Future>() == TypeId::of::<HttpFuture>();
        let state = CallInfo::state_of(&request).filter(|_| !is_over_whole);
        let state = state.cloned();
        if let Some(state) = &state
            && !reports_sending
        {
            state.advance(Stage::Sent);
        }
        let mut response = self.inner.call(request);
        if is_over_whole {
            response = match ResponseFuture::downcast(response) {
                Ok(whole) => return whole,
                Err(response) => response,
            };
        }
        ResponseFuture::new(async move {
            let (mut head, body) = response.await.map_err(of_layer)?.into_parts();
            if !head.status.is_success() {
                // However its body ends, the status shows what happened to the request.
                if let Some(state) = state
                    && is_not_passed_on(head.status)
                {
                    state.advance(Stage::Rejected);
                }
                let (body, end) = collect_start(body, limit.min(MAX_ERROR_BYTES)).await;
                if end == End::BrokenOff {
                    head.extensions.insert(end);
                }
                return Ok(Response::from_parts(head, body));
            }
            let body = collect(body, limit).await?;
            if rejects_pages && is_page(&head, &body) {
                return Err(gateway_error(&head, &body));
            }
            Ok(Response::from_parts(head, body))
        })
    }
}

/// Where a body was left: an extension of an error's response that broke off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At its end, or at the limit.
    Read,
    BrokenOff,
}

/// Reads a body up to its end, to the limit, or to where it breaks off.
async fn collect_start<B>(body: B, limit: usize) -> (Body, End)
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let mut chunks = Chunks {
        body: pin!(body),
        received: 0,
        limit: usize::MAX,
    };
    let mut start = BytesMut::new();
    let end = loop {
        match chunks.next().await {
            Ok(Some(chunk)) => {
                let room = limit - start.len();
                start.put(chunk.slice(..chunk.len().min(room)));
                if start.len() == limit {
                    break End::Read;
                }
            }
            Ok(None) => break End::Read,
            Err(_) => break End::BrokenOff,
        }
    };
    (Body::from(start.freeze()), end)
}

async fn collect<B>(body: B, limit: usize) -> Result<Body>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let declared = body.size_hint().lower();
    let declared = match usize::try_from(declared) {
        Ok(size) if size <= limit => size,
        _ => return Err(too_large(declared, limit)),
    };
    let mut chunks = Chunks {
        body: pin!(body),
        received: 0,
        limit,
    };
    // Most responses arrive in one chunk, which is passed on without a copy.
    let Some(first) = chunks.next().await? else {
        return Ok(Body::empty());
    };
    let Some(second) = chunks.next().await? else {
        return Ok(Body::from(first));
    };
    let mut whole = BytesMut::with_capacity(declared.max(chunks.received));
    whole.put(first);
    whole.put(second);
    while let Some(chunk) = chunks.next().await? {
        whole.put(chunk);
    }
    Ok(Body::from(whole.freeze()))
}

/// The data of a body, counted against the limit.
struct Chunks<'a, B> {
    body: Pin<&'a mut B>,
    received: usize,
    limit: usize,
}

impl<B> Chunks<'_, B>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    async fn next(&mut self) -> Result<Option<Bytes>> {
        while let Some(frame) = self.body.frame().await {
            let frame = frame.map_err(|error| of_body(error.into(), self.received))?;
            // Other frames are trailers, which the protocol does not use.
            if let Ok(mut data) = frame.into_data() {
                let size = data.remaining();
                self.received = self.received.saturating_add(size);
                if self.received > self.limit {
                    return Err(too_large(self.received as u64, self.limit));
                }
                return Ok(Some(data.copy_to_bytes(size)));
            }
        }
        Ok(None)
    }
}

fn too_large(size: u64, limit: usize) -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("a response of at least {size} bytes is over the limit of {limit} bytes"),
    )
}

/// An error of a layer, as it is when it is ours.
fn of_layer(error: impl Into<BoxError>) -> Error {
    ours(error.into())
        .unwrap_or_else(|error| Error::new(ErrorKind::Other, "a layer failed").with_source(error))
}

fn of_body(error: BoxError, received: usize) -> Error {
    ours(error).unwrap_or_else(|error| {
        Error::new(
            ErrorKind::Transport,
            format!("the response broke off after {received} bytes"),
        )
        .with_source(error)
    })
}

fn ours(error: BoxError) -> Result<Error, BoxError> {
    error.downcast::<Error>().map(|error| *error)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;

    use http_body::{Frame, SizeHint};
    use tower::{ServiceExt, service_fn};

    use super::*;

    /// A body of given frames, with a given size hint.
    struct Scripted {
        frames: VecDeque<Result<Frame<Bytes>, BoxError>>,
        hint: SizeHint,
    }

    impl Scripted {
        fn new(frames: impl IntoIterator<Item = Result<&'static str, BoxError>>) -> Self {
            Self {
                frames: frames
                    .into_iter()
                    .map(|frame| frame.map(|data| Frame::data(Bytes::from(data))))
                    .collect(),
                hint: SizeHint::new(),
            }
        }
    }

    impl http_body::Body for Scripted {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            Poll::Ready(self.frames.pop_front())
        }

        fn size_hint(&self) -> SizeHint {
            self.hint
        }
    }

    #[tokio::test]
    async fn chunks_are_joined_and_trailers_left_out() {
        assert_eq!(collect(Scripted::new([]), 0).await.unwrap(), Body::empty());
        let mut body = Scripted::new([Ok("ab"), Ok(""), Ok("c"), Ok("de")]);
        body.frames
            .push_back(Ok(Frame::trailers(http::HeaderMap::new())));
        assert_eq!(collect(body, 5).await.unwrap(), Body::from("abcde"));
    }

    #[tokio::test]
    async fn one_chunk_is_not_copied() {
        let chunk = Bytes::from(vec![7; 1000]);
        let body = Body::from(chunk.clone());
        let collected = collect(body, 1000).await.unwrap().into_bytes();
        assert_eq!(collected.as_ptr(), chunk.as_ptr());
    }

    #[tokio::test]
    async fn a_declared_length_over_the_limit_is_rejected_unread() {
        let mut body = Scripted::new([Err("must not be read".into())]);
        body.hint = SizeHint::with_exact(u64::MAX);
        let error = collect(body, 10).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "a response of at least 18446744073709551615 bytes is over the limit of 10 bytes"
        );
    }

    #[tokio::test]
    async fn an_undeclared_length_over_the_limit_is_rejected_as_it_is_read() {
        let body = Scripted::new([Ok("12345"), Ok("123456"), Err("must not be read".into())]);
        let error = collect(body, 10).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "a response of at least 11 bytes is over the limit of 10 bytes"
        );
    }

    #[tokio::test]
    async fn of_an_error_the_start_is_kept_however_it_ends() {
        let body = Scripted::new([Ok("ab"), Ok("cd"), Err("broken".into())]);
        let broken = (Body::from("abcd"), End::BrokenOff);
        assert_eq!(collect_start(body, 10).await, broken);
        let body = Scripted::new([Ok("ab"), Ok("cd"), Err("must not be read".into())]);
        let limited = (Body::from("abc"), End::Read);
        assert_eq!(collect_start(body, 3).await, limited);

        let layer = CollectLayer::new(3);
        let refusing = service_fn(|_| async {
            let mut refusal = Response::new(Body::from("refused"));
            *refusal.status_mut() = http::StatusCode::FORBIDDEN;
            Ok::<_, BoxError>(refusal)
        });
        let service = layer.layer(refusing);
        let refusal = service.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(refusal.into_body(), Body::from("ref"));
    }

    #[tokio::test]
    async fn errors_become_ours_and_ours_stay() {
        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        let error = collect(Scripted::new([Ok("123"), Err(reset.into())]), 10)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert_eq!(error.to_string(), "the response broke off after 3 bytes");
        assert!(StdError::source(&error).unwrap().is::<io::Error>());

        let ours = Error::new(ErrorKind::Verification, "ours");
        let error = collect(Scripted::new([Err(ours.into())]), 10)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Verification);

        let layer = CollectLayer::default();
        let fail = |error: fn() -> BoxError| {
            let service = service_fn(move |_| async move { Err::<Response<Body>, _>(error()) });
            layer.layer(service).oneshot(Request::new(Body::empty()))
        };
        let error = fail(|| "theirs".into()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Other);
        let error = fail(|| Error::new(ErrorKind::Connect, "ours").into())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert!(!error.request_sent());
    }
}
