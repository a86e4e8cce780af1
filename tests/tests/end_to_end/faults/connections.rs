//! Connections that fail: each failure is an error that reports whether the request may have been
//! executed.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use tablestore::{ErrorKind, PrimaryKey};
use tablestore_tests::responses::{assert_says, client_builder, list_tables};

/// A server for one connection: reads a request, writes these bytes and closes.
fn serve_once(response: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        // The requests here are small: they come in one piece.
        let _ = stream.read(&mut [0; 8192]).unwrap();
        stream.write_all(response).unwrap();
    });
    endpoint
}

#[tokio::test]
async fn a_response_that_breaks_off_is_an_error() {
    let responses: [&[u8]; 5] = [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
    ];
    for response in responses {
        let error = list_tables(client_builder(&serve_once(response))).await;
        assert_says(&error, ErrorKind::Transport, &[]);
        assert!(error.request_sent());
        assert!(!error.outcome_unknown(), "nothing was to be written");
    }

    let client = client_builder(&serve_once(responses[3])).build().unwrap();
    let key = PrimaryKey::new("customer", "alice");
    let error = client.put_row("orders", key).send().await.unwrap_err();
    assert_says(&error, ErrorKind::Transport, &["may or may not have been"]);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    let error = list_tables(client_builder(&serve_once(b"SSH-2.0-OpenSSH_9.9\r\n"))).await;
    assert_says(&error, ErrorKind::Transport, &[]);
}

#[tokio::test]
async fn an_announced_length_over_the_cap_is_refused_at_once() {
    let response = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n";
    let error = list_tables(client_builder(&serve_once(response))).await;
    let parts = ["99999999999 bytes", "67108864 bytes"];
    assert_says(&error, ErrorKind::TooLarge, &parts);
}

#[tokio::test]
async fn a_response_that_never_comes_ends_with_the_time_limit() {
    // Listens, and lets the system accept the connection, but never reads from it.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let client = client_builder(&endpoint).attempt_timeout(Duration::from_millis(100));
    let error = list_tables(client).await;
    assert_says(&error, ErrorKind::Timeout, &["0.1 s"]);
    assert!(error.request_sent());
}

#[tokio::test]
async fn a_closed_port_is_a_connection_that_cannot_be_made() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = list_tables(client_builder(&endpoint)).await;
    let host = endpoint.strip_prefix("http://").unwrap();
    assert_says(&error, ErrorKind::Connect, &[host]);
    assert!(!error.request_sent());
}
