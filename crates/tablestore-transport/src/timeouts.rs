//! How long a call takes at worst, by each setting.

use std::future::pending;
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Error, ErrorKind, Operation};
use tokio::net::TcpListener;
use tokio::time::Instant;
use tower::service_fn;

use crate::testing::request;
use crate::{
    Backoff, CallOptions, DefaultRetryPolicy, HttpLeaf, NoDelayRetryPolicy, NoRetryPolicy,
    StackBuilder, Transport,
};

/// A stack on a service that never answers.
fn silent(builder: StackBuilder) -> Transport {
    builder.build(service_fn(|_: Request<Body>| {
        pending::<Result<Response<Body>, Error>>()
    }))
}

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn no_call_takes_longer_than_its_limits() {
    // Takes connections and says nothing, so that no TLS handshake ends.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut uri = format!("https://{}", listener.local_addr().unwrap());
    uri.push_str("/GetRow");

    let once = || StackBuilder::new().retry_policy(NoRetryPolicy);
    let resent = |count| StackBuilder::new().retry_policy(NoDelayRetryPolicy::new(count));
    let connecting = |stack: StackBuilder, limit| {
        let leaf = HttpLeaf::builder().only_added_roots();
        stack.build(leaf.connect_timeout(limit).build().unwrap())
    };
    let crowded = {
        let transport = silent(StackBuilder::new().max_connections(1).call_timeout(s(7)));
        let mut holder = request(Operation::GET_ROW);
        holder
            .extensions_mut()
            .insert(CallOptions::new().call_timeout(Duration::MAX));
        holder.extensions_mut().insert(Operation::PUT_ROW);
        let other = transport.clone();
        tokio::spawn(async move { other.send(holder).await });
        tokio::task::yield_now().await;
        transport
    };
    let hour = Backoff::default().delays(s(3600), s(3600)).seed(1);
    let own = CallOptions::new;

    println!("| setting | expected | seen | kind | sent |");
    println!("|---|---|---|---|---|");
    for (setting, transport, options, expected, kind, sent) in [
        (
            "all defaults",
            silent(StackBuilder::new()),
            own(),
            s(50),
            ErrorKind::Timeout,
            true,
        ),
        (
            "call_timeout(20 s)",
            silent(once().call_timeout(s(20))),
            own(),
            s(20),
            ErrorKind::Timeout,
            true,
        ),
        (
            "attempt_timeout(3 s), no resends",
            silent(once().attempt_timeout(s(3))),
            own(),
            s(3),
            ErrorKind::Timeout,
            true,
        ),
        (
            "attempt_timeout(3 s), 4 resends",
            silent(resent(4).attempt_timeout(s(3))),
            own(),
            s(15),
            ErrorKind::Timeout,
            true,
        ),
        (
            "attempt_timeout(3 s), call_timeout(10 s)",
            silent(resent(9).attempt_timeout(s(3)).call_timeout(s(10))),
            own(),
            s(10),
            ErrorKind::Timeout,
            true,
        ),
        (
            "attempt_timeout(3 s), pause of up to an hour",
            silent(
                StackBuilder::new()
                    .retry_policy(DefaultRetryPolicy::new(hour))
                    .attempt_timeout(s(3)),
            ),
            own(),
            s(3),
            ErrorKind::Timeout,
            true,
        ),
        (
            "connect_timeout(2 s), no resends",
            connecting(once(), s(2)),
            own(),
            s(2),
            ErrorKind::Connect,
            false,
        ),
        (
            "connect_timeout(2 s), 2 resends",
            connecting(resent(2), s(2)),
            own(),
            s(6),
            ErrorKind::Connect,
            false,
        ),
        (
            "connect_timeout(9 s), attempt_timeout(4 s)",
            connecting(once().attempt_timeout(s(4)), s(9)),
            own(),
            s(4),
            ErrorKind::Timeout,
            true,
        ),
        (
            "max_connections(1), taken; call_timeout(7 s)",
            crowded.clone(),
            own(),
            s(7),
            ErrorKind::Timeout,
            false,
        ),
        (
            "the same; the call's call_timeout(2 s)",
            crowded,
            own().call_timeout(s(2)),
            s(2),
            ErrorKind::Timeout,
            false,
        ),
        (
            "the call's call_timeout(60 s)",
            silent(resent(1)),
            own().call_timeout(s(70)),
            s(60),
            ErrorKind::Timeout,
            true,
        ),
        (
            "the call's attempt_timeout(1 s), no resends",
            silent(once()),
            own().attempt_timeout(s(1)),
            s(1),
            ErrorKind::Timeout,
            true,
        ),
        (
            "the call's retry_policy(NoRetryPolicy)",
            silent(StackBuilder::new()),
            own().retry_policy(NoRetryPolicy),
            s(30),
            ErrorKind::Timeout,
            true,
        ),
    ] {
        let mut request = request(Operation::GET_ROW);
        *request.uri_mut() = uri.parse().unwrap();
        request.extensions_mut().insert(options);
        let started = Instant::now();
        let error = transport.send(request).await.unwrap_err();
        let seen = started.elapsed();
        println!(
            "| {setting} | {expected:?} | {seen:?} | {:?} | {} |",
            error.kind(),
            error.request_sent()
        );
        assert_eq!(
            (error.kind(), error.request_sent()),
            (kind, sent),
            "{setting}"
        );
        // Sockets and timers are as exact as a millisecond each.
        assert!(
            seen >= expected && seen < expected + Duration::from_millis(20),
            "{setting}"
        );
    }
}
