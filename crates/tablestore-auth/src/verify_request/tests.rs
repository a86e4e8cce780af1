use std::time::Duration;

use http::StatusCode;

use super::*;
use crate::testing::{
    SECRET, TOKEN, credentials, instance, now, params, signed_request, unsigned_request, v4,
    versions,
};
use crate::{MAX_CLOCK_SKEW, SigningParams, SigningVersion, sign};

const BODY_MISMATCH: &str =
    "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.";

fn verify(request: &Request<String>) -> Result<Authenticated, ServiceError> {
    verify_at(request, now())
}

fn verify_at(request: &Request<String>, time: SystemTime) -> Result<Authenticated, ServiceError> {
    let lookup = |id: &str| (id == "the-id").then(credentials);
    verify_request(request, lookup, time)
}

#[track_caller]
fn assert_invalid(error: &ServiceError, message: &str) {
    assert_eq!(error.message(), message);
    assert_eq!(error.code(), &ErrorCode::ParameterInvalid);
    assert_eq!(error.status(), StatusCode::BAD_REQUEST);
}

#[track_caller]
fn assert_denied(error: &ServiceError, message: &str) {
    assert_eq!(error.message(), message);
    assert_eq!(error.code(), &ErrorCode::AuthFailed);
    assert_eq!(error.status(), StatusCode::FORBIDDEN);
}

#[test]
fn returns_the_key_and_the_instance() {
    for version in versions() {
        let (request, _) = signed_request(version);
        let authenticated = verify(&request).unwrap();
        assert_eq!(authenticated.access_key_id(), "the-id");
        assert_eq!(authenticated.key().access_key_id(), "the-id");
        assert_eq!(authenticated.instance(), &instance());
        assert!(!format!("{authenticated:?}").contains(SECRET));
    }
}

#[test]
fn any_security_token_is_accepted_but_must_be_signed() {
    for version in versions() {
        let credentials = credentials().with_security_token(TOKEN).unwrap();
        let params = SigningParams::new(credentials, instance(), now()).with_version(version);
        let mut request = unsigned_request();
        sign(&mut request, &params).unwrap();
        verify(&request).unwrap();

        let other = HeaderValue::from_static("another-token");
        request.headers_mut().insert(header::STS_TOKEN, other);
        assert_denied(&verify(&request).unwrap_err(), "Signature mismatch.");
    }
}

#[test]
fn each_header_is_required() {
    for version in versions() {
        let (request, _) = signed_request(version);
        let names: Vec<_> = request.headers().keys().cloned().collect();
        assert!(names.len() >= 6);
        for name in names {
            let mut request = request.clone();
            request.headers_mut().remove(&name);
            // A request without any signature counts as V2.
            let missed = name.as_str().strip_suffix("v4").unwrap_or(name.as_str());
            assert_invalid(
                &verify(&request).unwrap_err(),
                &format!("Missing header: {missed}."),
            );
        }
    }
}

#[test]
fn header_names_are_accepted_in_any_case() {
    let (request, _) = signed_request(SigningVersion::V2);
    let mut upper = unsigned_request();
    for (name, value) in request.headers() {
        let name = name.as_str().to_ascii_uppercase();
        let name = HeaderName::try_from(name).unwrap();
        upper.headers_mut().insert(name, value.clone());
    }
    verify(&upper).unwrap();
}

#[test]
fn invalid_dates_and_versions_are_rejected() {
    for (name, value, expected) in [
        (
            header::DATE,
            "Mon, 23 Nov 2026 09:00:00 GMT",
            "Invalid date format: Mon, 23 Nov 2026 09:00:00 GMT.",
        ),
        (
            header::API_VERSION,
            "2014-08-08",
            "Invalid API version: 2014-08-08.",
        ),
    ] {
        for version in versions() {
            let (mut request, _) = signed_request(version);
            let value = HeaderValue::from_static(value);
            request.headers_mut().insert(&name, value);
            assert_invalid(&verify(&request).unwrap_err(), expected);
        }
    }
}

#[test]
fn operations_of_tunnels_have_a_version_of_their_own_too() {
    for (path, expected) in [
        // The request was signed with the other version.
        ("/tunnel/create", "Signature mismatch."),
        ("/ListTable", "Invalid API version: 2018-04-01."),
    ] {
        let mut request = Request::post(path).body(String::new()).unwrap();
        let params = SigningParams::new(credentials(), instance(), now());
        sign(&mut request, &params).unwrap();
        let version = HeaderValue::from_static(TUNNEL_API_VERSION);
        let headers = request.headers_mut();
        headers.insert(header::API_VERSION, version);
        assert_eq!(verify(&request).unwrap_err().message(), expected);
    }
}

