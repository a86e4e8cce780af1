use std::time::SystemTime;

use http::{HeaderMap, HeaderName, Request};
use tablestore_core::{Credentials, ErrorCode, Instance, ServiceError, header};

use crate::canonical::SignedHeaders;
use crate::clock_skew::{DATE_MISMATCH, is_within_skew};
use crate::date::Date;
use crate::key::Scope;
use crate::{Signed, SigningKey, crypto, text};

/// A request that was verified: who sent it, to which instance, and the key to answer with.
#[derive(Clone, Debug)]
pub struct Authenticated {
    instance: Instance,
    pub(crate) signed: Signed,
}

impl Authenticated {
    /// The instance that is asked for. Whether there is one, the caller knows.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// Id of the access key that signed.
    pub fn access_key_id(&self) -> &str {
        self.signed.key.access_key_id()
    }

    /// The key that signed, and that signs the answer.
    pub fn key(&self) -> &SigningKey {
        self.signed.key()
    }
}

/// Verifies a request as the service's front end does: headers, date, access key, MD5, signature.
///
/// `lookup` gives the credentials of an access key id, or `None` if there are none of this id.
/// Both versions are taken, V4 of any region and day; a security token is taken as it is.
/// The caller has seen to the method: the signature of every request is that of a `POST`.
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
/// *request.body_mut() = "changed on the way";
/// let error = verify_request(&request, lookup, now).unwrap_err();
/// assert_eq!(error.code(), &ErrorCode::AuthFailed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// In this order, in the service's own words where they are known:
///
/// | code | message |
/// |---|---|
/// | `OTSParameterInvalid` | `Missing header: {name}.` |
/// | `OTSParameterInvalid` | `Invalid date format: {date}.` |
/// | `OTSParameterInvalid` | `Invalid API version: {version}.` |
/// | `OTSAuthFailed` | `The AccessKeyID does not exist.` |
/// | `OTSAuthFailed` | `The instance is not found.`, for a name that no instance can have |
/// | `OTSAuthFailed` | `Mismatch between MD5 value of request body and x-ots-contentmd5 in header.` |
/// | `OTSAuthFailed` | `Mismatch between system time and x-ots-date: {date}.`, for more than [15 minutes](crate::MAX_CLOCK_SKEW) |
/// | `OTSAuthFailed` | `Signature mismatch.` |
pub fn verify_request<B: AsRef<[u8]>>(
    request: &Request<B>,
    lookup: impl FnOnce(&str) -> Option<Credentials>,
    time: SystemTime,
) -> Result<Authenticated, ServiceError> {
    let headers = request.headers();
    let date = required(headers, &header::DATE)?;
    let version = required(headers, &header::API_VERSION)?;
    let access_key_id = required(headers, &header::ACCESS_KEY_ID)?;
    let instance = required(headers, &header::INSTANCE_NAME)?;
    let md5 = required(headers, &header::CONTENT_MD5)?;
    let (scope, signature) = scope_and_signature(headers)?;

    let sent = Date::parse(date).ok_or_else(|| invalid(format!("Invalid date format: {date}.")))?;
    if version != header::API_VERSION_VALUE {
        return Err(invalid(format!("Invalid API version: {version}.")));
    }
    let credentials =
        lookup(access_key_id).ok_or_else(|| denied("The AccessKeyID does not exist."))?;
    let instance = Instance::new(instance).map_err(|_| denied("The instance is not found."))?;
    if md5 != crypto::content_md5(request.body().as_ref()) {
        return Err(denied(
            "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.",
        ));
    }
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
    Ok(Authenticated {
        instance,
        signed: Signed::new(key, request.uri()),
    })
}

/// The signature that the request carries, with the scope of its key if it is one of V4.
fn scope_and_signature(headers: &HeaderMap) -> Result<(Option<Scope>, &str), ServiceError> {
    let Some(signature) = text(headers, &header::SIGNATURE_V4) else {
        return Ok((None, required(headers, &header::SIGNATURE)?));
    };
    let value = |name| headers.get(&name).cloned().ok_or_else(|| missing(&name));
    let scope = Scope {
        day: value(header::SIGN_DATE)?,
        region: value(header::SIGN_REGION)?,
    };
    Ok((Some(scope), signature))
}

fn is_signature(name: &HeaderName) -> bool {
    *name == header::SIGNATURE || *name == header::SIGNATURE_V4
}

fn required<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<&'a str, ServiceError> {
    text(headers, name).ok_or_else(|| missing(name))
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

    use http::{HeaderValue, StatusCode};

    use super::*;
    use crate::testing::{
        SECRET, TOKEN, credentials, instance, now, params, signed_request, unsigned_request, v4,
        versions,
    };
    use crate::{MAX_CLOCK_SKEW, SigningParams, SigningVersion, sign};

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
    fn tells_who_asks_for_what() {
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
    fn any_security_token_is_taken_but_must_be_signed() {
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
                // A request that is left without any signature is one of V2.
                let missed = name.as_str().strip_suffix("v4").unwrap_or(name.as_str());
                assert_invalid(
                    &verify(&request).unwrap_err(),
                    &format!("Missing header: {missed}."),
                );
            }
        }
    }

    #[test]
    fn header_names_are_taken_in_any_case() {
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
    fn dates_and_versions_that_make_no_sense_are_invalid() {
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
    fn a_changed_body_is_denied() {
        for version in versions() {
            let (mut request, _) = signed_request(version);
            request.body_mut().push('!');
            assert_denied(
                &verify(&request).unwrap_err(),
                "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.",
            );
            // Its MD5 mended, the signature is still that of the other.
            let md5 = HeaderValue::try_from(crypto::content_md5(request.body().as_bytes()));
            request
                .headers_mut()
                .insert(header::CONTENT_MD5, md5.unwrap());
            assert_denied(&verify(&request).unwrap_err(), "Signature mismatch.");
        }
    }

    #[test]
    fn dates_are_taken_within_15_minutes() {
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
    fn whatever_is_signed_cannot_be_changed() {
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
    fn a_v4_key_of_any_day_is_taken() {
        let long_ago = now() - Duration::from_secs(40 * 86_400);
        let params = params(v4()).with_sign_date(long_ago);
        let mut request = unsigned_request();
        sign(&mut request, &params).unwrap();
        verify(&request).unwrap();
    }
}
