//! The strings to sign, handed over piece by piece so that they are never built.

use http::{HeaderName, HeaderValue, Uri};
use tablestore_core::header;

/// The `x-ots-` headers among those given, sorted by name.
///
/// The order is that of the names, as the service's Java and Go clients have it. The Python client
/// sorts whole lines, which is the same but for a name that is another one followed by `-` or a
/// digit; the protocol has no such pair.
pub(crate) struct SignedHeaders<'a>(Vec<(&'a str, &'a [u8])>);

impl<'a> SignedHeaders<'a> {
    pub(crate) fn new(headers: impl Iterator<Item = (&'a HeaderName, &'a HeaderValue)>) -> Self {
        // Room for all that a request ever has, so that collecting them allocates once.
        let mut lines = Vec::with_capacity(16);
        lines.extend(
            headers
                .map(|(name, value)| (name.as_str(), value.as_bytes().trim_ascii()))
                .filter(|(name, _)| name.starts_with(header::PREFIX)),
        );
        lines.sort_by_key(|(name, _)| *name);
        Self(lines)
    }

    /// `name:value` and a line feed for each.
    fn write(&self, write: &mut impl FnMut(&[u8])) {
        for (name, value) in &self.0 {
            write(name.as_bytes());
            write(b":");
            write(value);
            write(b"\n");
        }
    }
}

/// What a request's signature covers, but for V4's salt: path, method, query and headers.
pub(crate) fn write_request(uri: &Uri, headers: &SignedHeaders<'_>, write: &mut impl FnMut(&[u8])) {
    write(uri.path().as_bytes());
    write(b"\nPOST\n");
    write_query(uri.query().unwrap_or_default(), write);
    write(b"\n");
    headers.write(write);
}

/// What a response's signature covers: headers, and the path of the request.
pub(crate) fn write_response(
    path: &str,
    headers: &SignedHeaders<'_>,
    write: &mut impl FnMut(&[u8]),
) {
    headers.write(write);
    write(path.as_bytes());
}

/// The `key=value` pairs as they stand in the URI, sorted by key and then value. No operation has
/// any so far.
fn write_query(query: &str, write: &mut impl FnMut(&[u8])) {
    let mut pairs: Vec<_> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .collect();
    pairs.sort_unstable();
    for (at, (key, value)) in pairs.into_iter().enumerate() {
        if at > 0 {
            write(b"&");
        }
        write(key.as_bytes());
        write(b"=");
        write(value.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    fn text(write: impl FnOnce(&mut dyn FnMut(&[u8]))) -> String {
        let mut text = Vec::new();
        write(&mut |piece| text.extend_from_slice(piece));
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_request_is_path_method_query_and_sorted_headers() {
        let headers = headers(&[
            ("x-ots-date", " 2026 "),
            ("host", "shop"),
            ("x-ots-apiversion", "2015-12-31"),
            ("x-otsmart", "no"),
        ]);
        let signed = SignedHeaders::new(headers.iter());
        let uri = Uri::from_static("https://shop:1/GetRow");
        assert_eq!(
            text(|mut write| write_request(&uri, &signed, &mut write)),
            "/GetRow\nPOST\n\nx-ots-apiversion:2015-12-31\nx-ots-date:2026\n"
        );
    }

    #[test]
    fn a_query_is_sorted_by_key_and_value() {
        let none = SignedHeaders::new([].into_iter());
        let uri = Uri::from_static("/A?b=2&a-c=0&a=9&a=10&flag");
        assert_eq!(
            text(|mut write| write_request(&uri, &none, &mut write)),
            "/A\nPOST\na=10&a=9&a-c=0&b=2\n"
        );
    }

    #[test]
    fn a_response_is_sorted_headers_and_path() {
        let headers = headers(&[("x-ots-requestid", "7"), ("x-ots-date", "2026")]);
        let signed = SignedHeaders::new(headers.iter());
        assert_eq!(
            text(|mut write| write_response("/GetRow", &signed, &mut write)),
            "x-ots-date:2026\nx-ots-requestid:7\n/GetRow"
        );
    }
}
