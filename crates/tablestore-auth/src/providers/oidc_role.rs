use std::path::PathBuf;

use tablestore_core::{Credentials, ProvideCredentials, ProvideCredentialsFuture, Result};
use zeroize::Zeroizing;

use super::sts::{self, Role};
use super::{ProviderContext, invalid, not_configured};

const ROLE_ARN: &str = "ALIBABA_CLOUD_ROLE_ARN";
const PROVIDER_ARN: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
const TOKEN_FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

/// Credentials of a RAM role that is assumed with the token of an OIDC provider, as in a Kubernetes pod
/// with a RAM role for its service account.
///
/// | variable | meaning |
/// |---|---|
/// | `ALIBABA_CLOUD_ROLE_ARN` | the role |
/// | `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` | the OIDC provider |
/// | `ALIBABA_CLOUD_OIDC_TOKEN_FILE` | the file with the token, which is read before each request |
/// | `ALIBABA_CLOUD_ROLE_SESSION_NAME` | the name of the session; `tablestore-rust` by default |
/// | `ALIBABA_CLOUD_STS_REGION` | the region of the STS endpoint; the central one by default |
/// | `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` | `true`: the region's endpoint in the private network |
///
/// Without any of the first three it counts as not configured. Without some of them it is an error: the
/// next provider of a chain would have another identity.
///
/// Sends a request to the Security Token Service each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```
/// use tablestore_auth::providers::{CachedCredentials, OidcRoleCredentials, ProviderContext};
///
/// // With the HTTP client of your choice: `.with_http(…)`.
/// let role = OidcRoleCredentials::new(ProviderContext::default());
/// let credentials = CachedCredentials::new(role);
/// ```
#[derive(Clone, Debug)]
pub struct OidcRoleCredentials {
    context: ProviderContext,
}

impl OidcRoleCredentials {
    /// Creates a provider with the variables, files and HTTP client of a context.
    pub fn new(context: ProviderContext) -> Self {
        Self { context }
    }

    async fn fetch(&self) -> Result<Credentials> {
        let values = [
            (ROLE_ARN, self.context.variable(ROLE_ARN)?),
            (PROVIDER_ARN, self.context.variable(PROVIDER_ARN)?),
            (TOKEN_FILE, self.context.variable(TOKEN_FILE)?),
        ];
        let set = values.iter().find(|(_, value)| value.is_some());
        let Some(set) = set.map(|(name, _)| *name) else {
            return Err(not_configured(format!("{TOKEN_FILE} is not set")));
        };
        let [arn, provider_arn, token_file] = values.map(|(name, value)| {
            value.ok_or_else(|| {
                invalid(format!(
                    "the environment: {name} is not set, while {set} is"
                ))
            })
        });
        let identity = OidcIdentity {
            provider_arn: provider_arn?,
            token_file: token_file?.into(),
        };
        let role = Role {
            arn: arn?,
            ..Role::default()
        };
        identity.assume(&self.context, &role).await
    }
}

impl ProvideCredentials for OidcRoleCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.fetch())
    }
}

/// An OIDC provider, and the file with its token.
#[derive(Clone, Debug)]
pub(super) struct OidcIdentity {
    pub(super) provider_arn: String,
    pub(super) token_file: PathBuf,
}

impl OidcIdentity {
    pub(super) async fn assume(
        &self,
        context: &ProviderContext,
        role: &Role,
    ) -> Result<Credentials> {
        let path = self.token_file.display();
        let bytes = context
            .file(&self.token_file)?
            .ok_or_else(|| invalid(format!("there is no file {path}")))?;
        let token = Zeroizing::new(String::from_utf8_lossy(bytes.trim_ascii()).into_owned());
        if token.is_empty() {
            return Err(invalid(format!("{path} has no OIDC token")));
        }
        sts::assume_role_with_oidc(context, &self.provider_arn, &token, role).await
    }
}
