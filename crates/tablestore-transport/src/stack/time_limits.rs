//! The longest time that a call takes, by each setting that limits it.

use std::future::pending;
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, Operation};
use tokio::net::TcpListener;
use tokio::task::yield_now;
use tokio::time::Instant;
use tower::service_fn;

use crate::{
    Backoff, CallInfo, CallOptions, DefaultRetryPolicy, HttpClient, NoDelayRetryPolicy,
    NoRetryPolicy, StackBuilder, Transport,
};

/// The end of a call: the kind of its error, and whether the request was sent.
type End = (ErrorKind, bool);
const NO_RESPONSE: End = (ErrorKind::Timeout, true);
const UNSENT: End = (ErrorKind::Timeout, false);
const NO_CONNECTION: End = (ErrorKind::Connect, false);

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn retrying(count: u32) -> StackBuilder {
    StackBuilder::new().retry_policy(NoDelayRetryPolicy::new(count))
}

/// A stack over a service that never responds.
fn silent(builder: StackBuilder) -> Transport {
    let silent = service_fn(|_: Request<Body>| pending::<Result<Response<Body>, Error>>());
    builder.build(silent).unwrap()
}

/// The same with its only permit in use.
async fn crowded(builder: StackBuilder) -> Transport {
    let transport = silent(builder.max_connections(1));
    let options = CallOptions::new().attempt_timeout(Duration::MAX);
    let holder = with_options(options.call_timeout(Duration::MAX));
    let other = transport.clone();
    tokio::spawn(async move { other.send(holder).await });
    yield_now().await;
    transport
}

fn with_options(options: CallOptions) -> Request<Body> {
    let mut request = Request::new(Body::from("the request"));
    let call = CallInfo::new(Operation::GET_ROW).with_options(options);
    request.extensions_mut().insert(call);
    request
}

async fn row(setting: &str, transport: Transport, call: CallOptions, expected: u64, end: End) {
    // It accepts connections and sends nothing, so that no TLS handshake ends.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("https://{}/GetRow", listener.local_addr().unwrap());
    let mut request = with_options(call);
    *request.uri_mut() = uri.parse().unwrap();

    let started = Instant::now();
    let error = transport.send(request).await.unwrap_err();
    let seen = started.elapsed();
    println!("| {setting} | {expected} s | {seen:?} |");
    assert_eq!((error.kind(), error.request_sent()), end, "{setting}");
    // Timers are as exact as a millisecond each.
    let late = seen.checked_sub(s(expected));
    assert!(late.is_some_and(|late| late.as_millis() < 20), "{setting}");
}

#[tokio::test(start_paused = true)]
async fn no_call_takes_longer_than_its_limits() {
    let call = CallOptions::new;
    let stack = StackBuilder::new;
    let once = || retrying(0);
    let patient = || {
        let hour = Backoff::default().delays(s(3600), s(3600)).seed(1);
        stack().retry_policy(DefaultRetryPolicy::new(hour))
    };
    let connecting = |builder: StackBuilder, limit| {
        let client = HttpClient::builder().only_added_roots();
        builder
            .build(client.connect_timeout(limit).build().unwrap())
            .unwrap()
    };

    println!("| setting | expected | seen |\n|---|---|---|");
    let name = "all by default";
    row(name, silent(stack()), call(), 50, NO_RESPONSE).await;
    let name = "no retries";
    row(name, silent(once()), call(), 30, NO_RESPONSE).await;
    let name = "call_timeout 20 s";
    let transport = silent(stack().call_timeout(s(20)));
    row(name, transport, call(), 20, NO_RESPONSE).await;
    let name = "attempt_timeout 3 s, no retries";
    let transport = silent(once().attempt_timeout(s(3)));
    row(name, transport, call(), 3, NO_RESPONSE).await;
    let name = "attempt_timeout 3 s, 4 retries";
    let transport = silent(retrying(4).attempt_timeout(s(3)));
    row(name, transport, call(), 15, NO_RESPONSE).await;
    let name = "attempt_timeout 3 s, call_timeout 10 s";
    let transport = silent(retrying(9).attempt_timeout(s(3)).call_timeout(s(10)));
    row(name, transport, call(), 10, NO_RESPONSE).await;
    let name = "attempt_timeout 3 s, pauses of up to an hour";
    let transport = silent(patient().attempt_timeout(s(3)));
    row(name, transport, call(), 3, NO_RESPONSE).await;
    let name = "connect_timeout by default, no retries";
    let client = HttpClient::builder().only_added_roots().build().unwrap();
    row(
        name,
        once().build(client).unwrap(),
        call(),
        5,
        NO_CONNECTION,
    )
    .await;
    let name = "connect_timeout 2 s, 2 retries";
    let transport = connecting(retrying(2), s(2));
    row(name, transport, call(), 6, NO_CONNECTION).await;
    let name = "connect_timeout 9 s, attempt_timeout 4 s, no retries";
    let transport = connecting(once().attempt_timeout(s(4)), s(9));
    row(name, transport, call(), 4, UNSENT).await;
    let name = "no free connection, call_timeout 7 s";
    let transport = crowded(stack().call_timeout(s(7))).await;
    row(name, transport.clone(), call(), 7, UNSENT).await;
    let name = "no free connection, call_timeout 7 s, the call's 2 s";
    row(name, transport, call().call_timeout(s(2)), 2, UNSENT).await;
    let name = "the call's call_timeout 40 s";
    let options = call().call_timeout(s(40));
    row(name, silent(stack()), options, 40, NO_RESPONSE).await;
    let name = "the call's call_timeout 70 s, 1 retry";
    let options = call().call_timeout(s(70));
    row(name, silent(retrying(1)), options, 60, NO_RESPONSE).await;
    let name = "the call's attempt_timeout 1 s, no retries";
    let options = call().attempt_timeout(s(1));
    row(name, silent(once()), options, 1, NO_RESPONSE).await;
    let name = "the call's retry_policy: no retries";
    let options = call().retry_policy(NoRetryPolicy);
    row(name, silent(stack()), options, 30, NO_RESPONSE).await;
}
