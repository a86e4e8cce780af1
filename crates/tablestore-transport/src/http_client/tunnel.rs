use std::{fmt, io};

use http::HeaderValue;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The longest head of a proxy's response.
const MAX_HEAD: usize = 8192;

/// Asks the proxy at the other end of a connection for a tunnel to `host_and_port` (`CONNECT`).
/// Everything that is sent over the connection afterwards goes to that host.
pub(super) async fn open<C>(
    connection: &mut C,
    host_and_port: &str,
    credentials: Option<&HeaderValue>,
) -> Result<(), TunnelError>
where
    C: AsyncRead + AsyncWrite + Unpin,
{
    let mut request =
        format!("CONNECT {host_and_port} HTTP/1.1\r\nHost: {host_and_port}\r\n").into_bytes();
    if let Some(credentials) = credentials {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(credentials.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    connection.write_all(&request).await?;
    connection.flush().await?;

    // Byte by byte, since what follows the head belongs to the tunnel.
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == MAX_HEAD {
            return Err(TunnelError::NotHttp);
        }
        head.push(connection.read_u8().await?);
    }
    match status(&head) {
        Some(200..300) => Ok(()),
        Some(status) => Err(TunnelError::Refused(status)),
        None => Err(TunnelError::NotHttp),
    }
}

/// The status in `HTTP/1.1 200 …`.
fn status(head: &[u8]) -> Option<u16> {
    let digits = head.strip_prefix(b"HTTP/1.")?.get(2..5)?;
    str::from_utf8(digits).ok()?.parse().ok()
}

/// Why there is no tunnel.
#[derive(Debug)]
pub(super) enum TunnelError {
    Refused(u16),
    NotHttp,
    Io(io::Error),
}

impl TunnelError {
    /// Whether the cause may pass by itself.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Refused(status) => *status >= 500 || *status == 429,
            Self::NotHttp => false,
            Self::Io(_) => true,
        }
    }
}

impl From<io::Error> for TunnelError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for TunnelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(407) => f.write_str("the proxy requires other credentials (status 407)"),
            Self::Refused(status) => write!(f, "the proxy refuses a tunnel (status {status})"),
            Self::NotHttp => f.write_str("the proxy does not speak HTTP"),
            Self::Io(_) => f.write_str("the connection to the proxy broke"),
        }
    }
}

impl std::error::Error for TunnelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Refused(_) | Self::NotHttp => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a proxy that says this makes of it, and what follows the tunnel's head.
    async fn responded(response: &[u8]) -> (Result<(), TunnelError>, Vec<u8>) {
        let (mut client, mut proxy) = tokio::io::duplex(1 << 16);
        proxy.write_all(response).await.unwrap();
        proxy.shutdown().await.unwrap();
        let opened = open(&mut client, "ots.example:443", None).await;
        let mut rest = Vec::new();
        client.read_to_end(&mut rest).await.unwrap();
        (opened, rest)
    }

    #[tokio::test]
    async fn the_request_has_host_and_credentials() {
        let (mut client, mut proxy) = tokio::io::duplex(1024);
        proxy.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let credentials = HeaderValue::from_static("Basic QQ==");
        open(&mut client, "ots.example:443", Some(&credentials))
            .await
            .unwrap();
        drop(client);
        let mut seen = String::new();
        proxy.read_to_string(&mut seen).await.unwrap();
        assert_eq!(
            seen,
            "CONNECT ots.example:443 HTTP/1.1\r\nHost: ots.example:443\r\n\
             Proxy-Authorization: Basic QQ==\r\n\r\n"
        );
    }

    #[tokio::test]
    async fn what_follows_the_head_is_left_to_the_tunnel() {
        let (opened, rest) = responded(b"HTTP/1.0 200 Yes\r\nVia: a\r\n\r\n\x16\x03").await;
        assert!(opened.is_ok());
        assert_eq!(rest, b"\x16\x03");
    }

    #[tokio::test]
    async fn a_refusal_tells_why() {
        let endless = [b"HTTP/1.1 200 OK\r\n".to_vec(), vec![b'x'; 10_000]].concat();
        for (response, expected) in [
            (
                &b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"[..],
                "the proxy requires other credentials (status 407)",
            ),
            (
                b"HTTP/1.1 502 Bad Gateway\r\n\r\n",
                "the proxy refuses a tunnel (status 502)",
            ),
            (b"SSH-2.0\r\n\r\n", "the proxy does not speak HTTP"),
            (b"HTTP/1.1 2x0\r\n\r\n", "the proxy does not speak HTTP"),
            (&endless, "the proxy does not speak HTTP"),
            (b"HTTP/1.1 200", "the connection to the proxy broke"),
        ] {
            let error = responded(response).await.0.unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }
}
