use http::{HeaderName, HeaderValue};
use tablestore_core::header;

/// The priority of a request when the service is overloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Priority {
    /// Served last.
    Low,
    /// Served in the usual order.
    Normal,
    /// Served first.
    High,
}

impl Priority {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Low => "0",
            Self::Normal => "1",
            Self::High => "2",
        }
    }
}

/// The service's limit for a tag, in bytes.
const MAX_TAG_LENGTH: usize = 16;

/// A trace id is written into logs; a UUID has 36 bytes.
const MAX_TRACE_ID_LENGTH: usize = 128;

/// A limit that every HTTP server on the way accepts.
const MAX_VALUE_LENGTH: usize = 4096;

/// Headers that the connection or the signature sets.
const RESERVED: [HeaderName; 14] = [
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

/// Parses a header that a user set. The error does not contain the value, which may be a secret.
pub(crate) fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let header = name.parse::<HeaderName>().map_err(|_| {
        format!(
            "header name {:?} is not valid: allowed are HTTP token characters",
            shortened(name)
        )
    })?;
    if RESERVED.contains(&header) {
        return Err(format!(
            "header {header} is set by the client itself: allowed is any other"
        ));
    }
    let max_length = if header == header::REQUEST_TAG {
        MAX_TAG_LENGTH
    } else if header == header::SDK_TRACE_ID {
        MAX_TRACE_ID_LENGTH
    } else {
        MAX_VALUE_LENGTH
    };
    if value.len() > max_length {
        return Err(format!(
            "the value of header {header} has {} bytes: allowed are up to {max_length}",
            value.len()
        ));
    }
    // `HeaderValue` alone also accepts bytes above ASCII.
    let is_visible = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    match value.parse::<HeaderValue>() {
        Ok(parsed) if value.bytes().all(is_visible) => Ok((header, parsed)),
        _ => Err(format!(
            "the value of header {header} is not valid: allowed are visible ASCII characters"
        )),
    }
}

/// The beginning of a name, for an error.
fn shortened(name: &str) -> &str {
    let end = name.char_indices().nth(64).map_or(name.len(), |(at, _)| at);
    name.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_the_connection_and_the_signature_are_reserved() {
        for name in ["Content-Length", "host", "x-ots-date", "x-ots-signature"] {
            let reason = parse_header(name, "1").unwrap_err();
            assert!(reason.contains("is set by the client itself"), "{reason}");
        }
        assert!(parse_header("x-ots-request-tag", "nightly").is_ok());
    }

    #[test]
    fn values_are_visible_ascii_of_a_bounded_length() {
        let tag = "x-ots-request-tag";
        assert!(parse_header(tag, &"a".repeat(16)).is_ok());
        for (name, value, reason) in [
            (tag, "a".repeat(17), "has 17 bytes: allowed are up to 16"),
            (tag, "nächtlich".to_owned(), "visible ASCII"),
            ("x-a", "a\tb".to_owned(), "visible ASCII"),
            ("x-a", "a\r\nb: c".to_owned(), "visible ASCII"),
            ("x-ots-sdk-traceid", "a".repeat(129), "up to 128"),
            ("x-a", "a".repeat(4097), "up to 4096"),
            (&"ä".repeat(10_000), "a".to_owned(), "header name"),
        ] {
            let error = parse_header(name, &value).unwrap_err();
            assert!(error.contains(reason) && error.len() < 500, "{error}");
        }
    }
}
