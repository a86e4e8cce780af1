use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, header};
use tablestore_auth::{AuthLayer, CorrectedClock, ResponseChecks, Signer, SigningVersion};
use tablestore_core::header::TRACE_THRESHOLD;
use tablestore_core::{
    Body, Clock, Credentials, Endpoint, Environment, Error, ErrorKind, Instance,
    ProvideCredentials, Region, Result, SystemClock,
};
use tablestore_transport::{
    HttpClient, HttpClientBuilder, NoRetryPolicy, RetryPolicy, StackBuilder, Transport,
};
use tower_service::Service;

use super::Client;
use super::standard_credentials::standard_credentials;
use crate::call::parse_header;

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("tablestore-rust/", env!("CARGO_PKG_VERSION")));

/// Builds the stack over the service that was set instead of an HTTP client.
type BuildOverService = Box<dyn FnOnce(StackBuilder) -> Result<Transport> + Send + Sync>;

/// The settings of a [`Client`]. [`ClientBuilder::build`] reports the first invalid one.
///
/// ```no_run
/// use std::time::Duration;
/// use tablestore::{Client, WriteRetryPolicy};
///
/// let client = Client::builder("https://shop.cn-hangzhou.vpc.tablestore.aliyuncs.com")
///     .access_key("LTAI5t", "b4fL1c")
///     .region("cn-hangzhou")
///     .call_timeout(Duration::from_secs(10))
///     .retry_policy(WriteRetryPolicy::default())
///     .build()?;
/// # Ok::<(), tablestore::Error>(())
/// ```
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    endpoint: String,
    allow_plain_http: bool,
    credentials: Option<Result<Arc<dyn ProvideCredentials>>>,
    instance: Option<String>,
    region: Option<String>,
    checks: ResponseChecks,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Why the first invalid setting is invalid.
    rejection: Option<String>,
    environment: Environment,
    clock: Arc<dyn Clock>,
    stack: StackBuilder,
    http: HttpClientBuilder,
    service: Option<BuildOverService>,
    transport: Option<Transport>,
}

impl ClientBuilder {
    pub(crate) fn new(endpoint: &str) -> Self {
        Self {
            endpoint: endpoint.to_owned(),
            allow_plain_http: false,
            credentials: None,
            instance: None,
            region: None,
            checks: ResponseChecks::default(),
            headers: Vec::new(),
            rejection: None,
            environment: Environment::process(),
            clock: Arc::new(SystemClock),
            stack: StackBuilder::new(),
            http: HttpClient::builder(),
            service: None,
            transport: None,
        }
    }

    /// Allows plain HTTP to other machines, where others can read the requests.
    pub fn allow_plain_http(mut self) -> Self {
        self.allow_plain_http = true;
        self
    }

    /// Sets a long-lived access key.
    pub fn access_key(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.fixed_credentials(Credentials::new(id, secret))
    }

    /// Sets a temporary access key and its security token (STS).
    pub fn temporary_access_key(
        self,
        id: impl Into<String>,
        secret: impl Into<String>,
        security_token: impl Into<String>,
    ) -> Self {
        let credentials = Credentials::new(id, secret);
        self.fixed_credentials(credentials.and_then(|key| key.with_security_token(security_token)))
    }

