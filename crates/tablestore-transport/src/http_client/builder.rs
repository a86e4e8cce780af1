use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tablestore_core::{Environment, Error, ErrorKind, Result};
use zeroize::Zeroizing;

use super::connect::Connector;
use super::dial::Dialer;
use super::pools::Pools;
use super::tls::{Identity, Tls};
use super::{HttpClient, Inner, Proxy, TlsProvider, TlsVersion};

/// Settings of an [`HttpClient`].
#[derive(Clone, Debug)]
#[must_use = "a client does nothing until it is built"]
pub struct HttpClientBuilder {
    connect_timeout: Duration,
    idle_timeout: Duration,
    max_idle_connections: usize,
    max_connection_age: Option<Duration>,
    proxy: Option<Proxy>,
    environment: Environment,
    tls: Tls,
}

impl HttpClientBuilder {
    pub(super) fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_secs(25),
            max_idle_connections: 50,
            max_connection_age: None,
            proxy: None,
            environment: Environment::process(),
            tls: Tls::default(),
        }
    }

    /// Sets the time limit for making a connection, from the name lookup to the end of the TLS
    /// handshake. 5 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sets how long a connection is kept without a request. 25 s by default: the service closes idle
    /// connections, and a request sent on one that is being closed has an unknown outcome.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = limit;
        self
    }

    /// Sets how many connections are kept without a request, for each host and tokio runtime. 50 by
    /// default, as many as a stack [uses](crate::StackBuilder::max_connections).
    pub fn max_idle_connections(mut self, limit: usize) -> Self {
        self.max_idle_connections = limit;
        self
    }

    /// Closes a connection after the first request that finds it this old, so that new connections
    /// follow the host name to its current addresses. No request is cut short. No limit by default.
    ///
    /// A connection without requests ends sooner, by [`idle_timeout`](Self::idle_timeout).
    pub fn max_connection_age(mut self, limit: Duration) -> Self {
        self.max_connection_age = Some(limit);
        self
    }

    /// Sends requests through this proxy, or with [`Proxy::none`] through none. By default the proxies
    /// of the process's environment are used, read [when the client is built](Proxy::from_environment).
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = Some(proxy);
        self
    }

    /// Reads proxies, if none is set, from this environment instead of the process's.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Trusts these root certificates too: one or more certificates in PEM.
    pub fn add_root_certificate_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.added_roots.push(pem.into());
        self
    }

    /// Trusts only the root certificates that were added. By default the system's are trusted, too.
    pub fn only_added_roots(mut self) -> Self {
        self.tls.system_roots = false;
        self
    }

    /// Sets the certificate for servers that ask for one: the chain, with the client's own certificate
    /// first, and its private key (PKCS #8, PKCS #1 or SEC 1), both in PEM.
    pub fn client_certificate_pem(
        mut self,
        chain: impl Into<Vec<u8>>,
        key: impl Into<Vec<u8>>,
    ) -> Self {
        self.tls.identity = Some(Identity {
            chain: chain.into(),
            key: Zeroizing::new(key.into()),
        });
        self
    }

    /// Sets the oldest version of TLS that is accepted. [`TlsVersion::V1_2`] by default.
    pub fn min_tls_version(mut self, version: TlsVersion) -> Self {
        self.tls.min_version = version;
        self
    }

    /// Sets the library for TLS's cryptography. By default ring if the feature `ring` is on, as it is
    /// by default, and aws-lc-rs if only `aws-lc-rs` is.
    ///
    /// None is installed for the process: that choice is the application's.
    pub fn tls_provider(mut self, provider: TlsProvider) -> Self {
        self.tls.provider = Some(provider);
        self
    }

    /// Reads the certificates and the environment, and creates the client. Makes no connection.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](tablestore_core::ErrorKind::Config) when a certificate or key cannot be
    /// read, or a proxy in the environment, and when the connect timeout is zero. A system without root
    /// certificates is an error only once a certificate is verified.
    pub fn build(self) -> Result<HttpClient> {
        if self.connect_timeout.is_zero() {
            let message = "connect_timeout is 0 s: no connection can be made in that time";
            return Err(Error::new(ErrorKind::Config, message));
        }
        let roots = self.tls.roots()?;
        let trusted_roots = roots.len();
        let tls = Arc::new(self.tls.client_config(roots)?);
        let proxy = match self.proxy {
            Some(proxy) => proxy,
            None => Proxy::from_environment(&self.environment)?,
        };
        let proxies = proxy.matcher().map(Arc::new);
        let dialer = Dialer::new(proxies.clone(), tls.clone(), self.max_connection_age);
        let connector = HttpsConnector::from((dialer, tls));
        let connector = Connector::new(connector, self.connect_timeout);
        let mut client = Client::builder(TokioExecutor::new());
        client
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .pool_max_idle_per_host(self.max_idle_connections)
            // Retries are the stack's, which counts them and knows the operation.
            .retry_canceled_requests(false);
        Ok(HttpClient(Arc::new(Inner {
            pools: Pools::new(client, connector),
            proxies,
            connections_retire: self.max_connection_age.is_some(),
            trusted_roots,
        })))
    }
}
