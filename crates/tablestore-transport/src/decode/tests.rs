use http::{HeaderValue, StatusCode};
use prost::Message;
use tablestore_core::{Disposition, ErrorCode};
use tablestore_protocol::proto::table as proto;
use tower::{ServiceExt, service_fn};

use super::*;
use crate::testing::{ok, request, status};

async fn decode(response: Response<Body>) -> Result<Response<Body>> {
    decode_for(Operation::PUT_ROW, response).await
}

async fn decode_for(operation: Operation, response: Response<Body>) -> Result<Response<Body>> {
    let service = service_fn(move |_| {
        let response = response.clone();
        async move { Ok(response) }
    });
    DecodeServiceErrorLayer
        .layer(service)
        .oneshot(request(operation))
        .await
}

fn with_header(
    mut response: Response<Body>,
    name: HeaderName,
    value: &'static str,
) -> Response<Body> {
    let value = HeaderValue::from_static(value);
    response.headers_mut().insert(name, value);
    response
}

fn message(code: &str) -> proto::Error {
    proto::Error {
        code: code.into(),
        message: Some("Requested table does not exist.".into()),
        access_denied_detail: None,
    }
}

fn service_response(code: StatusCode, message: &proto::Error) -> Response<Body> {
    let response = status(code, Body::from(message.encode_to_vec()));
    with_header(response, header::REQUEST_ID, "0005f8")
}

#[tokio::test]
async fn a_success_passes_as_it_is() {
    let response = decode(ok()).await.unwrap();
    assert_eq!(response.into_body(), ok().into_body());
}

#[tokio::test]
async fn the_services_error_has_all_that_it_says() {
    let response = service_response(StatusCode::NOT_FOUND, &message("OTSObjectNotExist"));
    let error = decode(response).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert!(error.is_not_found());
    assert_eq!(error.request_id(), Some("0005f8"));
    let service = error.service().unwrap();
    assert_eq!(service.status(), 404);
    assert_eq!(service.message(), "Requested table does not exist.");
    assert!(service.access_denied().is_none());
}

#[tokio::test]
async fn an_unverified_rejection_is_the_services_error_with_the_reason_as_its_source() {
    let mut response = service_response(StatusCode::FORBIDDEN, &message("OTSAuthFailed"));
    let reason = Error::new(ErrorKind::Verification, "the clock is off");
    response.extensions_mut().insert(Unverified::new(reason));
    let error = decode(response).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "the clock is off");
}

#[tokio::test]
async fn a_denied_access_tells_why() {
    let denied = proto::Error {
        access_denied_detail: Some(proto::AccessDeniedDetail {
            auth_action: "ots:GetRow".into(),
            auth_principal_type: "SubUser".into(),
            policy_type: "AccountLevelIdentityBasedPolicy".into(),
            ..Default::default()
        }),
        ..message("OTSNoPermissionAccess")
    };
    let error = decode(service_response(StatusCode::FORBIDDEN, &denied))
        .await
        .unwrap_err();
    let denied = error.service().unwrap().access_denied().unwrap();
    assert_eq!(denied.action, "ots:GetRow");
    assert_eq!(denied.principal_type, "SubUser");
    assert_eq!(denied.policy_type, "AccountLevelIdentityBasedPolicy");
}

#[tokio::test]
async fn a_gateways_page_is_no_error_of_the_service() {
    let page = status(
        StatusCode::BAD_GATEWAY,
        Body::from("<html>\r\n<body>\t502\u{7} Bad Gateway</body>"),
    );
    let error = decode(with_header(page, CONTENT_TYPE, "text/html"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Gateway);
    assert!(error.request_sent());
    assert_eq!(
        error.to_string(),
        "the response is not the service's: status 502 Bad Gateway, \
         content-type \"text/html\", body \"<html> <body> 502\\u{7} Bad Gateway</body>\""
    );
}

#[tokio::test]
async fn without_request_id_or_code_it_is_not_the_service() {
    let unsigned = status(
        StatusCode::FORBIDDEN,
        Body::from(message("OTSAuthFailed").encode_to_vec()),
    );
    let nameless = service_response(StatusCode::FORBIDDEN, &message(""));
    let text = with_header(
        status(StatusCode::FORBIDDEN, Body::from("Forbidden")),
        header::REQUEST_ID,
        "0005f8",
    );
    for response in [unsigned, nameless, text] {
        let error = decode(response).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Gateway);
        assert!(!error.request_sent(), "a refusal was not passed on");
    }
}

#[tokio::test]
async fn a_redirect_names_its_target() {
    let moved = status(StatusCode::MOVED_PERMANENTLY, Body::empty());
    let moved = with_header(moved, LOCATION, "https://other.example/GetRow");
    let error = decode(moved).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Gateway);
    assert!(!error.request_sent());
    assert_eq!(
        error.to_string(),
        "status 301 Moved Permanently redirects to \"https://other.example/GetRow\"; \
         redirects are not followed, so use that host as the endpoint"
    );
}

