use std::time::Duration;

use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};
use tablestore_core::{
    Body, Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Quoted, Result,
};

use super::key::read_response;
use super::{ProviderContext, invalid, not_configured, unavailable};
use crate::header_value;

const DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
const ROLE_NAME: &str = "ALIBABA_CLOUD_ECS_METADATA";
const V1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";

const SERVICE: &str = "the metadata service at 100.100.100.200";
const ALLOWED_IN_NAMES: &str = "expected ASCII letters, digits, '-', '_' and '.'";
const TOKEN: HeaderName = HeaderName::from_static("x-aliyun-ecs-metadata-token");
const TOKEN_TTL: HeaderName = HeaderName::from_static("x-aliyun-ecs-metadata-token-ttl-seconds");

/// A token is used at once, and once.
const TOKEN_TTL_SECONDS: HeaderValue = HeaderValue::from_static("60");

/// The service is on the same host: it responds in milliseconds or not at all.
const TIME_LIMIT: Duration = Duration::from_secs(1);

/// Credentials of the RAM role of an ECS instance, from its metadata service.
///
/// Requests a token (IMDSv2), then with it the name of the role, and then the credentials. If no token
/// is issued, the same requests are sent without one (IMDSv1).
///
/// | variable | meaning |
/// |---|---|
/// | `ALIBABA_CLOUD_ECS_METADATA` | the name of the role, which spares the request for it |
/// | `ALIBABA_CLOUD_ECS_METADATA_DISABLED` | `true`: nothing is requested |
/// | `ALIBABA_CLOUD_IMDSV1_DISABLED` | `true`: nothing is requested without a token |
///
/// When no role is named and the service does not respond, within 1 s for each request, this is not an
/// ECS instance, and the provider counts as not configured; likewise when the instance has no role.
///
/// Asks the service each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```
/// use tablestore_auth::providers::{CachedCredentials, EcsRamRoleCredentials, ProviderContext};
///
/// // With the HTTP client of your choice: `.with_http(…)`.
/// let role = EcsRamRoleCredentials::new(ProviderContext::default()).with_role_name("shop-writer");
/// let credentials = CachedCredentials::new(role);
/// ```
#[derive(Clone, Debug)]
pub struct EcsRamRoleCredentials {
    context: ProviderContext,
    role_name: Option<String>,
}

impl EcsRamRoleCredentials {
    /// Creates a provider with the HTTP client and variables of a context.
    pub fn new(context: ProviderContext) -> Self {
        Self {
            context,
            role_name: None,
        }
    }

    /// As a profile has it, with or without a name.
    pub(super) fn with_optional_name(context: &ProviderContext, role_name: Option<String>) -> Self {
        let context = context.clone();
        Self { context, role_name }
    }

    /// Sets the name of the role, instead of that of the environment.
    #[must_use]
    pub fn with_role_name(mut self, name: impl Into<String>) -> Self {
        self.role_name = Some(name.into());
        self
    }

    async fn fetch(&self) -> Result<Credentials> {
        if self.context.is_true(DISABLED)? {
            return Err(not_configured(format!("{DISABLED} is true")));
        }
        let named = self.named()?;
        // If a role is named the service must respond; otherwise it may well not exist.
        let silent = |error: Error| match named {
            Some(_) => unavailable(format!("{SERVICE} does not respond")).with_source(error),
            None => not_configured(format!("{SERVICE} does not respond: {error}")),
        };
        let token = self.token(silent).await?;
        let role = match &named {
            Some(name) => name.clone(),
            None => {
                let response = self.send(get("", token.as_ref())?).await;
                read_role_name(&response.map_err(silent)?)?
            }
        };
        let response = self.send(get(&role, token.as_ref())?).await;
        let response = response.map_err(silent)?;
        if response.status() != StatusCode::OK {
            let request = format!("a request for the credentials of role {}", Quoted(&role));
            return Err(unexpected(&response, &request));
        }
        read_response(SERVICE, response.body().as_ref())
    }

    fn named(&self) -> Result<Option<String>> {
        let named = match &self.role_name {
            Some(name) => Some(name.clone()),
            None => self.context.variable(ROLE_NAME)?,
        };
        match named {
            Some(name) if !is_role_name(&name) => Err(invalid(format!(
                "{} is not a name of a RAM role: {ALLOWED_IN_NAMES}",
                Quoted(&name)
            ))),
            named => Ok(named),
        }
    }

    /// Requests a token; `None` when none is issued and requests without one are allowed.
    async fn token(&self, silent: impl FnOnce(Error) -> Error) -> Result<Option<HeaderValue>> {
        let failure = match self.send(token_request()).await {
            Ok(response) if response.status() == StatusCode::OK => {
                return read_token(&response).map(Some);
            }
            Ok(response) => unexpected(&response, "a request for a token"),
            Err(error) => silent(error),
        };
        if self.context.is_true(V1_DISABLED)? {
            return Err(failure);
        }
        Ok(None)
    }

    async fn send(&self, request: Request<Body>) -> Result<Response<Body>> {
        self.context.send(request, TIME_LIMIT).await
    }
}

impl ProvideCredentials for EcsRamRoleCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.fetch())
    }
}

fn token_request() -> Request<Body> {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::PUT;
    *request.uri_mut() = Uri::from_static("http://100.100.100.200/latest/api/token");
    request.headers_mut().insert(TOKEN_TTL, TOKEN_TTL_SECONDS);
    request
}

fn read_token(response: &Response<Body>) -> Result<HeaderValue> {
    let token = response.body().as_ref().trim_ascii();
    let mut token = header_value("token of the metadata service", token)
        .map_err(|error| unavailable(error.to_string()))?;
    token.set_sensitive(true);
    Ok(token)
}

/// A request for the credentials of a role or, with an empty name, for the name of the role.
fn get(role: &str, token: Option<&HeaderValue>) -> Result<Request<Body>> {
    let uri = format!("http://100.100.100.200/latest/meta-data/ram/security-credentials/{role}");
    let mut request = Request::get(uri)
        .body(Body::empty())
        .map_err(|error| invalid("the role name is not valid in a URI").with_source(error))?;
    if let Some(token) = token {
        request.headers_mut().insert(TOKEN, token.clone());
    }
    Ok(request)
}

/// Whether a name is safe as a part of an address.
fn is_role_name(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && name.bytes().all(is_allowed)
}

fn read_role_name(response: &Response<Body>) -> Result<String> {
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND => return Err(not_configured("this ECS instance has no RAM role")),
        _ => return Err(unexpected(response, "a request for the name of the role")),
    }
    let name = String::from_utf8_lossy(response.body().as_ref().trim_ascii());
    if !is_role_name(&name) {
        return Err(unavailable(format!(
            "{SERVICE} returned an invalid name of a RAM role: {ALLOWED_IN_NAMES}"
        )));
    }
    Ok(name.into_owned())
}

fn unexpected(response: &Response<Body>, request: &str) -> Error {
    let status = response.status().as_u16();
    unavailable(format!(
        "{SERVICE} responded to {request} with status {status}"
    ))
}
