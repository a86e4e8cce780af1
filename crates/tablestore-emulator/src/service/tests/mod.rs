mod compression;

use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use http::{HeaderValue, Method, StatusCode};
use prost::Message;
use tablestore_auth::{
    ResponseChecks, Signed, SigningParams, SigningVersion, sign, stamp_response, verify_response,
};
use tablestore_core::{Clock, Credentials, Instance, Region, header};
use tablestore_protocol::proto::table as proto;

use super::*;
use crate::Emulator;

/// 23 November 2026, 09:00 UTC.
fn morning() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400)
}

fn emulator() -> Emulator {
    Emulator::builder().clock(morning()).build().unwrap()
}

fn params() -> SigningParams {
    let instance = Instance::new("local").unwrap();
    SigningParams::new(Credentials::local(), instance, morning())
}

fn signed_by(params: &SigningParams, path: &str, body: impl Into<Body>) -> (Request<Body>, Signed) {
    let mut request = Request::post(path).body(body.into()).unwrap();
    let signed = sign(&mut request, params).unwrap();
    (request, signed)
}

fn signed(path: &str) -> Request<Body> {
    signed_by(&params(), path, Body::empty()).0
}

async fn send(request: Request<Body>) -> Response<Body> {
    emulator().service().call(request).await.unwrap()
}

fn error(response: &Response<Body>) -> proto::Error {
    proto::Error::decode(response.body().as_ref()).unwrap()
}

/// Sends a request that is rejected, and checks the error.
async fn rejected(request: Request<Body>, status: u16, code: &str, message: &str) {
    let response = send(request).await;
    let error = error(&response);
    assert_eq!(
        (
            response.status().as_u16(),
            error.code.as_str(),
            error.message()
        ),
        (status, code, message)
    );
    for name in [
        header::CONTENT_MD5,
        header::REQUEST_ID,
        header::DATE,
        header::CONTENT_TYPE,
    ] {
        assert!(response.headers().contains_key(&name), "{name}");
    }
}

#[tokio::test]
async fn a_response_is_signed_in_the_version_of_the_request() {
    let region = Region::new("cn-hangzhou").unwrap();
    for version in [SigningVersion::V2, SigningVersion::V4 { region }] {
        let params = params().with_version(version);
        for (path, status) in [("/ListTable", 200), ("/Nonsense", 400)] {
            let (request, signed) = signed_by(&params, path, Body::empty());
            let response = send(request).await;
            assert_eq!(response.status(), status);
            assert!(response.headers().contains_key("authorization"));
            verify_response(&response, &signed, morning(), ResponseChecks::default()).unwrap();
        }
    }
}

#[tokio::test]
async fn headers_that_are_missing_are_named() {
    for name in [
        header::DATE,
        header::API_VERSION,
        header::ACCESS_KEY_ID,
        header::INSTANCE_NAME,
        header::CONTENT_MD5,
        header::SIGNATURE,
    ] {
        let mut request = signed("/ListTable");
        request.headers_mut().remove(&name);
        let message = format!("Missing header: {name}.");
        rejected(request, 400, "OTSParameterInvalid", &message).await;
    }
}

#[tokio::test]
async fn headers_that_are_wrong_are_rejected() {
    let date = "2026-11-23T09:00:00.000Z";
    for (name, value, code, message) in [
        (
            header::DATE,
            "yesterday",
            "OTSParameterInvalid",
            "Invalid date format: yesterday.",
        ),
        (
            header::ACCESS_KEY_ID,
            "someone",
            "OTSAuthFailed",
            "The AccessKeyID does not exist.",
        ),
        (
            header::INSTANCE_NAME,
            "no instance",
            "OTSAuthFailed",
            "The instance is not found.",
        ),
        (
            header::CONTENT_MD5,
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "OTSAuthFailed",
            "Signature mismatch.",
        ),
        (
            header::SIGNATURE,
            "AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "OTSAuthFailed",
            "Signature mismatch.",
        ),
        (
            header::REQUEST_COMPRESS_TYPE,
            "gzip",
            "OTSParameterInvalid",
            "Unsupported compress type: gzip.",
        ),
    ] {
        let mut request = signed("/ListTable");
        assert_eq!(request.headers()[header::DATE], date);
        request.headers_mut().insert(name, value.parse().unwrap());
        let status = if code == "OTSAuthFailed" { 403 } else { 400 };
        rejected(request, status, code, message).await;
    }
}

#[tokio::test]
async fn a_modified_body_is_rejected() {
    let mut request = signed("/ListTable");
    *request.body_mut() = Body::from("another body");
    let message = "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.";
    rejected(request, 403, "OTSAuthFailed", message).await;
}

