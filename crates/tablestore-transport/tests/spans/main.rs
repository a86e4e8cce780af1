//! What spans and events tell, and what they do not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    missing_debug_implementations,
    reason = "tests"
)]

mod capture;

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderValue, Request, Response, StatusCode};
use tablestore_core::{Body, Error, ErrorCode, ErrorKind, Operation, Result, ServiceError, header};
use tablestore_transport::{
    CallInfo, HttpClient, NoDelayRetryPolicy, Proxy, StackBuilder, Transport,
};
use tokio::time::sleep;
use tower::service_fn;
use tower::util::{MapRequestLayer, MapResponseLayer};
use tracing::Level;

use self::capture::{CapturedEvent, CapturedSpan, Fields, TARGET, capture};

fn get_row() -> Request<Body> {
    let mut request = Request::new(Body::from("the request"));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = "https://shop.example/GetRow".parse().unwrap();
    let call = CallInfo::new(Operation::GET_ROW).with_table("orders");
    request.extensions_mut().insert(call);
    request
}

fn responded() -> Response<Body> {
    let mut response = Response::new(Body::from("a response"));
    let id = HeaderValue::from_static("0005f8");
    response.headers_mut().insert(header::REQUEST_ID, id);
    response
}

/// A stack on a service that responds to each attempt with the next of these.
fn transport(responses: Vec<fn() -> Result<Response<Body>>>) -> Transport {
    let responses = Arc::new(Mutex::new(responses.into_iter()));
    StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::default())
        .build(service_fn(move |_: Request<Body>| {
            let response = responses.lock().unwrap().next().unwrap();
            async move { response() }
        }))
        .unwrap()
}

