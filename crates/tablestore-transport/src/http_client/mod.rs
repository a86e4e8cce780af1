mod builder;
mod connect;
mod dial;
mod error;
mod pools;
mod proxy;
mod send_body;
mod socket;
mod tcp;
#[cfg(test)]
mod tests;
mod tls;
mod tunnel;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::PROXY_AUTHORIZATION;
use http::uri::Scheme;
use http::{Extensions, Request, Response, Uri};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper_util::client::legacy::ResponseFuture as ClientFuture;
use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use tablestore_core::{Body, Error, ErrorKind, Result};
use tokio::time::Instant;
use tower_service::Service;

use self::pools::Pools;
use self::send_body::SendBody;
use self::socket::RetireAt;
use crate::BoxError;
use crate::CallInfo;
use crate::call_state::Sending;

pub use self::builder::HttpClientBuilder;
pub use self::proxy::Proxy;
pub use self::tls::{TlsProvider, TlsVersion};

/// The HTTP client at the end of the stack: HTTP/1.1 over pooled connections, with TLS for `https`,
/// through a proxy where one is set.
///
/// It sends each request to the scheme, host and port of its URI, which must be absolute. A host with
/// several addresses is connected to as RFC 8305 says: an address that does not respond within 250 ms
/// is no obstacle to the next. Clones share the connections.
///
/// It needs a tokio runtime with time and I/O when it is called, not when it is built. One client
/// serves any number of runtimes: each has connections of its own, because a connection is driven by
/// the runtime that made it and ends with it.
///
/// ```
/// use std::time::Duration;
/// use tablestore_transport::HttpClient;
///
/// let http_client = HttpClient::builder()
///     .connect_timeout(Duration::from_secs(2))
///     .build()?;
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// # Errors
///
/// - [`ErrorKind::Connect`] when no connection could be made, proxy and TLS included. Nothing was
///   sent.
/// - [`ErrorKind::Transport`] when the connection broke. The request counts as sent once the
///   connection has begun to write it.
/// - [`ErrorKind::Request`] when the URI is not absolute. Nothing was sent.
///
/// # Cancel safety
///
/// Dropping the future closes the connection that the request is on, since a response to it could
/// still come. The same goes for a body that is not read to its end. A request that was not yet on a
/// connection is not sent any more.
#[derive(Clone)]
pub struct HttpClient(Arc<Inner>);

struct Inner {
    pools: Pools,
    proxies: Option<Arc<Matcher>>,
    /// Whether connections have a time to retire at.
    connections_retire: bool,
    trusted_roots: usize,
}

impl HttpClient {
    /// Returns the settings, each with its default.
    pub fn builder() -> HttpClientBuilder {
        HttpClientBuilder::new()
    }
}

impl Service<Request<Body>> for HttpClient {
    type Response = Response<IncomingBody>;
    type Error = Error;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> HttpFuture {
        let client = &self.0;
        let uri = request.uri().clone();
        if uri.host().is_none() {
            return HttpFuture(Attempt::Refused(uri));
        }
        let proxies = client.proxies.as_ref();
        let proxy = proxies.and_then(|proxies| proxies.intercept(&uri));
        // A proxy that is handed the request itself has its credentials from there. A tunnel has
        // had them when it was opened.
        if let Some(credentials) = proxy.as_ref().and_then(|proxy| proxy.basic_auth())
            && uri.scheme() == Some(&Scheme::HTTP)
        {
            let headers = request.headers_mut();
            headers.insert(PROXY_AUTHORIZATION, credentials.clone());
        }
        let connection = client
            .connections_retire
            .then(|| capture_connection(&mut request));
        let state = match CallInfo::state_of(&request) {
            Some(state) => state.clone(),
            None => CallInfo::begin(&mut request, None, false),
        };
        let sending = state.connecting();
        let request = request.map(|body| SendBody {
            body,
            sending: sending.clone(),
        });
        HttpFuture(Attempt::Sent {
            response: client.pools.request(request),
            sending,
            connection,
            uri,
            proxy,
            trusted_roots: client.trusted_roots,
        })
    }
}

/// A future that resolves to the response to a request of an [`HttpClient`].
pub struct HttpFuture(Attempt);

enum Attempt {
    /// The URI is not absolute.
    Refused(Uri),
    Sent {
        response: ClientFuture,
        sending: Sending,
        /// Until it is chosen.
        connection: Option<CaptureConnection>,
        uri: Uri,
        proxy: Option<Intercept>,
        trusted_roots: usize,
    },
}

impl Future for HttpFuture {
    type Output = Result<Response<IncomingBody>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (response, sending, connection, uri, proxy, trusted_roots) = match &mut self.0 {
            Attempt::Refused(uri) => {
                let message = format!("the URI {uri} is not absolute: it names no host");
                return Poll::Ready(Err(Error::new(ErrorKind::Request, message)));
            }
            Attempt::Sent {
                response,
                sending,
                connection,
                uri,
                proxy,
                trusted_roots,
            } => (response, sending, connection, uri, proxy, *trusted_roots),
        };
        let response = Pin::new(response).poll(cx);
        connection.take_if(|connection| retire_if_old(connection));
        response.map(|response| match response {
            Ok(response) => Ok(response.map(IncomingBody)),
            Err(error) => {
                let proxy = proxy.as_ref().map(|proxy| proxy.uri());
                let is_sent = sending.has_begun();
                Err(error::classify(error, uri, proxy, trusted_roots, is_sent))
            }
        })
    }
}

impl fmt::Debug for HttpFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpFuture")
    }
}

/// Makes this request the last of its connection if that is past its age: the pool closes it once
/// the response is read. `false` as long as no connection is chosen.
fn retire_if_old(connection: &CaptureConnection) -> bool {
    let connected = connection.connection_metadata();
    let Some(connected) = connected.as_ref() else {
        return false;
    };
    let mut extras = Extensions::new();
    connected.get_extras(&mut extras);
    if extras
        .get()
        .is_some_and(|RetireAt(time)| *time <= Instant::now())
    {
        connected.poison();
    }
    true
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpClient")
    }
}

/// The body of a response as it arrives.
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
