use std::sync::Mutex;
use std::time::Duration;

use http::HeaderValue;
use tablestore_core::ProvideCredentialsFuture;
use tokio_test::block_on;

use super::*;
use crate::testing::{
    ManualClock, SECRET, TOKEN, credentials, date_rejected, instance, lines, now, responded,
    signed_request, unsigned_request, v4, versions,
};
use crate::{sign_response, verify_request};

/// Provides the credentials that it was last given, asynchronously.
#[derive(Clone, Debug)]
struct Rotated(Arc<Mutex<Credentials>>);

impl ProvideCredentials for Rotated {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(async { Ok(self.0.lock().unwrap().clone()) })
    }
}

fn signer_of(credentials: impl ProvideCredentials + 'static) -> Signer {
    Signer::new(instance(), credentials).with_clock(Arc::new(now()))
}

fn confirm(signer: &Signer) {
    let reading = signer.clock.signing_time();
    signer.clock.confirm(reading, reading.time);
}

fn signed_by(signer: &Signer) -> (Vec<String>, Signed) {
    let mut request = unsigned_request();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    (lines(request.headers()), signed)
}

#[test]
fn signs_and_verifies_as_the_functions_do() {
    for version in versions() {
        let signer = signer_of(credentials()).with_version(version.clone());
        let (request, _) = signed_request(version.clone());
        let (headers, signed) = signed_by(&signer);
        assert_eq!(headers, lines(request.headers()));

        let (_, mut response) = responded(version, 200);
        signer.verify(&response, &signed).unwrap();
        response.body_mut().push('!');
        signer.verify(&response, &signed).unwrap_err();
        let checks = ResponseChecks::default().with_md5(false);
        signer
            .with_checks(checks)
            .verify(&response, &signed)
            .unwrap();
    }
}

#[test]
fn new_credentials_sign_the_next_request() {
    for version in versions() {
        let rotated = Rotated(Arc::new(Mutex::new(credentials())));
        let signer = signer_of(rotated.clone()).with_version(version.clone());
        let (before, _) = signed_by(&signer);
        // Equal ones change nothing.
        *rotated.0.lock().unwrap() = credentials();
        assert_eq!(signed_by(&signer).0, before);

        let new = credentials().with_security_token(TOKEN).unwrap();
        *rotated.0.lock().unwrap() = new.clone();
        let fresh = signer_of(new).with_version(version);
        assert_eq!(signed_by(&signer).0, signed_by(&fresh).0);
        assert_ne!(signed_by(&signer).0, before);
    }
}

#[test]
fn a_key_is_prepared_once_and_shared_by_clones() {
    for version in versions() {
        let signer = signer_of(credentials()).with_version(version);
        let first = signed_by(&signer).1;
        let second = signed_by(&signer.clone()).1;
        assert!(second.key.is_same(&first.key));
    }
}

#[test]
fn the_day_of_v4_is_that_of_the_clock() {
    let clock = ManualClock::at(now());
    let signer = Signer::new(instance(), credentials())
        .with_version(v4())
        .with_clock(Arc::new(clock.clone()));
    let day = |(headers, _): (Vec<String>, Signed)| {
        let day = headers
            .into_iter()
            .find(|line| line.starts_with("x-ots-signdate"));
        day.unwrap()
    };
    assert_eq!(day(signed_by(&signer)), "x-ots-signdate: 20261123");
    clock.advance(Duration::from_secs(86_400));
    assert_eq!(day(signed_by(&signer)), "x-ots-signdate: 20261124");
}

#[test]
fn clones_of_different_versions_do_not_share_a_key() {
    let v2 = signer_of(credentials());
    let (before, _) = signed_by(&v2);
    let (request, _) = signed_request(v4());
    let v4 = v2.clone().with_version(v4());
    assert_eq!(signed_by(&v4).0, lines(request.headers()));
    assert_eq!(signed_by(&v2).0, before);
}

#[test]
fn expired_credentials_do_not_sign() {
    let millisecond = Duration::from_millis(1);
    let sign_with = |expiry| {
        let mut request = unsigned_request();
        let signer = signer_of(credentials().with_expiry(expiry));
        confirm(&signer);
        block_on(signer.sign(&mut request)).map(|_| request)
    };
    sign_with(now() + millisecond).unwrap();
    for expiry in [now(), now() - millisecond] {
        let error = sign_with(expiry).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(!error.request_sent());
        let expiry = Date::new(expiry).unwrap();
        assert_eq!(
            error.to_string(),
            format!(
                "credentials of access key id \"the-id\" expired at {expiry} \
                 (current time 2026-11-23T09:00:00.000Z)"
            )
        );
    }
}

