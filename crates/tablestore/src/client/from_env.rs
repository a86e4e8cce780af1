use tablestore_core::{Credentials, Endpoint, Environment, Error, ErrorKind, Result, local};

use super::ClientBuilder;

const EMULATOR_HOST: &str = "TABLESTORE_EMULATOR_HOST";
const ENDPOINT: &str = "TABLESTORE_ENDPOINT";
const ACCESS_KEY_ID: &str = "TABLESTORE_ACCESS_KEY_ID";
const ACCESS_KEY_SECRET: &str = "TABLESTORE_ACCESS_KEY_SECRET";
const SESSION_TOKEN: &str = "TABLESTORE_SESSION_TOKEN";
const INSTANCE: &str = "TABLESTORE_INSTANCE";
const REGION: &str = "TABLESTORE_REGION";

impl ClientBuilder {
    /// Creates a builder from the environment variables of this process.
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `TABLESTORE_EMULATOR_HOST` | `host[:port]` of an emulator, with port 8087 by default. Takes precedence over all others: plain HTTP, the emulator's built-in key, instance `local`. |
    /// | `TABLESTORE_ENDPOINT` | the endpoint of the service, such as `https://shop.cn-hangzhou.ots.aliyuncs.com` |
    /// | `TABLESTORE_ACCESS_KEY_ID`, `TABLESTORE_ACCESS_KEY_SECRET` | the access key; without it, the rest of the [standard chain](crate::providers::CredentialsChain::standard) is used |
    /// | `TABLESTORE_SESSION_TOKEN` | the security token of a temporary key |
    /// | `TABLESTORE_INSTANCE` | the instance, if it is not part of the endpoint's host name |
    /// | `TABLESTORE_REGION` | the region; selects signatures of version 4 |
    ///
    /// If both an emulator and an endpoint are set, the emulator is used, and a warning is logged.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotConfigured`] if neither an emulator nor an endpoint nor a key is set,
    /// [`ErrorKind::Config`] if a variable is missing beside others, or is not valid.
    pub fn from_env() -> Result<Self> {
        Self::from_environment(&Environment::process())
    }

    /// Creates a builder from the variables of an [`Environment`], as [`ClientBuilder::from_env`] does
    /// from those of the process.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::from_env`].
    pub fn from_environment(environment: &Environment) -> Result<Self> {
        if let Some(host) = environment.get(EMULATOR_HOST)? {
            let endpoint = emulator_endpoint(&host)?;
            if environment.get(ENDPOINT)?.is_some() {
                tracing::warn!(
                    target: "tablestore",
                    endpoint = endpoint.as_str(),
                    "{EMULATOR_HOST} takes precedence over {ENDPOINT}: \
                     requests go to the emulator, not to the service"
                );
            }
            return Ok(Self::new(endpoint.as_str())
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

/// Parses `[http://]host[:port]`.
fn emulator_endpoint(value: &str) -> Result<Endpoint> {
    let address = match value.split_once("://") {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("http") => address,
        Some(_) => return Err(not_an_emulator("allowed is [http://]host[:port]")),
        None => value,
    };
    let address = address.strip_suffix('/').unwrap_or(address);
    // The colons of an IPv6 address are inside brackets.
    let after_brackets = address.rsplit(']').next().unwrap_or(address);
    let endpoint = match after_brackets.contains(':') {
        true => format!("http://{address}"),
        false => format!("http://{address}:{}", local::PORT),
    };
    Endpoint::parse_plain_http(&endpoint).map_err(not_an_emulator)
}

fn not_an_emulator(reason: impl std::fmt::Display) -> Error {
    let message = format!("environment variable {EMULATOR_HOST} is not valid: {reason}");
    Error::new(ErrorKind::Config, message)
}

fn nothing_set() -> Error {
    Error::new(
        ErrorKind::NotConfigured,
        format!(
            "no service is set in the environment: set {EMULATOR_HOST}, or {ENDPOINT} with \
             {ACCESS_KEY_ID} and {ACCESS_KEY_SECRET}"
        ),
    )
}

fn missing(variable: &str) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("environment variable {variable} is not set, although related ones are"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Client;
    use crate::testing::recording::Recording;

    fn client<const N: usize>(variables: [(&str, &str); N]) -> Result<Client> {
        ClientBuilder::from_environment(&Environment::from(variables))?.build()
    }

    #[test]
    fn an_emulator_takes_precedence_and_needs_no_other_variable() {
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
    fn one_warning_says_that_requests_go_to_the_emulator() {
        const HOST: (&str, &str) = ("TABLESTORE_EMULATOR_HOST", "127.0.0.1:4000");
        const CLOUD: (&str, &str) = (
            "TABLESTORE_ENDPOINT",
            "https://shop.cn-hangzhou.ots.aliyuncs.com",
        );
        let recording = Recording::default();
        let _guard = tracing::subscriber::set_default(recording.clone());
        client([HOST]).unwrap();
        assert!(recording.events().is_empty());
        client([HOST, CLOUD]).unwrap();
        let [warning] = &recording.events()[..] else {
            panic!("{:?}", recording.events());
        };
        assert_eq!(*warning.metadata.level(), tracing::Level::WARN);
        assert_eq!(warning.fields["endpoint"], "http://127.0.0.1:4000");
        assert_eq!(
            warning.fields["message"],
            "TABLESTORE_EMULATOR_HOST takes precedence over TABLESTORE_ENDPOINT: \
             requests go to the emulator, not to the service"
        );
    }

    #[test]
    fn the_address_of_an_emulator_has_defaults_and_is_named_in_errors() {
        let endpoint = |host| {
            let client = client([("TABLESTORE_EMULATOR_HOST", host)]);
            client.map(|client| client.endpoint().as_str().to_owned())
        };
        for (host, expected) in [
            ("localhost", "http://localhost:8087"),
            ("localhost:80", "http://localhost:80"),
            ("HTTP://localhost:4000/", "http://localhost:4000"),
            ("http://127.0.0.1", "http://127.0.0.1:8087"),
            ("[::1]", "http://[::1]:8087"),
            ("[::1]:4000", "http://[::1]:4000"),
            ("emulator.test", "http://emulator.test:8087"),
        ] {
            assert_eq!(endpoint(host).unwrap(), expected, "{host}");
        }
        for host in [
            "https://localhost",
            "localhost:port",
            "a b",
            "host/path",
            "::1",
        ] {
            let error = endpoint(host).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let text = error.to_string();
            assert!(text.contains("TABLESTORE_EMULATOR_HOST"), "{text}");
        }
    }

    #[test]
    fn a_key_is_complete_or_looked_up_elsewhere() {
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
                format!("environment variable {missing} is not set, although related ones are")
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
