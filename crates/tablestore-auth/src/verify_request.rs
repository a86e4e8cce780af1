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
mod tests {
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

    fn verify_at(
        request: &Request<String>,
        time: SystemTime,
    ) -> Result<Authenticated, ServiceError> {
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
}
