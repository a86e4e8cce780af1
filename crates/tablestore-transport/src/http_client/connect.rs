use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::HttpsConnector;
use tokio::time::timeout;
use tower::ServiceExt;
use tower_service::Service;

use super::dial::Dialer;
use crate::BoxError;
use crate::seconds::Seconds;

/// Makes connections that requests can go over, within a time limit for name lookup, TCP, the
/// proxy and TLS together.
///
/// Each request has a clone of it, in case that no connection is free, and few need theirs: so a
/// clone is one reference count.
#[derive(Clone)]
pub(super) struct Connector(Arc<Inner>);

struct Inner {
    connector: HttpsConnector<Dialer>,
    limit: Duration,
}

impl Connector {
    pub(super) fn new(connector: HttpsConnector<Dialer>, limit: Duration) -> Self {
        Self(Arc::new(Inner { connector, limit }))
    }
}

impl Service<Uri> for Connector {
    type Response = <HttpsConnector<Dialer> as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let Inner { connector, limit } = &*self.0;
        let (limit, connecting) = (*limit, connector.clone().oneshot(uri));
        Box::pin(async move {
            let connected = timeout(limit, connecting).await;
            connected.map_err(|_| ConnectTimeout(limit))?
        })
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
