use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue, Request};
use tablestore_core::{Credentials, ErrorCode, Instance, ServiceError, header};

use crate::canonical::SignedHeaders;
use crate::clock_skew::{DATE_MISMATCH, is_within_skew};
use crate::date::Date;
use crate::key::Scope;
use crate::{Signed, SigningKey, crypto, text};

/// The version of the API that official clients for Go send with operations on tunnels.
const TUNNEL_API_VERSION: &str = "2018-04-01";

/// The sender and the instance of a verified request, with the key that signs the response.
#[derive(Clone, Debug)]
pub struct Authenticated {
    instance: Instance,
    pub(crate) signed: Signed,
}

impl Authenticated {
    /// Returns the instance that the request is for. It may not exist: the caller checks that.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// Returns the id of the access key that signed the request.
    pub fn access_key_id(&self) -> &str {
        self.signed.key.access_key_id()
    }

    /// Returns the key that signed the request, and that signs the response.
    pub fn key(&self) -> &SigningKey {
        self.signed.key()
    }
}

/// A request whose headers and signature are verified and whose body is not: the result of
/// [`verify_head`].
#[derive(Clone, Debug)]
#[must_use = "the body is not verified yet"]
pub struct AuthenticatedHead {
    authenticated: Authenticated,
    content_md5: HeaderValue,
}

impl AuthenticatedHead {
    /// Returns the instance that the request is for. It may not exist: the caller checks that.
    pub fn instance(&self) -> &Instance {
        self.authenticated.instance()
    }

    /// Returns the id of the access key that signed the request.
    pub fn access_key_id(&self) -> &str {
        self.authenticated.access_key_id()
    }

    /// Verifies that the body has the MD5 that the headers claim and the signature covers.
    ///
    /// # Errors
    ///
    /// `OTSAuthFailed` with
    /// `Mismatch between MD5 value of request body and x-ots-contentmd5 in header.`
    pub fn verify_body(self, body: &[u8]) -> Result<Authenticated, ServiceError> {
        if !crypto::is_content_md5(self.content_md5.as_bytes(), body) {
            return Err(denied(
                "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.",
            ));
        }
        Ok(self.authenticated)
    }
}

/// Verifies a request as the service's front end does: headers, access key, date, signature, MD5.
///
/// `lookup` returns the credentials of an access key id, or `None` if there are none with that id.
/// Both signature versions are accepted, version 4 with any region and day; any security token is
/// accepted. The method is not checked: every signature is that of a `POST`.
///
/// [`verify_head`] does the same before the body has arrived.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{SigningParams, sign, verify_request};
/// use tablestore_core::{Credentials, ErrorCode, Instance};
///
/// let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// let lookup = |id: &str| (id == credentials.access_key_id()).then(|| credentials.clone());
///
/// let params = SigningParams::new(credentials.clone(), Instance::new("shop")?, now);
/// let mut request = http::Request::post("/ListTable").body("")?;
/// sign(&mut request, &params)?;
/// assert_eq!(verify_request(&request, lookup, now)?.instance().as_str(), "shop");
///
/// *request.body_mut() = "modified in transit";
/// let error = verify_request(&request, lookup, now).unwrap_err();
/// assert_eq!(error.code(), &ErrorCode::AuthFailed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The first of these that applies, with the service's own message:
///
/// | code | message |
/// |---|---|
/// | `OTSParameterInvalid` | `Missing header: {name}.` |
/// | `OTSParameterInvalid` | `Invalid date format: {date}.` |
/// | `OTSParameterInvalid` | `Invalid API version: {version}.`; operations on tunnels have two |
/// | `OTSAuthFailed` | `The AccessKeyID does not exist.` |
/// | `OTSAuthFailed` | `The instance is not found.`, for a name that no instance can have |
/// | `OTSAuthFailed` | `Mismatch between system time and x-ots-date: {date}.`, for more than [15 minutes](crate::MAX_CLOCK_SKEW) |
/// | `OTSAuthFailed` | `Signature mismatch.` |
/// | `OTSAuthFailed` | `Mismatch between MD5 value of request body and x-ots-contentmd5 in header.` |
pub fn verify_request<B: AsRef<[u8]>>(
    request: &Request<B>,
    lookup: impl FnOnce(&str) -> Option<Credentials>,
    time: SystemTime,
) -> Result<Authenticated, ServiceError> {
    verify_head(request, lookup, time)?.verify_body(request.body().as_ref())
}

