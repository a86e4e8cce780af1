use std::error::Error as StdError;
use std::io;

use http::Uri;
use hyper_util::client::legacy;
use rustls::{AlertDescription, CertificateError};
use tablestore_core::{Error, ErrorKind};

use super::connect::ConnectTimeout;
use super::dial::ProxyUnreachable;
use super::tunnel::TunnelError;
use crate::peer::host_and_port;

/// Says what went wrong on the way to the host of `uri`, and whether the request can have been sent.
pub(super) fn classify(
    error: legacy::Error,
    uri: &Uri,
    proxy: Option<&Uri>,
    trusted_roots: usize,
) -> Error {
    let mut peer = host_and_port(uri);
    if let Some(proxy) = proxy {
        peer = format!("{peer} through the proxy {}", host_and_port(proxy));
    }
    let classified = if error.is_connect() {
        let message = match connect_failure(&error, trusted_roots) {
            Some(reason) => format!("cannot connect to {peer}: {reason}"),
            None => format!("cannot connect to {peer}"),
        };
        Error::new(ErrorKind::Connect, message)
    } else if was_never_sent(&error) {
        let message = format!("the connection to {peer} was closed before the request was sent");
        Error::new(ErrorKind::Transport, message).not_sent()
    } else {
        let message = format!("the connection to {peer} broke before the answer");
        Error::new(ErrorKind::Transport, message)
    };
    classified.with_source(error)
}

/// Why there is no connection, where more is known than that there is none.
fn connect_failure(error: &legacy::Error, trusted_roots: usize) -> Option<String> {
    if let Some(timeout) = find::<ConnectTimeout>(error) {
        return Some(timeout.to_string());
    }
    if let Some(error) = find::<TunnelError>(error) {
        return Some(error.to_string());
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        let whose = match find::<ProxyUnreachable>(error) {
            Some(_) => "proxy",
            None => "server",
        };
        return Some(tls_failure(tls, whose, trusted_roots));
    }
    let refused = find::<io::Error>(error)?.kind() == io::ErrorKind::ConnectionRefused;
    refused.then(|| "the connection was refused".to_owned())
}

fn tls_failure(error: &rustls::Error, whose: &str, trusted_roots: usize) -> String {
    match error {
        rustls::Error::InvalidCertificate(reason) => {
            let reason = certificate_failure(reason, trusted_roots);
            format!("the {whose}'s certificate {reason}")
        }
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion) => {
            format!("the {whose} speaks none of the versions of TLS that are allowed here")
        }
        _ => "the TLS handshake failed".to_owned(),
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

/// Whether hyper handed the request back, or never had a connection to write it to.
fn was_never_sent(error: &(dyn StdError + 'static)) -> bool {
    find::<hyper::Error>(error).is_some_and(|error| error.is_canceled() || error.is_closed())
}

/// The first error of a type in the chain. An [`io::Error`] shows what it wraps by `get_ref` only:
/// its `source` is already the next one.
fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use hyper::client::conn::http1;
    use hyper_util::rt::TokioIo;
    use tablestore_core::Body;
    use tokio::io::AsyncReadExt;

    use super::*;

    #[tokio::test]
    async fn a_request_counts_as_unsent_only_when_no_byte_of_it_was_written() {
        let (client, _server) = tokio::io::duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(client)).await.unwrap();
        drop(connection);
        let request = http::Request::new(Body::empty());
        let error = sender.send_request(request).await.unwrap_err();
        assert!(was_never_sent(&error));

        let (client, mut server) = tokio::io::duplex(1024);
        let (mut sender, connection) = http1::handshake(TokioIo::new(client)).await.unwrap();
        tokio::spawn(connection);
        tokio::spawn(async move { server.read_u8().await });
        let request = http::Request::new(Body::empty());
        let error = sender.send_request(request).await.unwrap_err();
        assert!(!was_never_sent(&error));
    }
}
