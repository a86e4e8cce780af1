use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// An entry of the access log: one request and its response. Nothing in it is secret.
///
/// `Display` writes one line:
///
/// ```text
/// 2026-11-23T09:00:00.007Z instance=local operation=GetRow status=200 code=- us=85 in=62 out=48 request_id=00062e6b-1c2d-9a40-7f3e-000000000001
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LogEntry<'a> {
    /// The date of the response, as in `x-ots-date`.
    pub date: &'a str,
    /// The instance; `None` for a request that was not authenticated.
    pub instance: Option<&'a str>,
    /// The requested operation, known or not; empty where the request names none.
    pub operation: &'a str,
    /// The HTTP status of the response.
    pub status: StatusCode,
    /// The error code, if the response is an error.
    pub code: Option<&'a str>,
    /// The time from the arrival of the whole request to the response.
    pub elapsed: Duration,
    /// The length of the request's body; 0 for one that was rejected unread.
    pub request_bytes: usize,
    /// The length of the response's body.
    pub response_bytes: usize,
    /// The request id of the response.
    pub request_id: &'a str,
}

impl fmt::Display for LogEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = Some(self.operation).filter(|operation| !operation.is_empty());
        write!(
            f,
            "{} instance={} operation={} status={} code={} us={} in={} out={} request_id={}",
            self.date,
            self.instance.unwrap_or("-"),
            operation.unwrap_or("-"),
            self.status.as_u16(),
            self.code.unwrap_or("-"),
            self.elapsed.as_micros(),
            self.request_bytes,
            self.response_bytes,
            self.request_id,
        )
    }
}
