mod builder;
mod from_env;
mod run_programs;
mod standard_credentials;

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::HOST;
use http::uri::{Authority, Scheme, Uri};
use http::{HeaderMap, HeaderValue, Method, Request, Response};
use tablestore_core::{Body, Endpoint, Error, ErrorKind, Operation, Result};
use tablestore_transport::{RetrySettings, Transport};

pub use builder::ClientBuilder;

/// The number of headers that the layers below add: 9 by signing, 1 by HTTP.
const ADDED_HEADERS: usize = 10;

/// A client of one instance.
///
/// Its methods, one for each operation of the service, create requests:
/// `client.put_row(…).column(…).send().await?`. They are grouped by family below.
///
/// Clones are cheap and share connections, limits and the retry budget, so create one client and clone
/// it.
///
/// One client serves any number of tokio runtimes, such as a static one in tests that each have their
/// own: every runtime has connections of its own, which end with it.
///
/// ```no_run
/// use tablestore::{Client, PrimaryKey};
///
/// # async fn example() -> tablestore::Result<()> {
/// let client = Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com")
///     .access_key("LTAI5t", "b4fL1c")
///     .build()?;
///
/// let key = PrimaryKey::new("customer", "alice").and("order", 7);
/// client.put_row("orders", key).column("amount", 42).send().await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    transport: Transport,
    endpoint: Endpoint,
    scheme: Scheme,
    authority: Authority,
    headers: HeaderMap,
    retries: RetrySettings,
}

impl Client {
    /// Returns a builder for a client of the service at `[scheme://]host[:port]`.
    ///
    /// The default scheme is `https`. Plain `http` is for this machine only, except with
    /// [`ClientBuilder::allow_plain_http`].
    pub fn builder(endpoint: impl AsRef<str>) -> ClientBuilder {
        ClientBuilder::new(endpoint.as_ref())
    }

    /// Creates a client from environment variables: [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotConfigured`] if none of the variables is set, [`ErrorKind::Config`] if one is
    /// missing beside others, or is not valid.
    pub fn from_env() -> Result<Self> {
        ClientBuilder::from_env()?.build()
    }

    /// Returns the endpoint of the service.
    pub fn endpoint(&self) -> &Endpoint {
        &self.0.endpoint
    }

    pub(crate) fn new(
        endpoint: Endpoint,
        mut headers: HeaderMap,
        transport: Transport,
        retries: RetrySettings,
    ) -> Result<Self> {
        let (scheme, authority) = match endpoint.as_str().parse::<Uri>().map(Uri::into_parts) {
            Ok(http::uri::Parts {
                scheme: Some(scheme),
                authority: Some(authority),
                ..
            }) => (scheme, authority),
            _ => {
                let message = format!("endpoint {endpoint} is not a valid start of a URI");
                return Err(Error::new(ErrorKind::Config, message));
            }
        };
        // Written once, not in every call.
        let host = HeaderValue::try_from(authority.as_str()).map_err(|error| {
            Error::new(ErrorKind::Config, "the endpoint is not a valid host header")
                .with_source(error)
        })?;
        headers.entry(HOST).or_insert(host);
        Ok(Self(Arc::new(Inner {
            transport,
            endpoint,
            scheme,
            authority,
            headers,
            retries,
        })))
    }

    /// Returns the settings by which rows of a batch are retried.
    pub(crate) fn retry_settings(&self) -> &RetrySettings {
        &self.0.retries
    }

    /// Creates the HTTP request of an operation, as it enters the stack.
    pub(crate) fn request(&self, operation: &Operation, body: Bytes) -> Result<Request<Body>> {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.uri(operation)?;
        let headers = request.headers_mut();
        headers.reserve(self.0.headers.len() + ADDED_HEADERS);
        for (name, value) in &self.0.headers {
            headers.append(name, value.clone());
        }
        Ok(request)
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Result<Response<Body>> {
        self.0.transport.send(request).await
    }

    fn uri(&self, operation: &Operation) -> Result<Uri> {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.0.scheme.clone());
        parts.authority = Some(self.0.authority.clone());
        parts.path_and_query = Some(operation.path_and_query());
        Uri::from_parts(parts).map_err(|error| {
            Error::new(ErrorKind::Request, "operation name is not a valid URI path")
                .with_source(error)
        })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", &self.0.endpoint.as_str())
            .finish_non_exhaustive()
    }
}
