//! What turns an operation into the bytes of a request, and an answer into a response.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use prost::Message;
use tablestore_core::{Error, ErrorKind, Result, header};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer};

use crate::{Call, Request, ResponseMetadata};

/// The wire side of a [`Call`]. Public in name only: the module is private, which seals the
/// trait and keeps prost out of the crate's signatures.
pub trait Wire: Sized + Send + Sync {
    /// The operation's name, and whether this very request may be sent twice.
    fn operation(&self) -> tablestore_core::Operation;

    /// The table that is read or written, for logs and metrics.
    fn table(&self) -> Option<&str> {
        None
    }

    /// The body of the request.
    fn encode(&self) -> Result<Bytes>;

    /// Reads the body of the answer.
    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<<Self as Call>::Response>
    where
        Self: Call;

    /// Sends the request and reads its answer: once, unless the operation does more with it.
    fn exchange(request: &Request<Self>) -> impl Future<Output = Result<Self::Response>> + Send
    where
        Self: Call,
    {
        request.round(&request.operation)
    }
}

/// Encodes a message into one allocation of its exact size.
pub(crate) fn encode(message: &impl Message) -> Bytes {
    message.encode_to_vec().into()
}

/// Decodes a message; its bytes fields are slices of the body.
pub(crate) fn decode<M: Message + Default>(body: Bytes) -> Result<M> {
    M::decode(body).map_err(|error| {
        Error::new(
            ErrorKind::Decode,
            "the answer is not the protobuf message that this operation has",
        )
        .with_source(error)
    })
}

/// Decodes the row that a write was asked to return.
pub(crate) fn decode_returned_row(row: Option<Bytes>) -> Result<Option<Row>> {
    Ok(plainbuffer::decode_row(&row.unwrap_or_default())?)
}

/// Decodes where the next page starts; at the end of a range that is absent or empty.
pub(crate) fn decode_next_start(key: Option<Bytes>) -> Result<Option<PrimaryKey>> {
    let key = key.filter(|key| !key.is_empty());
    let key = key.as_ref().map(plainbuffer::decode_primary_key);
    // One key is copied rather than a page of rows kept for it.
    Ok(key.transpose()?.map(PrimaryKey::into_owned))
}

/// Text that the service may leave out or leave empty.
pub(crate) fn present(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// A count as the wire has it. One that is too large becomes the largest, which the service refuses.
pub(crate) fn to_i32(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A count of the wire, whose numbers are signed; the service never answers negative ones.
pub(crate) fn from_i32(count: i32) -> u32 {
    count.max(0).unsigned_abs()
}

/// As [`to_i32`].
pub(crate) fn to_i64(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// As [`from_i32`].
pub(crate) fn from_i64(count: i64) -> u64 {
    count.max(0).unsigned_abs()
}

/// Headers that the connection or the signature sets, and nobody else can.
const OCCUPIED: [HeaderName; 14] = [
    http::header::CONNECTION,
    http::header::CONTENT_LENGTH,
    http::header::HOST,
    http::header::TRANSFER_ENCODING,
    header::ACCESS_KEY_ID,
    header::API_VERSION,
    header::CONTENT_MD5,
    header::DATE,
    header::INSTANCE_NAME,
    header::SIGNATURE,
    header::SIGNATURE_V4,
    header::SIGN_DATE,
    header::SIGN_REGION,
    header::STS_TOKEN,
];

/// Reads a header that a user gave; the error says what is wrong with it, without its value.
pub(crate) fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let header = name.parse::<HeaderName>().map_err(|_| {
        format!("header name {name:?} is not valid: allowed are HTTP token characters")
    })?;
    if OCCUPIED.contains(&header) {
        return Err(format!(
            "header {header} is set by the client itself: allowed is any other"
        ));
    }
    let value = value.parse::<HeaderValue>().map_err(|_| {
        format!("the value of header {name} is not valid: allowed is visible ASCII")
    })?;
    Ok((header, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_the_next_page_keeps_no_page_in_memory() {
        let key = PrimaryKey::new("customer", "alice");
        let answer = plainbuffer::encode_primary_key(&key);
        let next_start = decode_next_start(Some(answer.clone())).unwrap();
        assert_eq!(next_start, Some(key));
        assert!(answer.is_unique());
        assert_eq!(decode_next_start(Some(Bytes::new())).unwrap(), None);
    }

    #[test]
    fn what_frames_or_signs_a_request_is_not_for_users() {
        for name in ["Content-Length", "host", "x-ots-date", "x-ots-signature"] {
            let reason = parse_header(name, "1").unwrap_err();
            assert!(reason.contains("is set by the client itself"), "{reason}");
        }
        assert!(parse_header("x-ots-request-tag", "nightly").is_ok());
    }
}
