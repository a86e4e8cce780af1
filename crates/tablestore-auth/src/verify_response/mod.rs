use std::time::SystemTime;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use tablestore_core::{Error, ErrorKind, Result, header};

use crate::canonical::SignedHeaders;
use crate::clock_skew::is_within_skew;
use crate::date::Date;
use crate::{Signed, contains, crypto, quoted};

/// The code of a rejection by the service's own authentication.
const AUTH_FAILED: &str = "OTSAuthFailed";

/// The checks of [`verify_response`] that can be turned off. All are on by default.
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
    /// Sets whether the MD5 of the body is compared with the header. On by default.
    ///
    /// The check costs a pass over the body. The signature covers the body by its MD5 alone: without
    /// this check, only TLS and the checksums of rows protect the body.
    #[must_use]
    pub fn with_md5(mut self, md5: bool) -> Self {
        self.md5 = md5;
        self
    }

    /// Returns whether the MD5 of the body is compared.
    pub fn md5(&self) -> bool {
        self.md5
    }
}

/// Verifies that a response was signed with the key of the request, and that its body is intact.
///
/// | response | checks |
/// |---|---|
/// | 2xx | MD5, a date within [15 minutes](crate::MAX_CLOCK_SKEW) of `time`, access key id and signature; all must be present, and `x-ots-requestid` and `x-ots-contenttype` too |
/// | any other status | the same, of those that are present |
/// | any other status, without `x-ots-requestid` | none: a proxy or gateway responded, and has no key to sign with |
///
/// A success that is verified was sent by somebody who has the secret key, within the last 15 minutes,
/// to a request with the same path, and nobody has changed its body or its `x-ots-` headers.
///
/// # What is not verified
///
/// - **That it is the response to this request.** The signature covers the response's headers and the
///   path of the request, and nothing else of the request: the response to any other `GetRow` of the
///   last 15 minutes that was signed with the same key is accepted too. Protection against swapped and
///   replayed responses comes from TLS. A caller can compare what the response repeats of the request,
///   such as the primary key of a row.
/// - **Errors.** An error without a signature is accepted, as the service sends some. So anybody who can
///   change responses on the network can forge one.
/// - **The signature of a 403 that names `OTSAuthFailed`**, or is compressed and may name it. Client and
///   service have just failed to agree on a key, and the signature would only hide the reason.
/// - **The MD5 of a compressed response** (`x-ots-response-compress-type`), which may be that of the
///   inflated bytes. It is checked where the body is inflated.
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
/// let response = http::Response::new("not signed");
/// let error = verify_response(&response, &signed, now, ResponseChecks::default()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Verification);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Verification`], with the expected and the actual value; never a signature.
///
/// A 4xx response that fails a check is a rejection of the request all the same: `response.status()` shows
/// it. `AuthLayer` passes such a
/// response on.
pub fn verify_response<B: AsRef<[u8]>>(
    response: &Response<B>,
    signed: &Signed,
    time: SystemTime,
    checks: ResponseChecks,
) -> Result<()> {
    verify_dated_response(response, signed, time, checks).map(|_| ())
}

/// Does the same, and returns the date of the response if a signature covers it.
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
        stamp.check_complete(status)?;
    } else if stamp.request_id.is_none() {
        return Ok(None);
    }
    if let Some(actual) = stamp.md5
        && checks.md5
        && !stamp.is_compressed
    {
        check_md5(actual, body, status)?;
    }
    let date = match stamp.date {
        Some(actual) => Some(check_date(actual, time, status)?),
        None => None,
    };
    let may_be_auth_failed =
        status == StatusCode::FORBIDDEN && (stamp.is_compressed || contains(body, AUTH_FAILED));
    match stamp.authorization {
        Some(actual) if !may_be_auth_failed => {
            check_authorization(actual, &stamp.covered, signed, status)?;
            Ok(date)
        }
        _ => Ok(None),
    }
}

/// The headers that the service sets on its responses.
struct Stamp<'a> {
    md5: Option<&'a HeaderValue>,
    request_id: Option<&'a HeaderValue>,
    date: Option<&'a HeaderValue>,
    content_type: Option<&'a HeaderValue>,
    authorization: Option<&'a HeaderValue>,
    is_compressed: bool,
    /// The headers that the signature covers.
    covered: SignedHeaders<'a>,
}

impl<'a> Stamp<'a> {
    fn of(headers: &'a HeaderMap) -> Self {
        // There are few of them: a linear search takes less time than hashing names.
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

    fn check_complete(&self, status: StatusCode) -> Result<()> {
        for (name, value) in [
            (header::CONTENT_MD5, self.md5),
            (header::REQUEST_ID, self.request_id),
            (header::DATE, self.date),
            (header::CONTENT_TYPE, self.content_type),
            (AUTHORIZATION, self.authorization),
        ] {
            if value.is_none() {
                return Err(unverified(status, format_args!("has no {name} header")));
            }
        }
        Ok(())
    }
}

fn check_md5(actual: &HeaderValue, body: &[u8], status: StatusCode) -> Result<()> {
    if crypto::is_content_md5(actual.as_bytes(), body) {
        return Ok(());
    }
    let (expected, length) = (crypto::content_md5(body), body.len());
    let actual = quoted(actual);
    Err(unverified(
        status,
        format_args!(
            "has the x-ots-contentmd5 {actual}, but the MD5 of its {length} bytes is {expected:?}"
        ),
    ))
}

fn check_date(actual: &HeaderValue, time: SystemTime, status: StatusCode) -> Result<SystemTime> {
    let Some(date) = actual.to_str().ok().and_then(Date::parse) else {
        let actual = quoted(actual);
        return Err(unverified(
            status,
            format_args!(
                "has the invalid x-ots-date {actual}: expected a date such as \
                 2026-11-23T09:00:00.000Z"
            ),
        ));
    };
    if is_within_skew(date, time) {
        return Ok(date);
    }
    let (actual, here) = (quoted(actual), Date::new(time)?);
    Err(unverified(
        status,
        format_args!(
            "has the x-ots-date {actual}, more than 15 minutes from the local clock ({here}): \
             set the clock of this machine"
        ),
    ))
}

fn check_authorization(
    actual: &HeaderValue,
    covered: &SignedHeaders<'_>,
    signed: &Signed,
    status: StatusCode,
) -> Result<()> {
    let authorization = actual.to_str().ok().and_then(|text| {
        // An id may contain a colon, base64 cannot.
        text.strip_prefix("OTS ")?.rsplit_once(':')
    });
    let Some((actual_id, signature)) = authorization else {
        return Err(unverified(
            status,
            format_args!(
                "has an invalid authorization header: expected \
                 \"OTS {{access key id}}:{{signature}}\""
            ),
        ));
    };
    let expected = signed.key.access_key_id();
    if actual_id != expected {
        let actual_id = quoted(actual_id);
        return Err(unverified(
            status,
            format_args!("is signed for access key id {actual_id}, not {expected:?}"),
        ));
    }
    let mac = signed.key.response_mac(signed.path(), covered);
    if !mac.verify(signature) {
        let path = signed.path();
        return Err(unverified(
            status,
            format_args!(
                "has a wrong signature for its headers, the path {path:?} and access key id \
                 {expected:?}"
            ),
        ));
    }
    Ok(())
}

fn unverified(status: StatusCode, problem: std::fmt::Arguments<'_>) -> Error {
    let status = status.as_u16();
    Error::new(
        ErrorKind::Verification,
        format!("the response ({status}) {problem}"),
    )
}

#[cfg(test)]
mod tests;
