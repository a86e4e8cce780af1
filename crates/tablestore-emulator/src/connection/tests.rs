use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tablestore_auth::{SigningParams, sign};
use tablestore_core::{Clock as _, Credentials, Instance, ResponseFuture, SystemClock};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::sync::Notify;
use tokio::time::Instant;
use tower_layer::Layer as _;
use tower_service::Service;

use super::*;
use crate::{Emulator, Fault, FaultLayer, Faults};

const REQUEST_TIME: Duration = Duration::from_secs(7);
const RESPONSE_TIME: Duration = Duration::from_secs(5);
const LARGE: usize = 5 * 1024 * 1024;

fn limits() -> Limits {
    Limits {
        request_time: Some(REQUEST_TIME),
        response_time: Some(RESPONSE_TIME),
        ..Limits::untimed()
    }
}

/// Serves a connection in a task of its own until it ends.
fn serve_in_task(
    service: impl HttpService,
    limits: Limits,
) -> (DuplexStream, tokio::task::JoinHandle<()>) {
    // Less than a response.
    serve_buffered(service, limits, 64)
}

fn serve_buffered(
    service: impl HttpService,
    limits: Limits,
    buffer: usize,
) -> (DuplexStream, tokio::task::JoinHandle<()>) {
    let (near, mut far) = tokio::io::duplex(buffer);
    let task = tokio::spawn(async move {
        serve(&service, &mut far, &limits, pending()).await;
    });
    (near, task)
}

async fn send(client: &mut DuplexStream, bytes: impl AsRef<[u8]>) {
    client.write_all(bytes.as_ref()).await.unwrap();
}

/// Sends bytes over a connection, and returns all that comes back, with the time it took.
async fn exchange(sent: &str) -> (String, Duration) {
    let (mut client, _) = serve_in_task(Emulator::in_memory().service(), limits());
    let started = Instant::now();
    send(&mut client, sent).await;
    let mut received = String::new();
    client.read_to_string(&mut received).await.unwrap();
    (received, started.elapsed())
}

/// Receives the head of a response, and drops its body.
async fn receive(client: &mut DuplexStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |length| length.parse().unwrap());
    client.read_exact(&mut vec![0; length]).await.unwrap();
    head
}

