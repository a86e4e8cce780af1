//! Calls as such: raw ones, refused ones, and over TCP.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::HeaderMap;
use tablestore::{Body, Client, ErrorKind, NoRetryPolicy, Priority, TableOptions};
use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults};
use tower::Layer;
use tower::util::MapRequestLayer;

use super::{TABLE, client_of, client_with, create, key, read};

#[tokio::test]
async fn raw_calls_are_signed_and_answered_like_others() {
    let client = client_with(TableOptions::new()).await;
    let list = tablestore::Operation::named("ListTable").unwrap();
    let answer = client.call_raw(list, "").send().await.unwrap();
    assert_eq!(answer.body, b"\x0a\x06orders".as_slice());
    let unknown = tablestore::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}

#[tokio::test]
async fn a_refused_setting_fails_the_request_and_sends_nothing() {
    let client = client_with(TableOptions::new()).await;
    let request = client.list_table().header("bad name", "x");
    let error = request.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(!error.request_sent());
    assert!(
        error
            .to_string()
            .starts_with("ListTable: header name \"bad name\""),
        "{error}"
    );
}

#[tokio::test]
async fn tcp_is_a_door_to_the_same_world() {
    let emulator = Emulator::in_memory();
    create(&client_of(&emulator), TableOptions::new()).await;
    let server = emulator.listen("127.0.0.1:0").await.unwrap();
    for region in [None, Some("cn-hangzhou")] {
        let mut builder = Client::builder(server.endpoint())
            .temporary_access_key(
                emulator.credentials().access_key_id(),
                emulator.credentials().access_key_secret(),
                "a-token",
            )
            .instance("shop")
            .header("x-ots-request-tag", "test");
        if let Some(region) = region {
            builder = builder.region(region);
        }
        let client = builder.build().unwrap();
        client
            .put_row(TABLE, key("a", 1))
            .column("n", 1)
            .send()
            .await
            .unwrap();
        assert!(read(&client, key("a", 1)).await.is_some());
        assert!(read(&client_of(&emulator), key("a", 1)).await.is_some());
    }
    server.shutdown().await;
}

#[tokio::test]
async fn what_the_service_is_told_about_a_call_is_in_signed_headers() {
    let emulator = Emulator::in_memory();
    let seen = Arc::new(Mutex::new(HeaderMap::new()));
    let recorded = Arc::clone(&seen);
    let record = MapRequestLayer::new(move |request: http::Request<Body>| {
        *recorded.lock().unwrap() = request.headers().clone();
        request
    });
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .trace_threshold(Duration::from_millis(500))
        .service(emulator.service())
        .stack(|stack| stack.wire_layer(record))
        .build()
        .unwrap();
    let list = client.list_table().trace_id("a-trace").tag("nightly");
    let answer = list.priority(Priority::High).send().await.unwrap();
    assert_eq!(answer.metadata.attempts, 1);
    assert_eq!(answer.metadata.trace_info, None);

    let headers = seen.lock().unwrap().clone();
    for (name, expected) in [
        ("x-ots-sdk-traceid", "a-trace"),
        ("x-ots-request-tag", "nightly"),
        ("x-ots-request-priority", "2"),
        ("x-ots-trace-threshold", "500"),
    ] {
        assert_eq!(headers[name], expected);
    }
    let agent = headers["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("tablestore-rust/0."), "{agent}");
}

#[tokio::test(start_paused = true)]
async fn a_call_can_have_limits_of_its_own() {
    let emulator = Emulator::in_memory();
    let slow = Faults::seeded(1).rate(Fault::Delay(Duration::from_secs(20)), 1.0);
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(FaultLayer::new(slow.unwrap()).layer(emulator.service()))
        .build()
        .unwrap();
    assert!(client.list_table().send().await.is_ok());

    let started = tokio::time::Instant::now();
    let list = client.list_table().call_timeout(Duration::from_secs(3));
    let error = list.send().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(started.elapsed(), Duration::from_secs(3));

    let list = client.list_table().attempt_timeout(Duration::from_secs(2));
    let error = list.retry_policy(NoRetryPolicy).send().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(started.elapsed(), Duration::from_secs(5));
}

#[tokio::test]
async fn compressed_requests_and_answers_are_as_others() {
    let emulator = Emulator::in_memory();
    let seen = Arc::new(Mutex::new(HeaderMap::new()));
    let recorded = Arc::clone(&seen);
    let record = MapRequestLayer::new(move |request: http::Request<Body>| {
        *recorded.lock().unwrap() = request.headers().clone();
        request
    });
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .service(record.layer(emulator.service()))
        .stack(|stack| stack.compress_requests(64).compress_responses())
        .build()
        .unwrap();
    create(&client, TableOptions::new()).await;
    let text = "a text that repeats itself; ".repeat(100);
    let put = client.put_row(TABLE, key("a", 1)).column("text", &*text);
    put.send().await.unwrap();
    let headers = seen.lock().unwrap().clone();
    assert_eq!(headers["x-ots-request-compress-type"], "deflate");
    assert!(read(&client, key("a", 1)).await.is_some());
    let row = read(&client_of(&emulator), key("a", 1)).await.unwrap();
    assert_eq!(row.get::<String>("text").unwrap(), text);

    let unknown = tablestore::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}
