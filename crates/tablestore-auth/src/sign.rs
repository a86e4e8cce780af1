use std::time::SystemTime;

use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use tablestore_core::{Error, ErrorKind, Instance, Result, header};

use crate::canonical::SignedHeaders;
use crate::date::Date;
use crate::{SigningKey, SigningParams, crypto, header_value};

/// Every header that signing sets. Those that a request has already are of an older signature.
static SET_BY_SIGNING: [HeaderName; 10] = [
    header::DATE,
    header::API_VERSION,
    header::ACCESS_KEY_ID,
    header::INSTANCE_NAME,
    header::CONTENT_MD5,
    header::STS_TOKEN,
    header::SIGN_DATE,
    header::SIGN_REGION,
    header::SIGNATURE,
    header::SIGNATURE_V4,
];

/// Signs a request: sets its `x-ots-` headers, the signature last.
///
/// A pure function: the time is an argument, and nothing is read or sent. Other `x-ots-` headers of the
/// request are signed, too. A request that was signed before is signed again.
///
/// Returns the data that [`verify_response`](crate::verify_response) needs.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use tablestore_auth::{SigningParams, sign};
/// use tablestore_core::{Credentials, Instance};
///
/// let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// let params = SigningParams::new(credentials, Instance::new("shop")?, now);
///
/// let mut request = http::Request::post("https://shop.cn-hangzhou.ots.aliyuncs.com/ListTable")
///     .body(Vec::new())?;
/// sign(&mut request, &params)?;
/// assert_eq!(request.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
/// assert!(request.headers()["x-ots-signature"].is_sensitive());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// On error the request is unchanged.
///
/// - [`ErrorKind::Request`] when its method is not `POST`, or it has too many headers.
/// - [`ErrorKind::Config`] when the time is not within the years 1970 to 9999.
pub fn sign<B: AsRef<[u8]>>(request: &mut Request<B>, params: &SigningParams) -> Result<Signed> {
    let date = params.sign_date.unwrap_or(params.time);
    SigningKey::derive(&params.credentials, &params.version, date)?.sign(
        request,
        &params.instance,
        params.time,
    )
}

/// The data of a signed request that the verification of the response needs.
#[derive(Clone, Debug)]
pub struct Signed {
    pub(crate) key: SigningKey,
    /// The date of the request.
    pub(crate) time: SystemTime,
    path: Option<PathAndQuery>,
}

impl Signed {
    pub(crate) fn new(key: SigningKey, time: SystemTime, uri: &Uri) -> Self {
        let path = uri.path_and_query().cloned();
        Self { key, time, path }
    }

    /// Returns the key that signed the request.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// Returns the path of the request, such as `/GetRow`.
    pub fn path(&self) -> &str {
        self.path.as_ref().map_or("", PathAndQuery::path)
    }
}

impl SigningKey {
    /// Signs a request as [`sign()`] does, without deriving the key again.
    ///
    /// A V4 key signs for any `time`. The service decides whether it accepts the key of another day.
    ///
    /// # Errors
    ///
    /// Those of [`sign()`]. On error the request is unchanged.
    pub fn sign<B: AsRef<[u8]>>(
        &self,
        request: &mut Request<B>,
        instance: &Instance,
        time: SystemTime,
    ) -> Result<Signed> {
        self.sign_dated(request, instance, time, &Date::new(time)?)
    }

    pub(crate) fn sign_dated<B: AsRef<[u8]>>(
        &self,
        request: &mut Request<B>,
        instance: &Instance,
        time: SystemTime,
        date: &Date,
    ) -> Result<Signed> {
        if request.method() != Method::POST {
            let message = format!(
                "cannot sign a {} request to {}: expected POST",
                request.method(),
                request.uri().path()
            );
            return Err(Error::new(ErrorKind::Request, message));
        }
        let headers = self.headers(request.body().as_ref(), instance, date)?;
        let mut was_signed = false;
        let signature = {
            let ours = headers.iter().flatten().map(|(name, value)| (name, value));
            let extra = request.headers().iter().filter(|(name, _)| {
                let is_ours = SET_BY_SIGNING.contains(name);
                was_signed |= is_ours;
                !is_ours
            });
            let mac = self.request_mac(request.uri(), &SignedHeaders::new(ours.chain(extra)));
            let mut value = header_value("signature", mac.signature())?;
            value.set_sensitive(true);
            value
        };
        let signature_name = match self.scope() {
            None => header::SIGNATURE,
            Some(_) => header::SIGNATURE_V4,
        };

        let on_request = request.headers_mut();
        on_request.try_reserve(headers.len() + 1).map_err(|full| {
            Error::new(ErrorKind::Request, "cannot sign: too many headers").with_source(full)
        })?;
        // Nothing fails from here on.
        if was_signed {
            for name in &SET_BY_SIGNING {
                on_request.remove(name);
            }
        }
        for (name, value) in headers.into_iter().flatten() {
            on_request.insert(name, value);
        }
        on_request.insert(signature_name, signature);
        Ok(Signed::new(self.clone(), time, request.uri()))
    }

