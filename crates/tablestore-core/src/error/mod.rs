mod code;
mod service;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

pub use code::{Disposition, ErrorCode};
pub use service::{AccessDenied, ServiceError};

use crate::Operation;

/// What went wrong with a call, in any layer.
///
/// One line says what, where and what was allowed; [`source`](StdError::source) holds the cause.
/// [`Error::kind`] tells the classes apart, [`Error::service`] has the service's own words.
///
/// ```
/// use tablestore_core::{Endpoint, ErrorKind};
///
/// let error = Endpoint::parse("ftp://shop").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Config);
/// assert_eq!(
///     error.to_string(),
///     r#"endpoint "ftp://shop" is not valid: allowed schemes are https and http"#
/// );
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: Cow<'static, str>,
    operation: Option<Operation>,
    row: Option<usize>,
    service: Option<ServiceError>,
    status: Option<StatusCode>,
    source: Option<Box<dyn StdError + Send + Sync>>,
    sent: bool,
    outcome_unknown: bool,
    attempts: u32,
}

/// The classes of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting is wrong or missing: endpoint, key, instance. Nothing was sent; mend the setting.
    Config,
    /// A place to look for settings, such as the environment, has none at all. Nothing was sent.
    NotConfigured,
    /// The request is wrong in a way that was seen before it was sent. Mend the request.
    Request,
    /// No credentials could be had. Nothing was sent.
    Credentials,
    /// No connection could be made: wrong host, closed port, failed TLS handshake. Nothing was
    /// sent, so the call can be made again.
    Connect,
    /// A time limit passed: [`Error::request_sent`] says whether the service may have run it.
    Timeout,
    /// The connection broke, or ended in the middle of an answer. The service may have run the
    /// request.
    Transport,
    /// The service refused or failed the request: see [`Error::service`].
    Service,
    /// An answer that is not the service's, such as a gateway's HTML page or a redirect.
    Gateway,
    /// The answer's MD5, date or signature is not what the service would send: its bytes were
    /// changed on the way, the clock is off, or something else answered.
    Verification,
    /// The bytes of an answer are not what the protocol has there.
    Decode,
    /// An answer is larger than the cap for responses.
    TooLarge,
    /// A value in a row is not of the type that was asked for.
    Value,
    /// An error of a layer that is not ours.
    Other,
}

impl ErrorKind {
    /// Whether an error of this kind leaves open that the service has seen the request.
    fn may_be_sent(self) -> bool {
        match self {
            Self::Config
            | Self::NotConfigured
            | Self::Request
            | Self::Credentials
            | Self::Connect => false,
            Self::Timeout
            | Self::Transport
            | Self::Service
            | Self::Gateway
            | Self::Verification
            | Self::Decode
            | Self::TooLarge
            | Self::Value
            | Self::Other => true,
        }
    }
}

