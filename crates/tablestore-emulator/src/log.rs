use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// One answered request, as the access log has it. Nothing in it is secret.
///
/// `Display` writes one line:
///
/// ```text
/// 2026-11-23T09:00:00.007Z instance=local operation=GetRow status=200 code=- us=85 in=62 out=48 request_id=00062e6b-1c2d-9a40-7f3e-000000000001
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LogEntry<'a> {
    /// When it was answered, as `x-ots-date` has it.
    pub date: &'a str,
    /// The instance; `None` for a request that was refused before that was known for sure.
    pub instance: Option<&'a str>,
    /// The operation that was asked for, whether there is one of this name or not; empty where the
    /// request names none.
    pub operation: &'a str,
    /// The HTTP status of the answer.
    pub status: StatusCode,
    /// The error code, if the answer is an error.
    pub code: Option<&'a str>,
    /// From the whole request's arrival to the answer.
    pub elapsed: Duration,
    /// Length of the request's body; 0 for one that was refused unread.
    pub request_bytes: usize,
    /// Length of the answer's body.
    pub response_bytes: usize,
    /// The id that the answer carries.
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
