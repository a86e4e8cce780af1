use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_rustls::HttpsConnector;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::time::Instant;
use tower_service::Service;

use super::socket::{RetireAt, Socket, TcpOrTls};
use super::tcp::TcpConnector;
use super::tunnel;
use crate::BoxError;
use crate::peer::host_and_port;

/// Opens a connection to a host, directly or through a proxy.
#[derive(Clone)]
pub(super) struct Dialer {
    /// With TLS for an `https` proxy.
    to_proxy: HttpsConnector<TcpConnector>,
    proxies: Option<Arc<Matcher>>,
    max_age: Option<Duration>,
}

impl Dialer {
    pub(super) fn new(
        proxies: Option<Arc<Matcher>>,
        tls: Arc<ClientConfig>,
        max_age: Option<Duration>,
    ) -> Self {
        Self {
            to_proxy: HttpsConnector::from((TcpConnector, tls)),
            proxies,
            max_age,
        }
    }
}

impl Service<Uri> for Dialer {
    type Response = Socket;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Socket, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let retire_at = self
            .max_age
            .and_then(|age| Instant::now().checked_add(age))
            .map(RetireAt);
        let proxies = self.proxies.as_ref();
        if let Some(proxy) = proxies.and_then(|proxies| proxies.intercept(&target)) {
            let connecting = self.to_proxy.call(proxy.uri().clone());
            return Box::pin(async move {
                let mut stream = connecting.await.map_err(ProxyUnreachable)?;
                // A proxy takes requests itself, but cannot read what is encrypted for the target.
                let is_proxied = target.scheme() == Some(&Scheme::HTTP);
                if !is_proxied {
                    stream = tunnel(stream, &proxy, &target).await?;
                }
                Ok(Socket {
                    stream,
                    is_proxied,
                    retire_at,
                })
            });
        }
        let connecting = TcpConnector.call(target);
        Box::pin(async move {
            Ok(Socket {
                stream: connecting.await?.into(),
                is_proxied: false,
                retire_at,
            })
        })
    }
}

async fn tunnel(stream: TcpOrTls, proxy: &Intercept, target: &Uri) -> Result<TcpOrTls, BoxError> {
    let mut stream = TokioIo::new(stream);
    tunnel::open(&mut stream, &host_and_port(target), proxy.basic_auth()).await?;
    Ok(stream.into_inner())
}

/// There is no connection to the proxy: sets a failure of its TLS apart from one of the target's.
#[derive(Debug)]
pub(super) struct ProxyUnreachable(BoxError);

impl fmt::Display for ProxyUnreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the proxy cannot be reached")
    }
}

impl std::error::Error for ProxyUnreachable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}
