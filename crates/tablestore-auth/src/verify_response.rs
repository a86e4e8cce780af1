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
mod tests;
