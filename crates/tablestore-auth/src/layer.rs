use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, ResponseFuture, Result};
use tower_layer::Layer;
use tower_service::Service;

use crate::Signer;

/// Signs each request on its way in, and verifies each answer on its way out.
///
/// Stands below retry, so that each attempt is signed with the time and the credentials of its own
/// moment, and above whatever sends the bytes: they must not change any more.
///
/// When the service refuses a request because its date is off, the layer sets the signer's clock by
/// that answer ([`Signer::correct_clock`]) and sends the request, which was not carried out, once
/// more.
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
    /// Each call holds on to it, which is then one reference count.
    signer: Arc<Signer>,
}

impl AuthLayer {
    /// A layer that signs and verifies with this signer.
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
/// Fails with the errors of [`Signer::sign`], in which case nothing was sent, with those of the
/// inner service, and with those of [`Signer::verify`].
#[derive(Clone, Debug)]
pub struct Auth<S> {
    inner: S,
    signer: Arc<Signer>,
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
        // The service that was polled ready makes the call; its clone has yet to be polled.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let signer = Arc::clone(&self.signer);
        ResponseFuture::new(async move {
            // Boxed, since it is seldom there and would make every call's future larger.
            let again = signer.may_be_off().then(|| Box::new(request.clone()));
            let mut signed = signer.sign(&mut request).await?;
            let mut response = inner.call(request).await?;
            if signer.correct_clock(&response, &signed)
                && let Some(mut again) = again
            {
                signed = signer.sign(&mut again).await?;
                poll_fn(|cx| inner.poll_ready(cx)).await?;
                response = inner.call(*again).await?;
            }
            signer.verify(&response, &signed)?;
            Ok(response)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, SystemTime};

    use tablestore_core::{Credentials, ErrorKind};
    use tokio_test::block_on;
    use tower::{ServiceExt, service_fn};

    use super::*;
    use crate::testing::{
        Hand, authenticate, credentials, date_refused, instance, now, refusal, signed_request,
        versions,
    };
    use crate::{SigningVersion, sign_response, verify_request};

    const HOUR: Duration = Duration::from_secs(3600);

    /// The service, which knows one key; it counts what reaches it, and wants to be polled ready
    /// before each call.
    struct FrontEnd {
        is_ready: bool,
        calls: Arc<AtomicUsize>,
        time: SystemTime,
        tamper: Option<fn(&mut Response<Body>)>,
    }

    impl Default for FrontEnd {
        fn default() -> Self {
            Self {
                is_ready: false,
                calls: Arc::default(),
                time: now(),
                tamper: None,
            }
        }
    }

    impl Clone for FrontEnd {
        fn clone(&self) -> Self {
            Self {
                is_ready: false,
                calls: Arc::clone(&self.calls),
                ..*self
            }
        }
    }

    impl FrontEnd {
        fn calls(&self) -> usize {
            self.calls.load(Ordering::Relaxed)
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
            let lookup = |id: &str| (id == "the-id").then(credentials);
            let mut response = match verify_request(&request, lookup, self.time) {
                Err(error) => refusal(&error, self.time).map(Body::from),
                Ok(authenticated) => {
                    let mut response = Response::new(Body::from("an answer"));
                    sign_response(&mut response, &authenticated, "0006", self.time).unwrap();
                    response
                }
            };
            self.tamper.iter().for_each(|tamper| tamper(&mut response));
            std::future::ready(Ok(response))
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
    fn what_the_service_refuses_comes_through_and_is_not_sent_again() {
        let unknown = Credentials::new("unknown", "secret").unwrap();
        let inner = FrontEnd::default();
        let service = layer(unknown).layer(inner.clone());
        let response = block_on(service.oneshot(request())).unwrap();
        assert_eq!(response.status(), 403);
        let text = String::from_utf8_lossy(response.body().as_ref());
        assert!(text.contains("The AccessKeyID does not exist."), "{text}");
        assert_eq!(inner.calls(), 1);
    }

    #[test]
    fn what_fails_in_the_service_comes_through() {
        let inner = service_fn(async |_: Request<Body>| {
            Err::<Response<Body>, _>(Error::new(ErrorKind::Transport, "broken"))
        });
        let service = layer(credentials()).layer(inner);
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
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
    fn nothing_is_sent_with_expired_credentials_once_the_clock_is_confirmed() {
        let expired = credentials().with_expiry(now() - Duration::from_secs(1));
        let inner = FrontEnd::default();
        let service = layer(expired).layer(inner.clone());
        block_on(service.clone().oneshot(request())).unwrap();
        for _ in 0..2 {
            let error = block_on(service.clone().oneshot(request())).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Credentials);
            assert!(!error.request_sent());
        }
        assert_eq!(inner.calls(), 1);
    }

    #[test]
    fn a_clock_far_ahead_is_set_though_by_it_the_credentials_have_ended() {
        let fresh = credentials().with_expiry(now() + HOUR);
        let clock = Hand::at(now() + 8 * HOUR);
        let signer = Signer::new(instance(), fresh).with_clock(Arc::new(clock.clone()));
        let inner = FrontEnd::default();
        let service = AuthLayer::new(signer).layer(inner.clone());
        block_on(service.clone().oneshot(request())).unwrap();
        assert_eq!(inner.calls(), 2);
        clock.advance(HOUR / 6);
        block_on(service.clone().oneshot(request())).unwrap();
        assert_eq!(inner.calls(), 3);

        // And again, when it is moved in the middle of everything.
        clock.advance(10 * HOUR);
        block_on(service.oneshot(request())).unwrap();
        assert_eq!(inner.calls(), 5);
    }

    #[test]
    fn a_clock_that_is_off_costs_one_request_for_all_clones() {
        for version in versions() {
            for service_time in [
                now() + HOUR,
                now() - HOUR,
                now() + 14 * HOUR,
                now() - 14 * HOUR,
            ] {
                let inner = FrontEnd {
                    time: service_time,
                    ..FrontEnd::default()
                };
                let signer = Signer::new(instance(), credentials())
                    .with_clock(Arc::new(now()))
                    .with_version(version.clone());
                for calls in [2, 3] {
                    let service = AuthLayer::new(signer.clone()).layer(inner.clone());
                    let response = block_on(service.oneshot(request())).unwrap();
                    assert_eq!(response.into_body(), Body::from("an answer"));
                    assert_eq!(inner.calls(), calls);
                }
            }
        }
    }

    #[test]
    fn a_clock_that_is_set_right_later_is_followed() {
        let clock = Hand::at(now() - HOUR);
        let signer = Signer::new(instance(), credentials()).with_clock(Arc::new(clock.clone()));
        let inner = FrontEnd::default();
        let service = AuthLayer::new(signer).layer(inner.clone());
        block_on(service.clone().oneshot(request())).unwrap();
        assert_eq!(inner.calls(), 2);
        clock.advance(HOUR);
        block_on(service.oneshot(request())).unwrap();
        assert_eq!(inner.calls(), 4);
    }

    #[test]
    fn a_time_that_cannot_be_is_not_believed() {
        let inner = FrontEnd {
            time: now() + 25 * HOUR,
            ..FrontEnd::default()
        };
        let service = layer(credentials()).layer(inner.clone());
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Verification);
        assert!(error.to_string().contains("the clock here"), "{error}");
        assert_eq!(inner.calls(), 1);
    }

    #[test]
    fn a_request_is_sent_again_once_and_no_more() {
        let inner = FrontEnd {
            tamper: Some(|response| *response = date_refused(now() + HOUR).map(Body::from)),
            ..FrontEnd::default()
        };
        let service = layer(credentials()).layer(inner.clone());
        let response = block_on(service.oneshot(request())).unwrap();
        assert_eq!(response.status(), 403);
        assert_eq!(inner.calls(), 2);
    }

    #[test]
    fn an_answers_date_that_is_off_is_an_error_and_nothing_is_learnt() {
        let inner = FrontEnd {
            tamper: Some(|response| {
                let late = now() + Duration::from_secs(15 * 60 + 1);
                let (request, _) = signed_request(SigningVersion::V2);
                let authenticated = authenticate(&request);
                sign_response(response, &authenticated, "0006", late).unwrap();
            }),
            ..FrontEnd::default()
        };
        let signer = Signer::new(instance(), credentials()).with_clock(Arc::new(now()));
        let service = AuthLayer::new(signer.clone()).layer(inner.clone());
        let error = block_on(service.oneshot(request())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Verification);
        assert_eq!(inner.calls(), 1);

        let mut request = request();
        block_on(signer.sign(&mut request)).unwrap();
        assert_eq!(request.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
    }
}
