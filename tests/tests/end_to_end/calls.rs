//! Calls as such: raw ones, refused ones, with settings and limits of their own.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::HeaderMap;
use tablestore::call::{Body, Priority};
use tablestore::table::TableOptions;
use tablestore::{Credentials, ErrorKind, NoRetryPolicy};
use tablestore_emulator::{Fault, Faults};
use tablestore_tests::{Storage, TestEmulator, Transport, everywhere};
use tablestore_transport::SlotLayer;
use tower::util::MapRequestLayer;

use crate::{TABLE, client_with_options, create, key, read};

everywhere!(
    raw_calls_are_signed_and_verified_like_others,
    a_refused_setting_fails_the_request_and_sends_nothing,
    both_versions_of_signatures_and_temporary_keys_are_taken,
    all_transports_reach_the_same_service,
    headers_about_a_call_are_signed,
    compressed_requests_and_responses_are_as_others,
);

async fn raw_calls_are_signed_and_verified_like_others(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    let list = tablestore::call::Operation::named("ListTable").unwrap();
    let response = client.call_raw(list, "").send().await.unwrap();
    assert_eq!(response.body, b"\x0a\x06orders".as_slice());
    let unknown = tablestore::call::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}

async fn a_refused_setting_fails_the_request_and_sends_nothing(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
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

async fn both_versions_of_signatures_and_temporary_keys_are_taken(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    let local = Credentials::local();
    for (order, region) in [(1, None), (2, Some("cn-hangzhou"))] {
        let mut builder = service
            .client_builder()
            .temporary_access_key(local.access_key_id(), local.access_key_secret(), "a-token")
            .header("x-ots-request-tag", "test");
        if let Some(region) = region {
            builder = builder.region(region);
        }
        let temporary = builder.build().unwrap();
        let put = temporary.put_row(TABLE, key("a", order));
        put.column("n", 1).send().await.unwrap();
        assert!(read(&temporary, key("a", order)).await.is_some());
        assert!(read(&client, key("a", order)).await.is_some());
    }
}

async fn all_transports_reach_the_same_service(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    for (order, transport) in (0..).zip(Transport::ALL) {
        let other = service.over(transport).client();
        let put = other.put_row(TABLE, key("a", order));
        put.send().await.unwrap();
        assert!(
            read(&client, key("a", order)).await.is_some(),
            "{transport:?}"
        );
    }
}

async fn headers_about_a_call_are_signed(service: &TestEmulator) {
    let seen = Seen::default();
    let client = service
        .client_builder()
        .trace_threshold(Duration::from_millis(500))
        .stack(|stack| stack.wire_layer(record_to(&seen)))
        .build()
        .unwrap();
    let list = client.list_table().trace_id("a-trace").tag("nightly");
    let response = list.priority(Priority::High).send().await.unwrap();
    assert_eq!(response.metadata.attempts, 1);
    assert_eq!(response.metadata.trace_info, None);

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

async fn compressed_requests_and_responses_are_as_others(service: &TestEmulator) {
    let seen = Seen::default();
    let client = service
        .client_builder()
        .stack(|stack| stack.compress_requests(64).compress_responses())
        .stack(|stack| stack.wire_layer(record_to(&seen)))
        .build()
        .unwrap();
    create(&client, TABLE)
        .options(TableOptions::new())
        .send()
        .await
        .unwrap();
    let text = "a text that repeats itself; ".repeat(100);
    let put = client.put_row(TABLE, key("a", 1)).column("text", &*text);
    put.send().await.unwrap();
    let headers = seen.lock().unwrap().clone();
    assert_eq!(headers["x-ots-request-compress-type"], "deflate");
    assert!(read(&client, key("a", 1)).await.is_some());
    let row = read(&service.client(), key("a", 1)).await.unwrap();
    assert_eq!(row.get::<String>("text").unwrap(), text);

    let unknown = tablestore::call::Operation::named("Frobnicate").unwrap();
    let error = client.call_raw(unknown, "").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "{error}");
}

/// The headers of the last request that went out.
type Seen = Arc<Mutex<HeaderMap>>;

fn record_to(seen: &Seen) -> impl SlotLayer {
    let seen = Arc::clone(seen);
    MapRequestLayer::new(move |request: http::Request<Body>| {
        *seen.lock().unwrap() = request.headers().clone();
        request
    })
}

/// Over one storage and behind one transport: paused time advances when all tasks wait, also for a socket
/// or for the thread that writes to the disk.
#[tokio::test(start_paused = true)]
async fn a_call_can_have_limits_of_its_own() {
    let slow = Faults::seeded(1).rate(Fault::Delay(Duration::from_secs(20)), 1.0);
    let service = TestEmulator::start(Storage::Memory, Transport::InProcess);
    let client = service.faulty_client_builder(slow.unwrap()).build();
    let client = client.unwrap();
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