    /// Returns all headers but the signature, in the order in which they are signed, so that sorting them
    /// is a single pass.
    fn headers(
        &self,
        body: &[u8],
        instance: &Instance,
        date: &Date,
    ) -> Result<[Option<(HeaderName, HeaderValue)>; 8]> {
        let date = date.header_value()?;
        let version = HeaderValue::from_static(header::API_VERSION_VALUE);
        let md5 = header_value("content MD5", crypto::content_md5(body))?;
        let token = self.security_token_header().cloned();
        let (day, region) = match self.scope().cloned() {
            Some(scope) => (Some(scope.day), Some(scope.region)),
            None => (None, None),
        };
        Ok([
            Some((header::ACCESS_KEY_ID, self.access_key_id_header().clone())),
            Some((header::API_VERSION, version)),
            Some((header::CONTENT_MD5, md5)),
            Some((header::DATE, date)),
            Some((header::INSTANCE_NAME, instance.header_value().clone())),
            day.map(|day| (header::SIGN_DATE, day)),
            region.map(|region| (header::SIGN_REGION, region)),
            token.map(|token| (header::STS_TOKEN, token)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::HeaderMap;
    use tablestore_core::Credentials;

    use super::*;
    use crate::SigningVersion;
    use crate::testing::{
        TOKEN, credentials, instance, lines, now, params, signed_request, unsigned_request, v4,
        versions,
    };

    fn params_with_token(version: SigningVersion) -> SigningParams {
        let credentials = credentials().with_security_token(TOKEN).unwrap();
        SigningParams::new(credentials, instance(), now()).with_version(version)
    }

    #[test]
    fn signature_and_token_are_sensitive() {
        for version in versions() {
            let mut request = unsigned_request();
            let signed = sign(&mut request, &params_with_token(version)).unwrap();
            let shown = format!("{request:?} {signed:?}");
            for name in ["x-ots-signature", "x-ots-signaturev4", "x-ots-ststoken"] {
                let Some(value) = request.headers().get(name) else {
                    continue;
                };
                assert!(value.is_sensitive(), "{name}");
                assert!(!shown.contains(value.to_str().unwrap()), "{shown}");
            }
        }
    }

    #[test]
    fn signing_twice_is_signing_once() {
        for version in versions() {
            let (once, _) = signed_request(version.clone());
            for before in [
                params(SigningVersion::V2),
                params_with_token(SigningVersion::V2),
                params_with_token(v4()),
                SigningParams::new(
                    Credentials::new("another", "another").unwrap(),
                    Instance::new("another").unwrap(),
                    now() + Duration::from_secs(1),
                ),
            ] {
                let mut twice = unsigned_request();
                twice
                    .headers_mut()
                    .append("x-ots-date", HeaderValue::from_static("1"));
                twice
                    .headers_mut()
                    .append("x-ots-date", HeaderValue::from_static("2"));
                sign(&mut twice, &before).unwrap();
                sign(&mut twice, &params(version.clone())).unwrap();
                assert_eq!(lines(twice.headers()), lines(once.headers()));
            }
        }
    }

    #[test]
    fn headers_of_others_stay_and_those_of_the_protocol_are_signed() {
        let sign_with = |name, value| {
            let mut request = unsigned_request();
            request
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
            sign(&mut request, &params(SigningVersion::V2)).unwrap();
            assert_eq!(request.headers()[name], value);
            request.headers()["x-ots-signature"].clone()
        };
        assert_eq!(sign_with("user-agent", "a"), sign_with("user-agent", "b"));
        let tag = "x-ots-request-tag";
        assert_ne!(sign_with(tag, "a"), sign_with(tag, "b"));
    }

    #[test]
    fn a_sign_date_is_the_day_of_the_key_alone() {
        let yesterday = now() - Duration::from_secs(86_400);
        let mut request = unsigned_request();
        sign(&mut request, &params(v4()).with_sign_date(yesterday)).unwrap();
        assert_eq!(request.headers()["x-ots-signdate"], "20261122");
        assert_eq!(request.headers()["x-ots-date"], "2026-11-23T09:00:00.000Z");
    }

    #[test]
    fn on_error_the_request_is_untouched() {
        let too_early = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        let full = || -> HeaderMap {
            let names = (0..24_570).map(|at| HeaderName::try_from(format!("x-{at}")).unwrap());
            names
                .map(|name| (name, HeaderValue::from_static("")))
                .collect()
        };
        for (method, headers, time, kind, expected) in [
            (
                Method::GET,
                HeaderMap::new(),
                now(),
                ErrorKind::Request,
                "cannot sign a GET request to /GetRow: expected POST",
            ),
            (
                Method::POST,
                full(),
                now(),
                ErrorKind::Request,
                "cannot sign: too many headers",
            ),
            (
                Method::POST,
                HeaderMap::new(),
                too_early,
                ErrorKind::Config,
                "the time cannot be written as x-ots-date: \
                 expected a year from 1970 to 9999",
            ),
        ] {
            let mut request = unsigned_request();
            *request.method_mut() = method;
            *request.headers_mut() = headers;
            request
                .headers_mut()
                .insert("x-ots-signature", HeaderValue::from_static("old"));
            let before = lines(request.headers());
            for version in versions() {
                let params = SigningParams::new(credentials(), instance(), time);
                let error = sign(&mut request, &params.with_version(version)).unwrap_err();
                assert_eq!(error.kind(), kind);
                assert_eq!(error.to_string(), expected);
                assert!(!error.request_sent());
                assert_eq!(lines(request.headers()), before);
            }
        }
    }
}
