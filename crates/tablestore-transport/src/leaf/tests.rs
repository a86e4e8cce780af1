use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tablestore_core::Operation;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time;

use super::*;
use crate::testing::request;
use crate::{NoDelayRetryPolicy, StackBuilder, Transport};

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nthe answer";

/// A server on this machine that gives each request one answer; an empty one closes the
/// connection, and so does one that is too short for its length.
struct Server {
    url: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    async fn start(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (server.connections.clone(), server.requests.clone());
        tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::Relaxed);
                let requests = requests.clone();
                tokio::spawn(async move {
                    let mut seen = Vec::new();
                    while connection.read_buf(&mut seen).await.unwrap() > 0 {
                        if is_whole(&seen) {
                            seen.clear();
                            requests.fetch_add(1, Ordering::Relaxed);
                            connection.write_all(answer.as_bytes()).await.unwrap();
                            if answer != ANSWER {
                                return;
                            }
                        }
                    }
                });
            }
        });
        server
    }
}

fn is_whole(seen: &[u8]) -> bool {
    seen.ends_with(b"\r\n\r\nthe request")
}

fn to(url: &str, operation: Operation) -> Request<Body> {
    let uri = format!("{url}{}", operation.path());
    let mut request = request(operation);
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = uri.parse().unwrap();
    request
}

fn transport(builder: HttpLeafBuilder) -> Transport {
    StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::new(2))
        .max_response_bytes(1000)
        .build(builder.only_added_roots().build().unwrap())
}

async fn fail(url: &str, operation: Operation) -> Error {
    transport(HttpLeaf::builder())
        .send(to(url, operation))
        .await
        .unwrap_err()
}

#[tokio::test]
async fn requests_share_a_connection() {
    let server = Server::start(ANSWER).await;
    let transport = transport(HttpLeaf::builder());
    for _ in 0..3 {
        let response = transport.send(to(&server.url, Operation::GET_ROW)).await;
        assert_eq!(response.unwrap().into_body(), Body::from("the answer"));
    }
    assert_eq!(server.requests.load(Ordering::Relaxed), 3);
    assert_eq!(server.connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn an_idle_connection_is_not_kept_longer_than_25_s() {
    let server = Server::start(ANSWER).await;
    let transport = transport(HttpLeaf::builder());
    for (idle_for, connections) in [(0, 1), (24, 1), (26, 2)] {
        // Time stands still only here: it would run ahead of the sockets.
        time::pause();
        time::sleep(Duration::from_secs(idle_for)).await;
        time::resume();
        let response = transport.send(to(&server.url, Operation::GET_ROW)).await;
        assert!(response.is_ok());
        assert_eq!(server.connections.load(Ordering::Relaxed), connections);
    }
}

#[tokio::test]
async fn a_refused_connection_sends_nothing_and_is_tried_again() {
    let closed = StdListener::bind("127.0.0.1:0").unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);

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
    let server = Server::start("").await;
    let error = fail(&server.url, Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.request_sent());
    assert!(error.outcome_unknown());
    assert_eq!(server.requests.load(Ordering::Relaxed), 1);

    let error = fail(&server.url, Operation::GET_ROW).await;
    assert_eq!(error.attempts(), 3);
    assert!(!error.outcome_unknown());
    assert_eq!(server.requests.load(Ordering::Relaxed), 4);
}

#[tokio::test]
async fn an_answer_cut_short_is_no_answer() {
    let server = Server::start("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n0123456789").await;
    let error = fail(&server.url, Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.request_sent() && error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        "PutRow: the answer broke off after 10 bytes; \
         the write may or may not have been carried out"
    );
}

#[tokio::test]
async fn an_answer_too_large_is_refused_by_its_length_and_not_asked_for_again() {
    let server = Server::start("HTTP/1.1 200 OK\r\ncontent-length: 5000000\r\n\r\n").await;
    let error = fail(&server.url, Operation::GET_ROW).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(
        error.to_string(),
        "GetRow: an answer of at least 5000000 bytes is over the cap of 1000 bytes"
    );
    assert_eq!(server.requests.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn what_is_not_http_is_a_broken_connection() {
    let server = Server::start("SSH-2.0-OpenSSH\r\n").await;
    let error = fail(&server.url, Operation::PUT_ROW).await;
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

/// Accepts one connection after the other, with a certificate of its own for `localhost`.
/// Returns its address and the certificate in PEM.
fn tls_server() -> (SocketAddr, String) {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key.into())
        .unwrap();
    let config = Arc::new(config);
    let listener = StdListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let tls = ServerConnection::new(config.clone()).unwrap();
            let mut stream = StreamOwned::new(tls, connection.unwrap());
            let mut seen = Vec::new();
            let mut chunk = [0; 1024];
            // A client that does not trust the certificate ends the stream here.
            while let Ok(size @ 1..) = stream.read(&mut chunk) {
                seen.extend_from_slice(&chunk[..size]);
                if is_whole(&seen) {
                    stream.write_all(ANSWER.as_bytes()).unwrap();
                    break;
                }
            }
        }
    });
    (address, own.cert.pem())
}

#[tokio::test]
async fn tls_trusts_an_added_root() {
    let (address, pem) = tls_server();
    let transport = transport(HttpLeaf::builder().add_root_certificate_pem(pem));

    let url = format!("https://localhost:{}", address.port());
    let response = transport.send(to(&url, Operation::GET_ROW)).await.unwrap();
    assert_eq!(response.into_body(), Body::from("the answer"));

    let url = format!("https://{address}");
    let error = transport
        .send(to(&url, Operation::PUT_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to {address}: \
             the server's certificate is for another name (after 3 attempts)"
        )
    );
}

#[tokio::test]
async fn tls_refuses_an_unknown_certificate() {
    let (address, _) = tls_server();
    let url = format!("https://localhost:{}", address.port());
    let error = fail(&url, Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent() && !error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to localhost:{}: the server's certificate was issued by none \
             of the 0 root certificates that are trusted here (after 3 attempts)",
            address.port()
        )
    );
}

#[tokio::test(start_paused = true)]
async fn the_connect_timeout_covers_the_tls_handshake() {
    // It takes connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let error = fail(&format!("https://{address}"), Operation::PUT_ROW).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent());
    assert_eq!(
        error.to_string(),
        format!("PutRow: cannot connect to {address}: no connection within 5 s (after 3 attempts)")
    );
}

#[test]
fn bad_root_certificates_are_refused() {
    let damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (pem, expected) in [
        (
            "no PEM",
            "an added root certificate is not valid: there is no certificate in PEM",
        ),
        (damaged, "an added root certificate is not valid"),
    ] {
        let error = HttpLeaf::builder()
            .add_root_certificate_pem(pem)
            .only_added_roots()
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), expected);
    }
}
