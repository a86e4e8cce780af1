use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, Result};
use tower_layer::Layer;
use tower_service::Service;

use crate::Signer;

/// Signs each request on its way in, and verifies each answer on its way out.
///
/// Stands below retry, so that each attempt is signed with the time and the credentials of its own
/// moment, and above whatever sends the bytes: they must not change any more.
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
    signer: Signer,
}

impl AuthLayer {
    /// A layer that signs and verifies with this signer.
    pub fn new(signer: Signer) -> Self {
        Self { signer }
    }
}

impl<S> Layer<S> for AuthLayer {
    type Service = Auth<S>;

    fn layer(&self, inner: S) -> Auth<S> {
        Auth {
            inner,
            signer: self.signer.clone(),
        }
    }
}

/// The service of [`AuthLayer`].
///
/// Fails with the errors of [`Signer::sign`], in which case nothing was sent, with those of the
/// inner service, and with those of [`Signer::verify`].
#[derive(Clone, Debug)]
pub struct Auth<S> {
    inner: S,
    signer: Signer,
}

impl<S> Service<Request<Body>> for Auth<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = AuthFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Body>) -> AuthFuture {
        // The service that was polled ready makes the call; its clone has yet to be polled.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let signer = self.signer.clone();
        AuthFuture(Box::pin(async move {
            let signed = signer.sign(&mut request).await?;
            let response = inner.call(request).await?;
            signer.verify(&response, &signed)?;
            Ok(response)
        }))
    }
}

/// The answer to come of [`Auth`].
pub struct AuthFuture(Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>);

impl Future for AuthFuture {
    type Output = Result<Response<Body>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx)
    }
}

impl fmt::Debug for AuthFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthFuture").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use tablestore_core::{Credentials, ErrorKind};
    use tokio_test::block_on;
    use tower::ServiceExt;

    use super::*;
    use crate::testing::{credentials, instance, now, versions};
    use crate::{sign_response, verify_request};

    /// The service, which knows one key; it counts what reaches it, and wants to be polled ready
    /// before each call.
    #[derive(Default)]
    struct FrontEnd {
        is_ready: bool,
        calls: Arc<AtomicUsize>,
        tamper: Option<fn(&mut Response<Body>)>,
    }

    impl Clone for FrontEnd {
        fn clone(&self) -> Self {
            Self {
                is_ready: false,
                calls: Arc::clone(&self.calls),
                tamper: self.tamper,
            }
        }
    }

    impl Service<Request<Body>> for FrontEnd {
        type Response = Response<Body>;
        type Error = Error;
        type Future = std::future::Ready<Result<Response<Body>>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
            self.is_ready = true;
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request<Body>) -> Self::Future {
            assert!(
                std::mem::take(&mut self.is_ready),
                "called before it was ready"
            );
            self.calls.fetch_add(1, Ordering::Relaxed);
            std::future::ready((|| {
                let lookup = |id: &str| (id == "the-id").then(credentials);
                let authenticated = verify_request(&request, lookup, now())?;
                let mut response = Response::new(Body::from("an answer"));
                sign_response(&mut response, &authenticated, "0006", now())?;
                self.tamper.iter().for_each(|tamper| tamper(&mut response));
                Ok(response)
            })())
        }
    }

    fn layer(credentials: Credentials) -> AuthLayer {
        let signer = Signer::new(instance(), credentials).with_clock(Arc::new(now()));
        AuthLayer::new(signer)
    }

    fn request() -> Request<Body> {
        Request::post("/GetRow")
            .body(Body::from("a request"))
            .unwrap()
    }

    #[test]
    fn signs_and_verifies_each_request() {
        for version in versions() {
            let signer = Signer::new(instance(), credentials())
                .with_clock(Arc::new(now()))
                .with_version(version);
            let mut service = AuthLayer::new(signer).layer(FrontEnd::default());
            for _ in 0..3 {
                let answer = block_on(async { service.ready().await?.call(request()).await });
                assert_eq!(answer.unwrap().into_body(), Body::from("an answer"));
            }
        }
    }

    #[test]
    fn what_fails_in_the_service_comes_through() {
        let unknown = Credentials::new("unknown", "secret").unwrap();
        let service = layer(unknown).layer(FrontEnd::default());
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Service);
        assert!(
            error
                .to_string()
                .contains("The AccessKeyID does not exist.")
        );
    }

    #[test]
    fn a_changed_answer_does_not_come_through() {
        let inner = FrontEnd {
            tamper: Some(|response| *response.body_mut() = Body::from("another")),
            ..FrontEnd::default()
        };
        let service = layer(credentials()).layer(inner);
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Verification);
        assert!(error.request_sent());
    }

    #[test]
    fn nothing_is_sent_with_expired_credentials() {
        let expired = credentials().with_expiry(now() - Duration::from_secs(1));
        let inner = FrontEnd::default();
        let service = layer(expired).layer(inner.clone());
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(!error.request_sent());
        assert_eq!(inner.calls.load(Ordering::Relaxed), 0);
    }
}