    /// Sets the provider of credentials, which is asked before each attempt: [`Credentials`], which
    /// provide themselves, one of the [`providers`](crate::providers), or one of your own. Wrap one
    /// that fetches credentials in [`CachedCredentials`](crate::providers::CachedCredentials).
    ///
    /// By default the client uses Alibaba Cloud's standard chain at its first call, and caches the
    /// credentials until they expire:
    /// [`CredentialsChain::standard`](crate::providers::CredentialsChain::standard).
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Ok(Arc::new(provider)));
        self
    }

    /// Sets the environment in which credentials and proxies are looked up.
    pub(crate) fn environment(mut self, environment: Environment) -> Self {
        self.http = self.http.environment(environment.clone());
        self.environment = environment;
        self
    }

    fn fixed_credentials(mut self, credentials: Result<Credentials>) -> Self {
        self.credentials = Some(credentials.map(|key| Arc::new(key) as _));
        self
    }

    /// Sets the instance; by default it is part of the endpoint's host name.
    pub fn instance(mut self, name: impl Into<String>) -> Self {
        self.instance = Some(name.into());
        self
    }

    /// Sets the region, which selects signatures of version 4 (HMAC-SHA256) with a key that is derived
    /// each day. By default signatures are of version 2 (HMAC-SHA1), as in the official clients.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets whether the MD5 of each response's body is compared with the one that the service sent. On
    /// by default.
    ///
    /// The signature of a response covers its body only by that MD5, from the service's front end to
    /// the client, across any load balancer that ends TLS on the way. On a single TLS connection, TLS
    /// protects the body better, and the check is redundant. Rows have checksums of their own, one byte
    /// for each cell and row, or a single byte for all rows of a
    /// [`SimpleRowMatrix`](crate::row::DataBlockType::SimpleRowMatrix), which are always verified: they
    /// detect damage, not forgery, and do not cover the rest of a response.
    ///
    /// A compressed response is always compared. The check costs about 1.6 ms of CPU time for each MB:
    /// half a microsecond of a `GetRow`, and most of the time of a large scan. Turn it off for scans over
    /// HTTPS that are limited by CPU time.
    ///
    /// ```
    /// # let builder = tablestore::Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
    /// let builder = builder.check_md5(false);
    /// ```
    pub fn check_md5(mut self, check: bool) -> Self {
        self.checks = self.checks.with_md5(check);
        self
    }

    /// Adds a header to every request. One whose name starts with `x-ots-` is signed. The value is
    /// visible ASCII, up to 4,096 bytes.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match parse_header(name, value) {
            Ok(header) => self.headers.push(header),
            Err(reason) => self.reject(reason),
        }
        self
    }

    /// Makes the service report where the time went in calls that take it longer than this
    /// (`x-ots-trace-threshold`):
    /// [`ResponseMetadata::trace_info`](crate::call::ResponseMetadata::trace_info).
    pub fn trace_threshold(self, threshold: Duration) -> Self {
        let milliseconds = threshold.as_millis().to_string();
        self.header(TRACE_THRESHOLD.as_str(), &milliseconds)
    }

    /// Sets the clock for the dates of requests; the system's by default.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Sets the time limit of a call, with its queueing, attempts and pauses. 50 s by default; zero is
    /// rejected.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.stack = self.stack.call_timeout(limit);
        self
    }

    /// Sets the time limit of one attempt. 30 s by default, zero is rejected; the service itself gives
    /// up after about 10 s.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.stack = self.stack.attempt_timeout(limit);
        self
    }

    /// Sets the duration from which a call is logged at warn. 1 s by default.
    pub fn slow_call_threshold(mut self, threshold: Duration) -> Self {
        self.stack = self.stack.slow_call_threshold(threshold);
        self
    }

    /// Sets the time limit for making a connection, including TLS. 5 s by default; zero is rejected.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.http = self.http.connect_timeout(limit);
        self
    }

    /// Sets the maximum number of connections, and so of calls in flight; others queue. 50 by default;
    /// zero is rejected.
    pub fn max_connections(mut self, count: usize) -> Self {
        self.stack = self.stack.max_connections(count);
        self.http = self.http.max_idle_connections(count);
        self
    }

    /// Sets the policy that decides which failures are retried, and when.
    /// [`DefaultRetryPolicy`](crate::DefaultRetryPolicy) by default. It also judges the rows of batches,
    /// each by itself.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.stack = self.stack.retry_policy(policy);
        self
    }

    /// Changes other settings of connections: root and client certificates, the minimum version of TLS,
    /// proxies, the age of connections.
    ///
    /// By default the system's root certificates are trusted, and the proxies of the environment are
    /// used.
    ///
    /// ```
    /// use std::time::Duration;
    /// use tablestore::{Client, Proxy};
    ///
    /// let builder = Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com").http(|http| {
    ///     http.max_connection_age(Duration::from_secs(300))
    ///         .proxy(Proxy::none())
    /// });
    /// # let _ = builder;
    /// ```
    pub fn http(mut self, change: impl FnOnce(HttpClientBuilder) -> HttpClientBuilder) -> Self {
        self.http = change(self.http);
        self
    }

    /// Changes other settings of the tower stack: the maximum size of responses, the retry budget,
    /// compression, layers of your own in their slots.
    ///
    /// ```
    /// # let builder = tablestore::Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
    /// let builder = builder.stack(|stack| stack.max_response_bytes(8 << 20));
    /// ```
    pub fn stack(mut self, change: impl FnOnce(StackBuilder) -> StackBuilder) -> Self {
        self.stack = change(self.stack);
        self
    }

    /// Sends signed requests to this service instead of over HTTP, such as an emulator in the same
    /// process. Any error and any body of it are converted to ours. Settings of connections and TLS have
    /// no effect then.
    pub fn service<S, B>(mut self, service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn StdError + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data: Send> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        self.service = Some(Box::new(move |stack| stack.build(service)));
        self
    }

    /// Replaces the whole stack by one of your own, including signing. Credentials, instance, time
    /// limits, retries and slots are then those of that stack, and their settings here have no effect.
    ///
    /// Any error and any body of it are converted to ours, so a stack of tower's layers, whose errors are
    /// boxed, fits as it is: an [`Error`] inside a box is returned unchanged, others as
    /// [`ErrorKind::Other`].
    pub fn transport<S, B>(mut self, stack: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn StdError + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data: Send> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        self.transport = Some(Transport::converting(stack));
        self
    }

    /// Makes `build` fail. The first reason counts.
    fn reject(&mut self, reason: impl Into<String>) {
        self.rejection.get_or_insert_with(|| reason.into());
    }

    /// Creates the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if a setting is not valid or the instance is unknown.
    pub fn build(mut self) -> Result<Client> {
        if let Some(reason) = self.rejection.take() {
            return Err(Error::new(ErrorKind::Config, reason));
        }
        let endpoint = if self.allow_plain_http {
            Endpoint::parse_plain_http(&self.endpoint)?
        } else {
            Endpoint::parse(&self.endpoint)?
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, USER_AGENT);
        headers.extend(std::mem::take(&mut self.headers));
        let (transport, retries) = match self.transport.take() {
            // Retries are left to it, also those of rows.
            Some(transport) => (
                transport,
                StackBuilder::new()
                    .retry_policy(NoRetryPolicy)
                    .retry_settings(),
            ),
            None => {
                let retries = self.stack.retry_settings();
                (self.standard_transport(&endpoint)?, retries)
            }
        };
        Client::new(endpoint, headers, transport, retries)
    }

    fn standard_transport(self, endpoint: &Endpoint) -> Result<Transport> {
        let instance = match (&self.instance, endpoint.instance()) {
            (Some(name), _) => Instance::new(name)?,
            (None, Some(carried)) => carried.clone(),
            (None, None) => return Err(no_instance(endpoint)),
        };
        let clock = CorrectedClock::new(self.clock);
        let credentials = match self.credentials {
            Some(given) => given?,
            None => Arc::new(standard_credentials(self.environment, clock.clone())),
        };
        let mut signer = Signer::new(instance, credentials)
            .with_checks(self.checks)
            .with_corrected_clock(clock);
        if let Some(region) = self.region {
            let region = Region::new(region)?;
            signer = signer.with_version(SigningVersion::V4 { region });
        }
        let stack = self.stack.auth_layer(AuthLayer::new(signer));
        match self.service {
            Some(build_over_service) => build_over_service(stack),
            None => stack.build(self.http.build()?),
        }
    }
}

/// Shows neither the user in the endpoint nor the values of headers: they may be secrets.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint.rsplit('@').next())
            .field("credentials", &self.credentials)
            .field("instance", &self.instance)
            .field("region", &self.region)
            .field("headers", &names)
            .field("stack", &self.stack)
            .field("http", &self.http)
            .finish_non_exhaustive()
    }
}

fn no_instance(endpoint: &Endpoint) -> Error {
    let message = format!(
        "no instance is given, and the host of the endpoint {endpoint} has none in its name"
    );
    Error::new(ErrorKind::Config, message)
}

#[cfg(test)]
mod tests;
