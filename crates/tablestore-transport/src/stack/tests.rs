use std::sync::Mutex;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::Full;
use tablestore_core::{Error, ErrorKind, Operation};
use tower::service_fn;
use tower::util::{MapErrLayer, MapRequestLayer, MapResponseLayer};

use super::*;
use crate::testing::{ok, request, status};
use crate::{HttpClient, NoDelayRetryPolicy};

#[tokio::test]
async fn each_slot_is_at_its_position() {
    static SEEN: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let note = |name| {
        MapRequestLayer::new(move |request: Request<Body>| {
            SEEN.lock().unwrap().push(name);
            request
        })
    };
    let failing = service_fn(|_: Request<Body>| async {
        SEEN.lock().unwrap().push("service");
        Ok::<_, Error>(status(StatusCode::BAD_GATEWAY, Body::empty()))
    });
    let transport = StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::new(1))
        .wire_layer(note("wire"))
        .auth_layer(note("auth"))
        .per_attempt_layer(note("attempt, outer"))
        .per_attempt_layer(note("attempt, inner"))
        .per_call_layer(note("call"))
        .build(failing)
        .unwrap();

    let error = transport
        .send(request(Operation::GET_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Gateway);
    assert_eq!(error.attempts(), 2);
    let attempt = [
        "attempt, outer",
        "attempt, inner",
        "auth",
        "wire",
        "service",
    ];
    let expected = [&["call"][..], &attempt, &attempt].concat();
    assert_eq!(*SEEN.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_layer_may_change_the_body_and_the_error() {
    let service = service_fn(|request: Request<Body>| async move {
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
        .build(service)
        .unwrap();

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
        .build(silent)
        .unwrap();
    let started = tokio::time::Instant::now();
    let error = transport
        .send(request(Operation::GET_ROW))
        .await
        .unwrap_err();
    assert_eq!(started.elapsed(), Duration::from_secs(5));
    assert_eq!(
        error.to_string(),
        "GetRow: call timeout of 5 s passed while waiting for the response (after 3 attempts)"
    );
}

#[tokio::test]
async fn clones_share_the_connections() {
    let silent =
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
    let transport = StackBuilder::new()
        .max_connections(1)
        .call_timeout(Duration::from_millis(20))
        .build(silent)
        .unwrap();
    let other = transport.clone();
    let first = transport.send(request(Operation::PUT_ROW));
    let second = other.send(request(Operation::PUT_ROW));
    let (first, second) = tokio::join!(first, second);
    assert!(first.unwrap_err().request_sent());
    assert!(!second.unwrap_err().request_sent());
}

#[test]
fn settings_with_which_every_call_would_fail_are_rejected() {
    let zero = Duration::ZERO;
    for (builder, expected) in [
        (
            StackBuilder::new().call_timeout(zero),
            "call_timeout is 0 s: every call would fail",
        ),
        (
            StackBuilder::new().attempt_timeout(zero),
            "attempt_timeout is 0 s: every attempt would fail",
        ),
        (
            StackBuilder::new().max_connections(0),
            "max_connections is 0: no request could be sent",
        ),
    ] {
        let echo = service_fn(|request: Request<Body>| async {
            Ok::<_, Error>(Response::new(request.into_body()))
        });
        let error = builder.build(echo).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), expected);
    }
    let error = HttpClient::builder()
        .connect_timeout(zero)
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
}

/// Never resolves, and never sends.
fn waiting_layer() -> impl SlotLayer {
    tower::layer::layer_fn(|_: Transport| {
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>())
    })
}

#[tokio::test(start_paused = true)]
async fn a_time_limit_names_what_it_waited_for_and_nothing_was_sent_before_the_end() {
    let silent =
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
    let stack = || StackBuilder::new().call_timeout(Duration::from_secs(7));
    for (builder, waited_for, attempts, is_sent) in [
        (
            stack().per_attempt_layer(waiting_layer()),
            "a layer above authentication",
            1,
            false,
        ),
        (stack().auth_layer(waiting_layer()), "credentials", 1, false),
        (
            stack().wire_layer(waiting_layer()),
            "a layer below authentication",
            1,
            false,
        ),
        (stack(), "the response", 1, true),
    ] {
        let transport = builder.build(silent).unwrap();
        let error = transport
            .send(request(Operation::PUT_ROW))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.request_sent(), is_sent, "{waited_for}");
        assert_eq!(error.outcome_unknown(), is_sent, "{waited_for}");
        assert_eq!(error.attempts(), attempts);
        let text = format!("PutRow: call timeout of 7 s passed while waiting for {waited_for}");
        assert!(error.to_string().starts_with(&text), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_hangs_before_it_is_sent_is_retried_even_if_it_writes() {
    for slot in [StackBuilder::auth_layer, StackBuilder::per_attempt_layer] {
        let silent =
            service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
        let stack = StackBuilder::new()
            .attempt_timeout(Duration::from_secs(2))
            .call_timeout(Duration::from_secs(7));
        let transport = slot(stack, waiting_layer()).build(silent).unwrap();
        let error = transport
            .send(request(Operation::PUT_ROW))
            .await
            .unwrap_err();
        assert!(error.attempts() > 2, "{error}");
        assert!(!error.request_sent() && !error.outcome_unknown());
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_layer_refuses_before_it_is_sent_is_not_executed() {
    let refusing = tower::layer::layer_fn(|_: Transport| {
        service_fn(|_: Request<Body>| async { Err::<Response<Body>, _>("no such tenant") })
    });
    let silent =
        service_fn(|_: Request<Body>| std::future::pending::<Result<Response<Body>, Error>>());
    let transport = StackBuilder::new()
        .per_attempt_layer(refusing)
        .build(silent);
    let error = transport
        .unwrap()
        .send(request(Operation::PUT_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Other);
    assert_eq!(error.attempts(), 1, "it would be refused again");
    assert!(!error.request_sent() && !error.outcome_unknown());
}

#[tokio::test]
async fn a_success_that_is_a_page_is_not_the_services_and_not_retried() {
    let portal = service_fn(|_: Request<Body>| async {
        Ok::<_, Error>(Response::new(Body::from(
            "<html><body>Log in</body></html>",
        )))
    });
    let transport = StackBuilder::new().build(portal).unwrap();
    for operation in [Operation::GET_ROW, Operation::PUT_ROW] {
        let error = transport.send(request(operation)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Gateway);
        assert_eq!(error.attempts(), 1);
        let text = "the response is not the service's: status 200 OK, content-type \"\", \
                    body \"<html><body>Log in</body></html>\"";
        assert!(error.to_string().contains(text), "{error}");
    }
}
