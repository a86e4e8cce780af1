//! The errors of the service, in each of their encodings.

mod json;
mod protobuf;

use tablestore_core::{BodyKind, ErrorCode, ServiceError};

/// Longest error code. The longest known one has 33 bytes.
const MAX_CODE: usize = 128;

/// Longest message of an error, in bytes. The service quotes names in its messages, of any length.
const MAX_TEXT: usize = 8 * 1024;

/// Longest id of a request or a tunnel, in bytes.
const MAX_ID: usize = 256;

/// Reads the error in the body of a response whose status is not 2xx.
///
/// The encoding is that of the operation's messages; the service's front end also reports errors of its
/// own in the other encodings, so these are tried next. The status is that of the error's code, and
/// the request id that of the body, if it has one: set both from the response's head.
///
/// A message of more than 8 KiB is cut.
///
/// Returns `None` if the body is not an error of the service.
///
/// ```
/// use tablestore_core::{BodyKind, ErrorCode};
/// use tablestore_protocol::service_error::from_body;
///
/// let body = br#"{"code": "OTSObjectNotExist", "message": "No such store.", "requestId": "0a"}"#;
/// let error = from_body(BodyKind::Json, body).unwrap();
/// assert_eq!(error.code(), &ErrorCode::ObjectNotExist);
/// assert_eq!(error.message(), "No such store.");
/// assert_eq!(error.request_id(), Some("0a"));
///
/// assert_eq!(from_body(BodyKind::Protobuf, b"<html>"), None);
/// ```
pub fn from_body(kind: BodyKind, body: &[u8]) -> Option<ServiceError> {
    let protobuf = || protobuf::read(body, kind == BodyKind::Tunnel);
    let json = || json::read(body);
    match kind {
        BodyKind::Json => json().or_else(protobuf),
        _ => protobuf().or_else(json),
    }
}

/// An error of this code, if it can be one.
fn with_code(code: &str, text: &str) -> Option<ServiceError> {
    let is_code =
        (1..=MAX_CODE).contains(&code.len()) && code.bytes().all(|it| it.is_ascii_graphic());
    is_code.then(|| ServiceError::new(ErrorCode::from(code), shortened(text)))
}

/// Cuts a text that is too long.
fn shortened(text: &str) -> String {
    if text.len() <= MAX_TEXT {
        return text.to_owned();
    }
    let cut = (0..=MAX_TEXT).rev().find(|at| text.is_char_boundary(*at));
    let (start, rest) = text.split_at(cut.unwrap_or_default());
    format!("{start}… ({} more bytes)", rest.len())
}

#[cfg(test)]
mod tests;