#[tokio::test]
async fn errors_in_json_and_of_tunnels_have_all_that_they_say() {
    let conflict = |body: &'static [u8]| {
        let response = status(StatusCode::CONFLICT, Body::from(body.to_vec()));
        with_header(response, header::REQUEST_ID, "0005f8")
    };
    let json = br#"{"code":"RESOURCE_ALREADY_EXISTS","message":"It exists."}"#;
    // Field 3 of the tunnel's error is a text, of the other a message.
    let tunnel = b"\x0a\x0eOTSTunnelExist\x12\x0aIt exists.\x1a\x05t-123";
    for (operation, body, code) in [
        (
            Operation::CREATE_KNOWLEDGE_BASE,
            &json[..],
            ErrorCode::from("RESOURCE_ALREADY_EXISTS"),
        ),
        (
            Operation::TUNNEL_CREATE,
            &tunnel[..],
            ErrorCode::TunnelExist,
        ),
    ] {
        let error = decode_for(operation, conflict(body)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Service, "{error}");
        assert_eq!(error.code(), Some(&code));
        assert_eq!(error.service().unwrap().message(), "It exists.");
        assert_eq!(error.request_id(), Some("0005f8"));
        assert_eq!(error.status(), Some(StatusCode::CONFLICT));
        assert!(error.request_sent() && !error.is_transient());
    }
}

#[tokio::test]
async fn the_status_of_a_gateway_tells_what_happened_to_the_request() {
    use Disposition::{Rejected, Throttled, Unknown};

    for (code, disposition, is_transient) in [
        (300, Unknown, false),
        (301, Rejected, false),
        (302, Rejected, false),
        // Its result is elsewhere, so there may be one.
        (303, Unknown, false),
        (304, Unknown, false),
        (307, Rejected, false),
        (308, Rejected, false),
        (400, Rejected, false),
        (401, Rejected, false),
        (403, Rejected, false),
        (404, Rejected, false),
        (407, Rejected, false),
        (408, Unknown, true),
        (413, Rejected, false),
        (421, Rejected, false),
        (429, Throttled, true),
        (431, Rejected, false),
        // Of load balancers, about a client that has gone.
        (460, Unknown, true),
        (499, Unknown, true),
        (500, Unknown, true),
        (501, Unknown, false),
        (502, Unknown, true),
        (503, Unknown, true),
        (504, Unknown, true),
        (511, Unknown, false),
        (520, Unknown, true),
    ] {
        let page = status(StatusCode::from_u16(code).unwrap(), Body::from("a page"));
        let error = decode(page).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Gateway, "{code}");
        assert_eq!(error.disposition(), disposition, "{code}");
        assert_eq!(error.is_transient(), is_transient, "{code}");
        assert_eq!(error.request_sent(), disposition == Unknown, "{code}");
    }
}

#[tokio::test]
async fn a_refusal_without_a_readable_body_names_its_request_id() {
    let garbled = status(StatusCode::FORBIDDEN, Body::from("\u{1}\u{2}"));
    let garbled = with_header(garbled, header::REQUEST_ID, "0005f8");
    let error = decode(garbled).await.unwrap_err();
    let text = "the error of the service cannot be read: status 403 Forbidden, content-type \"\", \
                body \"\\u{1}\\u{2}\", request id \"0005f8\"";
    assert_eq!(error.to_string(), text);
    assert_eq!(error.disposition(), Disposition::Rejected);
}

#[tokio::test]
async fn an_error_that_broke_off_may_be_asked_for_again() {
    for (code, disposition) in [
        (400, Disposition::NotExecuted),
        (403, Disposition::NotExecuted),
        (500, Disposition::Unknown),
        (503, Disposition::Unknown),
    ] {
        let mut broken = status(
            StatusCode::from_u16(code).unwrap(),
            Body::from("\u{a}\u{19}OTS"),
        );
        broken.extensions_mut().insert(End::BrokenOff);
        // A gateway's page says no more when it is whole.
        let page = decode(broken.clone()).await.unwrap_err();
        assert_eq!(page.kind(), ErrorKind::Gateway, "{code}");
        let broken = with_header(broken, header::REQUEST_ID, "0005f8");
        let error = decode(broken).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{code}");
        assert_eq!(error.disposition(), disposition, "{code}");
        assert!(error.is_transient(), "{code}");
        let text = "the error of the service broke off after 5 bytes: status ";
        assert!(error.to_string().starts_with(text), "{error}");
    }
}

#[test]
fn a_page_is_recognized_by_its_type_or_its_start() {
    let is_html = |response: Response<Body>| {
        let (head, body) = response.into_parts();
        is_page(&head, &body)
    };
    let html = |body| with_header(Response::new(Body::from(body)), CONTENT_TYPE, "text/html");
    assert!(is_html(html("anything")));
    for body in [
        "<html>",
        "<!DOCTYPE HTML><title>",
        "\r\n <HTML lang=\"en\">",
    ] {
        assert!(is_html(Response::new(Body::from(body))), "{body}");
    }
    for body in ["", "<", "<htm", "a row <html>"] {
        assert!(!is_html(Response::new(Body::from(body))), "{body}");
    }
    let of_the_service = with_header(html("<html>"), header::REQUEST_ID, "0005f8");
    assert!(!is_html(of_the_service));
}

#[test]
fn an_excerpt_is_short_whatever_the_body() {
    assert_eq!(excerpt(b""), "");
    assert_eq!(excerpt(&[b'x'; 5000]).chars().count(), 121);
    assert!(excerpt(&[0xFF; 5000]).chars().count() <= 121);
}
