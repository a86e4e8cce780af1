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

use super::standard_credentials::standard_credentials;
use crate::Client;
use crate::call::parse_header;

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("tablestore-rust/", env!("CARGO_PKG_VERSION")));

/// Builds the stack over the service that was set in place of an HTTP client.
type BuildOverService = Box<dyn FnOnce(StackBuilder) -> Result<Transport> + Send + Sync>;

/// Settings of a [`Client`]. What is wrong among them is said by [`ClientBuilder::build`].
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
    headers: Vec<Result<(HeaderName, HeaderValue), String>>,
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
            environment: Environment::process(),
            clock: Arc::new(SystemClock),
            stack: StackBuilder::new(),
            http: HttpClient::builder(),
            service: None,
            transport: None,
        }
    }

    /// Lets requests go to another machine over plain HTTP, where others can read them.
    pub fn allow_plain_http(mut self) -> Self {
        self.allow_plain_http = true;
        self
    }

    /// Signs with a long-lived access key.
    pub fn access_key(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.fixed_credentials(Credentials::new(id, secret))
    }

    /// Signs with a temporary access key and the security token (STS) that came with it.
    pub fn temporary_access_key(
        self,
        id: impl Into<String>,
        secret: impl Into<String>,
        security_token: impl Into<String>,
    ) -> Self {
        let credentials = Credentials::new(id, secret);
        self.fixed_credentials(credentials.and_then(|key| key.with_security_token(security_token)))
    }

    /// Signs with what this provides, asked before each attempt: [`Credentials`], which provide
    /// themselves, one of the [`providers`](crate::providers), or one of your own. One that fetches
    /// them wants [`CachedCredentials`](crate::providers::CachedCredentials) around it.
    ///
    /// Without any credentials, the client goes through Alibaba Cloud's standard chain when it makes
    /// its first call, and keeps what it finds for as long as it is good:
    /// [`CredentialsChain::standard`](crate::providers::CredentialsChain::standard).
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Ok(Arc::new(provider)));
        self
    }

    /// Looks in this environment for credentials and proxies, where the client is given none.
    pub(crate) fn environment(mut self, environment: Environment) -> Self {
        self.http = self.http.environment(environment.clone());
        self.environment = environment;
        self
    }

    fn fixed_credentials(mut self, credentials: Result<Credentials>) -> Self {
        self.credentials = Some(credentials.map(|key| Arc::new(key) as _));
        self
    }

    /// Names the instance, where the endpoint does not carry it or another is meant.
    pub fn instance(mut self, name: impl Into<String>) -> Self {
        self.instance = Some(name.into());
        self
    }

    /// Signs version 4 (HMAC-SHA256), with a key of this region that is derived anew each day.
    /// Without it, signatures are version 2 (HMAC-SHA1), as in the official clients.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Whether the MD5 of each answer's body is compared with the one that the service sent. On by
    /// default.
    ///
    /// The signature of an answer covers its body by that MD5 alone, from the service's front end to
    /// here, past whatever ends TLS on the way, such as a load balancer. TLS protects each stretch of
    /// the way better than MD5 does; on a single one, it makes this check superfluous. Rows carry
    /// checksums of their own, a byte for each cell and row, or a single byte for all rows of a
    /// [`SimpleRowMatrix`](crate::row::DataBlockType::SimpleRowMatrix), which are always verified: they find
    /// damage, not forgery, and do not cover the rest of an answer.
    ///
    /// An answer that came compressed is always compared. The check costs about 1.6 ms of CPU time for
    /// each MB of answers: half a microsecond of a `GetRow`, and most of a large scan's time. Turn it
    /// off for scans over HTTPS when CPU time is what they lack.
    ///
    /// ```
    /// # let builder = tablestore::Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
    /// let builder = builder.check_md5(false);
    /// ```
    pub fn check_md5(mut self, check: bool) -> Self {
        self.checks = self.checks.with_md5(check);
        self
    }

    /// Adds a header to every request. One whose name starts with `x-ots-` is signed.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(parse_header(name, value));
        self
    }

    /// Makes the service report where the time went in calls that take it longer than this
    /// (`x-ots-trace-threshold`):
    /// [`ResponseMetadata::trace_info`](crate::call::ResponseMetadata::trace_info).
    pub fn trace_threshold(self, threshold: Duration) -> Self {
        let milliseconds = threshold.as_millis().to_string();
        self.header(TRACE_THRESHOLD.as_str(), &milliseconds)
    }

    /// Takes the time that requests are signed with from another clock than the system's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The longest that a call may take with all that belongs to it: queueing, attempts, pauses.
    /// 50 s by default.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.stack = self.stack.call_timeout(limit);
        self
    }

    /// The longest that one attempt may take. 30 s by default; the service itself gives up after
    /// about 10 s.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.stack = self.stack.attempt_timeout(limit);
        self
    }

    /// Logs a call that takes longer at warn. 1 s by default.
    pub fn slow_call_threshold(mut self, threshold: Duration) -> Self {
        self.stack = self.stack.slow_call_threshold(threshold);
        self
    }

    /// The longest that making a connection may take, TLS included. 5 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.http = self.http.connect_timeout(limit);
        self
    }

    /// How many connections are kept, and so how many calls are under way at once; others queue.
    /// 50 by default.
    pub fn max_connections(mut self, count: usize) -> Self {
        self.stack = self.stack.max_connections(count);
        self.http = self.http.max_idle_connections(count);
        self
    }

    /// What is sent again after a failure, and when.
    /// [`DefaultRetryPolicy`](crate::DefaultRetryPolicy) by default: up to 10 times, and after an
    /// unknown outcome only reads. It judges rows of batches too, each by itself.
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.stack = self.stack.retry_policy(policy);
        self
    }

    /// Sets whatever else connections can be told: root and client certificates, the oldest TLS,
    /// proxies, how long a connection is kept.
    ///
    /// By default the system's root certificates are trusted, and the proxies that the environment
    /// names are used.
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

    /// Sets whatever else the tower stack can be told: the size cap of answers, the retry budget,
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

    /// Sends requests, signed, to this service and not over HTTP: to a local service in the same
    /// process, for example. Any error and any body of it are converted to ours. Settings of
    /// connections and TLS have no effect then.
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

    /// Sends requests through this stack and no other: one of your own, with any layers, signing among
    /// them. Any error and any body of it are converted to ours, so a stack of tower's layers, whose
    /// errors are boxed, fits as it is. Credentials, instance, time limits, retries and slots are then
    /// the stack's, and their settings here have no effect.
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

    /// Makes the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when a setting is not valid, and when the instance is not given.
    pub fn build(mut self) -> Result<Client> {
        let endpoint = if self.allow_plain_http {
            Endpoint::parse_plain_http(&self.endpoint)?
        } else {
            Endpoint::parse(&self.endpoint)?
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, USER_AGENT);
        for given in std::mem::take(&mut self.headers) {
            let (name, value) = given.map_err(|reason| Error::new(ErrorKind::Config, reason))?;
            headers.insert(name, value);
        }
        let (transport, retries) = match self.transport.take() {
            // Its resends are its own affair, those of rows among them.
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

/// Shows neither what stands before an `@` in the endpoint nor the values of headers: they may be
/// secrets.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = self.headers.iter().flatten();
        let names: Vec<_> = given.map(|(name, _)| name).collect();
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
    let message = format!("no instance is given, and the endpoint {endpoint} carries none");
    Error::new(ErrorKind::Config, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(builder: ClientBuilder) -> Error {
        builder.build().unwrap_err()
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let cloud = || Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
        let keyed = || cloud().access_key("id", "secret");
        for (builder, expected) in [
            (
                Client::builder("https://10.0.0.1").access_key("id", "secret"),
                "no instance is given",
            ),
            (cloud().access_key("", "s"), "access key id is empty"),
            (
                cloud().temporary_access_key("id", "s", "to\nken"),
                "security token has a character at byte 2",
            ),
            (keyed().instance("a b"), "instance name \"a b\""),
            (keyed().region("Hangzhou!"), "region \"Hangzhou!\""),
            (keyed().header("a b", "c"), "header name \"a b\""),
            (keyed().header("x-a", "c\r\nd"), "the value of header x-a"),
            (
                Client::builder("http://10.0.0.1").access_key("id", "secret"),
                "allow plain HTTP explicitly",
            ),
        ] {
            let error = error(builder);
            assert_eq!(error.kind(), ErrorKind::Config, "{error}");
            assert!(error.to_string().contains(expected), "{error}");
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let builder = Client::builder("https://u:wort@10.0.0.1")
            .temporary_access_key("id", "geheim", "marke");
        let shown = format!("{:?}", builder.header("authorization", "Bearer losung"));
        for secret in ["wort", "geheim", "marke", "losung"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
