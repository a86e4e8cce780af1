//! The strings to sign, written piece by piece, so that they are never built.

use http::{HeaderName, HeaderValue, Uri};
use smallvec::SmallVec;
use tablestore_core::header;

/// The `x-ots-` headers of a request or response, sorted by name.
///
/// The service's Java and Go clients sort names, too. The Python client sorts entire lines, which makes a
/// difference only if a name is another one followed by `-` or a digit; the protocol has no such pair.
pub(crate) struct SignedHeaders<'a>(SmallVec<[Line<'a>; FEW]>);

type Line<'a> = (&'a str, &'a HeaderValue);

/// The number of headers that need no allocation: all that the protocol has. Users may add others.
const FEW: usize = 12;

impl<'a> SignedHeaders<'a> {
    pub(crate) fn new(headers: impl Iterator<Item = (&'a HeaderName, &'a HeaderValue)>) -> Self {
        let mut lines = SmallVec::new();
        for (name, value) in headers {
            if name.as_str().starts_with(header::PREFIX) {
                lines.push((name.as_str(), value));
            }
        }
        sort(&mut lines);
        Self(lines)
    }

    /// Returns the first value of a header.
    pub(crate) fn get(&self, name: &HeaderName) -> Option<&'a HeaderValue> {
        let mut lines = self.0.iter();
        lines
            .find(|line| line.0 == name.as_str())
            .map(|line| line.1)
    }

    /// Writes `name:value` and a line feed for each.
    fn write(&self, write: &mut impl FnMut(&[u8])) {
        for (name, value) in &self.0 {
            write(name.as_bytes());
            write(b":");
            write(value.as_bytes().trim_ascii());
            write(b"\n");
        }
    }
}

/// Stable, so that values of the same name stay in their order.
fn sort(lines: &mut [Line<'_>]) {
    lines.sort_by_key(|(name, _)| *name);
}

/// Writes the text that a request's signature covers, without the salt of V4: path, method, query, headers.
pub(crate) fn write_request(uri: &Uri, headers: &SignedHeaders<'_>, write: &mut impl FnMut(&[u8])) {
    write(uri.path().as_bytes());
    write(b"\nPOST\n");
    write_query(uri.query().unwrap_or_default(), write);
    write(b"\n");
    headers.write(write);
}

/// Writes the text that a response's signature covers: headers, and the path of the request.
pub(crate) fn write_response(
    path: &str,
    headers: &SignedHeaders<'_>,
    write: &mut impl FnMut(&[u8]),
) {
    headers.write(write);
    write(path.as_bytes());
}

/// Writes the `key=value` pairs of the URI, sorted by key and then value. No operation has any so far.
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
    fn any_number_of_headers_is_sorted() {
        for count in [FEW - 1, FEW, FEW + 1, 3 * FEW] {
            let mut headers = HeaderMap::new();
            for at in (0..count).rev() {
                let name = HeaderName::try_from(format!("x-ots-{at:03}")).unwrap();
                headers.append(name, HeaderValue::from(at));
            }
            let signed = SignedHeaders::new(headers.iter());
            let expected: String = (0..count)
                .map(|at| format!("x-ots-{at:03}:{at}\n"))
                .collect();
            assert_eq!(
                text(|mut write| write_response("", &signed, &mut write)),
                expected
            );
        }
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