impl Error {
    /// An error of a class, with one lower-case line that says what, where and what was allowed.
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            row: None,
            service: None,
            status: None,
            source: None,
            sent: kind.may_be_sent(),
            outcome_unknown: false,
            attempts: 0,
        }))
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Adds the operation that failed.
    #[must_use]
    pub fn with_operation(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Adds the place of the row that failed, in a call of many rows.
    #[must_use]
    pub fn with_row(mut self, place: usize) -> Self {
        self.0.row = Some(place);
        self
    }

    /// Adds the HTTP status of an answer that is not the service's own.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Says that the request never left, whatever the kind makes likely.
    #[must_use]
    pub fn not_sent(mut self) -> Self {
        self.0.sent = false;
        self
    }

    /// Says how many times the request was tried.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Says that a write may or may not have been carried out.
    #[must_use]
    pub fn with_outcome_unknown(mut self) -> Self {
        self.0.outcome_unknown = true;
        self
    }

    /// The class.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed, where one was under way.
    pub fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    /// The place of the row that failed, counted from 0 in the order in which rows were added, where
    /// this is the error of one row of many and not of the whole call.
    pub fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// The service's own error, when the service answered with one.
    pub fn service(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// The service's error code, when the service answered with one.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.service().map(ServiceError::code)
    }

    /// The HTTP status of the answer that is the error: the service's own, or a gateway's.
    pub fn status(&self) -> Option<StatusCode> {
        self.service().map(ServiceError::status).or(self.0.status)
    }

    /// The id that the service gave to the request, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.service().and_then(ServiceError::request_id)
    }

    /// Whether the request may have reached the service; after several attempts, the last one.
    /// [`Error::outcome_unknown`] looks at all of them.
    pub fn request_sent(&self) -> bool {
        self.0.sent
    }

    /// Whether this was a write that may or may not have been carried out.
    ///
    /// A time limit or a broken connection leaves this open. Read the row back before writing
    /// again, or use writes that can be repeated: a put without a condition, no increments.
    pub fn outcome_unknown(&self) -> bool {
        self.0.outcome_unknown
    }

    /// How many times the request was tried; 0 when it never came to that.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether a time limit passed.
    ///
    /// Usual causes: a table under more load than it takes, a network that drops packets, a limit
    /// that is too tight for the request.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether a condition of the write did not hold (`OTSConditionCheckFail`). Expected where
    /// several writers meet: read the row and decide again.
    pub fn is_condition_check_fail(&self) -> bool {
        self.code() == Some(&ErrorCode::ConditionCheckFail)
    }

    /// Whether what was asked for does not exist (`OTSObjectNotExist`), a table most often.
    pub fn is_not_found(&self) -> bool {
        self.code() == Some(&ErrorCode::ObjectNotExist)
    }
}

impl From<ServiceError> for Error {
    fn from(service: ServiceError) -> Self {
        let mut error = Self::new(ErrorKind::Service, "");
        error.0.service = Some(service);
        error
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0.operation, self.0.row) {
            (Some(operation), Some(row)) => write!(f, "{operation}, row {row}: ")?,
            (Some(operation), None) => write!(f, "{operation}: ")?,
            (None, Some(row)) => write!(f, "row {row}: ")?,
            (None, None) => {}
        }
        match &self.0.service {
            Some(service) => write!(f, "{service}")?,
            None => f.write_str(&self.0.message)?,
        }
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
        if self.0.outcome_unknown {
            f.write_str("; the write may or may not have been carried out")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.to_string())
            .field("sent", &self.0.sent)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_is_one_line_without_the_source() {
        let error = Error::new(ErrorKind::Transport, "the connection was reset")
            .with_source(std::io::Error::other("the cause"))
            .with_operation(Operation::PUT_ROW)
            .with_attempts(2)
            .with_outcome_unknown();
        assert_eq!(
            error.to_string(),
            "PutRow: the connection was reset (after 2 attempts); \
             the write may or may not have been carried out"
        );
        assert_eq!(error.source().unwrap().to_string(), "the cause");
    }

    #[test]
    fn the_error_of_one_row_of_many_says_which() {
        let error = Error::new(ErrorKind::Service, "no").with_row(3);
        assert_eq!(error.row(), Some(3));
        assert_eq!(error.to_string(), "row 3: no");
        let error = error.with_operation(Operation::BATCH_GET_ROW);
        assert_eq!(error.to_string(), "BatchGetRow, row 3: no");
    }

    #[test]
    fn the_status_is_the_answers_whoever_gave_it() {
        let service = Error::from(ServiceError::new(ErrorCode::ServerBusy, ""));
        assert_eq!(service.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        let gateway = Error::new(ErrorKind::Gateway, "");
        assert_eq!(gateway.status(), None);
        let gateway = gateway.with_status(StatusCode::BAD_GATEWAY);
        assert_eq!(gateway.status(), Some(StatusCode::BAD_GATEWAY));
    }

    #[test]
    fn an_error_is_one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
