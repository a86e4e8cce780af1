use std::error::Error as StdError;
use std::io;

use http::Uri;
use hyper_util::client::legacy;
use rustls::{AlertDescription, CertificateError};
use tablestore_core::{Error, ErrorKind};

use super::connect::ConnectTimeout;
use super::dial::ProxyUnreachable;
use super::tcp::LookupError;
use super::tunnel::TunnelError;
use crate::peer::host_and_port;

/// Names the failure on the way to the host of `uri`, and whether a retry can help.
pub(super) fn classify(
    error: legacy::Error,
    uri: &Uri,
    proxy: Option<&Uri>,
    trusted_roots: usize,
    is_sent: bool,
) -> Error {
    let mut peer = host_and_port(uri);
    if let Some(proxy) = proxy {
        peer = format!("{peer} through the proxy {}", host_and_port(proxy));
    }
    let classified = if error.is_connect() {
        let Cause { text, is_transient } = connect_failure(&error, trusted_roots);
        let message = format!("cannot connect to {peer}: {text}");
        Error::new(ErrorKind::Connect, message).with_transient(is_transient)
    } else if !is_sent {
        let message = format!("the connection to {peer} was closed before the request was sent");
        Error::new(ErrorKind::Transport, message).not_sent()
    } else if find::<hyper::Error>(&error).is_some_and(hyper::Error::is_parse) {
        let message = format!("{peer} does not speak HTTP: does it expect TLS?");
        Error::new(ErrorKind::Transport, message).with_transient(false)
    } else {
        let cause = root(&error);
        let message = format!("the connection to {peer} broke before the response: {cause}");
        Error::new(ErrorKind::Transport, message)
    };
    classified.with_source(error)
}

/// Why there is no connection.
struct Cause {
    text: String,
    /// Whether it may pass by itself.
    is_transient: bool,
}

impl Cause {
    fn passing(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_transient: true,
        }
    }

    fn lasting(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_transient: false,
        }
    }
}

fn connect_failure(error: &legacy::Error, trusted_roots: usize) -> Cause {
    if let Some(timeout) = find::<ConnectTimeout>(error) {
        return Cause::passing(timeout.to_string());
    }
    if let Some(error) = find::<LookupError>(error) {
        return Cause {
            text: error.to_string(),
            is_transient: !error.is_unknown_name(),
        };
    }
    if let Some(error) = find::<TunnelError>(error) {
        return Cause {
            text: error.to_string(),
            is_transient: error.is_transient(),
        };
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        let whose = match find::<ProxyUnreachable>(error) {
            Some(_) => "proxy",
            None => "server",
        };
        return tls_failure(tls, whose, trusted_roots);
    }
    match find::<io::Error>(error) {
        Some(error) => Cause::passing(match error.kind() {
            io::ErrorKind::ConnectionRefused => "the connection was refused".to_owned(),
            io::ErrorKind::ConnectionReset => "the connection was reset".to_owned(),
            io::ErrorKind::NetworkUnreachable => "the network is unreachable".to_owned(),
            io::ErrorKind::HostUnreachable => "the host is unreachable".to_owned(),
            io::ErrorKind::TimedOut => "the host does not respond".to_owned(),
            io::ErrorKind::UnexpectedEof => "the connection was closed".to_owned(),
            _ => root(error).to_string(),
        }),
        None => Cause::passing(root(error).to_string()),
    }
}

fn tls_failure(error: &rustls::Error, whose: &str, trusted_roots: usize) -> Cause {
    match error {
        rustls::Error::InvalidCertificate(reason) => {
            let reason = certificate_failure(reason, trusted_roots);
            Cause::lasting(format!("the {whose}'s certificate {reason}"))
        }
        rustls::Error::InvalidMessage(_) => {
            Cause::lasting(format!("the {whose} does not speak TLS: is it plain HTTP?"))
        }
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion) => Cause::lasting(format!(
            "the {whose} speaks none of the versions of TLS that are allowed here"
        )),
        rustls::Error::AlertReceived(AlertDescription::InternalError) => {
            Cause::passing(format!("the {whose} failed in the TLS handshake"))
        }
        _ => Cause::lasting(format!("the TLS handshake failed: {error}")),
    }
}

fn certificate_failure(reason: &CertificateError, trusted_roots: usize) -> String {
    let reason = match reason {
        CertificateError::UnknownIssuer => {
            return format!(
                "was issued by none of the {trusted_roots} root certificates that are trusted here"
            );
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "has expired",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "is for another name"
        }
        _ => "is not valid",
    };
    reason.to_owned()
}

/// The first error of a type in the chain.
fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = below(error);
    }
    None
}

/// The last error in the chain.
fn root<'a>(error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
    let mut error = error;
    while let Some(cause) = below(error) {
        error = cause;
    }
    error
}

/// The error underneath. An [`io::Error`] shows the one that it wraps by `get_ref` only: its `source`
/// is already the next.
fn below<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    match error.downcast_ref().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}
