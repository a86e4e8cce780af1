mod connect;
mod error;
#[cfg(test)]
mod tests;
mod tls;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tablestore_core::{Body, Error, ErrorKind, Result};
use tower_service::Service;

use self::connect::Connector;
use self::tls::Tls;
use crate::BoxError;

/// The end of the stack that has the sockets: HTTP/1.1 over pooled connections, with TLS for
/// `https`.
///
/// It sends each request to the scheme, host and port of its URI, which must be absolute. Each
/// failure says whether the request can have been sent. Clones share the connections.
///
/// It needs a tokio runtime with time and I/O when it is called, not when it is built.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::HttpLeaf;
///
/// let leaf = HttpLeaf::builder()
///     .connect_timeout(Duration::from_secs(2))
///     .build()?;
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// # Errors
///
/// - [`ErrorKind::Connect`] when no connection could be made, TLS included. Nothing was sent.
/// - [`ErrorKind::Transport`] when the connection broke. The request counts as sent, unless the
///   connection was gone before it could be.
/// - [`ErrorKind::Request`] when the URI is not absolute. Nothing was sent.
///
/// # Cancel safety
///
/// Dropping the future closes the connection that the request is on.
#[derive(Clone)]
pub struct HttpLeaf {
    client: Client<Connector, Body>,
    trusted_roots: usize,
}

impl HttpLeaf {
    /// Settings, each with its default.
    pub fn builder() -> HttpLeafBuilder {
        HttpLeafBuilder {
            connect_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_secs(25),
            max_idle_connections: 50,
            tls: Tls::default(),
        }
    }
}

impl Service<Request<Body>> for HttpLeaf {
    type Response = Response<IncomingBody>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<IncomingBody>>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let uri = request.uri().clone();
        if uri.host().is_none() {
            let message = format!("the URI {uri} is not absolute: it names no host");
            return Box::pin(async { Err(Error::new(ErrorKind::Request, message)) });
        }
        let trusted_roots = self.trusted_roots;
        let response = self.client.request(request);
        Box::pin(async move {
            match response.await {
                Ok(response) => Ok(response.map(IncomingBody)),
                Err(error) => Err(error::classify(error, &uri, trusted_roots)),
            }
        })
    }
}

impl fmt::Debug for HttpLeaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpLeaf")
    }
}

/// Settings of an [`HttpLeaf`].
#[derive(Clone, Debug)]
#[must_use = "a leaf does nothing until it is built"]
pub struct HttpLeafBuilder {
    connect_timeout: Duration,
    idle_timeout: Duration,
    max_idle_connections: usize,
    tls: Tls,
}

impl HttpLeafBuilder {
    /// The longest that a connection may take to make, from the name lookup to the end of the TLS
    /// handshake. 5 s by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long a connection is kept without a request. 25 s by default: the service closes idle
    /// ones, and a request sent on one that is being closed has an unknown outcome.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = limit;
        self
    }

    /// The most connections that are kept without a request, for each host. 50 by default, as many
    /// as a stack [uses](crate::StackBuilder::max_connections).
    pub fn max_idle_connections(mut self, limit: usize) -> Self {
        self.max_idle_connections = limit;
        self
    }

    /// Trusts servers with certificates from these roots too: one or more certificates in PEM.
    pub fn add_root_certificate_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.added_roots.push(pem.into());
        self
    }

    /// Trusts no root certificates but those that were added. By default the system's are trusted.
    pub fn only_added_roots(mut self) -> Self {
        self.tls.system_roots = false;
        self
    }

    /// Reads the root certificates and makes the leaf. Makes no connection.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when an added root certificate cannot be read. A system that has no
    /// root certificates is an error only when a certificate is to be checked.
    pub fn build(self) -> Result<HttpLeaf> {
        let roots = self.tls.roots()?;
        let trusted_roots = roots.len();
        let connector = Connector::new(tls::client_config(roots)?, self.connect_timeout);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .pool_max_idle_per_host(self.max_idle_connections)
            // Retries are the stack's, which counts them and knows the operation.
            .retry_canceled_requests(false)
            .build(connector);
        Ok(HttpLeaf {
            client,
            trusted_roots,
        })
    }
}

/// The body of an answer as it comes in.
#[derive(Debug)]
pub struct IncomingBody(Incoming);

impl http_body::Body for IncomingBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.0)
            .poll_frame(cx)
            .map_err(|error| error.into())
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
