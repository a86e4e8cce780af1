use std::time::SystemTime;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use tablestore_core::{Error, ErrorKind, Result, header};

use crate::canonical::SignedHeaders;
use crate::clock_skew::is_within_skew;
use crate::date::Date;
use crate::{Signed, crypto, is_in};

/// The code of a refusal by the service's own authentication.
const AUTH_FAILED: &str = "OTSAuthFailed";

/// What [`verify_response`] looks at. All of it by default.
///
/// ```
/// use tablestore_auth::ResponseChecks;
///
/// let checks = ResponseChecks::default().with_md5(false);
/// assert!(!checks.md5());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseChecks {
    md5: bool,
}

impl Default for ResponseChecks {
    fn default() -> Self {
        Self { md5: true }
    }
}

impl ResponseChecks {
    /// Whether the body's MD5 is computed and compared. On by default.
    ///
    /// It costs a pass over the body. The signature covers the body by its MD5 alone, so without
    /// this check a changed body is left to TLS and to the checksums in the rows.
    #[must_use]
    pub fn with_md5(mut self, md5: bool) -> Self {
        self.md5 = md5;
        self
    }

    /// Whether the body's MD5 is compared.
    pub fn md5(&self) -> bool {
        self.md5
    }
}

/// Verifies that an answer is the service's own, to this very request, and whole.
///
/// | answer | what is checked |
/// |---|---|
/// | 2xx | MD5, date within [15 minutes](crate::MAX_CLOCK_SKEW) of `time`, access key id and signature; all must be there, and `x-ots-requestid` and `x-ots-contenttype` too |
/// | any other status | the same, of what is there |
/// | any other status, without `x-ots-requestid` | nothing: a proxy or gateway answered, and has no key to sign with |
///
/// Two things are left to others:
///
/// - The signature of a 403 that names `OTSAuthFailed`, or is compressed and may name it, is not
///   checked. The service and the client have just failed to agree on a key, so that signature can
///   only get in the way of the reason. No forger gains by it: an error may come without signature
///   anyway.
/// - The MD5 of a compressed answer (`x-ots-response-compress-type`) may be that of the inflated
///   bytes. Whoever inflates it checks it.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{ResponseChecks, SigningParams, sign, verify_response};
/// use tablestore_core::{Credentials, ErrorKind, Instance};
///
/// let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// let params = SigningParams::new(credentials, Instance::new("shop")?, now);
/// let mut request = http::Request::post("/ListTable").body("")?;
/// let signed = sign(&mut request, &params)?;
///
/// let response = http::Response::new("anyone could say this");
/// let error = verify_response(&response, &signed, now, ResponseChecks::default()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Verification);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Verification`], saying what was expected and what was found; never a signature.
pub fn verify_response<B: AsRef<[u8]>>(
    response: &Response<B>,
    signed: &Signed,
    time: SystemTime,
    checks: ResponseChecks,
) -> Result<()> {
    verify_dated_response(response, signed, time, checks).map(|_| ())
}

/// The same, and tells the date of an answer that is the service's.
pub(crate) fn verify_dated_response<B: AsRef<[u8]>>(
    response: &Response<B>,
    signed: &Signed,
    time: SystemTime,
    checks: ResponseChecks,
) -> Result<Option<SystemTime>> {
    let status = response.status();
    let body = response.body().as_ref();
    let stamp = Stamp::of(response.headers());
    if status.is_success() {
        stamp.check_whole(status)?;
    } else if stamp.request_id.is_none() {
        return Ok(None);
    }
    if let Some(found) = stamp.md5
        && checks.md5
        && !stamp.is_compressed
    {
        check_md5(found, body, status)?;
    }
    let date = match stamp.date {
        Some(found) => Some(check_date(found, time, status)?),
        None => None,
    };
    let may_be_auth_failed =
        status == StatusCode::FORBIDDEN && (stamp.is_compressed || is_in(body, AUTH_FAILED));
    if let Some(found) = stamp.authorization
        && !may_be_auth_failed
    {
        check_authorization(found, &stamp.covered, signed, status)?;
    }
    Ok(date)
}

/// What the service puts on an answer.
struct Stamp<'a> {
    md5: Option<&'a HeaderValue>,
    request_id: Option<&'a HeaderValue>,
    date: Option<&'a HeaderValue>,
    content_type: Option<&'a HeaderValue>,
    authorization: Option<&'a HeaderValue>,
    is_compressed: bool,
    /// What the signature covers.
    covered: SignedHeaders<'a>,
}

impl<'a> Stamp<'a> {
    fn of(headers: &'a HeaderMap) -> Self {
        // It has a few lines: looking through them takes less than hashing names does.
        let covered = SignedHeaders::new(headers.iter());
        Self {
            md5: covered.get(&header::CONTENT_MD5),
            request_id: covered.get(&header::REQUEST_ID),
            date: covered.get(&header::DATE),
            content_type: covered.get(&header::CONTENT_TYPE),
            authorization: headers.get(AUTHORIZATION),
            is_compressed: covered.get(&header::RESPONSE_COMPRESS_TYPE).is_some(),
            covered,
        }
    }