/// The bytes of a head that announces a body, and is signed for one.
fn head(body: &[u8], line: &str) -> String {
    let instance = Instance::new("local").unwrap();
    let params = SigningParams::new(Credentials::local(), instance, SystemClock.now());
    let mut request = Request::post("/ListTable")
        .body(Body::from(body.to_vec()))
        .unwrap();
    sign(&mut request, &params).unwrap();
    let mut head = format!("POST /ListTable HTTP/1.1\r\nhost: a\r\n{line}\r\n");
    for (name, value) in request.headers() {
        head += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    head + "\r\n"
}

fn forged(head: &str) -> String {
    head.replace("x-ots-date: ", "x-ots-date: 1")
}

#[tokio::test(start_paused = true)]
async fn a_head_that_does_not_end_is_not_waited_for_forever() {
    let (received, time) = exchange("POST /ListTable HTTP/1.1\r\nhost:").await;
    assert_eq!(received, "");
    assert_eq!(time.as_secs(), REQUEST_TIME.as_secs());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_end_is_a_timeout() {
    for length in [5, LARGE] {
        // Whether the head is checked first or not.
        let head = head(&[], &format!("content-length: {length}"));
        for head in [forged(&head), head] {
            let (received, time) = exchange(&format!("{head}abc")).await;
            let is_checked_first = length == LARGE && head.contains("x-ots-date: 1");
            if is_checked_first {
                assert!(received.starts_with("HTTP/1.1 400 "), "{received}");
            } else {
                assert!(received.starts_with("HTTP/1.1 408 "), "{received}");
                assert!(received.contains("OTSRequestTimeout"), "{received}");
                assert!(received.contains("Request timeout."), "{received}");
            }
            assert_eq!(time.as_secs(), REQUEST_TIME.as_secs());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_is_not_kept() {
    let faults = || FaultLayer::new(Faults::script([Fault::Truncate]));
    let emulator = Emulator::in_memory();
    for service in [FaultLayer::new(Faults::seeded(0)), faults()] {
        let (mut client, served) = serve_in_task(service.layer(emulator.service()), limits());
        let started = Instant::now();
        send(
            &mut client,
            "POST /Nonsense HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n",
        )
        .await;
        served.await.unwrap();
        assert_eq!(started.elapsed().as_secs(), RESPONSE_TIME.as_secs());
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_slowly_is_served() {
    let (mut client, _) = serve_in_task(Emulator::in_memory().service(), limits());
    for _ in 0..4 {
        send(
            &mut client,
            "POST /Nonsense HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n",
        )
        .await;
        tokio::time::sleep(RESPONSE_TIME - Duration::from_secs(1)).await;
        assert!(receive(&mut client).await.starts_with("HTTP/1.1 400 "));
    }
}

/// A service that does not respond, and reports that a call was dropped.
#[derive(Clone)]
struct Silent(Arc<Notify>);

struct NotifyOnDrop(Arc<Notify>);

impl Drop for NotifyOnDrop {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl Service<Request<Body>> for Silent {
    type Response = Response<Body>;
    type Error = tablestore_core::Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> ResponseFuture {
        let dropped = NotifyOnDrop(Arc::clone(&self.0));
        ResponseFuture::new(async move {
            let _dropped = dropped;
            pending().await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_with_its_client() {
    let dropped = Arc::new(Notify::new());
    let (mut client, served) = serve_in_task(Silent(Arc::clone(&dropped)), Limits::untimed());
    send(
        &mut client,
        "POST /ListTable HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n",
    )
    .await;
    tokio::task::yield_now().await;
    drop(client);
    served.await.unwrap();
    dropped.notified().await;
}

#[tokio::test(start_paused = true)]
async fn only_an_authentic_request_gets_memory_for_a_large_body() {
    let limits = Limits::untimed();
    let all = limits.large_bodies.available();
    let body = vec![0; LARGE];
    let plain = head(&body, &format!("content-length: {LARGE}"));
    let chunked = head(&body, "transfer-encoding: chunked");
    for (head, reserved, status) in [
        (&forged(&plain), 0, "400"),
        (&forged(&chunked), 0, "400"),
        (&plain, LARGE, "400"),
        (&chunked, LARGE, "400"),
    ] {
        let emulator = Emulator::in_memory();
        let (mut client, _) = serve_buffered(emulator.service(), limits.clone(), 64 * 1024);
        send(&mut client, head).await;
        let is_chunked = head.contains("chunked");
        if is_chunked {
            send(&mut client, format!("{LARGE:x}\r\n")).await;
        }
        send(&mut client, &body[..LARGE / 2]).await;
        assert_eq!(all - limits.large_bodies.available(), reserved, "{head}");
        send(&mut client, &body[LARGE / 2..]).await;
        if is_chunked {
            send(&mut client, "\r\n0\r\n\r\n").await;
        }
        let response = receive(&mut client).await;
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status} ")),
            "{response}"
        );
        assert_eq!(limits.large_bodies.available(), all);
        // The connection can still be used.
        send(&mut client, "GET /health HTTP/1.1\r\nhost: a\r\n\r\n").await;
        assert!(receive(&mut client).await.starts_with("HTTP/1.1 200 "));
    }
}

#[tokio::test(start_paused = true)]
async fn a_forged_large_body_is_not_asked_for() {
    let line = format!("content-length: {LARGE}\r\nexpect: 100-continue");
    let head = head(&[], &line);
    let (received, _) = exchange(&forged(&head)).await;
    assert!(received.starts_with("HTTP/1.1 400 "), "{received}");
    assert!(received.contains("connection: close"), "{received}");

    let (mut client, _) = serve_in_task(Emulator::in_memory().service(), limits());
    send(&mut client, head).await;
    assert!(receive(&mut client).await.starts_with("HTTP/1.1 100 "));
}

#[tokio::test(start_paused = true)]
async fn large_bodies_of_all_connections_have_one_bound() {
    let limits = limits();
    let service = Emulator::in_memory().service();
    let head = head(&[], &format!("content-length: {LARGE}"));
    let fit = limits.large_bodies.available() / LARGE;
    let mut stalled = Vec::new();
    for _ in 0..fit {
        let (mut client, _) = serve_in_task(service.clone(), limits.clone());
        send(&mut client, &head).await;
        stalled.push(client);
    }
    // The next one waits until these are given up; small ones do not wait.
    let (mut client, _) = serve_buffered(service.clone(), limits.clone(), 64 * 1024);
    let started = Instant::now();
    tokio::time::sleep(Duration::from_secs(3)).await;
    send(&mut client, &head).await;
    let sent = tokio::spawn(async move {
        send(&mut client, vec![0; LARGE]).await;
        receive(&mut client).await
    });
    let (mut small, _) = serve_in_task(service, limits.clone());
    send(&mut small, self::head(&[], "content-length: 0")).await;
    assert!(receive(&mut small).await.starts_with("HTTP/1.1 200 "));
    assert_eq!(started.elapsed().as_secs(), 3);

    // Its body does not have the MD5 that was signed.
    assert!(sent.await.unwrap().starts_with("HTTP/1.1 403 "));
    assert_eq!(started.elapsed().as_secs(), REQUEST_TIME.as_secs());
    for mut client in stalled {
        assert!(receive(&mut client).await.starts_with("HTTP/1.1 408 "));
    }
}
