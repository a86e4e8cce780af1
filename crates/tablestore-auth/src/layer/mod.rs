use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result, Unverified};
use tower_layer::Layer;
use tower_service::Service;

use crate::Signer;

/// The number of times that a rejection can correct the clock and have a request retried. The second one
/// is for a forged rejection, which the service's own then refutes.
const MAX_CORRECTIONS: u32 = 2;

/// Signs each request and verifies each response.
///
/// Belongs below retry, so that each attempt is signed with the current time and credentials, and above
/// everything that sends bytes, which must not change any more.
///
/// When the service rejects a request because of its date, the layer corrects the signer's clock
/// ([`Signer::correct_clock`]) and retries the request, which was not executed.
///
/// A 4xx response that cannot be verified is passed on, since the request was rejected, and an error
/// without a signature would be accepted. The reason is an [`Unverified`] extension of the
/// response, for errors to have as their source.
///
/// ```
/// use http::{Request, Response};
/// use tablestore_auth::{AuthLayer, Signer};
/// use tablestore_core::{Body, Credentials, Error, ErrorKind, Instance};
/// use tower::{ServiceBuilder, ServiceExt};
///
/// # tokio_test::block_on(async {
/// let signer = Signer::new(Instance::new("shop")?, Credentials::new("LTAI5t", "b4fL1c")?);
/// let client = ServiceBuilder::new()
///     .layer(AuthLayer::new(signer))
///     .service_fn(async |request: Request<Body>| {
///         assert!(request.headers().contains_key("x-ots-signature"));
///         Ok::<_, Error>(Response::new(Body::from("not signed by the service")))
///     });
///
/// let request = Request::post("/ListTable").body(Body::empty())?;
/// let error = client.oneshot(request).await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Verification);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct AuthLayer {
    /// Shared, so that each call holds it by one reference count.
    signer: Arc<Signer>,
}

impl AuthLayer {
    /// Creates a layer that signs and verifies with this signer.
    pub fn new(signer: Signer) -> Self {
        let signer = Arc::new(signer);
        Self { signer }
    }
}

impl<S> Layer<S> for AuthLayer {
    type Service = Auth<S>;

    fn layer(&self, inner: S) -> Auth<S> {
        Auth {
            inner,
            signer: Arc::clone(&self.signer),
        }
    }
}

/// The service of [`AuthLayer`].
///
/// Fails with the errors of [`Signer::sign`], after which nothing was sent, with those of the inner
/// service, and with those of [`Signer::verify`].
#[derive(Clone, Debug)]
pub struct Auth<S> {
    inner: S,
    signer: Arc<Signer>,
}

impl<S> Auth<S> {
    /// Wraps a service. Most often [`AuthLayer`] does this.
    pub fn new(inner: S, signer: Signer) -> Self {
        let signer = Arc::new(signer);
        Self { inner, signer }
    }

    /// Returns the inner service.
    pub fn get_ref(&self) -> &S {
        &self.inner
    }

    /// Returns the inner service, mutably.
    pub fn get_mut(&mut self) -> &mut S {
        &mut self.inner
    }

    /// Unwraps the inner service.
    pub fn into_inner(self) -> S {
        self.inner
    }
}

impl<S> Service<Request<Body>> for Auth<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Body>) -> ResponseFuture {
        // The service that was polled ready handles the call; its clone has yet to be polled.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let signer = Arc::clone(&self.signer);
        ResponseFuture::new(async move {
            // Boxed, since it is rare and would make the future of each call larger.
            let retry = signer.may_be_off().then(|| Box::new(request.clone()));
            let mut signed = signer.sign(&mut request).await?;
            let mut response = inner.call(request).await?;
            let mut corrections = 0;
            while signer.correct_clock(&response, &signed)
                && corrections < MAX_CORRECTIONS
                && let Some(retry) = &retry
            {
                let mut request = Request::clone(retry);
                signed = signer.sign(&mut request).await?;
                poll_fn(|cx| inner.poll_ready(cx)).await?;
                response = inner.call(request).await?;
                corrections += 1;
            }
            match signer.verify(&response, &signed) {
                Ok(()) => {}
                Err(error) if response.status().is_client_error() => {
                    response.extensions_mut().insert(Unverified::new(error));
                }
                Err(error) => return Err(error),
            }
            Ok(response)
        })
    }
}

#[cfg(test)]
mod tests;