    fn check_whole(&self, status: StatusCode) -> Result<()> {
        for (name, found) in [
            (header::CONTENT_MD5, self.md5),
            (header::REQUEST_ID, self.request_id),
            (header::DATE, self.date),
            (header::CONTENT_TYPE, self.content_type),
            (AUTHORIZATION, self.authorization),
        ] {
            if found.is_none() {
                return Err(unverified(status, format_args!("has no {name} header")));
            }
        }
        Ok(())
    }
}

fn check_md5(found: &HeaderValue, body: &[u8], status: StatusCode) -> Result<()> {
    if crypto::is_content_md5(found.as_bytes(), body) {
        return Ok(());
    }
    let (expected, length) = (crypto::content_md5(body), body.len());
    Err(unverified(
        status,
        format_args!(
            "has the x-ots-contentmd5 {found:?}, but the MD5 of its {length} bytes is {expected:?}"
        ),
    ))
}

fn check_date(found: &HeaderValue, time: SystemTime, status: StatusCode) -> Result<SystemTime> {
    let Some(date) = found.to_str().ok().and_then(Date::parse) else {
        return Err(unverified(
            status,
            format_args!(
                "has the x-ots-date {found:?}: allowed are dates such as 2026-11-23T09:00:00.000Z"
            ),
        ));
    };
    if is_within_skew(date, time) {
        return Ok(date);
    }
    let here = Date::new(time)?;
    Err(unverified(
        status,
        format_args!(
            "has the x-ots-date {found:?}, but the clock here is at {here}: \
             allowed are 15 minutes between them"
        ),
    ))
}

fn check_authorization(
    found: &HeaderValue,
    covered: &SignedHeaders<'_>,
    signed: &Signed,
    status: StatusCode,
) -> Result<()> {
    let authorization = found.to_str().ok().and_then(|text| {
        // An id may have a colon in it, base64 cannot.
        text.strip_prefix("OTS ")?.rsplit_once(':')
    });
    let Some((found, signature)) = authorization else {
        return Err(unverified(
            status,
            format_args!(
                "has an authorization header of another form than \
                 \"OTS {{access key id}}:{{signature}}\""
            ),
        ));
    };
    let expected = signed.key.access_key_id();
    if found != expected {
        return Err(unverified(
            status,
            format_args!("is signed for access key id {found:?} and not {expected:?}"),
        ));
    }
    let mac = signed.key.response_mac(signed.path(), covered);
    if !mac.verify(signature) {
        let path = signed.path();
        return Err(unverified(
            status,
            format_args!(
                "has a signature that access key id {expected:?} does not give \
                 for its headers and {path:?}"
            ),
        ));
    }
    Ok(())
}

