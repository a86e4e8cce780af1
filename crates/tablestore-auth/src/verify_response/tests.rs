use std::time::Duration;

use http::HeaderName;
use tablestore_core::Credentials;

use super::*;
use crate::testing::{SECRET, now, params, responded, unsigned_request, versions};
use crate::{MAX_CLOCK_SKEW, SigningVersion, sign};

fn verify(response: &Response<String>, signed: &Signed) -> Result<()> {
    verify_response(response, signed, now(), ResponseChecks::default())
}

#[track_caller]
fn assert_unverified(response: &Response<String>, signed: &Signed, expected: &str) {
    let error = verify(response, signed).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Verification);
    assert_eq!(error.to_string(), expected);
    let authorization = response.headers().get(AUTHORIZATION);
    let authorization = authorization.map_or("", |value| value.to_str().unwrap());
    let signature = authorization.rsplit(':').next().unwrap();
    let shown = format!("{error:?}");
    assert!(
        signature.is_empty() || !shown.contains(signature),
        "{shown}"
    );
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn responses_of_the_service_are_verified() {
    for version in versions() {
        for status in [200, 204, 299, 400, 403, 404, 503] {
            let (signed, response) = responded(version.clone(), status);
            verify(&response, &signed).unwrap();
        }
    }
}

#[test]
fn a_success_needs_every_header() {
    for name in [
        "x-ots-contentmd5",
        "x-ots-requestid",
        "x-ots-date",
        "x-ots-contenttype",
        "authorization",
    ] {
        for version in versions() {
            let (signed, mut response) = responded(version, 200);
            response.headers_mut().remove(name);
            let expected = format!("the response (200) has no {name} header");
            assert_unverified(&response, &signed, &expected);
        }
    }
}

#[test]
fn an_error_needs_no_authorization() {
    for status in [301, 400, 403, 503] {
        let (signed, mut response) = responded(SigningVersion::V2, status);
        for name in [AUTHORIZATION, header::CONTENT_MD5, header::DATE] {
            response.headers_mut().remove(&name);
            // Without the header the signature would not fit, were it still there.
            response.headers_mut().remove(AUTHORIZATION);
            verify(&response, &signed).unwrap();
        }
    }
}

#[test]
fn a_gateways_page_is_not_checked() {
    let (_, signed) = crate::testing::signed_request(SigningVersion::V2);
    for status in [301, 403, 413, 502, 504] {
        let response = Response::builder()
            .status(status)
            .header("x-ots-contentmd5", "of something else")
            .header("x-ots-date", "yesterday")
            .header("authorization", "Basic")
            .body("<html>Bad Gateway</html>".to_owned());
        verify(&response.unwrap(), &signed).unwrap();
    }
}

#[test]
fn a_modified_body_is_rejected_unless_md5_is_off() {
    for status in [200, 400] {
        let (signed, mut response) = responded(SigningVersion::V2, status);
        response.body_mut().push('!');
        let expected = format!(
            "the response ({status}) has the x-ots-contentmd5 \"RfhOLYDnzaa1vghDu1GWzg==\", \
             but the MD5 of its 11 bytes is \"3rcpNa/kjnuaG2sZJ+ZMNQ==\""
        );
        assert_unverified(&response, &signed, &expected);

        let checks = ResponseChecks::default().with_md5(false);
        verify_response(&response, &signed, now(), checks).unwrap();
    }
}

#[test]
fn the_md5_of_a_compressed_response_is_not_checked_here() {
    let (request, signed) = crate::testing::signed_request(SigningVersion::V2);
    let mut response = Response::new("compressed".to_owned());
    let deflate = HeaderValue::from_static("deflate");
    response
        .headers_mut()
        .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
    let authenticated = crate::testing::authenticate(&request);
    crate::sign_response(&mut response, &authenticated, "0006", now()).unwrap();
    *response.body_mut() = "another form".into();
    verify(&response, &signed).unwrap();

    // That it is compressed is signed, too.
    let (signed, mut response) = responded(SigningVersion::V2, 200);
    let deflate = HeaderValue::from_static("deflate");
    response
        .headers_mut()
        .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
    let error = verify(&response, &signed).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Verification);
}

