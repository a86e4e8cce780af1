//! HTTP/1 over pipes in memory, which are slow, and cut at any byte.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use fastrand::Rng;
use http::header::HOST;
use http::{HeaderValue, Request, Response, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tablestore::{Error, ErrorKind, Result};
use tablestore_core::Body;
use tablestore_emulator::serve_connection;
use tablestore_transport::CollectLayer;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::sleep;
use tower_layer::Layer;
use tower_service::Service;

use super::plan::Plan;
use super::site::Site;

/// The highest number of bytes that pass before a cut: more than small messages have.
const LONGEST_BEFORE_CUT: usize = 1_500;

/// An HTTP client that sends each request over a pipe of its own. Clones share the random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Pipes {
    site: Site,
    random: Arc<Mutex<Rng>>,
    latency: Range<Duration>,
    cut_rate: f64,
}

impl Pipes {
    /// Creates a client that reads whole responses.
    pub(crate) fn collected(
        site: &Site,
        plan: &Plan,
        seed: u64,
    ) -> <CollectLayer as Layer<Self>>::Service {
        CollectLayer::default().layer(Self {
            site: site.clone(),
            random: Arc::new(Mutex::new(Rng::with_seed(seed))),
            latency: plan.latency.clone(),
            cut_rate: plan.cut_rate,
        })
    }

    /// Draws the two ways of a connection.
    fn draw(&self) -> (Way, Way) {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        let span = self.latency.start.as_micros() as u64..self.latency.end.as_micros() as u64;
        let way = |random: &mut Rng| Way {
            delay: Duration::from_micros(random.u64(span.clone())),
            cut_after: None,
        };
        let (mut there, mut back) = (way(&mut random), way(&mut random));
        let is_cut = random.f64() < self.cut_rate && self.site.is_stormy();
        let cut_after = Some(random.usize(..LONGEST_BEFORE_CUT));
        match random.bool() {
            _ if !is_cut => {}
            true => there.cut_after = cut_after,
            false => back.cut_after = cut_after,
        }
        (there, back)
    }

    async fn exchange(self, mut request: Request<Body>) -> Result<Response<Incoming>> {
        // A client that is connected to the host names it in a header, and only the path in the line.
        if let Some(path) = request.uri().path_and_query().cloned() {
            *request.uri_mut() = Uri::from(path);
        }
        let host = HeaderValue::from_static("localhost");
        request.headers_mut().insert(HOST, host);
        let (there, back) = self.draw();
        if there.cut_after.is_some() || back.cut_after.is_some() {
            self.site.count("connection cut");
        }
        let (near, near_end) = tokio::io::duplex(4_096);
        let (far_end, far) = tokio::io::duplex(4_096);
        tokio::spawn(serve_connection(self.site, far));
        tokio::spawn(relay(near_end, far_end, there, back));
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(near)).await.map_err(broken)?;
        tokio::spawn(connection);
        sender.send_request(request).await.map_err(broken)
    }
}

impl Service<Request<Body>> for Pipes {
    type Response = Response<Incoming>;
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Response<Incoming>>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        Box::pin(self.clone().exchange(request))
    }
}

fn broken(error: hyper::Error) -> Error {
    Error::new(ErrorKind::Transport, "the pipe broke before the response").with_source(error)
}

/// One direction of a connection.
struct Way {
    /// The time until the first byte arrives.
    delay: Duration,
    /// The number of bytes that pass before the connection breaks.
    cut_after: Option<usize>,
}

/// Both directions; when one is cut, both end.
async fn relay(
    near: impl AsyncRead + AsyncWrite,
    far: impl AsyncRead + AsyncWrite,
    there: Way,
    back: Way,
) {
    let (near_read, near_write) = tokio::io::split(near);
    let (far_read, far_write) = tokio::io::split(far);
    // Either end may have gone, which ends the connection too.
    let _ = tokio::try_join!(
        copy(near_read, far_write, there),
        copy(far_read, near_write, back)
    );
}

async fn copy(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    way: Way,
) -> std::io::Result<()> {
    let mut buffer = [0; 1_024];
    let mut left = way.cut_after.unwrap_or(usize::MAX);
    let mut is_first = true;
    loop {
        let length = from.read(&mut buffer).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        if std::mem::take(&mut is_first) {
            sleep(way.delay).await;
        }
        let passing = length.min(left);
        to.write_all(&buffer[..passing]).await?;
        left -= passing;
        if left == 0 {
            return Err(std::io::ErrorKind::ConnectionReset.into());
        }
    }
}