#[tokio::test]
async fn dates_may_be_15_minutes_off() {
    for (seconds, date) in [
        (16 * 60, "2026-11-23T09:16:00.000Z"),
        (-16 * 60, "2026-11-23T08:44:00.000Z"),
    ] {
        let time = match u64::try_from(seconds) {
            Ok(ahead) => morning() + Duration::from_secs(ahead),
            Err(_) => morning() - Duration::from_secs(i64::unsigned_abs(seconds)),
        };
        let instance = Instance::new("local").unwrap();
        let params = SigningParams::new(Credentials::local(), instance, time);
        let message = format!("Mismatch between system time and x-ots-date: {date}.");
        let (request, _) = signed_by(&params, "/ListTable", Body::empty());
        rejected(request, 403, "OTSAuthFailed", &message).await;
    }
}

#[tokio::test]
async fn only_post_is_taken() {
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let mut request = signed("/ListTable");
        *request.method_mut() = method;
        let message = "Only POST method for requests is supported.";
        rejected(request, 405, "OTSMethodNotAllowed", message).await;
    }
}

#[tokio::test]
async fn a_body_may_have_5_mib() {
    let (request, _) = signed_by(&params(), "/ListTable", vec![0; 5 * 1024 * 1024]);
    assert_ne!(send(request).await.status(), StatusCode::PAYLOAD_TOO_LARGE);

    let (request, _) = signed_by(&params(), "/ListTable", vec![0; 5 * 1024 * 1024 + 1]);
    let message = "The size of POST data is too large.";
    rejected(request, 413, "OTSRequestBodyTooLarge", message).await;
}

#[tokio::test]
async fn unknown_operations_are_named() {
    let message = "Unsupported operation: tunnel/nonsense.";
    rejected(
        signed("/tunnel/nonsense"),
        400,
        "OTSParameterInvalid",
        message,
    )
    .await;
}

#[tokio::test]
async fn where_no_operation_is_named_the_response_is_xml() {
    for method in [Method::GET, Method::POST] {
        let request = Request::builder()
            .method(method)
            .uri("/")
            .header("host", "<127.0.0.1>")
            .body(Body::empty())
            .unwrap();
        let response = send(request).await;
        assert_eq!(response.status(), 400);
        assert_eq!(response.headers()["content-type"], "application/xml");
        assert_eq!(response.headers()["x-ots-contenttype"], "application/xml");
        let request_id = response.headers()[header::REQUEST_ID].to_str().unwrap();
        let body = std::str::from_utf8(response.body().as_ref()).unwrap();
        assert_eq!(
            body,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <Error><Code>OTSUnsupportOperation</Code>\
                 <Message>Unsupported operation: ''. </Message>\
                 <RequestId>{request_id}</RequestId>\
                 <HostID>&lt;127.0.0.1></HostID></Error>\n"
            )
        );
    }
}

#[tokio::test]
async fn a_security_token_beside_the_key_is_taken() {
    let credentials = Credentials::local().with_security_token("any").unwrap();
    let params = SigningParams::new(credentials, Instance::new("local").unwrap(), morning());
    let (request, _) = signed_by(&params, "/ListTable", Body::empty());
    assert_eq!(send(request).await.status(), 200);
}

#[tokio::test]
async fn dates_of_responses_stay_when_data_ages() {
    let emulator = emulator();
    emulator.advance(Duration::from_secs(86_400));
    assert_eq!(
        emulator.clock().now(),
        morning() + Duration::from_secs(86_400)
    );

    let response = emulator.service().call(signed("/ListTable")).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()[header::DATE], "2026-11-23T09:00:00.000Z");
}

#[tokio::test]
async fn the_log_has_a_line_for_each_request() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&lines);
    let emulator = Emulator::builder()
        .clock(morning())
        .log(move |entry| {
            assert_eq!(entry.request_id.len(), 36);
            let line = entry.to_string();
            let (line, _) = line.split_once(" us=").unwrap();
            let lengths = format!(
                " in={} out>0={}",
                entry.request_bytes,
                entry.response_bytes > 0
            );
            log.lock().unwrap().push(format!("{line}{lengths}"));
        })
        .build()
        .unwrap();

    let mut service = emulator.service();
    service.call(signed("/ListTable")).await.unwrap();
    let (request, _) = signed_by(&params(), "/Nonsense", "abc");
    service.call(request).await.unwrap();
    let stranger = Request::get("/GetRow").body(Body::empty()).unwrap();
    service.call(stranger).await.unwrap();

    let date = "2026-11-23T09:00:00.000Z";
    assert_eq!(
        *lines.lock().unwrap(),
        [
            format!("{date} instance=local operation=ListTable status=200 code=- in=0 out>0=false"),
            format!(
                "{date} instance=local operation=Nonsense status=400 code=OTSParameterInvalid \
                 in=3 out>0=true"
            ),
            format!(
                "{date} instance=- operation=GetRow status=405 code=OTSMethodNotAllowed \
                 in=0 out>0=true"
            ),
        ]
    );
}

#[tokio::test]
async fn health_needs_no_key() {
    let request = Request::get("/health").body(Body::empty()).unwrap();
    let response = send(request).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.body().as_ref(), b"ok\n");
}
