use std::any::Any;
use std::error::Error as StdError;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result, ServiceError};
use tower_service::Service;

use crate::fault::{Fault, Faulty, inject};
use crate::front_end::FrontEnd;

/// The emulator as a tower service, which replaces a client's HTTP client.
///
/// It is always ready and cheap to clone, and works under tokio's paused time. A rejected request
/// has a response with an error status, as over the network. The path of the request's URI names the
/// operation; its host is ignored.
///
/// A call fails only where a [`Fault`] breaks the connection, or when
/// [the clock](crate::EmulatorBuilder::clock) is outside of the years 1970 to 9999, which a date
/// header can express.
///
/// ```
/// use http::Request;
/// use tablestore_core::Body;
/// use tablestore_emulator::Emulator;
/// use tower_service::Service;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut service = Emulator::in_memory().service();
/// let request = Request::get("/health").body(Body::empty())?;
/// assert_eq!(service.call(request).await?.status(), 200);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct EmulatorService {
    front_end: Arc<FrontEnd>,
}

impl EmulatorService {
    pub(crate) fn new(front_end: Arc<FrontEnd>) -> Self {
        Self { front_end }
    }

    /// Checks a request of which only the head is known: everything but its body.
    pub(crate) fn check_head(&self, request: &Request<()>) -> Result<(), ServiceError> {
        self.front_end.check_head(request).map(drop)
    }
}

/// Returns the emulator's own service if `service` is that, bare or under faults. Other layers may
/// change requests, so that their heads cannot be checked before them.
pub(crate) fn emulator_service(service: &impl HttpService) -> Option<&EmulatorService> {
    let service: &dyn Any = service;
    let faulty = || service.downcast_ref().map(Faulty::get_ref);
    service.downcast_ref().or_else(faulty)
}

impl Service<Request<Body>> for EmulatorService {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> ResponseFuture {
        let front_end = Arc::clone(&self.front_end);
        match request.extensions().get::<Fault>().cloned() {
            None => ResponseFuture::new(async move { front_end.respond(request).await }),
            Some(fault) => {
                inject::prepare(&mut request, &fault);
                front_end.counters.faults.add(fault.kind());
                let response = async move { front_end.respond(request).await };
                ResponseFuture::new(inject::apply(fault, response))
            }
        }
    }
}

/// A service that can be served over connections: an [`EmulatorService`], bare or under layers such
/// as [`FaultLayer`](crate::FaultLayer).
///
/// It is implemented for every tower service of this form. When a call fails, the connection is
/// closed without a response.
///
/// Requests to an [`EmulatorService`], bare or under faults, are authenticated before a body over
/// 64 KiB is read; other layers may change requests, so under them bodies are read first.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be served over connections",
    note = "it must be a tower `Service` from `Request<Body>` to `Response<Body>` that is \
            `Clone + Send + Sync + 'static`, with a future that is `Send`"
)]
pub trait HttpService:
    Service<
        Request<Body>,
        Response = Response<Body>,
        Error: Into<Box<dyn StdError + Send + Sync>>,
        Future: Send,
    > + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> HttpService for S where
    S: Service<
            Request<Body>,
            Response = Response<Body>,
            Error: Into<Box<dyn StdError + Send + Sync>>,
            Future: Send,
        > + Clone
        + Send
        + Sync
        + 'static
{
}

#[cfg(test)]
mod tests;
