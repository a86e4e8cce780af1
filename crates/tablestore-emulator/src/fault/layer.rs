use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use http::Request;
use tower_layer::Layer;
use tower_service::Service;

use super::{Fault, Faults};

/// A tower layer that makes requests to an emulator's [service] meet [`Faults`].
///
/// It marks each request with its fault, and the service underneath, in the same process, applies
/// the fault. The layered service can be a client's HTTP client, or be served over connections by
/// [`Server::listen`], [`serve`] and [`serve_connection`]. An emulator in another process has
/// `--fault` on its command line.
///
/// Clones, and all services that they layer, share the script and the random numbers. Without any
/// fault the layer costs nothing.
///
/// ```
/// use tablestore_core::Body;
/// use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults, Server};
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let emulator = Emulator::in_memory();
/// let faults = FaultLayer::new(Faults::script([Fault::BadGateway, Fault::DropRequest]));
///
/// let mut service = faults.layer(emulator.service());
/// let request = http::Request::post("/ListTable").body(Body::empty())?;
/// assert_eq!(service.call(request).await?.status(), 502);
///
/// // The next request over this port meets the second fault.
/// let server = Server::listen(faults.layer(emulator.service()), "127.0.0.1:0").await?;
/// # server.shutdown().await;
/// # Ok(())
/// # }
/// ```
///
/// [service]: crate::Emulator::service
/// [`Server::listen`]: crate::Server::listen
/// [`serve`]: crate::serve
/// [`serve_connection`]: crate::serve_connection
#[derive(Clone, Debug)]
pub struct FaultLayer(Shared);

/// `None` without faults, so that no request waits for the lock.
type Shared = Option<Arc<Mutex<Faults>>>;

impl FaultLayer {
    /// Creates a layer that starts at the beginning of the script and of the random numbers.
    pub fn new(faults: Faults) -> Self {
        Self((!faults.is_none()).then(|| Arc::new(Mutex::new(faults))))
    }
}

impl<S> Layer<S> for FaultLayer {
    type Service = Faulty<S>;

    fn layer(&self, inner: S) -> Faulty<S> {
        Faulty {
            inner,
            faults: self.0.clone(),
        }
    }
}

/// The service of [`FaultLayer`].
#[derive(Clone, Debug)]
pub struct Faulty<S> {
    inner: S,
    faults: Shared,
}

impl<S> Faulty<S> {
    /// Returns the service that meets the faults.
    pub fn get_ref(&self) -> &S {
        &self.inner
    }

    /// Returns the service that met the faults.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn next(&self, path: &str) -> Option<Fault> {
        let faults = self.faults.as_ref()?;
        let mut faults = faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.next(path)
    }
}

impl<S, B> Service<Request<B>> for Faulty<S>
where
    S: Service<Request<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> S::Future {
        if let Some(fault) = self.next(request.uri().path()) {
            request.extensions_mut().insert(fault);
        }
        self.inner.call(request)
    }
}
