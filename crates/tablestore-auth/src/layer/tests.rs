use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, StatusCode};
use tablestore_core::{Clock, Credentials, ErrorCode, ErrorKind, ServiceError, header};
use tokio_test::block_on;
use tower::{ServiceExt, service_fn};

use super::*;
use crate::providers::CachedCredentials;
use crate::testing::{
    ManualClock, authenticate, credentials, date_rejected, instance, now, rejection,
    signed_request, versions,
};
use crate::{CorrectedClock, SigningVersion, sign_response, verify_request};

const HOUR: Duration = Duration::from_secs(3600);

/// The service, with one access key. It counts requests, and must be polled ready before each.
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
            Err(error) => rejection(&error, self.time).map(Body::from),
            Ok(authenticated) => {
                let mut response = Response::new(Body::from("a response"));
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
            let response = block_on(async { service.ready().await?.call(request()).await });
            assert_eq!(response.unwrap().into_body(), Body::from("a response"));
        }
    }
}

#[test]
fn a_rejection_is_passed_on_and_not_retried() {
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
fn an_error_of_the_inner_service_is_passed_on() {
    let inner = service_fn(async |_: Request<Body>| {
        Err::<Response<Body>, _>(Error::new(ErrorKind::Transport, "broken"))
    });
    let service = layer(credentials()).layer(inner);
    let error = block_on(service.oneshot(request())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[test]
fn a_modified_success_is_an_error() {
    let inner = FrontEnd {
        tamper: Some(|response| *response.body_mut() = Body::from("another one")),
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
fn a_clock_far_ahead_is_corrected_though_by_it_the_credentials_have_expired() {
    let fresh = credentials().with_expiry(now() + HOUR);
    let clock = ManualClock::at(now() + 8 * HOUR);
    let signer = Signer::new(instance(), fresh).with_clock(Arc::new(clock.clone()));
    let inner = FrontEnd::default();
    let service = AuthLayer::new(signer).layer(inner.clone());
    block_on(service.clone().oneshot(request())).unwrap();
    assert_eq!(inner.calls(), 2);
    clock.advance(HOUR / 6);
    block_on(service.clone().oneshot(request())).unwrap();
    assert_eq!(inner.calls(), 3);

    // And again, when it is moved between two requests.
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
                assert_eq!(response.into_body(), Body::from("a response"));
                assert_eq!(inner.calls(), calls);
            }
        }
    }
}

#[test]
fn a_clock_that_is_set_later_is_followed() {
    let clock = ManualClock::at(now() - HOUR);
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
fn a_clock_more_than_24_hours_off_is_the_services_rejection() {
    for time in [now() + 25 * HOUR, now() - 25 * HOUR] {
        let inner = FrontEnd {
            time,
            ..FrontEnd::default()
        };
        let service = layer(credentials()).layer(inner.clone());
        let response = block_on(service.oneshot(request())).unwrap();
        assert_eq!(response.status(), 403);
        let body = String::from_utf8_lossy(response.body().as_ref());
        assert!(body.contains("Mismatch between system time"), "{body}");
        let reason = response.extensions().get::<Unverified>().unwrap().reason();
        assert_eq!(reason.kind(), ErrorKind::Verification);
        let reason = reason.to_string();
        assert!(reason.contains("set the clock of this machine"), "{reason}");
        assert_eq!(inner.calls(), 1);
    }
}

#[test]
fn a_rejection_that_fails_a_check_is_passed_on_and_other_errors_are_not() {
    let tampers: [fn(&mut Response<Body>); 4] = [
        |response| *response.body_mut() = Body::from("another body"),
        |response| set(response, header::DATE, "2020-01-01T00:00:00.000Z"),
        |response| set(response, header::DATE, "today"),
        |response| {
            let signature = "OTS the-id:AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            set(response, AUTHORIZATION, signature);
        },
    ];
    for status in [200, 301, 400, 403, 404, 499, 500, 503] {
        for tamper in tampers {
            let inner = service_fn(move |request: Request<Body>| {
                let authenticated = verify_request(&request, |_| Some(credentials()), now());
                let mut response = Response::new(Body::from("a response"));
                *response.status_mut() = StatusCode::from_u16(status).unwrap();
                let authenticated = authenticated.unwrap();
                sign_response(&mut response, &authenticated, "0006", now()).unwrap();
                tamper(&mut response);
                std::future::ready(Ok(response))
            });
            let service = layer(credentials()).layer(inner);
            let result = block_on(service.oneshot(request()));
            if (400..500).contains(&status) {
                let response = result.unwrap();
                assert_eq!(response.status(), status);
                let reason = response.extensions().get::<Unverified>().unwrap().reason();
                assert_eq!(reason.kind(), ErrorKind::Verification);
            } else {
                assert_eq!(result.unwrap_err().kind(), ErrorKind::Verification);
            }
        }
    }
}

fn set(response: &mut Response<Body>, name: HeaderName, value: &'static str) {
    let value = HeaderValue::from_static(value);
    response.headers_mut().insert(name, value);
}

/// The front end behind a network on which somebody forges the first responses.
#[derive(Clone)]
struct Forger {
    forged: Vec<Response<Body>>,
    sent: Arc<AtomicUsize>,
    inner: FrontEnd,
}

impl Service<Request<Body>> for Forger {
    type Response = Response<Body>;
    type Error = Error;
    type Future = std::future::Ready<Result<Response<Body>>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let at = self.sent.fetch_add(1, Ordering::Relaxed);
        match self.forged.get(at) {
            Some(forged) => std::future::ready(Ok(forged.clone())),
            None => self.inner.call(request),
        }
    }
}

#[test]
fn a_forged_rejection_locks_nobody_out() {
    // Unsigned, as anybody can write them.
    let rejected = |time| date_rejected(time).map(Body::from);
    let overloaded = |time| {
        let error = ServiceError::new(ErrorCode::ServerBusy, "Server is busy.");
        rejection(&error, time).map(Body::from)
    };
    for (offset, forged) in [
        (23 * HOUR, vec![rejected(now() + 23 * HOUR)]),
        (2 * HOUR, vec![rejected(now() + 2 * HOUR)]),
        (
            23 * HOUR,
            vec![rejected(now() + 23 * HOUR), overloaded(now() + 23 * HOUR)],
        ),
    ] {
        let expiring = credentials().with_expiry(now() + HOUR);
        let clock = CorrectedClock::new(Arc::new(now()));
        let cache = CachedCredentials::new(expiring).with_clock(Arc::new(clock.clone()));
        let signer = Signer::new(instance(), cache).with_corrected_clock(clock.clone());
        let forged_responses = forged.len();
        let forger = Forger {
            forged,
            sent: Arc::default(),
            inner: FrontEnd::default(),
        };
        let service = AuthLayer::new(signer).layer(forger);
        for call in 0..5 {
            let response = block_on(service.clone().oneshot(request())).unwrap();
            let expected = if call == 0 && forged_responses == 2 {
                503
            } else {
                200
            };
            assert_eq!(response.status(), expected, "{offset:?}");
            assert_eq!(clock.now(), now());
        }
    }
}

#[test]
fn requests_in_flight_outlast_a_forged_rejection() {
    let clock = CorrectedClock::new(Arc::new(now()));
    let signer = Signer::new(instance(), credentials()).with_corrected_clock(clock.clone());
    let mut in_flight = request();
    let signed = block_on(signer.sign(&mut in_flight)).unwrap();
    let forged = date_rejected(now() + 23 * HOUR);
    assert!(signer.correct_clock(&forged, &signed));

    let mut front_end = FrontEnd::default();
    let response = block_on(async { front_end.ready().await?.call(in_flight).await }).unwrap();
    signer.verify(&response, &signed).unwrap();
    // It refutes the correction.
    let mut next = request();
    block_on(signer.sign(&mut next)).unwrap();
    assert_eq!(next.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
}

#[test]
fn a_confirmed_clock_does_not_follow_a_forged_rejection() {
    let forger = Forger {
        forged: Vec::new(),
        sent: Arc::default(),
        inner: FrontEnd::default(),
    };
    let signer = Signer::new(instance(), credentials()).with_clock(Arc::new(now()));
    let service = AuthLayer::new(signer.clone()).layer(forger.clone());
    block_on(service.oneshot(request())).unwrap();

    let service = AuthLayer::new(signer.clone()).layer(Forger {
        forged: vec![date_rejected(now() + HOUR).map(Body::from)],
        sent: Arc::default(),
        ..forger
    });
    let response = block_on(service.oneshot(request())).unwrap();
    assert_eq!(response.status(), 403);
    let mut next = request();
    block_on(signer.sign(&mut next)).unwrap();
    assert_eq!(next.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
}

#[test]
fn concurrent_requests_with_a_wrong_clock_are_all_retried() {
    let signer = Signer::new(instance(), credentials()).with_clock(Arc::new(now() - HOUR));
    let mut requests = [request(), request()];
    let signed: Vec<_> = requests
        .iter_mut()
        .map(|request| block_on(signer.sign(request)).unwrap())
        .collect();
    for signed in &signed {
        assert!(signer.correct_clock(&date_rejected(now()), signed));
    }
    // Also after another request has confirmed the correction.
    let (mut retried, mut front_end) = (request(), FrontEnd::default());
    let signed_again = block_on(signer.sign(&mut retried)).unwrap();
    let response = block_on(async { front_end.ready().await?.call(retried).await }).unwrap();
    signer.verify(&response, &signed_again).unwrap();
    assert!(signer.correct_clock(&date_rejected(now()), &signed[0]));
}

#[test]
fn a_rejection_that_agrees_with_the_clock_is_not_retried() {
    let inner = FrontEnd {
        tamper: Some(|response| *response = date_rejected(now() + HOUR).map(Body::from)),
        ..FrontEnd::default()
    };
    let service = layer(credentials()).layer(inner.clone());
    let response = block_on(service.oneshot(request())).unwrap();
    assert_eq!(response.status(), 403);
    assert_eq!(inner.calls(), 2);
}

#[test]
fn a_success_with_a_date_that_is_off_is_an_error_and_corrects_nothing() {
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