#[test]
fn expiry_counts_once_a_verified_response_has_confirmed_the_clock() {
    let expired = credentials().with_expiry(now());
    let gateway = Response::builder()
        .status(502)
        .header("x-ots-date", "2026-11-23T09:00:00.000Z")
        .body(String::new())
        .unwrap();
    let (_, mut undated) = responded(SigningVersion::V2, 403);
    undated.headers_mut().remove("x-ots-date");
    *undated.body_mut() = "OTSAuthFailed".into();
    undated.headers_mut().remove("x-ots-contentmd5");
    let (_, mut forged) = responded(SigningVersion::V2, 200);
    forged.body_mut().push('!');
    let (_, success) = responded(SigningVersion::V2, 200);
    let (_, failure) = responded(SigningVersion::V2, 503);
    let (_, mut unsigned) = responded(SigningVersion::V2, 503);
    unsigned.headers_mut().remove("authorization");

    for (response, is_valid, confirms) in [
        (gateway, true, false),
        (undated, true, false),
        (forged, false, false),
        (unsigned, true, false),
        (success, true, true),
        (failure, true, true),
    ] {
        let clock = ManualClock::at(now());
        let signer = Signer::new(instance(), expired.clone()).with_clock(Arc::new(clock.clone()));
        let (_, signed) = signed_by(&signer);
        assert_eq!(signer.verify(&response, &signed).is_ok(), is_valid);
        let again = block_on(signer.clone().sign(&mut unsigned_request()));
        assert_eq!(again.is_err(), confirms, "{response:?}");

        // If it has moved far ahead since, the clock may be wrong again.
        clock.advance(Duration::from_secs(3600));
        signed_by(&signer);
    }
}

#[test]
fn a_confirmed_correction_applies_to_everything_and_to_all_clones() {
    let service = now() + Duration::from_secs(86_400);
    let expiring = credentials().with_expiry(service + Duration::from_secs(1));
    let clock = ManualClock::at(now());
    let signer = Signer::new(instance(), expiring)
        .with_version(v4())
        .with_clock(Arc::new(clock.clone()));
    let other = signer.clone();
    let (_, signed) = signed_by(&signer);
    assert!(signer.correct_clock(&date_rejected(service), &signed));

    // Signing: the date, and in V4 the day.
    let (headers, signed) = signed_by(&other);
    for line in [
        "x-ots-date: 2026-11-24T09:00:00.000Z",
        "x-ots-signdate: 20261124",
    ] {
        assert!(headers.iter().any(|header| header == line), "{headers:?}");
    }
    // Verifying.
    other.verify(&date_rejected(service), &signed).unwrap();
    confirm(&signer);
    other.verify(&date_rejected(now()), &signed).unwrap_err();
    // The expiry of the credentials.
    clock.advance(Duration::from_secs(1));
    let error = block_on(other.sign(&mut unsigned_request())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(
        error
            .to_string()
            .contains("current time 2026-11-24T09:00:01"),
        "{error}"
    );
}

#[test]
fn a_correction_expires_no_credentials_until_a_verified_response_confirms_it() {
    let expiring = credentials().with_expiry(now() + Duration::from_secs(3600));
    let signer = signer_of(expiring);
    let (_, signed) = signed_by(&signer);
    let later = now() + Duration::from_secs(2 * 3600);
    assert!(signer.correct_clock(&date_rejected(later), &signed));
    signed_by(&signer);

    // An unsigned response with the same date confirms nothing.
    let (_, signed) = signed_by(&signer);
    signer.verify(&date_rejected(later), &signed).unwrap();
    signed_by(&signer);

    let mut request = unsigned_request();
    let signed = block_on(signer.sign(&mut request)).unwrap();
    let authenticated = verify_request(&request, |_| Some(credentials()), later).unwrap();
    let mut response = Response::new("a response");
    sign_response(&mut response, &authenticated, "0006", later).unwrap();
    signer.verify(&response, &signed).unwrap();
    let error = block_on(signer.sign(&mut unsigned_request())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
}

#[test]
fn other_rejections_do_not_correct_the_clock() {
    let signer = signer_of(credentials());
    let (_, signed) = signed_by(&signer);
    let mut changed = date_rejected(now() + Duration::from_secs(3600));
    changed.body_mut().push(0);
    // Nobody can read a compressed one here, and its date is not off.
    let mut compressed = date_rejected(now() + Duration::from_secs(60));
    let deflate = HeaderValue::from_static("deflate");
    compressed
        .headers_mut()
        .insert("x-ots-response-compress-type", deflate);
    for response in [changed, compressed] {
        assert!(!signer.correct_clock(&response, &signed));
    }
    let (headers, _) = signed_by(&signer);
    assert!(headers.contains(&"x-ots-date: 2026-11-23T09:00:00.000Z".to_owned()));
}

#[test]
fn debug_shows_no_secret() {
    let credentials = credentials().with_security_token(TOKEN).unwrap();
    let signer = signer_of(credentials);
    signed_by(&signer);
    let shown = format!("{signer:?}");
    assert!(shown.contains("the-id"), "{shown}");
    assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
}
