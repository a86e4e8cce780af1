use std::time::{Duration, Instant};

use tablestore_core::Body;
use tablestore_emulator::{Emulator, Server};
use tablestore_protocol::proto::table::ListTableRequest;

use crate::client::{Client, error, head, signed};
use crate::orders::{amount, create_table, put};

const LIST: ListTableRequest = ListTableRequest {};
const OVER_THE_LIMIT: usize = 5 * 1024 * 1024 + 1;

async fn listen() -> Server {
    Emulator::in_memory().listen("127.0.0.1:0").await.unwrap()
}

#[tokio::test]
async fn a_pipe_in_memory_is_a_connection() {
    let emulator = Emulator::in_memory();
    let (near, far) = tokio::io::duplex(16);
    let client = async {
        let mut client = Client::new(near);
        client.call("ListTable", &LIST).await.unwrap();
        client.call("ListTable", &LIST).await.unwrap();
    };
    tokio::join!(client, emulator.serve_connection(far));
}

#[tokio::test]
async fn requests_share_a_connection() {
    let server = listen().await;
    let mut client = Client::connect(server.endpoint()).await.unwrap();
    for _ in 0..3 {
        client.call("ListTable", &LIST).await.unwrap();
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_rejected_and_the_connection_continues() {
    let server = listen().await;
    let mut client = Client::connect(server.endpoint()).await.unwrap();

    let (request, _) = signed("ListTable", vec![0; OVER_THE_LIMIT]);
    client.send(&request).await;
    let response = client.receive().await.unwrap();
    assert_eq!(response.status(), 413);
    assert_eq!(error(&response).code, "OTSRequestBodyTooLarge");

    client
        .write(head(&request, "transfer-encoding: chunked"))
        .await;
    client.write(format!("{OVER_THE_LIMIT:x}\r\n")).await;
    client.write(request.body()).await;
    client.write("\r\n0\r\n\r\n").await;
    assert_eq!(client.receive().await.unwrap().status(), 413);

    client.call("ListTable", &LIST).await.unwrap();
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_asked_for() {
    let server = listen().await;
    let mut client = Client::connect(server.endpoint()).await.unwrap();
    let (request, _) = signed("ListTable", "");
    let expectation = format!("content-length: {OVER_THE_LIMIT}\r\nexpect: 100-continue");
    client.write(head(&request, &expectation)).await;
    let response = client.receive().await.unwrap();
    assert_eq!(response.status(), 413);
    assert_eq!(error(&response).code, "OTSRequestBodyTooLarge");
    assert_eq!(response.headers()["connection"], "close");
    assert!(client.receive().await.is_none());
}

#[tokio::test]
async fn a_head_over_the_limit_is_rejected() {
    let server = listen().await;
    let mut client = Client::connect(server.endpoint()).await.unwrap();
    let (request, _) = signed("ListTable", "");
    let long = "a".repeat(64 * 1024);
    client
        .write(head(&request, &format!("x-long: {long}")))
        .await;
    assert_eq!(client.receive().await.unwrap().status(), 431);
    assert!(client.receive().await.is_none());
}

#[tokio::test]
async fn shutdown_finishes_requests_in_flight_and_waits_for_nothing_else() {
    let server = listen().await;
    let endpoint = server.endpoint().to_owned();
    let mut unused = Client::connect(&endpoint).await.unwrap();
    let mut idle = Client::connect(&endpoint).await.unwrap();
    idle.call("ListTable", &LIST).await.unwrap();
    let mut busy = Client::connect(&endpoint).await.unwrap();
    let (request, _) = signed("Nonsense", "body");
    busy.write(head(&request, "content-length: 4\r\nexpect: 100-continue"))
        .await;
    assert_eq!(busy.receive().await.unwrap().status(), 100);

    let started = Instant::now();
    let client = async {
        assert!(unused.receive().await.is_none());
        assert!(idle.receive().await.is_none());
        assert!(Client::connect(&endpoint).await.is_err());
        busy.write("body").await;
        let response = busy.receive().await.unwrap();
        assert_eq!(
            error(&response).message(),
            "Unsupported operation: Nonsense."
        );
        assert!(busy.receive().await.is_none());
    };
    tokio::join!(client, server.shutdown());
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn emulators_are_isolated_and_their_transports_share_the_data() {
    for _ in 0..2 {
        let emulator = Emulator::in_memory();
        let server = emulator.listen("127.0.0.1:0").await.unwrap();
        let mut client = Client::connect(server.endpoint()).await.unwrap();
        create_table(&mut client).await;
        put(&mut client, 1).await.unwrap();

        let (near, far) = tokio::io::duplex(1024);
        let client = async { amount(&mut Client::new(near), 1).await };
        let (amount, ()) = tokio::join!(client, emulator.serve_connection(far));
        assert_eq!(amount, 10);
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let server = listen().await;
    let address = server.address().to_string();
    let error = Emulator::in_memory().listen(address).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn what_is_no_http_ends_the_connection() {
    let server = listen().await;
    let mut client = Client::connect(server.endpoint()).await.unwrap();
    client.write("\x16\x03\x01 hello\r\n\r\n").await;
    assert_eq!(client.receive().await.unwrap().status(), 400);
    assert!(client.receive().await.is_none());

    let mut client = Client::connect(server.endpoint()).await.unwrap();
    client
        .write(head(
            &http::Request::get("/health").body(Body::empty()).unwrap(),
            "a: b",
        ))
        .await;
    assert_eq!(client.receive().await.unwrap().status(), 200);
}
