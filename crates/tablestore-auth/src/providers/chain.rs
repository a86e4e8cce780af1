use std::borrow::Cow;
use std::sync::Arc;

use tablestore_core::{
    Credentials, ErrorKind, ProvideCredentials, ProvideCredentialsFuture, Quoted, Result,
};

use super::profile::PROFILE;
use super::{
    CliProfileCredentials, EcsRamRoleCredentials, EnvironmentCredentials, IniProfileCredentials,
    OidcRoleCredentials, ProviderContext, UriCredentials, invalid, not_configured,
};

/// Several providers, asked one after the other until one has credentials.
///
/// It continues only after [`ErrorKind::NotConfigured`]. Any other error ends it: a provider is
/// configured and fails, and the credentials of the next one would be those of another identity.
///
/// It starts with the first provider each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```
/// use tablestore_auth::providers::{CredentialsChain, EnvironmentCredentials, ProviderContext};
/// use tablestore_core::{Credentials, Environment, ProvideCredentials};
///
/// # tokio_test::block_on(async {
/// # let nothing_set: [(&str, &str); 0] = [];
/// # let context = ProviderContext::default().with_environment(Environment::from(nothing_set));
/// let chain = CredentialsChain::new()
///     .then("environment", EnvironmentCredentials::new(context))
///     .then("fallback", Credentials::new("LTAI5t", "b4fL1c")?);
/// assert_eq!(chain.provide().await?.access_key_id(), "LTAI5t");
/// # Ok::<(), tablestore_core::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug, Default)]
pub struct CredentialsChain {
    links: Vec<Link>,
}

#[derive(Clone, Debug)]
enum Link {
    Provider(Cow<'static, str>, Arc<dyn ProvideCredentials>),
    /// Ends the chain if the environment names a profile, which no provider before had.
    NamedProfile(ProviderContext),
}

impl CredentialsChain {
    /// Creates a chain without providers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the chain of the Alibaba Cloud SDKs, in their order:
    /// [environment](EnvironmentCredentials), [OIDC role](OidcRoleCredentials),
    /// [CLI profile](CliProfileCredentials), [ini profile](IniProfileCredentials),
    /// [ECS RAM role](EcsRamRoleCredentials), [credentials URI](UriCredentials).
    ///
    /// A profile that `ALIBABA_CLOUD_PROFILE` names must be in one of the files: it is an error, and not
    /// a reason to continue with the role of the machine, if it is in none.
    pub fn standard(context: &ProviderContext) -> Self {
        let context = || context.clone();
        let mut chain = Self::new()
            .then("environment", EnvironmentCredentials::new(context()))
            .then("OIDC role", OidcRoleCredentials::new(context()))
            .then("CLI profile", CliProfileCredentials::new(context()))
            .then("ini profile", IniProfileCredentials::new(context()));
        chain.links.push(Link::NamedProfile(context()));
        chain
            .then("ECS RAM role", EcsRamRoleCredentials::new(context()))
            .then("credentials URI", UriCredentials::new(context()))
    }

    /// Adds a provider at the end, with a name for errors.
    #[must_use]
    pub fn then(
        mut self,
        name: impl Into<Cow<'static, str>>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.links
            .push(Link::Provider(name.into(), Arc::new(provider)));
        self
    }

    async fn first_configured(&self) -> Result<Credentials> {
        let mut tried = Vec::with_capacity(self.links.len());
        for link in &self.links {
            match link {
                Link::Provider(name, provider) => match provider.provide().await {
                    Err(error) if error.kind() == ErrorKind::NotConfigured => {
                        tried.push(format!("{name} ({error})"));
                    }
                    result => return result,
                },
                Link::NamedProfile(context) => {
                    if let Some(name) = context.variable(PROFILE)? {
                        let tried = tried.join(", ");
                        return Err(invalid(format!(
                            "profile {} of {PROFILE} is not available; tried: {tried}",
                            Quoted(&name)
                        )));
                    }
                }
            }
        }
        let tried = tried.join(", ");
        Err(not_configured(format!(
            "no credentials are configured; tried: {tried}"
        )))
    }
}

/// # Errors
///
/// - [`ErrorKind::NotConfigured`] when no provider is configured, with the reason of each.
/// - The error of the first provider that fails otherwise.
impl ProvideCredentials for CredentialsChain {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.first_configured())
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::Error;
    use tokio_test::block_on;

    use super::*;

    #[derive(Debug)]
    struct Failing(ErrorKind);

    impl ProvideCredentials for Failing {
        fn provide(&self) -> ProvideCredentialsFuture<'_> {
            ProvideCredentialsFuture::ready(Err(Error::new(self.0, format!("is {:?}", self.0))))
        }
    }

    fn key(id: &str) -> Credentials {
        Credentials::new(id, "secret").unwrap()
    }

    #[test]
    fn the_first_that_is_configured_wins() {
        let chain = CredentialsChain::new()
            .then("none", Failing(ErrorKind::NotConfigured))
            .then("one", key("one"))
            .then("two", key("two"));
        assert_eq!(block_on(chain.provide()).unwrap().access_key_id(), "one");
    }

    #[test]
    fn an_error_ends_the_chain() {
        for kind in [ErrorKind::Config, ErrorKind::Credentials, ErrorKind::Other] {
            let chain = CredentialsChain::new()
                .then("none", Failing(ErrorKind::NotConfigured))
                .then("wrong", Failing(kind))
                .then("right", key("id"));
            let error = block_on(chain.provide()).unwrap_err();
            assert_eq!(error.kind(), kind);
            assert_eq!(error.to_string(), format!("is {kind:?}"));
        }
    }

    #[test]
    fn the_last_error_lists_all_providers() {
        let inner = CredentialsChain::new().then("c", Failing(ErrorKind::NotConfigured));
        let chain = CredentialsChain::new()
            .then("a", Failing(ErrorKind::NotConfigured))
            .then("b", inner);
        let error = block_on(chain.provide()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotConfigured);
        assert_eq!(
            error.to_string(),
            "no credentials are configured; tried: a (is NotConfigured), \
             b (no credentials are configured; tried: c (is NotConfigured))"
        );
    }
}
