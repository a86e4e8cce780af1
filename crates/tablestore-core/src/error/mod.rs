mod code;
mod service;
mod unverified;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::StatusCode;

pub use code::{Disposition, ErrorCode};
pub use service::{AccessDenied, ServiceError};
pub use unverified::Unverified;

use crate::{Effect, Operation};

/// The error of a call, from any layer.
///
/// Its text is one line that names the cause, where it is and what is allowed;
/// [`source`](StdError::source) holds the error underneath. [`Error::kind`] is its class,
/// [`Error::service`] holds the error that the service reported.
///
/// | question about a failed write | method |
/// |---|---|
/// | Can it have been executed? | unless [`Error::outcome_unknown`] or [`Error::executed`] is true, it was not |
/// | Did it leave the client? | [`Error::request_sent`] |
/// | Can a retry succeed? | [`Error::is_transient`] |
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
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: Cow<'static, str>,
    operation: Option<Operation>,
    row: Option<usize>,
    row_name: Option<Arc<str>>,
    service: Option<ServiceError>,
    status: Option<StatusCode>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Whether the cause may pass by itself; `None` where the kind decides.
    transient: Option<bool>,
    sent: bool,
    executed: bool,
    outcome_unknown: bool,
    attempts: u32,
}

/// The classes of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting is wrong or missing: endpoint, key, instance. Nothing was sent; fix the setting.
    Config,
    /// A source of settings, such as the environment, has none at all. Nothing was sent.
    NotConfigured,
    /// The request is not valid. Nothing was sent; fix the request.
    Request,
    /// No credentials were available. Nothing was sent.
    Credentials,
    /// No connection could be made: wrong host, closed port, failed TLS handshake. Nothing was
    /// sent.
    Connect,
    /// A time limit passed. [`Error::request_sent`] returns whether the service can have received the
    /// request.
    Timeout,
    /// The connection broke before the response was complete. The service may have executed the
    /// request.
    Transport,
    /// The service refused or failed the request: see [`Error::service`].
    Service,
    /// The response is not the service's: a gateway's HTML page, a redirect.
    Gateway,
    /// The response's MD5, date or signature is not valid: its bytes were changed on the
    /// way, the clock is off, or something else responded.
    Verification,
    /// The bytes of a response do not follow the protocol.
    Decode,
    /// A response is larger than the limit.
    TooLarge,
    /// A value in a row is not of the requested type.
    Value,
    /// An error of a layer that is not part of this SDK.
    Other,
}

impl ErrorKind {
    /// Whether an error of this kind leaves open that the service has received the request.
    fn may_be_sent(self) -> bool {
        match self {
            Self::Config
            | Self::NotConfigured
            | Self::Request
            | Self::Credentials
            | Self::Connect
            | Self::Value => false,
            Self::Timeout
            | Self::Transport
            | Self::Service
            | Self::Gateway
            | Self::Verification
            | Self::Decode
            | Self::TooLarge
            | Self::Other => true,
        }
    }

    /// Whether the cause of an error of this kind may pass by itself, if the request was sent or
    /// not.
    fn is_transient(self, sent: bool) -> bool {
        match self {
            Self::Config
            | Self::NotConfigured
            | Self::Request
            | Self::Credentials
            | Self::TooLarge
            | Self::Value => false,
            Self::Connect | Self::Timeout | Self::Transport | Self::Other => true,
            // A gateway that does not pass the request on would not do so the next time.
            Self::Service | Self::Gateway | Self::Verification | Self::Decode => sent,
        }
    }
}

impl Error {
    /// Returns the class.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the operation that failed, if the error is of one.
    pub fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    /// Returns the index of the row that failed, counted from 0 in the order in which rows were
    /// added, where this is the error of one row of many and not of the whole call.
    pub fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// Returns the table and the primary key of the row that failed, such as
    /// `orders (customer="alice", order=7)`, where rows have no index: in a bulk writer.
    pub fn row_name(&self) -> Option<&str> {
        self.0.row_name.as_deref()
    }

    /// Returns the error that the service reported, if it did.
    pub fn service(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// Returns the service's error code, if the service reported an error.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.service().map(ServiceError::code)
    }

    /// Returns the HTTP status of the response that is the error: the service's own, or a gateway's.
    pub fn status(&self) -> Option<StatusCode> {
        self.service().map(ServiceError::status).or(self.0.status)
    }

