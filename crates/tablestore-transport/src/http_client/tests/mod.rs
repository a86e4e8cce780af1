mod cancel;
mod outcomes;
mod pool;
mod proxy;
mod runtimes;
pub(super) mod server;
mod tls;

use std::net::TcpListener as StdListener;

use tablestore_core::Operation;

use self::server::{Certificate, RESPONSE, Reply, Server};
use super::*;
use crate::testing::request;
use crate::{CallInfo, NoDelayRetryPolicy, StackBuilder, Transport};

fn to(url: &str, operation: Operation) -> Request<Body> {
    let uri = format!("{url}{}", operation.path());
    let mut request = request(operation);
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = uri.parse().unwrap();
    request
}

/// A stack over a client that trusts only the roots that it is given.
fn transport(builder: HttpClientBuilder) -> Transport {
    StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::new(2))
        .max_response_bytes(1 << 20)
        .build(builder.only_added_roots().build().unwrap())
        .unwrap()
}

async fn fail(url: &str, operation: Operation) -> Error {
    transport(HttpClient::builder())
        .send(to(url, operation))
        .await
        .unwrap_err()
}

/// An address where nothing listens.
fn closed_address() -> std::net::SocketAddr {
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test]
async fn a_refused_connection_sends_nothing_and_is_tried_again() {
    let address = closed_address();
    let error = fail(&format!("http://{address}"), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent());
    assert!(!error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to {address}: the connection was refused (after 3 attempts)"
        )
    );
}

#[tokio::test]
async fn a_connection_closed_after_the_request_leaves_the_outcome_unknown() {
    let server = Server::start(Reply::Once("")).await;
    let error = fail(&server.url(), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.request_sent());
    assert!(error.outcome_unknown());
    assert_eq!(server.requests(), 1);

    let error = fail(&server.url(), Operation::GET_ROW).await;
    assert_eq!(error.attempts(), 3);
    assert!(!error.outcome_unknown());
    assert_eq!(server.requests(), 4);
}

#[tokio::test]
async fn a_response_cut_short_is_no_response() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n0123456789";
    let server = Server::start(Reply::Once(cut)).await;
    let error = fail(&server.url(), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.request_sent() && error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        "PutRow: the response broke off after 10 bytes; \
         the write may or may not have been executed"
    );
}

#[tokio::test]
async fn a_response_too_large_is_refused_by_its_length_and_not_asked_for_again() {
    let large = "HTTP/1.1 200 OK\r\ncontent-length: 5000000\r\n\r\n";
    let server = Server::start(Reply::Once(large)).await;
    let error = fail(&server.url(), Operation::GET_ROW).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(
        error.to_string(),
        "GetRow: a response of at least 5000000 bytes is over the limit of 1048576 bytes"
    );
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn what_is_not_http_is_a_broken_connection() {
    let server = Server::start(Reply::Once("SSH-2.0-OpenSSH\r\n")).await;
    let error = fail(&server.url(), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn a_uri_without_a_host_is_refused() {
    let error = fail("", Operation::GET_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "GetRow: the URI /GetRow is not absolute: it names no host"
    );
}
