use std::borrow::Cow;
use std::sync::Arc;

use tablestore_core::{
    Credentials, ErrorKind, ProvideCredentials, ProvideCredentialsFuture, Result,
};

use super::{
    CliProfileCredentials, EcsRamRoleCredentials, EnvironmentCredentials, IniProfileCredentials,
    ProviderContext, UriCredentials, not_configured,
};

/// Several providers, asked one after the other until one has credentials.
///
/// It goes on only after [`ErrorKind::NotConfigured`]. Any other error ends it: something is
/// configured there, and wrong, and the credentials of the next would be another's than were meant.
///
/// It starts from the first each time that it is asked: put
/// [`CachedCredentials`](super::CachedCredentials) around it.
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
    links: Vec<(Cow<'static, str>, Arc<dyn ProvideCredentials>)>,
}

impl CredentialsChain {
    /// A chain without any provider.
    pub fn new() -> Self {
        Self::default()
    }

    /// The chain of the Alibaba Cloud SDKs, in their order: [environment](EnvironmentCredentials),
    /// [CLI profile](CliProfileCredentials), [ini profile](IniProfileCredentials),
    /// [ECS RAM role](EcsRamRoleCredentials), [credentials URI](UriCredentials).
    pub fn standard(context: &ProviderContext) -> Self {
        let context = || context.clone();
        Self::new()
            .then("environment", EnvironmentCredentials::new(context()))
            .then("CLI profile", CliProfileCredentials::new(context()))
            .then("ini profile", IniProfileCredentials::new(context()))
            .then("ECS RAM role", EcsRamRoleCredentials::new(context()))
            .then("credentials URI", UriCredentials::new(context()))
    }

    /// Adds a provider at the end, with the name that errors call it by.
    #[must_use]
    pub fn then(
        mut self,
        name: impl Into<Cow<'static, str>>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.links.push((name.into(), Arc::new(provider)));
        self
    }

    async fn first_configured(&self) -> Result<Credentials> {
        let mut tried = Vec::with_capacity(self.links.len());
        for (name, provider) in &self.links {
            match provider.provide().await {
                Err(error) if error.kind() == ErrorKind::NotConfigured => {
                    tried.push(format!("{name} ({error})"));
                }
                answer => return answer,
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
/// - [`ErrorKind::NotConfigured`] when every provider says so, with what each of them says.
/// - That of the first provider that fails otherwise.
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
    fn what_is_wrong_ends_the_chain() {
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
    fn the_error_at_the_end_says_what_was_tried() {
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
