use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::HttpsConnector;
use tokio::time::timeout;
use tower_service::Service;

use super::dial::Dialer;
use crate::BoxError;
use crate::seconds::Seconds;

/// Makes connections that requests can go over, within a time limit for name lookup, TCP, the
/// proxy and TLS together.
#[derive(Clone)]
pub(super) struct Connector {
    pub(super) inner: HttpsConnector<Dialer>,
    pub(super) limit: Duration,
}

impl Service<Uri> for Connector {
    type Response = <HttpsConnector<Dialer> as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let limit = self.limit;
        let connecting = timeout(limit, self.inner.call(uri));
        Box::pin(async move { connecting.await.map_err(|_| ConnectTimeout(limit))? })
    }
}

/// The limit passed before there was a connection.
#[derive(Debug)]
pub(super) struct ConnectTimeout(Duration);

impl fmt::Display for ConnectTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no connection within {}", Seconds(self.0))
    }
}

impl std::error::Error for ConnectTimeout {}
