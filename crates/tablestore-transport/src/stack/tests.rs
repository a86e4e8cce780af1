use std::sync::Mutex;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::Full;
use tablestore_core::{Error, ErrorKind, Operation};
use tower::service_fn;
use tower::util::{MapErrLayer, MapRequestLayer, MapResponseLayer};

use super::*;
use crate::NoDelayRetryPolicy;
use crate::testing::{ok, request, status};

#[tokio::test]
async fn each_slot_is_in_its_place() {
    static SEEN: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let note = |name| {
        MapRequestLayer::new(move |request: Request<Body>| {
            SEEN.lock().unwrap().push(name);
            request
        })
    };
    let failing = service_fn(|_: Request<Body>| async {
        SEEN.lock().unwrap().push("leaf");
        Ok::<_, Error>(status(StatusCode::BAD_GATEWAY, Body::empty()))
    });
    let transport = StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::new(1))
        .wire_layer(note("wire"))
        .auth_layer(note("auth"))
        .per_attempt_layer(note("attempt, outer"))
        .per_attempt_layer(note("attempt, inner"))
        .per_call_layer(note("call"))
        .build(failing);

    let error = transport
        .send(request(Operation::GET_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Gateway);
    assert_eq!(error.attempts(), 2);
    let attempt = ["attempt, outer", "attempt, inner", "auth", "wire", "leaf"];
    let expected = [&["call"][..], &attempt, &attempt].concat();
    assert_eq!(*SEEN.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_layer_may_change_the_body_and_the_error() {
    let leaf = service_fn(|request: Request<Body>| async move {
        if request.headers().is_empty() {
            Ok(ok())
        } else {
            Err(Error::new(ErrorKind::Connect, "ours"))
        }
    });
    let transport = StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::new(0))
        .wire_layer(MapResponseLayer::new(|response: Response<Body>| {
            response.map(|_| Full::new(Bytes::from("another body")))
        }))
        .per_call_layer(MapErrLayer::new(|error: Error| error.to_string()))
        .build(leaf);

    let response = transport.send(request(Operation::GET_ROW)).await.unwrap();
    assert_eq!(response.into_body(), Body::from("another body"));

    let mut failing = request(Operation::GET_ROW);
    let value = http::HeaderValue::from_static("x");
    failing.headers_mut().insert("x", value);
    let error = transport.send(failing).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Other);
    let source = StdError::source(&error).unwrap();
    assert_eq!(source.to_string(), "GetRow: ours");
}

#[tokio::test(start_paused = true)]
async fn the_time_limits_are_those_that_were_set() {
    let silent =
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
    let transport = StackBuilder::new()
        .attempt_timeout(Duration::from_secs(2))
        .call_timeout(Duration::from_secs(5))
        .retry_policy(NoDelayRetryPolicy::default())
        .build(silent);
    let started = tokio::time::Instant::now();
    let error = transport
        .send(request(Operation::GET_ROW))
        .await
        .unwrap_err();
    assert_eq!(started.elapsed(), Duration::from_secs(5));
    assert_eq!(
        error.to_string(),
        "GetRow: no answer within the call's 5 s (after 3 attempts)"
    );
}

#[tokio::test]
async fn clones_share_the_connections() {
    let silent =
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
    let transport = StackBuilder::new()
        .max_connections(1)
        .call_timeout(Duration::from_millis(20))
        .build(silent);
    let other = transport.clone();
    let first = transport.send(request(Operation::PUT_ROW));
    let second = other.send(request(Operation::PUT_ROW));
    let (first, second) = tokio::join!(first, second);
    assert!(first.unwrap_err().request_sent());
    assert!(!second.unwrap_err().request_sent());
}
