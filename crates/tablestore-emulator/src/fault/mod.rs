//! Fault injection: imitates what busy services and bad networks do to a client.
//!
//! [`Faults`] determines which requests meet which [`Fault`], [`FaultLayer`] marks each request with
//! its fault, and the service underneath applies it ([`inject`]). The part of a connection is in
//! [`cut`].

pub(crate) mod cut;
mod faults;
pub(crate) mod inject;
mod layer;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

pub use faults::Faults;
pub use layer::{FaultLayer, Faulty};
use tablestore_core::{Error, ErrorCode, ErrorKind, Result};

/// A fault that a request meets; the [crate's page](crate#faults) has a table.
///
/// In process, a connection that breaks is an error of [`ErrorKind::Transport`]; all else is as over
/// the network. A request that the service rejects, such as for its signature, is rejected with a
/// fault as without, and that response is delayed, lost or modified like any other. The
/// [log](crate::EmulatorBuilder::log) has each response as it was before its fault.
///
/// The program's `--fault` takes the string form:
///
/// ```
/// use std::time::Duration;
///
/// use tablestore_core::ErrorCode;
/// use tablestore_emulator::Fault;
///
/// assert_eq!("delay:0.5".parse::<Fault>()?, Fault::Delay(Duration::from_millis(500)));
/// let busy = Fault::ErrorBefore(ErrorCode::ServerBusy);
/// assert_eq!(busy.to_string(), "error-before:OTSServerBusy");
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// A fault is a request extension, which [`FaultLayer`] inserts. A test that builds its own requests
/// can do the same:
///
/// ```
/// # use http::Request;
/// # use tablestore_core::{Body, ErrorKind};
/// # use tablestore_emulator::{Emulator, Fault};
/// # use tower_service::Service;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), http::Error> {
/// let mut request = Request::post("/ListTable").body(Body::empty())?;
/// request.extensions_mut().insert(Fault::DropRequest);
/// let error = Emulator::in_memory().service().call(request).await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Transport);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The request is executed, and its response delayed by this time. The delay is in tokio's
    /// time, so paused time works. A client that gives up before that gives up an executed request.
    Delay(Duration),
    /// The request is not executed, and the response is this error, with the service's message for
    /// the code where there is one. `OTSQuotaExhausted` has the message that means "too fast", not
    /// "too many".
    ErrorBefore(ErrorCode),
    /// The request is executed, and the response is this error nevertheless.
    ErrorAfter(ErrorCode),
    /// The request is not executed: the connection breaks before it arrives.
    DropRequest,
    /// The request is executed, but the connection breaks before the response.
    DropResponse,
    /// The request is executed, but the connection is reset within the response's body.
    Reset,
    /// The request is executed, but the connection is closed within the response's body.
    Truncate,
    /// The request is executed, and the response has an MD5 that is not that of its body.
    WrongMd5,
    /// The request is executed, and the response has a signature that is not the service's.
    WrongSignature,
    /// The request is executed, but the response is a gateway's HTML page with status 502, without
    /// any header of the service.
    BadGateway,
}

/// The kinds that need no parameter.
const PLAIN: [Fault; 7] = [
    Fault::DropRequest,
    Fault::DropResponse,
    Fault::Reset,
    Fault::Truncate,
    Fault::WrongMd5,
    Fault::WrongSignature,
    Fault::BadGateway,
];

impl Fault {
    /// Returns the string form without its parameter, by which faults are counted.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Delay(_) => "delay",
            Self::ErrorBefore(_) => "error-before",
            Self::ErrorAfter(_) => "error-after",
            Self::DropRequest => "drop-request",
            Self::DropResponse => "drop-response",
            Self::Reset => "reset",
            Self::Truncate => "truncate",
            Self::WrongMd5 => "wrong-md5",
            Self::WrongSignature => "wrong-signature",
            Self::BadGateway => "bad-gateway",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())?;
        match self {
            Self::Delay(time) => write!(f, ":{}", time.as_secs_f64()),
            Self::ErrorBefore(code) | Self::ErrorAfter(code) => write!(f, ":{code}"),
            _ => Ok(()),
        }
    }
}

/// # Errors
///
/// [`ErrorKind::Config`] for an unknown kind, and for a code that is not the service's.
impl FromStr for Fault {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let invalid = |allowed| {
            let message = format!("fault {text:?} is not valid: allowed are {allowed}");
            Error::new(ErrorKind::Config, message)
        };
        let code = |name| match ErrorCode::from(name) {
            ErrorCode::Other(_) => Err(invalid("the service's codes, such as OTSServerBusy")),
            code => Ok(code),
        };
        if let Some(fault) = PLAIN.iter().find(|fault| fault.kind() == text) {
            return Ok(fault.clone());
        }
        match text.split_once(':') {
            Some(("delay", seconds)) => {
                let seconds = seconds.parse().ok();
                let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                let time = time.ok_or_else(|| invalid("seconds, such as delay:2 or delay:0.5"))?;
                Ok(Self::Delay(time))
            }
            Some(("error-before", name)) => Ok(Self::ErrorBefore(code(name)?)),
            Some(("error-after", name)) => Ok(Self::ErrorAfter(code(name)?)),
            _ => Err(invalid(
                "delay:SECONDS, error-before:CODE, error-after:CODE, drop-request, drop-response, \
                 reset, truncate, wrong-md5, wrong-signature and bad-gateway",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_back() {
        let parameters = [
            Fault::Delay(Duration::from_millis(250)),
            Fault::ErrorBefore(ErrorCode::ServerBusy),
            Fault::ErrorAfter(ErrorCode::Timeout),
        ];
        for fault in parameters.iter().chain(&PLAIN) {
            let text = fault.to_string();
            assert!(text.starts_with(fault.kind()));
            assert_eq!(&text.parse::<Fault>().unwrap(), fault);
        }
    }

    #[test]
    fn errors_list_the_allowed_forms() {
        for (text, allowed) in [
            ("", "delay:SECONDS, error-before:CODE"),
            ("Reset", "reset, truncate"),
            ("reset:1", "reset, truncate"),
            ("delay", "delay:SECONDS"),
            ("delay:-1", "seconds, such as"),
            ("error-before", "error-before:CODE"),
            ("error-after:OTSServerBussy", "the service's codes"),
        ] {
            let error = text.parse::<Fault>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let error = error.to_string();
            assert!(error.starts_with(&format!("fault {text:?} is not valid: allowed are ")));
            assert!(error.contains(allowed), "{error}");
        }
    }
}
