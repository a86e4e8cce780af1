use http::{HeaderValue, StatusCode};
use tower::{ServiceExt, service_fn};

use super::*;
use crate::testing::{ok, status};

async fn decode(answer: Response<Body>) -> Result<Response<Body>> {
    let leaf = service_fn(move |_| {
        let answer = answer.clone();
        async move { Ok(answer) }
    });
    DecodeServiceErrorLayer
        .layer(leaf)
        .oneshot(Request::new(Body::empty()))
        .await
}

fn with_header(
    mut answer: Response<Body>,
    name: HeaderName,
    value: &'static str,
) -> Response<Body> {
    let value = HeaderValue::from_static(value);
    answer.headers_mut().insert(name, value);
    answer
}

fn message(code: &str) -> proto::Error {
    proto::Error {
        code: code.into(),
        message: Some("Requested table does not exist.".into()),
        access_denied_detail: None,
    }
}

fn service_answer(code: StatusCode, message: &proto::Error) -> Response<Body> {
    let answer = status(code, Body::from(message.encode_to_vec()));
    with_header(answer, header::REQUEST_ID, "0005f8")
}

#[tokio::test]
async fn a_success_passes_as_it_is() {
    let answer = decode(ok()).await.unwrap();
    assert_eq!(answer.into_body(), ok().into_body());
}

#[tokio::test]
async fn the_services_error_has_all_that_it_says() {
    let answer = service_answer(StatusCode::NOT_FOUND, &message("OTSObjectNotExist"));
    let error = decode(answer).await.unwrap_err();
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
    let mut response = service_answer(StatusCode::FORBIDDEN, &message("OTSAuthFailed"));
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
    let error = decode(service_answer(StatusCode::FORBIDDEN, &denied))
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
        "status 502 Bad Gateway from something other than the service: \
         content-type \"text/html\", body \"<html> <body> 502\\u{7} Bad Gateway</body>\""
    );
}

#[tokio::test]
async fn without_request_id_or_code_it_is_not_the_service() {
    let unsigned = status(
        StatusCode::FORBIDDEN,
        Body::from(message("OTSAuthFailed").encode_to_vec()),
    );
    let nameless = service_answer(StatusCode::FORBIDDEN, &message(""));
    let text = with_header(
        status(StatusCode::FORBIDDEN, Body::from("Forbidden")),
        header::REQUEST_ID,
        "0005f8",
    );
    for answer in [unsigned, nameless, text] {
        let error = decode(answer).await.unwrap_err();
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
        "status 301 Moved Permanently points to \"https://other.example/GetRow\"; \
         redirects are not followed, so use that host as the endpoint"
    );
}

#[test]
fn an_excerpt_is_short_whatever_the_body() {
    assert_eq!(excerpt(b""), "");
    assert_eq!(excerpt(&[b'x'; 5000]).chars().count(), 121);
    assert!(excerpt(&[0xFF; 5000]).chars().count() <= 121);
}
