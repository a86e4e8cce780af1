//! Responses that are wrong: each is an error of its kind that says what was found and what is
//! allowed, and none is taken for data.

use std::error::Error as _;
use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use http::{HeaderName, HeaderValue, Request, Response};
use prost::Message;
use tablestore::{
    Clock, Credentials, DefaultRetryPolicy, ErrorCode, ErrorKind, PrimaryKey, SystemClock,
};
use tablestore_auth::{stamp_response, verify_request};
use tablestore_core::{Body, header};
use tablestore_protocol::proto::table as proto;
use tablestore_tests::responses::{
    REQUEST_ID, assert_says, list_tables, responding, signed, signed_at, unsigned,
};

/// The body of an error response.
fn rejection(code: &str, message: &str) -> proto::Error {
    proto::Error {
        code: code.to_owned(),
        message: Some(message.to_owned()),
        access_denied_detail: None,
    }
}

/// A good response with one header changed afterwards.
fn with_header(request: &Request<Body>, name: HeaderName, value: &'static str) -> Response<Body> {
    let mut response = signed(request, 200, "");
    let value = HeaderValue::from_static(value);
    response.headers_mut().insert(name, value);
    response
}

#[tokio::test]
async fn a_valid_response_is_accepted() {
    let client = responding(|request| signed(request, 200, "")).build();
    let response = client.unwrap().list_table().send().await.unwrap();
    assert!(response.tables.is_empty());
    assert_eq!(response.metadata.request_id, REQUEST_ID);
}