    /// Returns the id that the service gave to the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.service().and_then(ServiceError::request_id)
    }

    /// Returns whether the request may have reached the service: in the last attempt, or in an earlier
    /// one whose outcome is unknown.
    pub fn request_sent(&self) -> bool {
        self.0.sent
    }

    /// Returns whether this was a write that may or may not have been executed, by any attempt.
    ///
    /// A time limit or a broken connection leaves this open. Read the row back before writing
    /// again, or use writes that can be repeated: a put without a condition, no increments.
    pub fn outcome_unknown(&self) -> bool {
        self.0.outcome_unknown
    }

    /// Returns whether the service has executed the request although the call failed: its response
    /// reports success, but cannot be used.
    pub fn executed(&self) -> bool {
        self.0.executed
    }

    /// Returns the number of attempts; 0 when the call ended before its first one.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns whether the cause may pass by itself, so that the same request can succeed later.
    ///
    /// A retry policy combines this with the effect of the operation: see [`Error::disposition`].
    pub fn is_transient(&self) -> bool {
        match self.disposition() {
            Disposition::NotExecuted | Disposition::Throttled => true,
            Disposition::Rejected => false,
            Disposition::Unknown | Disposition::Executed => self.cause_is_transient(),
        }
    }

    fn cause_is_transient(&self) -> bool {
        let by_kind = || self.0.kind.is_transient(self.0.sent);
        self.0.transient.unwrap_or_else(by_kind)
    }

    /// Returns what happened to the request, as far as the error shows.
    ///
    /// - An error of the service has [its own disposition](ServiceError::disposition).
    /// - A request that was not sent was not executed. Some causes pass, such as a refused
    ///   connection; others do not, such as a wrong setting or certificate.
    /// - Everything else leaves it unknown: time limits, broken connections, failing gateways,
    ///   damaged or forged responses.
    pub fn disposition(&self) -> Disposition {
        if self.0.executed {
            return Disposition::Executed;
        }
        if let Some(service) = self.service() {
            return service.disposition();
        }
        let is_throttled = self.0.status == Some(StatusCode::TOO_MANY_REQUESTS);
        match (self.0.sent, self.cause_is_transient()) {
            (false, _) if is_throttled => Disposition::Throttled,
            (false, true) => Disposition::NotExecuted,
            (false, false) => Disposition::Rejected,
            (true, _) => Disposition::Unknown,
        }
    }

    /// Returns whether a time limit passed.
    ///
    /// Usual causes: a table under more load than it takes, a network that drops packets, a limit
    /// that is too short for the request.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns whether a condition of the write did not hold (`OTSConditionCheckFail`). Expected
    /// with concurrent writers: read the row and decide again.
    pub fn is_condition_check_fail(&self) -> bool {
        self.code() == Some(&ErrorCode::ConditionCheckFail)
    }

    /// Returns whether the requested object, most often a table, does not exist
    /// (`OTSObjectNotExist`).
    pub fn is_not_found(&self) -> bool {
        self.code() == Some(&ErrorCode::ObjectNotExist)
    }
}

/// # For layers and HTTP clients of your own
impl Error {
    /// Creates an error of a class, with one lower-case line that names the cause, where it is and
    /// what is allowed.
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            row: None,
            row_name: None,
            service: None,
            status: None,
            source: None,
            transient: None,
            sent: kind.may_be_sent(),
            executed: false,
            outcome_unknown: false,
            attempts: 0,
        }))
    }

    /// Sets the source of the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    /// Sets the operation that failed.
    #[must_use]
    pub fn with_operation(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Marks the request as not sent, also if the kind leaves that open.
    #[must_use]
    pub fn not_sent(mut self) -> Self {
        self.0.sent = false;
        self
    }

    /// Sets whether the cause may pass by itself, where the kind alone does not decide it.
    #[must_use]
    pub fn with_transient(mut self, transient: bool) -> Self {
        self.0.transient = Some(transient);
        self
    }

    /// Sets the HTTP status of a response that is not the service's own.
    #[doc(hidden)]
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Sets the index of the row that failed, in a call of many rows.
    #[doc(hidden)]
    #[must_use]
    pub fn with_row(mut self, index: usize) -> Self {
        self.0.row = Some(index);
        self
    }

    /// Sets the name of the row that failed, instead of its index.
    #[doc(hidden)]
    #[must_use]
    pub fn with_row_name(mut self, name: impl Into<Arc<str>>) -> Self {
        self.0.row = None;
        self.0.row_name = Some(name.into());
        self
    }

    /// Sets the number of attempts.
    #[doc(hidden)]
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Marks the call as a write that may or may not have been executed.
    #[doc(hidden)]
    #[must_use]
    pub fn with_outcome_unknown(mut self) -> Self {
        self.0.sent = true;
        self.0.outcome_unknown = true;
        self
    }

    /// Marks the request as executed: the response that cannot be used reports success.
    #[doc(hidden)]
    #[must_use]
    pub fn with_executed(mut self) -> Self {
        self.0.sent = true;
        self.0.executed = true;
        self
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
        let row = self.0.row.map(|row| format!("row {row}"));
        match (&self.0.operation, row.as_deref().or(self.row_name())) {
            (Some(operation), Some(row)) => write!(f, "{operation}, {row}: ")?,
            (Some(operation), None) => write!(f, "{operation}: ")?,
            (None, Some(row)) => write!(f, "{row}: ")?,
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
            f.write_str("; the write may or may not have been executed")?;
        }
        let effect = self.operation().map_or(Effect::Write, Operation::effect);
        if self.0.executed && effect != Effect::Read {
            f.write_str("; the write has been executed")?;
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
mod tests;