#[test]
fn unknown_keys_and_impossible_instances_are_denied() {
    for (name, expected) in [
        (header::ACCESS_KEY_ID, "The AccessKeyID does not exist."),
        (header::INSTANCE_NAME, "The instance is not found."),
    ] {
        let (mut request, _) = signed_request(SigningVersion::V2);
        let value = HeaderValue::from_static("no one's");
        request.headers_mut().insert(name, value);
        assert_denied(&verify(&request).unwrap_err(), expected);
    }
}

#[test]
fn a_modified_body_is_denied() {
    for version in versions() {
        let (mut request, _) = signed_request(version);
        request.body_mut().push('!');
        assert_denied(&verify(&request).unwrap_err(), BODY_MISMATCH);
        // With an MD5 that fits, the signature does not.
        let md5 = HeaderValue::try_from(crypto::content_md5(request.body().as_bytes()));
        request
            .headers_mut()
            .insert(header::CONTENT_MD5, md5.unwrap());
        assert_denied(&verify(&request).unwrap_err(), "Signature mismatch.");
    }
}

#[test]
fn the_head_is_verified_without_the_body() {
    for version in versions() {
        let (request, _) = signed_request(version);
        let (head, body) = request.into_parts();
        let mut head = Request::from_parts(head, ());
        let lookup = |id: &str| (id == "the-id").then(credentials);
        let verified = verify_head(&head, lookup, now()).unwrap();
        assert_eq!(verified.access_key_id(), "the-id");
        assert_eq!(verified.instance(), &instance());
        assert!(!format!("{verified:?}").contains(SECRET));

        let error = verified.clone().verify_body(b"another body").unwrap_err();
        assert_denied(&error, BODY_MISMATCH);
        verified.verify_body(body.as_bytes()).unwrap();

        // The claimed MD5 is signed.
        let md5 = HeaderValue::try_from(crypto::content_md5(b"another body")).unwrap();
        head.headers_mut().insert(header::CONTENT_MD5, md5);
        let error = verify_head(&head, lookup, now()).unwrap_err();
        assert_denied(&error, "Signature mismatch.");
    }
}

#[test]
fn dates_are_accepted_within_15_minutes() {
    let second = Duration::from_secs(1);
    for version in versions() {
        let (request, _) = signed_request(version);
        for time in [
            now() - MAX_CLOCK_SKEW,
            now() - MAX_CLOCK_SKEW + second,
            now() + MAX_CLOCK_SKEW - second,
            now() + MAX_CLOCK_SKEW,
        ] {
            verify_at(&request, time).unwrap();
        }
        for time in [
            now() - MAX_CLOCK_SKEW - second,
            now() + MAX_CLOCK_SKEW + second,
        ] {
            assert_denied(
                &verify_at(&request, time).unwrap_err(),
                "Mismatch between system time and x-ots-date: 2026-11-23T09:00:00.000Z.",
            );
        }
    }
}

#[test]
fn a_signed_header_cannot_be_changed() {
    for version in versions() {
        let (request, _) = signed_request(version);
        let mut changed = Vec::new();

        let mut other_path = request.clone();
        *other_path.uri_mut() = "/DeleteRow".parse().unwrap();
        changed.push(other_path);

        for (name, value) in [
            (header::DATE, "2026-11-23T09:00:00.001Z"),
            (header::INSTANCE_NAME, "another"),
            (header::SIGN_DATE, "20261122"),
            (header::SIGN_REGION, "cn-beijing"),
            (HeaderName::from_static("x-ots-request-tag"), "added"),
            (header::SIGNATURE, "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            (
                header::SIGNATURE_V4,
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            ),
            (header::SIGNATURE_V4, "not base64"),
        ] {
            let is_signature = is_signature(&name);
            if is_signature && !request.headers().contains_key(&name) {
                continue;
            }
            let mut request = request.clone();
            request
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
            changed.push(request);
        }
        for request in changed {
            assert_denied(&verify(&request).unwrap_err(), "Signature mismatch.");
        }
    }
}

#[test]
fn another_secret_is_denied() {
    for version in versions() {
        let credentials = Credentials::new("the-id", "another-secret").unwrap();
        let params = SigningParams::new(credentials, instance(), now()).with_version(version);
        let mut request = unsigned_request();
        sign(&mut request, &params).unwrap();
        assert_denied(&verify(&request).unwrap_err(), "Signature mismatch.");
    }
}

#[test]
fn a_v4_key_of_any_day_is_accepted() {
    let long_ago = now() - Duration::from_secs(40 * 86_400);
    let params = params(v4()).with_sign_date(long_ago);
    let mut request = unsigned_request();
    sign(&mut request, &params).unwrap();
    verify(&request).unwrap();
}
