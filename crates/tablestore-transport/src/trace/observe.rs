use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response, Uri};
use tablestore_core::{Body, Error, ErrorCode, Operation, ResponseFuture, Result};
use tokio::time::Instant;
use tower_layer::Layer;
use tower_service::Service;

use super::error_type;
use crate::{Attempts, CallInfo, peer};

/// Reports the end of each call to a function, for metrics.
///
/// Stands above [`DeadlineLayer`](crate::DeadlineLayer):
/// [`StackBuilder::observe_calls`](crate::StackBuilder::observe_calls) puts it there.
#[derive(Clone)]
pub struct ObserveCallsLayer {
    observe: Arc<dyn Fn(&CallEnd<'_>) + Send + Sync>,
}

impl ObserveCallsLayer {
    /// Calls this function at the end of each call.
    pub fn new(observe: impl Fn(&CallEnd<'_>) + Send + Sync + 'static) -> Self {
        Self {
            observe: Arc::new(observe),
        }
    }
}

impl fmt::Debug for ObserveCallsLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObserveCallsLayer").finish_non_exhaustive()
    }
}

impl<S> Layer<S> for ObserveCallsLayer {
    type Service = ObserveCalls<S>;

    fn layer(&self, inner: S) -> ObserveCalls<S> {
        ObserveCalls {
            inner,
            layer: self.clone(),
        }
    }
}

/// The service of [`ObserveCallsLayer`].
///
/// # Cancel safety
///
/// As that of the inner service. A call that was dropped is not reported.
#[derive(Clone, Debug)]
pub struct ObserveCalls<S> {
    inner: S,
    layer: ObserveCallsLayer,
}

inner_service!(ObserveCalls);

impl<S> Service<Request<Body>> for ObserveCalls<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let info = CallInfo::from_request(&request).cloned();
        let uri = request.uri().clone();
        let request_size = request.body().len();
        let observe = self.layer.observe.clone();
        let started = Instant::now();
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let result = response.await;
            observe(&CallEnd {
                info: info.unwrap_or_default(),
                uri: &uri,
                elapsed: started.elapsed(),
                request_size,
                result: result.as_ref(),
            });
            result
        })
    }
}

/// A call that has ended.
#[derive(Debug)]
pub struct CallEnd<'a> {
    info: CallInfo,
    uri: &'a Uri,
    elapsed: Duration,
    request_size: usize,
    result: Result<&'a Response<Body>, &'a Error>,
}

impl CallEnd<'_> {
    /// Returns the operation, if it is known.
    pub fn operation(&self) -> Option<&Operation> {
        self.info.operation()
    }

    /// Returns the name of the table, if the call is about one.
    pub fn table(&self) -> Option<&str> {
        self.info.table()
    }

    /// Returns the time that the call took, with all attempts and pauses.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the number of attempts.
    pub fn attempts(&self) -> u32 {
        match self.result {
            Ok(response) => Attempts::of(response),
            Err(error) => error.attempts(),
        }
    }

    /// Returns the number of bytes in the body of the request.
    pub fn request_size(&self) -> usize {
        self.request_size
    }

    /// Returns the number of bytes in the body of the response; 0 for an error.
    pub fn response_size(&self) -> usize {
        self.result.map_or(0, |response| response.body().len())
    }

    /// Returns the error of a call that failed.
    pub fn error(&self) -> Option<&Error> {
        self.result.err()
    }

    /// Returns the attributes that OpenTelemetry's conventions have for the metrics of database
    /// clients, such as the histogram `db.client.operation.duration` of seconds.
    ///
    /// A condition that did not hold is no error: it has a `db.response.status_code` and no
    /// `error.type`.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        let error = self.error();
        let code = error.and_then(Error::code).map(ErrorCode::as_str);
        let attributes = [
            ("db.system.name", Some("tablestore".into())),
            (
                "db.operation.name",
                self.operation().map(|operation| operation.name().into()),
            ),
            ("db.collection.name", self.table().map(Cow::from)),
            ("db.response.status_code", code.map(Cow::from)),
            ("error.type", error.and_then(error_type)),
            ("server.address", self.uri.host().map(Cow::from)),
            (
                "server.port",
                peer::port(self.uri).map(|port| port.to_string().into()),
            ),
        ];
        let present = |(name, value): (&'static str, Option<_>)| Some((name, value?));
        attributes.into_iter().filter_map(present)
    }
}
