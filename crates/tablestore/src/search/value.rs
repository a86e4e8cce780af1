//! Values in queries, aggregations and their results.

use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::plainbuffer::{self, Variant};
use tablestore_protocol::{Value, ValueRef};

/// Encodes a value that is compared with a field.
pub(super) fn encode(field: &str, value: &Value) -> Result<Bytes> {
    let field = Quoted(field);
    let invalid =
        |reason: String| Error::new(ErrorKind::Request, format!("field {field}: {reason}"));
    value
        .check()
        .map_err(|reason| invalid(reason.to_string()))?;
    match value.as_ref() {
        ValueRef::Integer(_) | ValueRef::Double(_) | ValueRef::Boolean(_) | ValueRef::String(_) => {
            Ok(plainbuffer::encode_value(value))
        }
        other => Err(invalid(format!(
            "a {} cannot be searched for: allowed are integers, doubles, booleans and strings",
            other.type_name()
        ))),
    }
}

/// Encodes a value that may be absent.
pub(super) fn encode_optional(field: &str, value: Option<&Value>) -> Result<Option<Bytes>> {
    value.map(|value| encode(field, value)).transpose()
}

/// Decodes a value of a response.
pub(super) fn decode(bytes: &Bytes) -> Result<Value> {
    let variant = plainbuffer::decode_value(bytes)?;
    let type_name = variant.type_name();
    match variant {
        Variant::Value(value) => Ok(value.into_owned()),
        _ => {
            let message = format!("the response has {type_name} as the value of a search result");
            Err(Error::new(ErrorKind::Decode, message))
        }
    }
}

/// Decodes a value that may be absent or empty.
pub(super) fn decode_optional(bytes: Option<&Bytes>) -> Result<Option<Value>> {
    let bytes = bytes.filter(|bytes| !bytes.is_empty());
    bytes.map(decode).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_its_type_and_its_bytes() {
        let bytes = |value: Value| encode("f", &value).unwrap().to_vec();
        assert_eq!(bytes(1000.into()), b"\0\xe8\x03\0\0\0\0\0\0");
        assert_eq!(bytes(1.0.into()), b"\x01\0\0\0\0\0\0\xf0\x3f");
        assert_eq!(bytes(true.into()), b"\x02\x01");
        assert_eq!(bytes("hello".into()), b"\x03\x05\0\0\0hello");
        for value in [Value::from(1000), Value::from("hello"), Value::from(false)] {
            let encoded = encode("f", &value).unwrap();
            assert_eq!(decode(&encoded).unwrap(), value);
        }
    }

    #[test]
    fn binaries_are_rejected_with_the_name_of_the_field() {
        let error = encode("photo", &Value::from(vec![1_u8])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        let text = error.to_string();
        assert!(text.contains("photo") && text.contains("binary"), "{text}");
    }
}