/// The fields, without those that are not there.
#[track_caller]
fn assert_fields(fields: &Fields, expected: &[(&str, &str)]) {
    let found: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_and_each_attempt_one_in_it() {
    let (captured, _guard) = capture();
    let busy = || {
        let error = ServiceError::new(ErrorCode::ServerBusy, "Server is busy.");
        Err(error.with_request_id("0005f7").into())
    };
    transport(vec![busy, || Ok(responded())])
        .send(get_row())
        .await
        .unwrap();

    let spans = captured.spans();
    let [call, first, second] = &spans[..] else {
        panic!("{spans:?}");
    };
    assert_eq!(
        (call.name, call.level, call.parent),
        ("call", Level::DEBUG, None)
    );
    assert_fields(
        &call.fields,
        &[
            ("db.collection.name", "orders"),
            ("db.operation.name", "GetRow"),
            ("db.system.name", "tablestore"),
            ("otel.kind", "client"),
            ("otel.name", "GetRow orders"),
            ("server.address", "shop.example"),
            ("server.port", "443"),
            ("tablestore.attempts", "2"),
            ("tablestore.request.size", "11"),
            ("tablestore.request_id", "0005f8"),
            ("tablestore.response.size", "10"),
        ],
    );
    for attempt in [first, second] {
        assert_eq!((attempt.name, attempt.level), ("attempt", Level::DEBUG));
        assert_eq!(attempt.parent, Some("call"));
    }
    let common = [
        ("http.request.method", "POST"),
        ("otel.kind", "client"),
        ("otel.name", "POST"),
        ("server.address", "shop.example"),
        ("server.port", "443"),
        ("url.path", "/GetRow"),
    ];
    let with = |own: &[(&'static str, &'static str)]| {
        let mut fields = [&common, own].concat();
        fields.sort_unstable();
        fields
    };
    assert_fields(
        &first.fields,
        &with(&[
            ("db.response.status_code", "OTSServerBusy"),
            ("error.type", "OTSServerBusy"),
            ("http.response.status_code", "503"),
            ("otel.status_code", "ERROR"),
            ("tablestore.request_id", "0005f7"),
        ]),
    );
    assert_fields(
        &second.fields,
        &with(&[
            ("http.request.resend_count", "1"),
            ("http.response.status_code", "200"),
            ("tablestore.request_id", "0005f8"),
        ]),
    );
}

/// The event at the end of a call.
async fn end_of(transport: Transport) -> (CapturedEvent, CapturedSpan) {
    let (captured, _guard) = capture();
    let _ = transport.send(get_row()).await;
    let (mut events, spans) = (captured.events(), captured.spans());
    let event = events.pop().unwrap();
    assert_eq!(event.span, Some("call"));
    (event, spans[0].clone())
}

#[tokio::test(start_paused = true)]
async fn a_response_is_reported_at_debug() {
    let (event, _) = end_of(transport(vec![|| Ok(responded())])).await;
    assert_eq!(event.level, Level::DEBUG);
    assert_fields(
        &event.fields,
        &[
            ("attempts", "1"),
            ("elapsed", "0.0"),
            ("message", "call succeeded"),
            ("operation", "GetRow"),
            ("request_id", "0005f8"),
            ("table", "orders"),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_reported_at_error_with_its_causes() {
    let broken = || {
        let cause = std::io::Error::other("the cause");
        Err(Error::new(ErrorKind::Request, "broken").with_source(cause))
    };
    let (event, span) = end_of(transport(vec![broken])).await;
    assert_eq!(event.level, Level::ERROR);
    assert_eq!(event.fields["message"], "call failed");
    assert_eq!(event.fields["error"], "GetRow: broken: the cause");
    assert_eq!(span.fields["otel.status_code"], "ERROR");
    assert_eq!(span.fields["error.type"], "Request");
    assert!(!span.fields.contains_key("db.response.status_code"));

    let denied = || Err(ServiceError::new(ErrorCode::NoPermissionAccess, "").into());
    let (event, span) = end_of(transport(vec![denied])).await;
    assert_eq!(event.level, Level::ERROR);
    assert_eq!(span.fields["error.type"], "OTSNoPermissionAccess");
    assert_eq!(
        span.fields["db.response.status_code"],
        "OTSNoPermissionAccess"
    );
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_does_not_hold_is_no_failure() {
    let refused = || Err(ServiceError::new(ErrorCode::ConditionCheckFail, "").into());
    let (event, _) = end_of(transport(vec![refused])).await;
    assert_eq!(event.level, Level::DEBUG);
    assert_eq!(event.fields["message"], "condition not met");

    let (captured, _guard) = capture();
    let result = transport(vec![refused]).send(get_row()).await;
    assert!(result.unwrap_err().is_condition_check_fail());
    // Expected: neither the call nor its attempt has failed.
    assert_eq!(captured.spans().len(), 2);
    for span in captured.spans() {
        assert_eq!(
            span.fields["db.response.status_code"],
            "OTSConditionCheckFail"
        );
        assert!(!span.fields.contains_key("error.type"));
        assert!(!span.fields.contains_key("otel.status_code"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_call_is_reported_at_warn_from_the_threshold_on() {
    let taking = |ms, builder: StackBuilder| {
        let service = service_fn(move |_: Request<Body>| async move {
            sleep(Duration::from_millis(ms)).await;
            Ok::<_, Error>(responded())
        });
        builder.build(service).unwrap()
    };
    let default = StackBuilder::new;
    let quick = || StackBuilder::new().slow_call_threshold(Duration::from_millis(20));
    for (transport, level) in [
        (taking(999, default()), Level::DEBUG),
        (taking(1000, default()), Level::WARN),
        (taking(19, quick()), Level::DEBUG),
        (taking(20, quick()), Level::WARN),
    ] {
        assert_eq!(end_of(transport).await.0.level, level);
    }
    let (event, _) = end_of(taking(1500, default())).await;
    assert_eq!(event.fields["message"], "slow call");
    assert_eq!(event.fields["elapsed"], "1.5");
}

#[tokio::test(start_paused = true)]
async fn a_gateways_status_is_the_attempts() {
    let page = || {
        let mut page = Response::new(Body::from("<html>"));
        *page.status_mut() = StatusCode::NOT_FOUND;
        Ok(page)
    };
    let (captured, _guard) = capture();
    transport(vec![page]).send(get_row()).await.unwrap_err();
    let attempt = &captured.spans()[1];
    assert_eq!(attempt.fields["http.response.status_code"], "404");
    assert_eq!(attempt.fields["error.type"], "Gateway");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_is_given_up_has_a_span_that_says_so() {
    let (captured, _guard) = capture();
    let silent = service_fn(|_: Request<Body>| pending::<Result<Response<Body>>>());
    let transport = StackBuilder::new()
        .attempt_timeout(Duration::from_secs(1))
        .retry_policy(NoDelayRetryPolicy::new(0))
        .build(silent)
        .unwrap();
    transport.send(get_row()).await.unwrap_err();
    let attempt = &captured.spans()[1];
    assert_eq!(attempt.fields["error.type"], "Timeout");
    assert_eq!(attempt.fields["otel.status_code"], "ERROR");
    assert!(!attempt.fields.contains_key("http.response.status_code"));
}

#[tokio::test]
async fn layers_in_the_slots_run_in_the_spans() {
    let note = || {
        MapRequestLayer::new(|request: Request<Body>| {
            tracing::trace!(target: TARGET, "here");
            request
        })
    };
    let service = service_fn(|_: Request<Body>| async { Ok::<_, Error>(responded()) });
    let transport = StackBuilder::new()
        .wire_layer(note())
        .auth_layer(note())
        .per_attempt_layer(note())
        .per_call_layer(note())
        .build(service)
        .unwrap();
    let (captured, _guard) = capture();
    transport.send(get_row()).await.unwrap();
    let spans: Vec<_> = captured
        .events()
        .iter()
        .filter_map(|event| event.span)
        .collect();
    assert_eq!(spans, ["call", "attempt", "attempt", "attempt", "call"]);
}

#[tokio::test]
async fn no_secret_is_reported_at_any_level() {
    const SECRETS: [&str; 6] = [
        "signed-with-secret",
        "security-token",
        "response-signature",
        "secret of the request",
        "secret of the response",
        "Y29uY2VhbGVkOmNvbmNlYWxlZA==", // concealed:concealed
    ];
    let (captured, _guard) = capture();
    let secret = |value| {
        let mut value = HeaderValue::from_static(value);
        value.set_sensitive(true);
        value
    };
    let sign = MapRequestLayer::new(move |mut request: Request<Body>| {
        let headers = request.headers_mut();
        headers.insert(header::SIGNATURE, secret(SECRETS[0]));
        headers.insert(header::STS_TOKEN, secret(SECRETS[1]));
        request
    });
    let response = MapResponseLayer::new(move |mut response: Response<Body>| {
        response
            .headers_mut()
            .insert(AUTHORIZATION, secret(SECRETS[2]));
        *response.body_mut() = Body::from(SECRETS[4]);
        response
    });
    let stack = || {
        StackBuilder::new()
            .retry_policy(NoDelayRetryPolicy::new(1))
            .auth_layer(sign.clone())
            .auth_layer(response.clone())
            .compress_requests(0)
            .compress_responses()
    };
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let proxy = Proxy::new(&format!("http://concealed:concealed@{closed}")).unwrap();
    let http_client = HttpClient::builder()
        .only_added_roots()
        .proxy(proxy)
        .build()
        .unwrap();
    let echo = service_fn(|request: Request<Body>| async move {
        Ok::<_, Error>(Response::new(request.into_body()))
    });

    for transport in [
        stack().build(http_client).unwrap(),
        stack().build(echo).unwrap(),
    ] {
        for uri in ["http://shop.example/PutRow", "https://shop.example/PutRow"] {
            let mut request = get_row();
            *request.uri_mut() = uri.parse().unwrap();
            *request.body_mut() = Body::from(SECRETS[3]);
            let _ = transport.send(request).await;
        }
    }
    let text = captured.text();
    assert!(text.contains("call failed") && text.contains("call succeeded"));
    assert!(
        text.contains("hyper_util"),
        "the events of other crates are checked, too"
    );
    for secret in SECRETS.iter().chain(&["concealed"]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[tokio::test(start_paused = true)]
async fn retries_show_at_info_and_throttling_at_warn() {
    let busy = || Err(ServiceError::new(ErrorCode::ServerBusy, "").into());
    let conflict = || Err(ServiceError::new(ErrorCode::RowOperationConflict, "").into());
    let (captured, _guard) = capture();
    transport(vec![busy, conflict, || Ok(responded())])
        .send(get_row())
        .await
        .unwrap();
    let retries: Vec<_> = captured
        .events()
        .into_iter()
        .filter(|event| event.fields["message"].ends_with("retrying"))
        .map(|event| (event.level, event.fields["delay"].clone()))
        .collect();
    let expected = [Level::WARN, Level::INFO].map(|level| (level, "0.0".to_owned()));
    assert_eq!(retries, expected);
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_the_end_of_each_call() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen_too = seen.clone();
    let responses: Arc<Mutex<Vec<Result<Response<Body>>>>> = Arc::new(Mutex::new(vec![
        Err(ServiceError::new(ErrorCode::ConditionCheckFail, "").into()),
        Err(Error::new(ErrorKind::Request, "broken")),
        Ok(responded()),
        Err(ServiceError::new(ErrorCode::ServerBusy, "").into()),
    ]));
    let transport = StackBuilder::new()
        .retry_policy(NoDelayRetryPolicy::default())
        .observe_calls(move |call| {
            let attributes: Vec<_> = call
                .attributes()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let facts = format!(
                "{} attempts, {:?}, {} and {} bytes",
                call.attempts(),
                call.elapsed(),
                call.request_size(),
                call.response_size()
            );
            let line = format!("{}; {facts}", attributes.join(" "));
            seen_too.lock().unwrap().push(line);
        })
        .build(service_fn(move |_: Request<Body>| {
            let response = responses.lock().unwrap().pop().unwrap();
            async move {
                sleep(Duration::from_millis(250)).await;
                response
            }
        }))
        .unwrap();
    for _ in 0..3 {
        let _ = transport.send(get_row()).await;
    }
    let common = "db.system.name=tablestore db.operation.name=GetRow db.collection.name=orders";
    let server = "server.address=shop.example server.port=443";
    assert_eq!(
        *seen.lock().unwrap(),
        [
            format!("{common} {server}; 2 attempts, 500ms, 11 and 10 bytes"),
            format!("{common} error.type=Request {server}; 1 attempts, 250ms, 11 and 0 bytes"),
            format!(
                "{common} db.response.status_code=OTSConditionCheckFail {server}; \
                 1 attempts, 250ms, 11 and 0 bytes"
            ),
        ]
    );
}
