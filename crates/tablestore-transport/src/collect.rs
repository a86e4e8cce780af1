use std::error::Error as StdError;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::{Request, Response};
use http_body_util::BodyExt;
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture, Result};
use tower_layer::Layer;
use tower_service::Service;

use crate::BoxError;

/// Reads an answer whole, up to a cap, and gives every error our type.
///
/// It turns any body into [`Body`] and any error into [`Error`], so it stands above the leaf and
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
    cap: usize,
    is_over_whole: bool,
}

impl CollectLayer {
    /// Reads answers of at most `cap` bytes.
    pub const fn new(cap: usize) -> Self {
        Self {
            cap,
            is_over_whole: false,
        }
    }

    /// For a layer above answers that are whole already: where it gives ours on, as a
    /// [`ResponseFuture`], there is nothing to be done.
    pub(crate) const fn over_whole(mut self) -> Self {
        self.is_over_whole = true;
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
/// - [`ErrorKind::TooLarge`] for an answer over the cap. One that says its length is refused
///   before memory is taken for it.
/// - [`ErrorKind::Transport`] for an answer that breaks off.
/// - [`ErrorKind::Other`] for an error of the inner service that is not ours.
///
/// # Cancel safety
///
/// Dropping the future drops what was read; the request may have been carried out.
#[derive(Clone, Debug)]
pub struct Collect<S> {
    inner: S,
    layer: CollectLayer,
}

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
        let CollectLayer { cap, is_over_whole } = self.layer;
        let mut answer = self.inner.call(request);
        if is_over_whole {
            answer = match ResponseFuture::downcast(answer) {
                Ok(whole) => return whole,
                Err(answer) => answer,
            };
        }
        ResponseFuture::new(async move {
            let (parts, body) = answer.await.map_err(of_layer)?.into_parts();
            let body = collect(body, cap).await?;
            Ok(Response::from_parts(parts, body))
        })
    }
}

async fn collect<B>(body: B, cap: usize) -> Result<Body>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let declared = body.size_hint().lower();
    let declared = match usize::try_from(declared) {
        Ok(size) if size <= cap => size,
        _ => return Err(too_large(declared, cap)),
    };
    let mut chunks = Chunks {
        body: pin!(body),
        received: 0,
        cap,
    };
    // Most answers come in one chunk, which is handed on without a copy.
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

/// The data of a body, counted against the cap.
struct Chunks<'a, B> {
    body: Pin<&'a mut B>,
    received: usize,
    cap: usize,
}

impl<B> Chunks<'_, B>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    async fn next(&mut self) -> Result<Option<Bytes>> {
        while let Some(frame) = self.body.frame().await {
            let frame = frame.map_err(|error| of_body(error.into(), self.received))?;
            // What is not data is trailers, which the protocol has no use for.
            if let Ok(mut data) = frame.into_data() {
                let size = data.remaining();
                self.received += size;
                if self.received > self.cap {
                    return Err(too_large(self.received as u64, self.cap));
                }
                return Ok(Some(data.copy_to_bytes(size)));
            }
        }
        Ok(None)
    }
}

fn too_large(size: u64, cap: usize) -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("an answer of at least {size} bytes is over the cap of {cap} bytes"),
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
            format!("the answer broke off after {received} bytes"),
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

    /// A body of given frames, which says as much of its length as it is told.
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
    async fn a_declared_length_over_the_cap_is_refused_unread() {
        let mut body = Scripted::new([Err("must not be read".into())]);
        body.hint = SizeHint::with_exact(u64::MAX);
        let error = collect(body, 10).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "an answer of at least 18446744073709551615 bytes is over the cap of 10 bytes"
        );
    }

    #[tokio::test]
    async fn an_undeclared_length_over_the_cap_is_refused_as_it_is_seen() {
        let body = Scripted::new([Ok("12345"), Ok("123456"), Err("must not be read".into())]);
        let error = collect(body, 10).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "an answer of at least 11 bytes is over the cap of 10 bytes"
        );
    }

    #[tokio::test]
    async fn errors_become_ours_and_ours_stay() {
        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        let error = collect(Scripted::new([Ok("123"), Err(reset.into())]), 10)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert_eq!(error.to_string(), "the answer broke off after 3 bytes");
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
