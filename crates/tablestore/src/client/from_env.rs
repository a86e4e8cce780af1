use tablestore_core::{Credentials, Environment, Error, ErrorKind, Result, local};

use crate::ClientBuilder;

const EMULATOR_HOST: &str = "TABLESTORE_EMULATOR_HOST";
const ENDPOINT: &str = "TABLESTORE_ENDPOINT";
const ACCESS_KEY_ID: &str = "TABLESTORE_ACCESS_KEY_ID";
const ACCESS_KEY_SECRET: &str = "TABLESTORE_ACCESS_KEY_SECRET";
const SESSION_TOKEN: &str = "TABLESTORE_SESSION_TOKEN";
const INSTANCE: &str = "TABLESTORE_INSTANCE";
const REGION: &str = "TABLESTORE_REGION";

impl ClientBuilder {
    /// A builder for what the environment of this process names.
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `TABLESTORE_EMULATOR_HOST` | `host:port` of a local service. Wins over all others: plain HTTP, the well-known keys, instance `local`. |
    /// | `TABLESTORE_ENDPOINT` | the endpoint of the service, such as `https://shop.cn-hangzhou.ots.aliyuncs.com` |
    /// | `TABLESTORE_ACCESS_KEY_ID`, `TABLESTORE_ACCESS_KEY_SECRET` | the access key; without it, the rest of the [standard chain](crate::providers::CredentialsChain::standard) is asked |
    /// | `TABLESTORE_SESSION_TOKEN` | the security token of a temporary key |
    /// | `TABLESTORE_INSTANCE` | the instance, where the endpoint does not carry it |
    /// | `TABLESTORE_REGION` | the region; makes signatures version 4 |
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotConfigured`] when neither the emulator nor an endpoint nor a key is named,
    /// [`ErrorKind::Config`] when a variable is missing beside others.
    pub fn from_env() -> Result<Self> {
        Self::from_environment(&Environment::process())
    }

    /// As [`ClientBuilder::from_env`], from an environment given by hand.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn from_environment(environment: &Environment) -> Result<Self> {
        if let Some(host) = environment.get(EMULATOR_HOST)? {
            let endpoint = format!("http://{}", host.trim_start_matches("http://"));
            return Ok(Self::new(&endpoint)
                .allow_plain_http()
                .credentials(Credentials::local())
                .instance(local::INSTANCE));
        }
        let id = environment.get(ACCESS_KEY_ID)?;
        let secret = environment.get(ACCESS_KEY_SECRET)?;
        let endpoint = match environment.get(ENDPOINT)? {
            Some(endpoint) => endpoint,
            None if id.is_none() && secret.is_none() => return Err(nothing_set()),
            None => return Err(missing(ENDPOINT)),
        };
        let mut builder = Self::new(&endpoint).environment(environment.clone());
        builder = match (id, secret, environment.get(SESSION_TOKEN)?) {
            (Some(id), Some(secret), None) => builder.access_key(id, secret),
            (Some(id), Some(secret), Some(token)) => {
                builder.temporary_access_key(id, secret, token)
            }
            (None, Some(_), _) | (None, None, Some(_)) => return Err(missing(ACCESS_KEY_ID)),
            (Some(_), None, _) => return Err(missing(ACCESS_KEY_SECRET)),
            (None, None, None) => builder,
        };
        if let Some(instance) = environment.get(INSTANCE)? {
            builder = builder.instance(instance);
        }
        if let Some(region) = environment.get(REGION)? {
            builder = builder.region(region);
        }
        Ok(builder)
    }
}

fn nothing_set() -> Error {
    Error::new(
        ErrorKind::NotConfigured,
        format!(
            "the environment names no service: set {EMULATOR_HOST}, or {ENDPOINT} with \
             {ACCESS_KEY_ID} and {ACCESS_KEY_SECRET}"
        ),
    )
}

fn missing(variable: &str) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("environment variable {variable} is not set, while others of the client are"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Client;

    fn client<const N: usize>(variables: [(&str, &str); N]) -> Result<Client> {
        ClientBuilder::from_environment(&Environment::from(variables))?.build()
    }

    #[test]
    fn the_emulator_wins_and_needs_nothing_else() {
        let client = client([
            ("TABLESTORE_EMULATOR_HOST", "127.0.0.1:4000"),
            (
                "TABLESTORE_ENDPOINT",
                "https://shop.cn-hangzhou.ots.aliyuncs.com",
            ),
        ])
        .unwrap();
        assert_eq!(client.endpoint().as_str(), "http://127.0.0.1:4000");
    }

    #[test]
    fn a_key_is_whole_or_looked_for_elsewhere() {
        let endpoint = (
            "TABLESTORE_ENDPOINT",
            "https://shop.cn-hangzhou.ots.aliyuncs.com",
        );
        let id = ("TABLESTORE_ACCESS_KEY_ID", "id");
        let secret = ("TABLESTORE_ACCESS_KEY_SECRET", "secret");
        assert!(client([endpoint, id, secret]).is_ok());
        assert!(client([endpoint]).is_ok());
        for (error, missing) in [
            (
                client([endpoint, id]).unwrap_err(),
                "TABLESTORE_ACCESS_KEY_SECRET",
            ),
            (
                client([endpoint, secret]).unwrap_err(),
                "TABLESTORE_ACCESS_KEY_ID",
            ),
            (client([id, secret]).unwrap_err(), "TABLESTORE_ENDPOINT"),
        ] {
            assert_eq!(error.kind(), ErrorKind::Config);
            assert_eq!(
                error.to_string(),
                format!(
                    "environment variable {missing} is not set, while others of the client are"
                )
            );
        }
    }

    #[test]
    fn nothing_set_is_an_error_of_its_own() {
        let error = client([("TABLESTORE_ENDPOINT", "")]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotConfigured);
    }

    #[test]
    fn a_host_without_an_instance_needs_one_named() {
        let error = client([
            ("TABLESTORE_ENDPOINT", "https://10.0.0.1"),
            ("TABLESTORE_ACCESS_KEY_ID", "id"),
            ("TABLESTORE_ACCESS_KEY_SECRET", "secret"),
        ])
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains("instance"), "{error}");
    }
}
