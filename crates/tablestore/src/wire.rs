//! What turns an operation into the bytes of a request, and an answer into a response.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use prost::Message;
use tablestore_core::{Error, ErrorKind, Result};
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
    Ok(key
        .as_ref()
        .map(plainbuffer::decode_primary_key)
        .transpose()?)
}

/// Reads a header that a user gave; the error says what is wrong with it, without its value.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let header = name.parse::<HeaderName>().map_err(|_| {
        format!("header name {name:?} is not valid: allowed are HTTP token characters")
    })?;
    let value = value.parse::<HeaderValue>().map_err(|_| {
        format!("the value of header {name} is not valid: allowed is visible ASCII")
    })?;
    Ok((header, value))
}
