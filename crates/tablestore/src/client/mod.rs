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

/// As many headers as the layers below add: 9 by signing, 1 by HTTP.
const ADDED_HEADERS: usize = 10;

/// A client of one instance.
///
/// Its methods, one for each operation of the service, make requests:
/// `client.put_row(…).column(…).send().await?`. Clones are cheap and share connections, limits and
/// the retry budget, so make one and clone it.
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
    /// A builder for a client of the service at `[scheme://]host[:port]`.
    ///
    /// The scheme is `https` unless it is given. Plain `http` is for this machine only, unless
    /// [`ClientBuilder::allow_plain_http`] says otherwise.
    pub fn builder(endpoint: impl AsRef<str>) -> ClientBuilder {
        ClientBuilder::new(endpoint.as_ref())
    }

    /// A client of what the environment names: see [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotConfigured`] when the environment names nothing, [`ErrorKind::Config`]
    /// when a variable is missing beside others, or is not valid.
    pub fn from_env() -> Result<Self> {
        ClientBuilder::from_env()?.build()
    }

    /// Where the client's requests go.
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
                let message = format!("endpoint {endpoint} cannot be the start of a URI");
                return Err(Error::new(ErrorKind::Config, message));
            }
        };
        // Else every call would write it anew.
        let host = HeaderValue::try_from(authority.as_str()).map_err(|error| {
            Error::new(ErrorKind::Config, "the endpoint is no header").with_source(error)
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

    /// What decides whether rows of a batch are sent again.
    pub(crate) fn retry_settings(&self) -> &RetrySettings {
        &self.0.retries
    }

    /// The request of an operation, as it enters the stack.
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
            Error::new(ErrorKind::Request, "the operation's name is no path").with_source(error)
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
