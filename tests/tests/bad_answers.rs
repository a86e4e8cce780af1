//! Answers that are wrong, from their first byte to a single bit in a row: each is an error of its
//! kind that says what was found and what is allowed, and none is taken for data.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, Request, Response, StatusCode};
use prost::Message;
use tablestore::{
    Client, ClientBuilder, Clock, Column, Credentials, Error, ErrorCode, ErrorKind, NoRetryPolicy,
    PrimaryKey, Row, SystemClock,
};
use tablestore_auth::{sign_response, verify_request};
use tablestore_core::{Body, header};
use tablestore_protocol::{plainbuffer, proto};

type Answer = Response<Body>;

fn builder(endpoint: &str) -> ClientBuilder {
    Client::builder(endpoint)
        .credentials(Credentials::local())
        .instance("shop")
        .retry_policy(NoRetryPolicy)
}

/// A builder of clients whose every request is answered by this function.
fn answered(
    answer: impl Fn(&Request<Body>) -> Answer + Clone + Send + Sync + 'static,
) -> ClientBuilder {
    let service = tower::service_fn(move |request| {
        let answer = answer(&request);
        async { Ok::<_, Error>(answer) }
    });
    builder("http://localhost").service(service)
}

/// An answer with the service's own headers and signature.
fn signed(request: &Request<Body>, status: u16, body: impl Into<Body>) -> Answer {
    signed_at(request, status, body, SystemClock.now())
}

fn signed_at(
    request: &Request<Body>,
    status: u16,
    body: impl Into<Body>,
    time: SystemTime,
) -> Answer {
    let lookup = |_: &str| Some(Credentials::local());
    let authenticated = verify_request(request, lookup, SystemClock.now()).unwrap();
    let mut response = unsigned(status, body);
    sign_response(&mut response, &authenticated, "0006-45a1", time).unwrap();
    response
}

