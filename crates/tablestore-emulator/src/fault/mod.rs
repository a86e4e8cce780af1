//! Faults on purpose: what busy services and bad networks do to a client, when a test asks for it.
//!
//! [`Faults`] says which requests meet which [`Fault`], [`FaultLayer`] marks each request with the
//! one that it meets, and the service underneath carries it out ([`inject`]). What a connection has
//! to do for it is in [`cut`].

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

/// Something that goes wrong with a request; the [crate's page](crate#faults) has a table.
///
/// In the same process, a connection that breaks is an error of [`ErrorKind::Transport`], and all
/// else is as over the network. What the service refuses, for its signature say, it refuses with a
/// fault as without; that answer is then late, lost or spoilt like any other. The
/// [log](crate::EmulatorBuilder::log) tells of each answer as it was before that.
///
/// The text form is what the program's `--fault` takes:
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
/// A fault rides in the extensions of a request, where [`FaultLayer`] puts it. A test that makes its
/// requests itself can do the same:
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
    /// Carried out, and answered this much later, of tokio's time: paused time works. Who gives up
    /// before that gives up a request that was carried out.
    Delay(Duration),
    /// Not carried out, and answered with this error, in the service's words where it has one text
    /// for the code. `OTSQuotaExhausted` has the text that means "too fast", not "too many".
    ErrorBefore(ErrorCode),
    /// Carried out, and then answered with this error all the same.
    ErrorAfter(ErrorCode),
    /// Not carried out, as the connection breaks on its way.
    DropRequest,
    /// Carried out, but the connection breaks before the answer.
    DropResponse,
    /// Carried out, but the connection is reset in the middle of the answer's body.
    Reset,
    /// Carried out, but the answer ends in the middle of its body.
    Truncate,
    /// Carried out and answered, with an MD5 that is not that of the body.
    WrongMd5,
    /// Carried out and answered, with a signature that is not the service's.
    WrongSignature,
    /// Carried out, but answered with a gateway's HTML page of status 502, without any header of
    /// the service.
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
    /// The text form without its parameter: what faults are counted by.
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
/// [`ErrorKind::Config`] for what is no kind, and for a code that is not the service's.
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
    fn what_is_allowed_is_said() {
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
