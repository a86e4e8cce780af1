use tablestore_core::{Credentials, ProvideCredentials, ProvideCredentialsFuture, Result};

use super::key::{Parts, read_key};
use super::{ProviderContext, not_configured};

/// The names of id, secret and security token in each family.
const FAMILIES: [[&str; 3]; 2] = [
    [
        "TABLESTORE_ACCESS_KEY_ID",
        "TABLESTORE_ACCESS_KEY_SECRET",
        "TABLESTORE_SESSION_TOKEN",
    ],
    [
        "ALIBABA_CLOUD_ACCESS_KEY_ID",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        "ALIBABA_CLOUD_SECURITY_TOKEN",
    ],
];

/// Credentials from environment variables.
///
/// | variable | or | meaning |
/// |---|---|---|
/// | `TABLESTORE_ACCESS_KEY_ID` | `ALIBABA_CLOUD_ACCESS_KEY_ID` | the access key id |
/// | `TABLESTORE_ACCESS_KEY_SECRET` | `ALIBABA_CLOUD_ACCESS_KEY_SECRET` | its secret |
/// | `TABLESTORE_SESSION_TOKEN` | `ALIBABA_CLOUD_SECURITY_TOKEN` | the security token, for a temporary key |
///
/// The variables of one column or the other are used, never a mixture; the first column wins.
///
/// ```
/// use tablestore_auth::providers::{EnvironmentCredentials, ProviderContext};
/// use tablestore_core::{Environment, ErrorKind, ProvideCredentials};
///
/// # tokio_test::block_on(async {
/// let environment = Environment::from([("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI5t")]);
/// let context = ProviderContext::default().with_environment(environment);
/// let error = EnvironmentCredentials::new(context).provide().await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Config);
/// assert_eq!(
///     error.to_string(),
///     "the environment: ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set, \
///      while ALIBABA_CLOUD_ACCESS_KEY_ID is",
/// );
/// # });
/// ```
#[derive(Clone, Debug)]
pub struct EnvironmentCredentials {
    context: ProviderContext,
}

impl EnvironmentCredentials {
    /// Creates a provider that reads the variables of a context each time that it is asked.
    pub fn new(context: ProviderContext) -> Self {
        Self { context }
    }

    fn read(&self) -> Result<Credentials> {
        for names in FAMILIES {
            let get = &mut |name: &str| self.context.variable(name);
            let key = read_key("the environment", names, Parts::TokenOptional, get)?;
            if let Some(credentials) = key {
                return Ok(credentials);
            }
        }
        let [[first, ..], [second, ..]] = FAMILIES;
        Err(not_configured(format!(
            "neither {first} nor {second} is set"
        )))
    }
}

impl ProvideCredentials for EnvironmentCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::ready(self.read())
    }
}