#[tokio::test]
async fn a_gateways_page_is_shown() {
    for status in [400, 404, 502, 503] {
        let error = list_tables(responding(move |_| {
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
        let error = list_tables(responding(move |_| {
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
        let client = responding(move |request| signed(request, 500, body));
        let error = list_tables(client).await;
        assert_says(&error, ErrorKind::Gateway, &["500"]);
    }
}

#[tokio::test]
async fn a_response_without_the_services_headers_is_rejected() {
    let page = responding(|_| unsigned(200, "<html>welcome to the hotel</html>"));
    assert_says(
        &list_tables(page).await,
        ErrorKind::Gateway,
        &["200", "hotel"],
    );

    for name in [
        header::CONTENT_MD5,
        header::REQUEST_ID,
        header::DATE,
        header::CONTENT_TYPE,
        AUTHORIZATION,
    ] {
        let missing = name.clone();
        let error = list_tables(responding(move |request| {
            let mut response = signed(request, 200, "");
            response.headers_mut().remove(&missing);
            response
        }));
        let part = format!("has no {name} header");
        assert_says(&error.await, ErrorKind::Verification, &[&part]);
    }
}

/// A good response whose body was changed to one table's name.
fn with_changed_body(request: &Request<Body>) -> Response<Body> {
    let mut response = signed(request, 200, "");
    *response.body_mut() = Body::from("\n\u{5}thief");
    response
}

#[tokio::test]
async fn a_changed_body_is_rejected() {
    let error = list_tables(responding(with_changed_body)).await;
    let parts = ["x-ots-contentmd5", "the MD5 of its 7 bytes"];
    assert_says(&error, ErrorKind::Verification, &parts);
}

#[tokio::test]
async fn a_changed_body_is_believed_where_its_md5_is_not_checked() {
    let client = responding(with_changed_body).check_md5(false).build();
    let response = client.unwrap().list_table().send().await.unwrap();
    assert_eq!(response.tables, ["thief"]);
    // The headers are still verified.
    let forged = responding(|request| with_header(request, header::REQUEST_ID, "0006-45a2"));
    let error = list_tables(forged.check_md5(false)).await;
    assert_says(&error, ErrorKind::Verification, &["signature"]);
}

#[tokio::test]
async fn a_wrong_signature_is_rejected() {
    // A header that the signature covers, changed; a header more; a signature of nothing; one for
    // another key.
    let changed = responding(|request| with_header(request, header::REQUEST_ID, "0006-45a2"));
    let more = responding(|request| {
        let name = HeaderName::from_static("x-ots-traceinfo");
        with_header(request, name, "forged")
    });
    let nothing = responding(|request| {
        with_header(
            request,
            AUTHORIZATION,
            "OTS tablestore-local-id:c2lnbmF0dXJl",
        )
    });
    for client in [changed, more, nothing] {
        let error = list_tables(client).await;
        let parts = ["has a wrong signature", "/ListTable"];
        assert_says(&error, ErrorKind::Verification, &parts);
    }
    let stranger =
        responding(|request| with_header(request, AUTHORIZATION, "OTS stranger:c2lnbmF0dXJl"));
    let parts = ["stranger", "not", "tablestore-local-id"];
    assert_says(
        &list_tables(stranger).await,
        ErrorKind::Verification,
        &parts,
    );
    let shapeless = responding(|request| with_header(request, AUTHORIZATION, "Bearer 123"));
    let parts = ["authorization", "OTS {access key id}:{signature}"];
    assert_says(
        &list_tables(shapeless).await,
        ErrorKind::Verification,
        &parts,
    );
}

#[tokio::test]
async fn a_rejection_that_fails_a_check_is_a_rejection() {
    type Change = fn(&mut Response<Body>);
    let changes: [(&str, Change); 3] = [
        ("signature", |response| {
            let forged = HeaderValue::from_static("0006-45a2");
            response.headers_mut().insert(header::REQUEST_ID, forged);
        }),
        ("x-ots-date", |response| {
            let old = HeaderValue::from_static("2020-01-01T00:00:00.000Z");
            response.headers_mut().insert(header::DATE, old);
        }),
        ("x-ots-contentmd5", |response| {
            let other = HeaderValue::from_static("AAAAAAAAAAAAAAAAAAAAAA==");
            response.headers_mut().insert(header::CONTENT_MD5, other);
        }),
    ];
    for (reason, change) in changes {
        let client = responding(move |request| {
            let body = rejection("OTSObjectNotExist", "Requested table does not exist.");
            let mut response = signed(request, 404, body.encode_to_vec());
            change(&mut response);
            response
        });
        let client = client.retry_policy(DefaultRetryPolicy::default());
        let client = client.build().unwrap();
        let key = PrimaryKey::new("id", 1);
        let error = client.put_row("orders", key).send().await.unwrap_err();
        let parts = ["OTSObjectNotExist", "Requested table does not exist."];
        assert_says(&error, ErrorKind::Service, &parts);
        assert!(!error.outcome_unknown());
        assert_eq!(error.attempts(), 1);
        let source = error.source().unwrap().to_string();
        assert!(source.contains(reason), "{source}");
    }
}

/// The service's response to a request whose date is off.
fn date_rejected(request: &Request<Body>) -> Response<Body> {
    let lookup = |_: &str| Some(Credentials::local());
    let now = SystemClock.now();
    let error = verify_request(request, lookup, now).unwrap_err();
    let body = rejection(error.code().as_str(), error.message());
    let mut response = unsigned(error.status().as_u16(), body.encode_to_vec());
    stamp_response(&mut response, REQUEST_ID, now).unwrap();
    response
}

#[tokio::test]
async fn a_clock_more_than_a_day_off_is_the_services_rejection_and_advice() {
    let day = Duration::from_secs(24 * 60 * 60 + 60);
    for time in [SystemClock.now() + day, SystemClock.now() - day] {
        let client = responding(date_rejected)
            .retry_policy(DefaultRetryPolicy::default())
            .clock(time)
            .build()
            .unwrap();
        let key = PrimaryKey::new("id", 1);
        let error = client.put_row("orders", key).send().await.unwrap_err();
        let parts = [
            "OTSAuthFailed",
            "Mismatch between system time and x-ots-date",
            "set the clock of this machine",
        ];
        assert_says(&error, ErrorKind::Service, &parts);
        assert!(!error.outcome_unknown());
        assert_eq!(error.attempts(), 1);
        let source = error.source().unwrap().to_string();
        assert!(source.contains("local clock"), "{source}");
    }
}

#[tokio::test]
async fn a_response_of_another_time_is_rejected() {
    for minutes in [16, -16] {
        let error = list_tables(responding(move |request| {
            let (now, apart) = (SystemClock.now(), Duration::from_secs(16 * 60));
            let time = if minutes > 0 {
                now + apart
            } else {
                now - apart
            };
            signed_at(request, 200, "", time)
        }));
        let parts = ["x-ots-date", "15 minutes", "set the clock"];
        assert_says(&error.await, ErrorKind::Verification, &parts);
    }
    let client = responding(|request| with_header(request, header::DATE, "yesterday"));
    let parts = ["x-ots-date", "yesterday", "expected a date such as"];
    assert_says(&list_tables(client).await, ErrorKind::Verification, &parts);
}

#[tokio::test]
async fn a_service_error_has_all_its_parts() {
    let error = list_tables(responding(|request| {
        let body = rejection("OTSServerBusy", "Server is busy.");
        signed(request, 503, body.encode_to_vec())
    }));
    let error = error.await;
    let parts = ["OTSServerBusy", "503", "Server is busy.", REQUEST_ID];
    assert_says(&error, ErrorKind::Service, &parts);
    assert_eq!(error.code(), Some(&ErrorCode::ServerBusy));
    assert_eq!(error.request_id(), Some(REQUEST_ID));
}

#[tokio::test]
async fn an_unknown_code_is_returned_unchanged() {
    for status in [400, 418, 500] {
        let error = list_tables(responding(move |request| {
            let body = rejection("OTSBrandNew", "Not yet heard of.");
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
async fn a_policys_rejection_says_why() {
    let error = list_tables(responding(|request| {
        let mut body = rejection("OTSNoPermissionAccess", "You have no permission.");
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
async fn a_rejected_key_is_reported_even_without_a_signature() {
    let error = list_tables(responding(|request| {
        let body = rejection("OTSAuthFailed", "The AccessKeyID does not exist.");
        let mut response = signed(request, 403, body.encode_to_vec());
        response.headers_mut().remove(AUTHORIZATION);
        response
    }));
    let parts = ["OTSAuthFailed", "The AccessKeyID does not exist."];
    assert_says(&error.await, ErrorKind::Service, &parts);
}

#[tokio::test]
async fn a_response_over_the_size_limit_is_not_read() {
    let client = responding(|request| signed(request, 200, vec![0; 1001]));
    let client = client.stack(|stack| stack.max_response_bytes(1000));
    let parts = ["1001 bytes", "the limit of 1000 bytes"];
    assert_says(&list_tables(client).await, ErrorKind::TooLarge, &parts);
}

#[tokio::test]
async fn a_response_that_is_no_message_is_an_error() {
    for body in [
        &b"\xff\xff\xff"[..],
        b"\x0a\x7fshort",
        b"\x0a",
        b"\x0a\x02\xff\xfe",
    ] {
        let client = responding(move |request| signed(request, 200, body.to_vec()));
        let parts = ["the response is not valid"];
        assert_says(&list_tables(client).await, ErrorKind::Decode, &parts);
    }
}
