use std::time::SystemTime;

use http::{HeaderMap, HeaderName, Request};
use tablestore_core::{Credentials, ErrorCode, Instance, ServiceError, header};

use crate::canonical::SignedHeaders;
use crate::date::Date;
use crate::key::Scope;
use crate::{Signed, SigningKey, crypto, is_within_skew, text};

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
/// `lookup` gives the credentials of an access key id, or `None` if there is none of this id.
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
/// In this order, with the service's own words:
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

    let sent = Date::parse(date)
        .ok_or_else(|| invalid(format!("Invalid date format: {date}.")))?;
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
        return Err(denied(format!(
            "Mismatch between system time and x-ots-date: {date}."
        )));
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
        signed: Signed::new(key, request.uri().clone()),
    })
}

/// The signature that the request carries, with the scope of its key if it is one of V4.
fn scope_and_signature(headers: &HeaderMap) -> Result<(Option<Scope>, &str), ServiceError> {
    let Some(signature) = text(headers, &header::SIGNATURE_V4) else {
        return Ok((None, required(headers, &header::SIGNATURE)?));
    };
    let scope = Scope {
        day: required_value(headers, &header::SIGN_DATE)?.clone(),
        region: required_value(headers, &header::SIGN_REGION)?.clone(),
    };
    Ok((Some(scope), signature))
}

fn is_signature(name: &HeaderName) -> bool {
    *name == header::SIGNATURE || *name == header::SIGNATURE_V4
}
