use std::time::Duration;

use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use tablestore_core::{
    Body, Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Result,
};

use super::key::read_answer;
use super::{ProviderContext, not_configured, refused};
use crate::header_value;

const DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
const ROLE_NAME: &str = "ALIBABA_CLOUD_ECS_METADATA";
const V1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";

const SERVICE: &str = "http://100.100.100.200";
const ROLES: &str = "/latest/meta-data/ram/security-credentials/";
const TOKEN: HeaderName = HeaderName::from_static("x-aliyun-ecs-metadata-token");
const TOKEN_TTL: HeaderName = HeaderName::from_static("x-aliyun-ecs-metadata-token-ttl-seconds");

/// A token is used at once, and no longer.
const TOKEN_TTL_SECONDS: HeaderValue = HeaderValue::from_static("60");

/// The service is on the same host: it answers in milliseconds or not at all.
const TIME_LIMIT: Duration = Duration::from_secs(1);

/// Credentials of the RAM role that an ECS instance has, from its metadata service.
///
/// First a token is asked for (IMDSv2), then, with the token, the name of the role, and then its
/// credentials. If no token is given, the same is asked without one (IMDSv1).
///
/// | variable | meaning |
/// |---|---|
/// | `ALIBABA_CLOUD_ECS_METADATA` | the name of the role, which saves asking for it |
/// | `ALIBABA_CLOUD_ECS_METADATA_DISABLED` | `true`: the service is not asked at all |
/// | `ALIBABA_CLOUD_IMDSV1_DISABLED` | `true`: nothing is asked without a token |
///
/// When no role is named and the service does not answer, within 1 s each time, this is no ECS
/// instance, and the provider counts as not configured; likewise when the instance has no role.
///
/// Asks the service each time that it is asked: put
/// [`CachedCredentials`](super::CachedCredentials) around it.
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
    /// Asks with the HTTP client of the context, and reads its variables.
    pub fn new(context: ProviderContext) -> Self {
        Self {
            context,
            role_name: None,
        }
    }

    /// Takes the credentials of this role, whatever the environment says.
    #[must_use]
    pub fn with_role_name(mut self, name: impl Into<String>) -> Self {
        self.role_name = Some(name.into());
        self
    }

    async fn fetch(&self) -> Result<Credentials> {
        if self.context.is_true(DISABLED)? {
            return Err(not_configured(format!("{DISABLED} is true")));
        }
        let named = match &self.role_name {
            Some(name) => Some(name.clone()),
            None => self.context.variable(ROLE_NAME)?,
        };
        let answer = match named {
            Some(role) => self.ask(&role).await,
            None => self.ask_unnamed().await,
        };
        answer
    }
}
