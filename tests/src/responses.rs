//! A scripted service instead of the real one.

use std::time::SystemTime;

use http::{Request, Response, StatusCode};
use tablestore::{
    Client, ClientBuilder, Clock, Credentials, Error, ErrorKind, NoRetryPolicy, SystemClock,
};
use tablestore_auth::{sign_response, verify_request};
use tablestore_core::Body;

/// The request id of [`signed`] responses.
pub const REQUEST_ID: &str = "0006-45a1";

/// A builder of clients that show every error at once: they do not try again.
pub fn client_builder(endpoint: &str) -> ClientBuilder {
    Client::builder(endpoint)
        .credentials(Credentials::local())
        .instance("shop")
        .retry_policy(NoRetryPolicy)
}

/// The same, with the responses of a function instead of a network.
pub fn responding(
    response: impl Fn(&Request<Body>) -> Response<Body> + Clone + Send + Sync + 'static,
) -> ClientBuilder {
    let service = tower::service_fn(move |request| {
        let response = response(&request);
        async { Ok::<_, Error>(response) }
    });
    client_builder("http://localhost").service(service)
}

/// A response with the service's own headers and signature.
pub fn signed(request: &Request<Body>, status: u16, body: impl Into<Body>) -> Response<Body> {
    signed_at(request, status, body, SystemClock.now())
}

/// The same, dated at another time.
pub fn signed_at(
    request: &Request<Body>,
    status: u16,
    body: impl Into<Body>,
    time: SystemTime,
) -> Response<Body> {
    let lookup = |_: &str| Some(Credentials::local());
    let authenticated = verify_request(request, lookup, SystemClock.now()).unwrap();
    let mut response = unsigned(status, body);
    sign_response(&mut response, &authenticated, REQUEST_ID, time).unwrap();
    response
}

/// A response with none of the service's headers.
pub fn unsigned(status: u16, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// The error of a call that lists tables.
pub async fn list_tables(client: ClientBuilder) -> Error {
    let client = client.build().unwrap();
    client.list_table().send().await.unwrap_err()
}

/// The error is of this kind, names the operation, and says all of this in one line.
#[track_caller]
pub fn assert_says(error: &Error, kind: ErrorKind, parts: &[&str]) {
    let text = error.to_string();
    assert_eq!(error.kind(), kind, "{text}");
    assert!(!text.contains('\n'), "{text}");
    let operation = error.operation().unwrap().name();
    for part in parts.iter().chain([&operation]) {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
}
