use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use http::{HeaderValue, Uri};
use tablestore_core::{Credentials, Result};

use crate::canonical::{self, SignedHeaders};
use crate::crypto::{self, Mac};
use crate::date::Date;
use crate::{SigningVersion, header_value};

/// Credentials that are prepared for signing: the key of the HMAC is derived once.
///
/// It signs any number of requests; a key of version 4, those of one day. Cloning costs a reference count.
/// `Debug` shows no secret, and the key is wiped from memory with the last clone.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{SigningKey, SigningVersion};
/// use tablestore_core::{Credentials, Instance};
///
/// let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// let key = SigningKey::derive(&credentials, &SigningVersion::V2, now)?;
///
/// let instance = Instance::new("shop")?;
/// for body in ["one", "two"] {
///     let mut request = http::Request::post("/GetRow").body(body)?;
///     key.sign(&mut request, &instance, now)?;
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SigningKey(Arc<Inner>);

struct Inner {
    credentials: Credentials,
    access_key_id: HeaderValue,
    security_token: Option<HeaderValue>,
    scope: Option<Scope>,
    /// With its key and without text, like `response`.
    request: Mac,
    response: Mac,
}

/// The scope of a V4 key, as in the headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    /// `yyyymmdd`, in UTC.
    pub(crate) day: HeaderValue,
    pub(crate) region: HeaderValue,
}

impl SigningKey {
    /// Derives the key of a signature version. `date` is the day of a V4 key, in UTC; V2 ignores it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](tablestore_core::ErrorKind::Config) when the date is not within the
    /// years 1970 to 9999.
    pub fn derive(
        credentials: &Credentials,
        version: &SigningVersion,
        date: SystemTime,
    ) -> Result<Self> {
        let scope = match version {
            SigningVersion::V2 => None,
            SigningVersion::V4 { region } => Some(Scope {
                day: header_value("sign date", &Date::new(date)?.day()[..])?,
                region: header_value("region", region.as_str())?,
            }),
        };
        Self::with_scope(credentials.clone(), scope)
    }

    /// Derives the V4 key of a scope, or the V2 key without one.
    pub(crate) fn with_scope(credentials: Credentials, scope: Option<Scope>) -> Result<Self> {
        let secret = credentials.access_key_secret();
        let (request, response) = match &scope {
            None => {
                let mac = Mac::sha1(secret.as_bytes())?;
                (mac.clone(), mac)
            }
            Some(Scope { day, region }) => {
                let key = crypto::derive_v4_key(secret, day.as_bytes(), region.as_bytes())?;
                (Mac::sha256(key.as_bytes())?, Mac::sha1(key.as_bytes())?)
            }
        };
        let sensitive = |token| {
            header_value("security token", token).map(|mut value| {
                value.set_sensitive(true);
                value
            })
        };
        Ok(Self(Arc::new(Inner {
            access_key_id: header_value("access key id", credentials.access_key_id())?,
            security_token: credentials.security_token().map(sensitive).transpose()?,
            credentials,
            scope,
            request,
            response,
        })))
    }

    /// Returns the id of the access key, which is not secret.
    pub fn access_key_id(&self) -> &str {
        self.0.credentials.access_key_id()
    }

    /// Returns whether this is the key of these credentials on this day.
    pub(crate) fn is_for(&self, credentials: &Credentials, date: &Date) -> bool {
        let known = &self.0.credentials;
        known.access_key_id() == credentials.access_key_id()
            && known.access_key_secret() == credentials.access_key_secret()
            && known.security_token() == credentials.security_token()
            && self.scope().is_none_or(|scope| scope.day == date.day()[..])
    }

    /// Returns whether both are clones of the same key.
    #[cfg(test)]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn access_key_id_header(&self) -> &HeaderValue {
        &self.0.access_key_id
    }

    pub(crate) fn security_token_header(&self) -> Option<&HeaderValue> {
        self.0.security_token.as_ref()
    }

    pub(crate) fn scope(&self) -> Option<&Scope> {
        self.0.scope.as_ref()
    }

    /// Computes the HMAC of a request, to return its signature or to verify one.
    pub(crate) fn request_mac(&self, uri: &Uri, headers: &SignedHeaders<'_>) -> Mac {
        let mut mac = self.0.request.clone();
        mac.add(|text| {
            canonical::write_request(uri, headers, &mut |piece| text.push(piece));
            if self.scope().is_some() {
                text.push(b"ots");
            }
        });
        mac
    }

    /// Computes the HMAC of a response, to return its signature or to verify one. V4 also uses SHA-1 here.
    pub(crate) fn response_mac(&self, path: &str, headers: &SignedHeaders<'_>) -> Mac {
        let mut mac = self.0.response.clone();
        mac.add(|text| {
            canonical::write_response(path, headers, &mut |piece| text.push(piece));
        });
        mac
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("access_key_id", &self.access_key_id())
            .field("scope", &self.0.scope)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::testing::{SECRET, TOKEN, credentials, now, v4, versions};

    #[test]
    fn debug_shows_no_secret() {
        let credentials = credentials().with_security_token(TOKEN).unwrap();
        for version in versions() {
            let key = SigningKey::derive(&credentials, &version, now()).unwrap();
            let shown = format!("{key:?}");
            assert!(shown.contains("the-id"), "{shown}");
            assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
        }
    }

    #[test]
    fn a_key_is_for_its_credentials_and_in_v4_for_its_day() {
        let today = Date::new(now()).unwrap();
        let tomorrow = Date::new(now() + Duration::from_secs(86_400)).unwrap();
        let v2 = SigningKey::derive(&credentials(), &SigningVersion::V2, now()).unwrap();
        let v4 = SigningKey::derive(&credentials(), &v4(), now()).unwrap();
        for key in [&v2, &v4] {
            assert!(key.is_for(&credentials(), &today));
            for other in [
                Credentials::new("another", SECRET),
                Credentials::new("the-id", "another"),
                credentials().with_security_token(TOKEN),
            ] {
                assert!(!key.is_for(&other.unwrap(), &today));
            }
        }
        assert!(v2.is_for(&credentials(), &tomorrow));
        assert!(!v4.is_for(&credentials(), &tomorrow));
    }
}