fn unverified(status: StatusCode, what: std::fmt::Arguments<'_>) -> Error {
    let status = status.as_u16();
    Error::new(
        ErrorKind::Verification,
        format!("the answer ({status}) {what}"),
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::HeaderName;
    use tablestore_core::Credentials;

    use super::*;
    use crate::testing::{SECRET, answered, now, params, unsigned_request, versions};
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
    fn the_services_answers_are_believed() {
        for version in versions() {
            for status in [200, 204, 299, 400, 403, 404, 503] {
                let (signed, response) = answered(version.clone(), status);
                verify(&response, &signed).unwrap();
            }
        }
    }

    #[test]
    fn success_needs_every_header() {
        for name in [
            "x-ots-contentmd5",
            "x-ots-requestid",
            "x-ots-date",
            "x-ots-contenttype",
            "authorization",
        ] {
            for version in versions() {
                let (signed, mut response) = answered(version, 200);
                response.headers_mut().remove(name);
                let expected = format!("the answer (200) has no {name} header");
                assert_unverified(&response, &signed, &expected);
            }
        }
    }

    #[test]
    fn failure_needs_no_authorization() {
        for status in [301, 400, 403, 503] {
            let (signed, mut response) = answered(SigningVersion::V2, status);
            for name in [AUTHORIZATION, header::CONTENT_MD5, header::DATE] {
                response.headers_mut().remove(&name);
                // Without the header the signature would not fit, were it still there.
                response.headers_mut().remove(AUTHORIZATION);
                verify(&response, &signed).unwrap();
            }
        }
    }

    #[test]
    fn a_gateways_page_is_left_to_others() {
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
    fn a_changed_body_is_refused_unless_md5_is_off() {
        for status in [200, 400] {
            let (signed, mut response) = answered(SigningVersion::V2, status);
            response.body_mut().push('!');
            let expected = format!(
                "the answer ({status}) has the x-ots-contentmd5 \"tfnL1yNEczhjPGrZH3NFIQ==\", \
                 but the MD5 of its 10 bytes is \"f/rCrmRnytZGj/QViopBUw==\""
            );
            assert_unverified(&response, &signed, &expected);

            let checks = ResponseChecks::default().with_md5(false);
            verify_response(&response, &signed, now(), checks).unwrap();
        }
    }

    #[test]
    fn the_md5_of_a_compressed_answer_is_left_to_who_inflates_it() {
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
        let (signed, mut response) = answered(SigningVersion::V2, 200);
        let deflate = HeaderValue::from_static("deflate");
        response
            .headers_mut()
            .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
        let error = verify(&response, &signed).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Verification);
    }

    #[test]
    fn dates_are_believed_within_15_minutes() {
        let second = Duration::from_secs(1);
        for status in [200, 503] {
            let (signed, response) = answered(SigningVersion::V2, status);
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
                    "the answer ({status}) has the x-ots-date \"2026-11-23T09:00:00.000Z\", \
                     but the clock here is at 2026-11-23T{here}.000Z: \
                     allowed are 15 minutes between them"
                );
                assert_eq!(error.to_string(), expected);
            }
        }
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        for status in [200, 503] {
            let (signed, mut response) = answered(SigningVersion::V2, status);
            let date = HeaderValue::from_static("today");
            response.headers_mut().insert(header::DATE, date);
            let expected = format!(
                "the answer ({status}) has the x-ots-date \"today\": \
                 allowed are dates such as 2026-11-23T09:00:00.000Z"
            );
            assert_unverified(&response, &signed, &expected);
        }
    }

    #[test]
    fn whatever_is_signed_cannot_be_changed() {
        let expected = "the answer (200) has a signature that access key id \"the-id\" \
                        does not give for its headers and \"/GetRow\"";
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
                let (signed, mut response) = answered(version.clone(), 200);
                let value = HeaderValue::from_static(value);
                response.headers_mut().insert(name, value);
                assert_unverified(&response, &signed, expected);
            }
        }
    }

    #[test]
    fn the_answer_to_another_request_is_refused() {
        for version in versions() {
            let (_, response) = answered(version.clone(), 200);
            let mut request = unsigned_request();
            *request.uri_mut() = "/DeleteRow".parse().unwrap();
            let signed = sign(&mut request, &params(version)).unwrap();
            assert_unverified(
                &response,
                &signed,
                "the answer (200) has a signature that access key id \"the-id\" \
                 does not give for its headers and \"/DeleteRow\"",
            );
        }
    }

    #[test]
    fn an_answer_signed_with_another_key_is_refused() {
        for version in versions() {
            let (_, response) = answered(version.clone(), 400);
            for (id, secret, expected) in [
                (
                    "the-id",
                    "another-secret",
                    "the answer (400) has a signature that access key id \"the-id\" \
                     does not give for its headers and \"/GetRow\"",
                ),
                (
                    "another-id",
                    SECRET,
                    "the answer (400) is signed for access key id \"the-id\" \
                     and not \"another-id\"",
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
    fn an_authorization_of_another_form_is_refused() {
        for value in ["", "OTS", "OTS the-id", "Basic dGhlLWlkOng=", "OTSthe-id:x"] {
            let (signed, mut response) = answered(SigningVersion::V2, 200);
            let value = HeaderValue::from_static(value);
            response.headers_mut().insert(AUTHORIZATION, value);
            let error = verify(&response, &signed).unwrap_err();
            assert_eq!(
                error.to_string(),
                "the answer (200) has an authorization header of another form than \
                 \"OTS {access key id}:{signature}\""
            );
        }
    }

    #[test]
    fn a_refused_key_is_told_as_such() {
        // The new MD5 makes the signature a wrong one.
        let refused = |status, body: &str| {
            let (signed, mut response) = answered(SigningVersion::V2, status);
            let md5 = HeaderValue::try_from(crypto::content_md5(body.as_bytes())).unwrap();
            *response.body_mut() = body.into();
            response.headers_mut().insert(header::CONTENT_MD5, md5);
            verify(&response, &signed)
        };
        refused(403, "\x0a\x0dOTSAuthFailed\x12\x13Signature mismatch.").unwrap();
        refused(403, "{\"code\":\"OTSAuthFailed\"}").unwrap();
        refused(403, "\x0a\x15OTSConditionCheckFail").unwrap_err();
        refused(400, "\x0a\x0dOTSAuthFailed").unwrap_err();
    }

    #[test]
    fn a_compressed_403_may_be_a_refused_key() {
        for (status, is_believed) in [(403, true), (400, false)] {
            let (signed, mut response) = answered(SigningVersion::V2, status);
            let deflate = HeaderValue::from_static("deflate");
            response
                .headers_mut()
                .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
            assert_eq!(verify(&response, &signed).is_ok(), is_believed);
        }
    }
}
