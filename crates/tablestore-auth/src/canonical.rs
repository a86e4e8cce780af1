//! The strings to sign, handed over piece by piece so that they are never built.

use http::{HeaderName, HeaderValue, Uri};
use tablestore_core::header;

/// The `x-ots-` headers among those given, sorted by name.
///
/// The order is that of the names, as the service's Java and Go clients have it. The Python client
/// sorts whole lines, which is the same but for a name that is another one followed by `-` or a
/// digit; the protocol has no such pair.
pub(crate) struct SignedHeaders<'a> {
    few: [Line<'a>; FEW],
    count: usize,
    /// All of them, where they are more than a few.
    many: Vec<Line<'a>>,
}

type Line<'a> = (&'a str, &'a HeaderValue);

/// As many as the protocol has, which take no allocation. Users may add others.
const FEW: usize = 12;

/// What stands where no line is yet.
static NOTHING: HeaderValue = HeaderValue::from_static("");

impl<'a> SignedHeaders<'a> {
    pub(crate) fn new(headers: impl Iterator<Item = (&'a HeaderName, &'a HeaderValue)>) -> Self {
        let mut signed = Self {
            few: [("", &NOTHING); FEW],
            count: 0,
            many: Vec::new(),
        };
        for (name, value) in headers {
            if name.as_str().starts_with(header::PREFIX) {
                signed.push((name.as_str(), value));
            }
        }
        let lines = match signed.count {
            ..=FEW => &mut signed.few[..signed.count],
            _ => &mut signed.many[..],
        };
        lines.sort_by_key(|(name, _)| *name);
        signed
    }

    fn push(&mut self, line: Line<'a>) {
        if let Some(free) = self.few.get_mut(self.count) {
            *free = line;
        } else {
            if self.many.is_empty() {
                self.many.extend(self.few);
            }
            self.many.push(line);
        }
        self.count += 1;
    }

    fn lines(&self) -> &[Line<'a>] {
        match self.count {
            ..=FEW => &self.few[..self.count],
            _ => &self.many,
        }
    }

    /// The value of a header, the first where there are several.
    pub(crate) fn get(&self, name: &HeaderName) -> Option<&'a HeaderValue> {
        let mut lines = self.lines().iter();
        lines
            .find(|line| line.0 == name.as_str())
            .map(|line| line.1)
    }

    /// `name:value` and a line feed for each.
    fn write(&self, write: &mut impl FnMut(&[u8])) {
        for (name, value) in self.lines() {
            write(name.as_bytes());
            write(b":");
            write(value.as_bytes().trim_ascii());
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
    fn however_many_headers_are_sorted() {
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
