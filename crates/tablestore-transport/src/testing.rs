//! What the tests of several layers need.

use http::{Request, Response, StatusCode};
use tablestore_core::{
    Body, Error, ErrorCode, ErrorKind, Operation, ResponseFuture, Result, ServiceError,
};
use tokio::task::JoinHandle;
use tower::ServiceExt;
use tower_layer::Layer;
use tower_service::Service;
use tower_test::mock::{self, Mock};

use crate::{CallInfo, Collect, CollectLayer};

pub(crate) type MockService = Collect<Mock<Request<Body>, Response<Body>>>;
pub(crate) type Handle = mock::Handle<Request<Body>, Response<Body>>;

/// A service whose responses are set by the test.
pub(crate) fn mock() -> (MockService, Handle) {
    let (mock, handle) = mock::pair();
    (CollectLayer::default().layer(mock), handle)
}

pub(crate) fn request(operation: Operation) -> Request<Body> {
    let mut request = Request::new(Body::from("the request"));
    request.extensions_mut().insert(CallInfo::new(operation));
    request
}

/// Starts a call, which runs while the test continues.
pub(crate) fn start<S>(service: &S, operation: Operation) -> JoinHandle<Result<Response<Body>>>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error, Future = ResponseFuture>
        + Clone
        + Send
        + 'static,
{
    tokio::spawn(service.clone().oneshot(request(operation)))
}

pub(crate) fn ok() -> Response<Body> {
    Response::new(Body::from("a response"))
}

pub(crate) fn status(status: StatusCode, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

pub(crate) fn service_error(code: ErrorCode) -> Error {
    ServiceError::new(code, "").into()
}

/// A connection that broke when the request was out.
pub(crate) fn broken() -> Error {
    Error::new(ErrorKind::Transport, "broken")
}
