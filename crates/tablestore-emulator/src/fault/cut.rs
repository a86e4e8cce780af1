use std::error::Error as StdError;
use std::fmt;

use http::Response;
use http::header::CONTENT_LENGTH;
use tablestore_core::{Body, Error, ErrorKind};

/// A response during which the connection breaks.
///
/// It is the source of an error, which is all that a client in process sees. A connection
/// [finds](Cut::find) it there, sends the part before the break, and breaks.
#[derive(Debug)]
pub(crate) struct Cut {
    response: Response<Body>,
    end: End,
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// As after the last response.
    Closed,
    /// As when the process or the machine is gone.
    Reset,
}

impl Cut {
    pub(crate) fn new(response: Response<Body>, end: End) -> Self {
        Self { response, end }
    }

    /// Returns the cut that caused an error, if one did.
    pub(crate) fn find<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a Self> {
        let mut next = Some(error);
        while let Some(error) = next {
            if let Some(cut) = error.downcast_ref() {
                return Some(cut);
            }
            next = error.source();
        }
        None
    }

    pub(crate) fn end(&self) -> End {
        self.end
    }

    /// Returns the bytes before the break: the head and half of the body that it announces, which
    /// is a byte at least, as a response without a body would be whole.
    pub(crate) fn sent(&self) -> Vec<u8> {
        let body = self.response.body().as_ref();
        let length = body.len().max(1);
        let mut sent = format!("HTTP/1.1 {}\r\n", self.response.status()).into_bytes();
        for (name, value) in self.response.headers() {
            for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
                sent.extend_from_slice(part);
            }
        }
        sent.extend_from_slice(format!("{CONTENT_LENGTH}: {length}\r\n\r\n").as_bytes());
        sent.extend_from_slice(&body[..body.len() / 2]);
        sent
    }
}

impl From<Cut> for Error {
    fn from(cut: Cut) -> Self {
        let message = "the connection broke within the response";
        Self::new(ErrorKind::Transport, message).with_source(cut)
    }
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.end {
            End::Closed => "the fault truncate",
            End::Reset => "the fault reset",
        })
    }
}

impl StdError for Cut {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_body_is_sent_and_never_all() {
        for (body, length, half) in [("abcde", 5, "ab"), ("a", 1, ""), ("", 1, "")] {
            let response = Response::builder().header("x-ots-requestid", "0006");
            let cut = Cut::new(response.body(Body::from(body)).unwrap(), End::Closed);
            assert_eq!(
                String::from_utf8(cut.sent()).unwrap(),
                format!(
                    "HTTP/1.1 200 OK\r\nx-ots-requestid: 0006\r\ncontent-length: {length}\r\n\r\n\
                     {half}"
                )
            );
        }
    }

    #[test]
    fn it_is_found_under_other_errors() {
        let response = Response::new(Body::empty());
        let error = Error::from(Cut::new(response, End::Reset));
        assert_eq!(error.kind(), ErrorKind::Transport);
        let outer = Error::new(ErrorKind::Other, "a layer's own").with_source(error);
        assert_eq!(Cut::find(&outer).unwrap().end(), End::Reset);
        assert!(Cut::find(&Error::new(ErrorKind::Transport, "another")).is_none());
    }
}