fn unsigned(status: u16, body: impl Into<Body>) -> Answer {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// The body of an error answer.
fn refusal(code: &str, message: &str) -> proto::Error {
    proto::Error {
        code: code.to_owned(),
        message: Some(message.to_owned()),
        access_denied_detail: None,
    }
}

/// A good answer with one header changed afterwards.
fn with_header(request: &Request<Body>, name: http::HeaderName, value: &'static str) -> Answer {
    let mut response = signed(request, 200, "");
    let value = HeaderValue::from_static(value);
    response.headers_mut().insert(name, value);
    response
}

async fn list_tables(client: ClientBuilder) -> Error {
    let client = client.build().unwrap();
    client.list_table().send().await.unwrap_err()
}

/// The error is of this kind, names the operation, and says all of this in one line.
#[track_caller]
fn assert_says(error: &Error, kind: ErrorKind, parts: &[&str]) {
    let text = error.to_string();
    assert_eq!(error.kind(), kind, "{text}");
    assert!(!text.contains('\n'), "{text}");
    let operation = error.operation().unwrap().name();
    for part in parts.iter().chain([&operation]) {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
}

#[tokio::test]
async fn a_good_answer_is_taken() {
    let client = answered(|request| signed(request, 200, "")).build();
    let answer = client.unwrap().list_table().send().await.unwrap();
    assert!(answer.tables.is_empty());
    assert_eq!(answer.metadata.request_id, "0006-45a1");
}

#[tokio::test]
async fn a_gateways_page_is_shown() {
    for status in [400, 404, 502, 503] {
        let error = list_tables(answered(move |_| {
            let mut page = unsigned(status, "<html>\n<h1>Bad gateway</h1>");
            let html = HeaderValue::from_static("text/html");
            page.headers_mut().insert(CONTENT_TYPE, html);
            page
        }));
        let error = error.await;
        let status = status.to_string();
        let parts = [&status, "text/html", "<h1>Bad gateway</h1>"];
        assert_says(&error, ErrorKind::Gateway, &parts);
        assert!(error.service().is_none());
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_says_where_to() {
    for status in [301, 302, 307, 308] {
        let error = list_tables(answered(move |_| {
            let mut redirect = unsigned(status, "");
            let location = HeaderValue::from_static("https://elsewhere.example/");
            redirect.headers_mut().insert(LOCATION, location);
            redirect
        }));
        let parts = ["https://elsewhere.example/", "not followed", "endpoint"];
        assert_says(&error.await, ErrorKind::Gateway, &parts);
    }
}

#[tokio::test]
async fn an_error_that_is_none_is_a_gateways() {
    for body in ["", "no protobuf", "\u{0}\u{1}\u{2}"] {
        let client = answered(move |request| signed(request, 500, body));
        let error = list_tables(client).await;
        assert_says(&error, ErrorKind::Gateway, &["500"]);
    }
}

#[tokio::test]
async fn an_answer_without_the_services_headers_is_not_believed() {
    let page = answered(|_| unsigned(200, "<html>welcome to the hotel</html>"));
    assert_says(&list_tables(page).await, ErrorKind::Verification, &["200"]);

    for name in [
        header::CONTENT_MD5,
        header::REQUEST_ID,
        header::DATE,
        header::CONTENT_TYPE,
        AUTHORIZATION,
    ] {
        let missing = name.clone();
        let error = list_tables(answered(move |request| {
            let mut response = signed(request, 200, "");
            response.headers_mut().remove(&missing);
            response
        }));
        let part = format!("has no {name} header");
        assert_says(&error.await, ErrorKind::Verification, &[&part]);
    }
}

#[tokio::test]
async fn a_changed_body_is_not_believed() {
    let error = list_tables(answered(|request| {
        let mut response = signed(request, 200, "");
        *response.body_mut() = Body::from("\n\u{5}thief");
        response
    }));
    let parts = ["x-ots-contentmd5", "the MD5 of its 7 bytes"];
    assert_says(&error.await, ErrorKind::Verification, &parts);
}

#[tokio::test]
async fn a_wrong_signature_is_not_believed() {
    // A header that the signature covers, changed; a header more; a signature of nothing; one for
    // another key.
    let changed = answered(|request| with_header(request, header::REQUEST_ID, "0006-45a2"));
    let more = answered(|request| {
        let name = http::HeaderName::from_static("x-ots-traceinfo");
        with_header(request, name, "forged")
    });
    let nothing = answered(|request| {
        with_header(
            request,
            AUTHORIZATION,
            "OTS tablestore-local-id:c2lnbmF0dXJl",
        )
    });
    for client in [changed, more, nothing] {
        let error = list_tables(client).await;
        let parts = ["has a signature that", "does not give", "/ListTable"];
        assert_says(&error, ErrorKind::Verification, &parts);
    }
    let stranger =
        answered(|request| with_header(request, AUTHORIZATION, "OTS stranger:c2lnbmF0dXJl"));
    let parts = ["stranger", "and not", "tablestore-local-id"];
    assert_says(
        &list_tables(stranger).await,
        ErrorKind::Verification,
        &parts,
    );
    let shapeless = answered(|request| with_header(request, AUTHORIZATION, "Bearer 123"));
    let parts = ["authorization", "OTS {access key id}:{signature}"];
    assert_says(
        &list_tables(shapeless).await,
        ErrorKind::Verification,
        &parts,
    );
}

#[tokio::test]
async fn a_refusal_with_a_wrong_signature_is_not_believed() {
    let error = list_tables(answered(|request| {
        let body = refusal("OTSObjectNotExist", "Requested table does not exist.");
        let mut response = signed(request, 404, body.encode_to_vec());
        let forged = HeaderValue::from_static("0006-45a2");
        response.headers_mut().insert(header::REQUEST_ID, forged);
        response
    }));
    assert_says(&error.await, ErrorKind::Verification, &["404", "signature"]);
}

#[tokio::test]
async fn an_answer_of_another_time_is_not_believed() {
    for minutes in [16, -16] {
        let error = list_tables(answered(move |request| {
            let (now, apart) = (SystemClock.now(), Duration::from_secs(16 * 60));
            let time = if minutes > 0 {
                now + apart
            } else {
                now - apart
            };
            signed_at(request, 200, "", time)
        }));
        let parts = ["x-ots-date", "15 minutes"];
        assert_says(&error.await, ErrorKind::Verification, &parts);
    }
    let client = answered(|request| with_header(request, header::DATE, "yesterday"));
    let parts = ["x-ots-date", "yesterday", "allowed are dates such as"];
    assert_says(&list_tables(client).await, ErrorKind::Verification, &parts);
}

#[tokio::test]
async fn a_service_error_is_told_with_all_that_it_says() {
    let error = list_tables(answered(|request| {
        let body = refusal("OTSServerBusy", "Server is busy.");
        signed(request, 503, body.encode_to_vec())
    }));
    let error = error.await;
    let parts = ["OTSServerBusy", "503", "Server is busy.", "0006-45a1"];
    assert_says(&error, ErrorKind::Service, &parts);
    assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    assert_eq!(error.request_id(), Some("0006-45a1"));
}

#[tokio::test]
async fn a_code_that_is_not_known_is_told_as_it_is() {
    for status in [400, 418, 500] {
        let error = list_tables(answered(move |request| {
            let body = refusal("OTSBrandNew", "Not yet heard of.");
            signed(request, status, body.encode_to_vec())
        }));
        let error = error.await;
        let status_text = status.to_string();
        let parts = ["OTSBrandNew", &status_text, "Not yet heard of."];
        assert_says(&error, ErrorKind::Service, &parts);
        assert_eq!(error.code().unwrap().as_str(), "OTSBrandNew");
        assert_eq!(error.service().unwrap().status().as_u16(), status);
    }
}

#[tokio::test]
async fn a_policys_refusal_says_why() {
    let error = list_tables(answered(|request| {
        let mut body = refusal("OTSNoPermissionAccess", "You have no permission.");
        body.access_denied_detail = Some(proto::AccessDeniedDetail {
            auth_action: "ots:ListTable".to_owned(),
            auth_principal_type: "SubUser".to_owned(),
            auth_principal_owner_id: "1001".to_owned(),
            auth_principal_display_name: "alice".to_owned(),
            policy_type: "AccountLevelIdentityBasedPolicy".to_owned(),
            no_permission_type: "ImplicitDeny".to_owned(),
            encoded_diagnostic_message: Some("AQIBIAAA".to_owned()),
        });
        signed(request, 403, body.encode_to_vec())
    }));
    let error = error.await;
    assert_says(
        &error,
        ErrorKind::Service,
        &["OTSNoPermissionAccess", "403"],
    );
    let denied = error.service().unwrap().access_denied().unwrap();
    assert_eq!(denied.action, "ots:ListTable");
    assert_eq!(denied.principal_display_name, "alice");
    assert_eq!(denied.no_permission_type, "ImplicitDeny");
    assert_eq!(denied.encoded_diagnostic_message, "AQIBIAAA");
}

#[tokio::test]
async fn a_refused_key_is_told_even_without_a_signature() {
    let error = list_tables(answered(|request| {
        let body = refusal("OTSAuthFailed", "The AccessKeyID does not exist.");
        let mut response = signed(request, 403, body.encode_to_vec());
        response.headers_mut().remove(AUTHORIZATION);
        response
    }));
    let parts = ["OTSAuthFailed", "The AccessKeyID does not exist."];
    assert_says(&error.await, ErrorKind::Service, &parts);
}

#[tokio::test]
async fn an_answer_over_the_cap_is_not_read() {
    let client = answered(|request| signed(request, 200, vec![0; 1001]));
    let client = client.stack(|stack| stack.max_response_bytes(1000));
    let parts = ["1001 bytes", "the cap of 1000 bytes"];
    assert_says(&list_tables(client).await, ErrorKind::TooLarge, &parts);
}

#[tokio::test]
async fn an_answer_that_is_no_message_is_an_error() {
    for body in [
        &b"\xff\xff\xff"[..],
        b"\x0a\x7fshort",
        b"\x0a",
        b"\x0a\x02\xff\xfe",
    ] {
        let client = answered(move |request| signed(request, 200, body.to_vec()));
        let parts = ["is not the protobuf message"];
        assert_says(&list_tables(client).await, ErrorKind::Decode, &parts);
    }
}

fn key() -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", 7)
}

/// A row with a value of each type.
fn row() -> Row {
    let columns = [
        Column::new("amount", 42),
        Column::new("discount", 0.25),
        Column::new("note", "ring twice, 公司"),
        Column::new("paid", true),
        Column::new("receipt", &[0xCA, 0xFE]),
    ];
    let columns = columns.map(|column| column.with_timestamp(1_795_424_400_000));
    Row::new(key(), columns.to_vec())
}

/// Reads a row from an answer that is signed as it should be, whatever it holds.
async fn read_row(row: Bytes) -> Result<Option<Row>, Error> {
    let client = answered(move |request| {
        let answer = proto::GetRowResponse {
            row: row.clone(),
            ..proto::GetRowResponse::default()
        };
        signed(request, 200, answer.encode_to_vec())
    });
    let client = client.build().unwrap();
    Ok(client.get_row("orders", key()).send().await?.row)
}

async fn read_rows(rows: Bytes) -> Result<Vec<Row>, Error> {
    let client = answered(move |request| {
        let answer = proto::GetRangeResponse {
            rows: rows.clone(),
            ..proto::GetRangeResponse::default()
        };
        signed(request, 200, answer.encode_to_vec())
    });
    let client = client.build().unwrap();
    let range = key()..PrimaryKey::new("customer", "bob").and("order", 7);
    Ok(client.get_range("orders", range).send().await?.rows)
}

/// Every buffer that differs from this one in a single bit.
fn with_one_bit_flipped(good: &Bytes) -> impl Iterator<Item = Bytes> {
    (0..good.len() * 8).map(|bit| {
        let mut bytes = good.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        Bytes::from(bytes)
    })
}

#[tokio::test]
async fn no_flipped_bit_in_a_row_goes_unseen() {
    let good = plainbuffer::encode_row(row().primary_key(), row().columns());
    assert_eq!(read_row(good.clone()).await.unwrap(), Some(row()));
    for bad in with_one_bit_flipped(&good) {
        let error = read_row(bad).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }

    let rows = [row(), row()];
    let good = plainbuffer::encode_rows(&rows);
    assert_eq!(read_rows(good.clone()).await.unwrap(), rows);
    for bad in with_one_bit_flipped(&good) {
        let error = read_rows(bad).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }
}

#[tokio::test]
async fn a_row_that_is_cut_short_is_an_error() {
    let good = plainbuffer::encode_row(row().primary_key(), row().columns());
    // Without any bytes there is no row, which is an answer.
    for length in 1..good.len() {
        let error = read_row(good.slice(..length)).await.unwrap_err();
        assert_says(&error, ErrorKind::Decode, &["at byte"]);
    }
}

/// A server for one connection: reads a request, answers these bytes and closes.
fn serve_once(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        // The requests here are small: they come in one piece.
        let _ = stream.read(&mut [0; 8192]).unwrap();
        stream.write_all(answer).unwrap();
    });
    endpoint
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_an_error() {
    let answers: [&[u8]; 5] = [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
    ];
    for answer in answers {
        let error = list_tables(builder(&serve_once(answer))).await;
        assert_says(&error, ErrorKind::Transport, &[]);
        assert!(error.request_sent());
        assert!(!error.outcome_unknown(), "nothing was to be written");
    }

    let client = builder(&serve_once(answers[3])).build().unwrap();
    let error = client.put_row("orders", key()).send().await.unwrap_err();
    assert_says(&error, ErrorKind::Transport, &["may or may not have been"]);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    let error = list_tables(builder(&serve_once(b"SSH-2.0-OpenSSH_9.9\r\n"))).await;
    assert_says(&error, ErrorKind::Transport, &[]);
}

#[tokio::test]
async fn an_announced_length_over_the_cap_is_refused_at_once() {
    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n";
    let error = list_tables(builder(&serve_once(answer))).await;
    let parts = ["99999999999 bytes", "67108864 bytes"];
    assert_says(&error, ErrorKind::TooLarge, &parts);
}

#[tokio::test]
async fn an_answer_that_never_comes_ends_with_the_time_limit() {
    // Listens, and lets the system take the connection, but never looks at it.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let client = builder(&endpoint).attempt_timeout(Duration::from_millis(100));
    let error = list_tables(client).await;
    assert_says(&error, ErrorKind::Timeout, &["0.1 s"]);
    assert!(error.request_sent());
}

#[tokio::test]
async fn a_closed_port_is_a_connection_that_cannot_be_made() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = list_tables(builder(&endpoint)).await;
    let host = endpoint.strip_prefix("http://").unwrap();
    assert_says(&error, ErrorKind::Connect, &[host]);
    assert!(!error.request_sent());
}
