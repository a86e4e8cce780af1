use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use fastrand::Rng;
use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, ResponseFuture};
use tokio::sync::oneshot;
use tokio::time::sleep;
use tower_layer::Layer;
use tower_service::Service;

use crate::HttpService;

/// A tower layer that delays requests and responses: [`Simulation::latency`].
///
/// Each way takes a time of its own, so concurrent requests overtake each other. A request is
/// executed also when its caller gives up before it arrives, as in a real network.
///
/// Clones, and all services that they layer, share the random numbers.
///
/// [`Simulation::latency`]: crate::Simulation::latency
#[derive(Clone, Debug)]
pub struct LatencyLayer(Arc<Times>);

#[derive(Debug)]
struct Times {
    random: Mutex<Rng>,
    one_way: Range<Duration>,
}

impl LatencyLayer {
    pub(super) fn new(seed: u64, one_way: Range<Duration>) -> Self {
        let random = Mutex::new(Rng::with_seed(seed));
        Self(Arc::new(Times { random, one_way }))
    }

    /// Draws the time of one way.
    fn draw(&self) -> Duration {
        let Range { start, end } = self.0.one_way;
        let span = u64::try_from(end.saturating_sub(start).as_nanos()).unwrap_or(u64::MAX);
        let mut random = self.0.random.lock().unwrap_or_else(PoisonError::into_inner);
        start + Duration::from_nanos(random.u64(..span.max(1)))
    }
}

impl<S> Layer<S> for LatencyLayer {
    type Service = Latency<S>;

    fn layer(&self, inner: S) -> Latency<S> {
        Latency {
            inner,
            layer: self.clone(),
        }
    }
}

/// The service of [`LatencyLayer`].
#[derive(Clone, Debug)]
pub struct Latency<S> {
    inner: S,
    layer: LatencyLayer,
}

impl<S: HttpService> Service<Request<Body>> for Latency<S> {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(cx).map_err(failed)
    }

    /// # Panics
    ///
    /// Outside of a tokio runtime.
    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let clone = self.inner.clone();
        // The clone may not be ready.
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let (there, back) = (self.layer.draw(), self.layer.draw());
        let (sender, response) = oneshot::channel();
        tokio::spawn(async move {
            sleep(there).await;
            let response = inner.call(request).await.map_err(failed);
            sleep(back).await;
            // The caller may have given up.
            let _ = sender.send(response);
        });
        ResponseFuture::new(async {
            let interrupted = || Error::new(ErrorKind::Transport, "the simulation ended");
            response.await.unwrap_or_else(|_| Err(interrupted()))
        })
    }
}

/// An error of a layer below.
fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    match error.into().downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::new(ErrorKind::Transport, "a layer failed").with_source(error),
    }
}