#[test]
fn dates_are_accepted_within_15_minutes() {
    let second = Duration::from_secs(1);
    for status in [200, 503] {
        let (signed, response) = responded(SigningVersion::V2, status);
        let verify = |time| verify_response(&response, &signed, time, Default::default());
        for time in [
            now() - MAX_CLOCK_SKEW,
            now() - MAX_CLOCK_SKEW + second,
            now() + MAX_CLOCK_SKEW - second,
            now() + MAX_CLOCK_SKEW,
        ] {
            verify(time).unwrap();
        }
        for (time, here) in [
            (now() - MAX_CLOCK_SKEW - second, "08:44:59"),
            (now() + MAX_CLOCK_SKEW + second, "09:15:01"),
        ] {
            let error = verify(time).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Verification);
            let expected = format!(
                "the response ({status}) has the x-ots-date \"2026-11-23T09:00:00.000Z\", \
                 more than 15 minutes from the local clock (2026-11-23T{here}.000Z): \
                 set the clock of this machine"
            );
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[test]
fn an_invalid_date_is_rejected() {
    for status in [200, 503] {
        let (signed, mut response) = responded(SigningVersion::V2, status);
        let date = HeaderValue::from_static("today");
        response.headers_mut().insert(header::DATE, date);
        let expected = format!(
            "the response ({status}) has the invalid x-ots-date \"today\": \
             expected a date such as 2026-11-23T09:00:00.000Z"
        );
        assert_unverified(&response, &signed, &expected);
    }
}

#[test]
fn a_signed_header_cannot_be_changed() {
    let expected = "the response (200) has a wrong signature for its headers, \
                    the path \"/GetRow\" and access key id \"the-id\"";
    for version in versions() {
        for (name, value) in [
            (header::DATE, "2026-11-23T09:00:00.001Z"),
            (header::REQUEST_ID, "another"),
            (header::CONTENT_TYPE, "another"),
            (HeaderName::from_static("x-ots-traceinfo"), "added"),
            (AUTHORIZATION, "OTS the-id:AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            (AUTHORIZATION, "OTS the-id:not base64"),
            (AUTHORIZATION, "OTS the-id:"),
        ] {
            let (signed, mut response) = responded(version.clone(), 200);
            let value = HeaderValue::from_static(value);
            response.headers_mut().insert(name, value);
            assert_unverified(&response, &signed, expected);
        }
    }
}

#[test]
fn the_response_to_another_operation_is_rejected() {
    for version in versions() {
        let (_, response) = responded(version.clone(), 200);
        let mut request = unsigned_request();
        *request.uri_mut() = "/DeleteRow".parse().unwrap();
        let signed = sign(&mut request, &params(version)).unwrap();
        assert_unverified(
            &response,
            &signed,
            "the response (200) has a wrong signature for its headers, \
             the path \"/DeleteRow\" and access key id \"the-id\"",
        );
    }
}

#[test]
fn a_response_signed_with_another_key_is_rejected() {
    for version in versions() {
        let (_, response) = responded(version.clone(), 400);
        for (id, secret, expected) in [
            (
                "the-id",
                "another-secret",
                "the response (400) has a wrong signature for its headers, \
                 the path \"/GetRow\" and access key id \"the-id\"",
            ),
            (
                "another-id",
                SECRET,
                "the response (400) is signed for access key id \"the-id\", \
                 not \"another-id\"",
            ),
        ] {
            let mut params = params(version.clone());
            params.credentials = Credentials::new(id, secret).unwrap();
            let signed = sign(&mut unsigned_request(), &params).unwrap();
            assert_unverified(&response, &signed, expected);
        }
    }
}

#[test]
fn an_invalid_authorization_is_rejected() {
    for value in ["", "OTS", "OTS the-id", "Basic dGhlLWlkOng=", "OTSthe-id:x"] {
        let (signed, mut response) = responded(SigningVersion::V2, 200);
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(AUTHORIZATION, value);
        let error = verify(&response, &signed).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the response (200) has an invalid authorization header: expected \
             \"OTS {access key id}:{signature}\""
        );
    }
}

#[test]
fn a_rejected_key_is_reported_as_such() {
    // The new MD5 makes the signature a wrong one.
    let rejected = |status, body: &str| {
        let (signed, mut response) = responded(SigningVersion::V2, status);
        let md5 = HeaderValue::try_from(crypto::content_md5(body.as_bytes())).unwrap();
        *response.body_mut() = body.into();
        response.headers_mut().insert(header::CONTENT_MD5, md5);
        verify(&response, &signed)
    };
    rejected(403, "\x0a\x0dOTSAuthFailed\x12\x13Signature mismatch.").unwrap();
    rejected(403, "{\"code\":\"OTSAuthFailed\"}").unwrap();
    rejected(403, "\x0a\x15OTSConditionCheckFail").unwrap_err();
    rejected(400, "\x0a\x0dOTSAuthFailed").unwrap_err();
}

#[test]
fn a_compressed_403_may_be_a_rejected_key() {
    for (status, is_accepted) in [(403, true), (400, false)] {
        let (signed, mut response) = responded(SigningVersion::V2, status);
        let deflate = HeaderValue::from_static("deflate");
        response
            .headers_mut()
            .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
        assert_eq!(verify(&response, &signed).is_ok(), is_accepted);
    }
}

#[test]
fn the_signature_does_not_bind_a_response_to_its_request() {
    for version in versions() {
        let (_, response) = responded(version.clone(), 200);
        let mut request = unsigned_request();
        *request.body_mut() = "another request".into();
        let signed = sign(&mut request, &params(version)).unwrap();
        verify(&response, &signed).unwrap();
    }
}

#[test]
fn a_date_is_only_returned_when_a_signature_covers_it() {
    let dated = |response: &Response<String>, signed: &Signed| {
        verify_dated_response(response, signed, now(), ResponseChecks::default()).unwrap()
    };
    for (status, body, is_signed, expected) in [
        (200, "a response", true, Some(now())),
        (503, "a response", true, Some(now())),
        (503, "a response", false, None),
        (400, "a response", false, None),
        (403, "OTSAuthFailed", true, None),
        (403, "OTSAuthFailed", false, None),
    ] {
        let (request, signed) = crate::testing::signed_request(SigningVersion::V2);
        let mut response = Response::new(body.to_owned());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        let authenticated = crate::testing::authenticate(&request);
        crate::sign_response(&mut response, &authenticated, "0006", now()).unwrap();
        if !is_signed {
            response.headers_mut().remove(AUTHORIZATION);
        }
        assert_eq!(dated(&response, &signed), expected, "{status} {body}");
    }
}

#[test]
fn long_values_are_shortened() {
    let long = HeaderValue::try_from("1".repeat(100_000)).unwrap();
    let id = HeaderValue::try_from(format!("OTS {}:x", "1".repeat(100_000))).unwrap();
    for (name, value) in [
        (header::CONTENT_MD5, &long),
        (header::DATE, &long),
        (AUTHORIZATION, &id),
    ] {
        let (signed, mut response) = responded(SigningVersion::V2, 200);
        response.headers_mut().insert(name, value.clone());
        let error = verify(&response, &signed).unwrap_err().to_string();
        assert!(error.len() < 500 && error.contains("111\"…"), "{error}");
    }
}
