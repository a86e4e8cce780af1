//! Responses to rejected requests.

use http::header::{ALLOW, CONTENT_TYPE, HOST};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use prost::Message;
use tablestore_core::{Body, ServiceError, header};
use tablestore_protocol::proto::{table as proto, tunnel};

/// Returns the response that clients decode.
pub(crate) fn protobuf(error: &ServiceError) -> Response<Body> {
    let message = proto::Error {
        code: error.code().as_str().to_owned(),
        message: Some(error.message().to_owned()),
        access_denied_detail: None,
    };
    let mut response = response(error, message.encode_to_vec());
    if error.status() == StatusCode::METHOD_NOT_ALLOWED {
        let headers = response.headers_mut();
        headers.insert(ALLOW, HeaderValue::from_static("POST"));
    }
    response
}

/// Returns the response that clients of tunnels decode. Its first two fields are those of the other
/// operations, and some clients expect those alone.
pub(crate) fn tunnel(error: &ServiceError, has_tunnel_id: bool) -> Response<Body> {
    let tunnel_id = error.tunnel_id().filter(|_| has_tunnel_id);
    let message = tunnel::Error {
        code: error.code().as_str().to_owned(),
        message: Some(error.message().to_owned()),
        tunnel_id: tunnel_id.map(str::to_owned),
    };
    response(error, message.encode_to_vec())
}

/// Returns the response where no operation is named, as when a browser opens the service's address.
pub(crate) fn xml(
    error: &ServiceError,
    request_id: &str,
    request_headers: &HeaderMap,
) -> Response<Body> {
    let (code, message) = (error.code(), error.message());
    let host = request_headers.get(HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let host = host.replace('&', "&amp;").replace('<', "&lt;");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Error><Code>{code}</Code><Message>{message}</Message>\
         <RequestId>{request_id}</RequestId><HostID>{host}</HostID></Error>\n"
    );
    let mut response = response(error, text.into_bytes());
    for name in [CONTENT_TYPE, header::CONTENT_TYPE] {
        let headers = response.headers_mut();
        headers.insert(name, HeaderValue::from_static("application/xml"));
    }
    response
}

fn response(error: &ServiceError, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = error.status();
    response
}
