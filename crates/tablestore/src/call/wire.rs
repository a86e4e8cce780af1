//! Messages of requests and responses, and the values in them that need conversion.

use bytes::Bytes;
use prost::Message;
use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::proto::{self, RequiredFields};
use tablestore_protocol::{InvalidValue, PrimaryKey, PrimaryKeyValue, Row, plainbuffer};

/// Encodes a message into one allocation of its exact size.
pub(crate) fn encode(message: &impl Message) -> Bytes {
    message.encode_to_vec().into()
}

/// Decodes a message with all its required fields; its bytes fields are slices of the body.
pub(crate) fn decode<M: RequiredFields>(body: Bytes) -> Result<M> {
    proto::decode(body).map_err(|error| {
        let message = format!("the response is not valid: {error}");
        Error::new(ErrorKind::Decode, message)
    })
}

/// Encodes a primary key of valid values.
pub(crate) fn encode_key(key: &PrimaryKey) -> Result<Bytes> {
    check_key(key)?;
    Ok(plainbuffer::encode_primary_key(key))
}

/// Encodes a valid value of a primary key.
pub(crate) fn encode_key_value(value: &PrimaryKeyValue) -> Result<Bytes> {
    let invalid = |invalid: InvalidValue| Error::new(ErrorKind::Request, invalid.to_string());
    value.check().map_err(invalid)?;
    Ok(plainbuffer::encode_primary_key_value(value))
}

/// Checks that a primary key has valid values.
pub(crate) fn check_key(key: &PrimaryKey) -> Result<()> {
    let mut columns = key.columns().iter();
    columns.try_for_each(|column| valid(&column.name, column.value.check()))
}

/// Names the column of an invalid value. A request with one is not sent.
pub(crate) fn valid(column: &str, checked: Result<(), InvalidValue>) -> Result<()> {
    checked.map_err(|reason| {
        let message = format!("column {}: {reason}", Quoted(column));
        Error::new(ErrorKind::Request, message)
    })
}

/// Decodes a row that may be absent.
pub(crate) fn decode_row(row: Option<Bytes>) -> Result<Option<Row>> {
    Ok(plainbuffer::decode_row(&row.unwrap_or_default())?)
}

/// Decodes rows each of which is a buffer of its own.
pub(crate) fn decode_each_row(rows: Vec<Bytes>) -> Result<Vec<Row>> {
    let rows = rows.into_iter().map(|row| {
        decode_row(Some(row))?.ok_or_else(|| {
            let message = "the response has an empty buffer instead of a row";
            Error::new(ErrorKind::Decode, message)
        })
    });
    rows.collect()
}

/// Decodes the start of the next page, which is absent or empty at the end of a range.
pub(crate) fn decode_next_start(key: Option<Bytes>) -> Result<Option<PrimaryKey>> {
    let key = key.filter(|key| !key.is_empty());
    let key = key.as_ref().map(plainbuffer::decode_primary_key);
    // One key is copied rather than a page of rows kept for it.
    Ok(key.transpose()?.map(PrimaryKey::into_owned))
}

/// A string or a token that the service may omit or leave empty.
pub(crate) fn present<T: AsRef<[u8]>>(value: Option<T>) -> Option<T> {
    value.filter(|value| !value.as_ref().is_empty())
}

/// A count as the service takes it. One that is too large becomes the largest, which it rejects.
pub(crate) fn to_i32(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A count as the service returns it: a signed number that is never negative.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_the_next_page_keeps_no_page_in_memory() {
        let key = PrimaryKey::new("customer", "alice");
        let encoded = plainbuffer::encode_primary_key(&key);
        let next_start = decode_next_start(Some(encoded.clone())).unwrap();
        assert_eq!(next_start, Some(key));
        assert!(encoded.is_unique());
        assert_eq!(decode_next_start(Some(Bytes::new())).unwrap(), None);
    }
}