/// Verifies a request before its body is read: everything that [`verify_request`] checks, except
/// the MD5 of the body.
///
/// The signature covers the claimed MD5, so that a server can reject a forged request without
/// taking memory for its body. [`AuthenticatedHead::verify_body`] completes the verification.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{SigningParams, sign, verify_head};
/// use tablestore_core::{Credentials, Instance};
///
/// # let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// # let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// # let params = SigningParams::new(credentials.clone(), Instance::new("shop")?, now);
/// let mut request = http::Request::post("/ListTable").body("the body")?;
/// sign(&mut request, &params)?;
///
/// // The server has read the headers, and not yet the body:
/// let (head, body) = request.into_parts();
/// let incoming = http::Request::from_parts(head, ());
/// let verified = verify_head(&incoming, |_| Some(credentials), now)?;
/// // Then the body arrives:
/// let authenticated = verified.verify_body(body.as_bytes())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`verify_request`], in the same order.
pub fn verify_head<B>(
    request: &Request<B>,
    lookup: impl FnOnce(&str) -> Option<Credentials>,
    time: SystemTime,
) -> Result<AuthenticatedHead, ServiceError> {
    let headers = request.headers();
    let date = required(headers, &header::DATE)?;
    let version = required(headers, &header::API_VERSION)?;
    let access_key_id = required(headers, &header::ACCESS_KEY_ID)?;
    let instance = required(headers, &header::INSTANCE_NAME)?;
    let content_md5 = required_value(headers, &header::CONTENT_MD5)?;
    let (scope, signature) = scope_and_signature(headers)?;

    let sent = Date::parse(date).ok_or_else(|| invalid(format!("Invalid date format: {date}.")))?;
    let is_of_tunnels = || request.uri().path().starts_with("/tunnel/");
    if version != header::API_VERSION_VALUE && !(version == TUNNEL_API_VERSION && is_of_tunnels()) {
        return Err(invalid(format!("Invalid API version: {version}.")));
    }
    let credentials =
        lookup(access_key_id).ok_or_else(|| denied("The AccessKeyID does not exist."))?;
    let instance = Instance::new(instance).map_err(|_| denied("The instance is not found."))?;
    if !is_within_skew(sent, time) {
        return Err(denied(format!("{DATE_MISMATCH}: {date}.")));
    }
    let mismatch = || denied("Signature mismatch.");
    let key = SigningKey::with_scope(credentials, scope).map_err(|_| mismatch())?;
    let covered = headers.iter().filter(|(name, _)| !is_signature(name));
    let mac = key.request_mac(request.uri(), &SignedHeaders::new(covered));
    if !mac.verify(signature) {
        return Err(mismatch());
    }
    Ok(AuthenticatedHead {
        authenticated: Authenticated {
            instance,
            signed: Signed::new(key, sent, request.uri()),
        },
        content_md5,
    })
}

/// The signature of the request, with the scope of its key if that is a V4 key.
fn scope_and_signature(headers: &HeaderMap) -> Result<(Option<Scope>, &str), ServiceError> {
    let Some(signature) = text(headers, &header::SIGNATURE_V4) else {
        return Ok((None, required(headers, &header::SIGNATURE)?));
    };
    let scope = Scope {
        day: required_value(headers, &header::SIGN_DATE)?,
        region: required_value(headers, &header::SIGN_REGION)?,
    };
    Ok((Some(scope), signature))
}

fn is_signature(name: &HeaderName) -> bool {
    *name == header::SIGNATURE || *name == header::SIGNATURE_V4
}

fn required<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<&'a str, ServiceError> {
    text(headers, name).ok_or_else(|| missing(name))
}

fn required_value(headers: &HeaderMap, name: &HeaderName) -> Result<HeaderValue, ServiceError> {
    headers.get(name).cloned().ok_or_else(|| missing(name))
}

fn missing(name: &HeaderName) -> ServiceError {
    invalid(format!("Missing header: {name}."))
}

fn invalid(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::ParameterInvalid, message)
}

fn denied(message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::AuthFailed, message)
}

#[cfg(test)]
mod tests;
