use std::fmt;
use std::time::Duration;

use http::uri::Scheme;
use http::{Request, StatusCode, Uri};
use tablestore_core::{Body, Credentials, ProvideCredentials, ProvideCredentialsFuture, Result};

use super::key::read_response;
use super::{ProviderContext, invalid, not_configured, unavailable};

const URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Credentials that a server issues: that of `ALIBABA_CLOUD_CREDENTIALS_URI`, most often a sidecar in
/// the same pod.
///
/// It must respond to a `GET` of the URI within 10 s with status 200 and
///
/// ```json
/// {
///   "Code": "Success",
///   "AccessKeyId": "STS.LTAI5t",
///   "AccessKeySecret": "b4fL1c",
///   "SecurityToken": "CAIS",
///   "Expiration": "2026-11-23T15:00:00Z"
/// }
/// ```
///
/// where `Code` is optional. The URI is `https` or `http`; the latter exposes the credentials to the
/// network.
///
/// Asks the server each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```
/// use tablestore_auth::providers::{CachedCredentials, ProviderContext, UriCredentials};
///
/// // With the HTTP client of your choice: `.with_http(…)`.
/// let uri = UriCredentials::new(ProviderContext::default()).with_uri("http://127.0.0.1:7002/");
/// let credentials = CachedCredentials::new(uri);
/// ```
#[derive(Clone)]
pub struct UriCredentials {
    context: ProviderContext,
    uri: Option<String>,
}

impl UriCredentials {
    /// Creates a provider with the HTTP client and variables of a context.
    pub fn new(context: ProviderContext) -> Self {
        Self { context, uri: None }
    }

    /// Sets the URI, instead of that of the environment.
    #[must_use]
    pub fn with_uri(mut self, uri: impl Into<String>) -> Self {
        self.uri = Some(uri.into());
        self
    }

    async fn fetch(&self) -> Result<Credentials> {
        let uri = match &self.uri {
            Some(uri) => uri.clone(),
            None => self
                .context
                .variable(URI)?
                .ok_or_else(|| not_configured(format!("{URI} is not set")))?,
        };
        let uri = parse(uri)?;
        let origin = origin(&uri);
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = uri;
        let response = self.context.send(request, TIME_LIMIT).await;
        let response = response.map_err(|error| {
            unavailable(format!("{origin} does not respond")).with_source(error)
        })?;
        match response.status() {
            StatusCode::OK => read_response(&origin, response.body().as_ref()),
            status => Err(unavailable(format!(
                "{origin} responded with status {}",
                status.as_u16()
            ))),
        }
    }
}

impl ProvideCredentials for UriCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.fetch())
    }
}

/// Omits the URI, which may contain a secret.
impl fmt::Debug for UriCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UriCredentials")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

/// Parses a URI, which may contain a secret: no message quotes it.
fn parse(uri: String) -> Result<Uri> {
    let schemes = [Scheme::HTTPS, Scheme::HTTP];
    Uri::try_from(uri)
        .ok()
        .filter(|uri| uri.scheme().is_some_and(|scheme| schemes.contains(scheme)))
        .ok_or_else(|| {
            invalid("the credentials URI is not valid: expected http[s]://host[:port]/path")
        })
}

/// Names the server without the parts that may be secret: user, password and query.
fn origin(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    let port = uri
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    format!("the credentials server {host}{port}")
}
