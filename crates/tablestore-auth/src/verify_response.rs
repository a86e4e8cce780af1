use std::time::SystemTime;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, Response, StatusCode};
use tablestore_core::{Error, ErrorKind, Result, header};

use crate::canonical::SignedHeaders;
use crate::date::Date;
use crate::{Signed, crypto, is_within_skew, text};

/// Stands on an answer whose body is compressed.
const COMPRESS_TYPE: HeaderName = HeaderName::from_static("x-ots-response-compress-type");

/// The code of a refusal by the service's own authentication.
const AUTH_FAILED: &[u8] = b"OTSAuthFailed";

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
    /// It costs a pass over the body, at about half a gigabyte a second. The signature covers the
    /// body by its MD5 alone: without it a changed body goes unseen unless TLS or the checksums in
    /// the rows tell.
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
/// - The signature of a 403 that names `OTSAuthFailed` is not checked. The service and the client
///   have just failed to agree on a key, so that signature can only get in the way of the reason.
///   No forger gains by it: an error may come without signature anyway.
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
    let status = response.status();
    let headers = response.headers();
    if status.is_success() {
        check_present(headers, status)?;
    } else if !headers.contains_key(header::REQUEST_ID) {
        return Ok(());
    }
    let is_compressed = headers.contains_key(COMPRESS_TYPE);
    if checks.md5 && !is_compressed {
        check_md5(headers, response.body().as_ref(), status)?;
    }
    check_date(headers, time, status)?;

    let body = response.body().as_ref();
    let is_auth_failed = status == StatusCode::FORBIDDEN
        && (is_compressed || body.windows(AUTH_FAILED.len()).any(|at| at == AUTH_FAILED));
    if !is_auth_failed {
        check_authorization(headers, signed, status)?;
    }
    Ok(())
}

fn check_present(headers: &HeaderMap, status: StatusCode) -> Result<()> {
    for name in [
        header::CONTENT_MD5,
        header::REQUEST_ID,
        header::DATE,
        header::CONTENT_TYPE,
        AUTHORIZATION,
    ] {
        if !headers.contains_key(&name) {
            return Err(unverified(status, format_args!("has no {name} header")));
        }
    }
    Ok(())
}

fn check_md5(headers: &HeaderMap, body: &[u8], status: StatusCode) -> Result<()> {
    let Some(found) = headers.get(header::CONTENT_MD5) else {
        return Ok(());
    };
    let expected = crypto::content_md5(body);
    if found == expected.as_str() {
        return Ok(());
    }
    let length = body.len();
    Err(unverified(
        status,
        format_args!(
            "has the x-ots-contentmd5 {found:?}, but the MD5 of its {length} bytes is {expected:?}"
        ),
    ))
}

fn check_date(headers: &HeaderMap, time: SystemTime, status: StatusCode) -> Result<()> {
    let Some(found) = headers.get(header::DATE) else {
        return Ok(());
    };
    let Some(date) = found.to_str().ok().and_then(Date::parse) else {
        return Err(unverified(
            status,
            format_args!(
                "has the x-ots-date {found:?}: allowed are dates such as 2026-11-23T09:00:00.000Z"
            ),
        ));
    };
    if is_within_skew(date, time) {
        return Ok(());
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

fn check_authorization(headers: &HeaderMap, signed: &Signed, status: StatusCode) -> Result<()> {
    if !headers.contains_key(AUTHORIZATION) {
        return Ok(());
    }
    let authorization = text(headers, &AUTHORIZATION).and_then(|text| {
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
    let covered = SignedHeaders::new(headers.iter());
    if !signed.key.response_mac(signed.path(), &covered).verify(signature) {
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
