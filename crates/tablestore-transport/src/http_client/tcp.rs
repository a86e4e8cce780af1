use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tower_service::Service;

use crate::BoxError;
use crate::peer::port;

/// The time that a connection attempt has before the next address is tried beside it: the
/// "Connection Attempt Delay" of RFC 8305.
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// Opens TCP connections to hosts, over whichever of their addresses responds first.
#[derive(Clone, Copy, Debug)]
pub(super) struct TcpConnector;

impl Service<Uri> for TcpConnector {
    type Response = TokioIo<TcpStream>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        Box::pin(async move {
            let host = uri.host().unwrap_or_default();
            // A literal IPv6 address has brackets in a URI.
            let host = host.trim_start_matches('[').trim_end_matches(']');
            let addresses = lookup_host((host, port(&uri).unwrap_or_default()))
                .await
                .map_err(LookupError)?;
            let addresses: Vec<_> = addresses.collect();
            let stream = connect_any(interleaved(&addresses)).await?;
            stream.set_nodelay(true)?;
            Ok(TokioIo::new(stream))
        })
    }
}

/// The addresses with their families in turn, beginning with that of the first one.
fn interleaved(addresses: &[SocketAddr]) -> VecDeque<SocketAddr> {
    let Some(first) = addresses.first() else {
        return VecDeque::new();
    };
    let is_preferred = |address: &SocketAddr| address.is_ipv6() == first.is_ipv6();
    let (preferred, others): (Vec<_>, Vec<_>) = addresses.iter().partition(|it| is_preferred(it));
    let mut others = others.into_iter();
    let mut order = VecDeque::new();
    for address in preferred {
        order.push_back(address);
        order.extend(others.next());
    }
    order.extend(others);
    order
}

type Connecting = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

/// Connects as RFC 8305 says: to one address after another, without waiting for a slow one to fail.
/// The first connection is taken. If there is none, the error is that of the first address to fail.
async fn connect_any(mut addresses: VecDeque<SocketAddr>) -> io::Result<TcpStream> {
    let mut attempts: Vec<Connecting> = Vec::new();
    let mut first_error = None;
    loop {
        if let Some(address) = addresses.pop_front() {
            attempts.push(Box::pin(TcpStream::connect(address)));
        } else if attempts.is_empty() {
            let no_address = || io::Error::new(io::ErrorKind::NotFound, "the host has no address");
            return Err(first_error.unwrap_or_else(no_address));
        }
        let ended = next_ended(&mut attempts);
        let ended = if addresses.is_empty() {
            Some(ended.await)
        } else {
            timeout(ATTEMPT_DELAY, ended).await.ok()
        };
        match ended {
            Some(Ok(stream)) => return Ok(stream),
            Some(Err(error)) => {
                first_error.get_or_insert(error);
            }
            None => {}
        }
    }
}

/// Waits for any of the attempts to end, and removes it.
async fn next_ended(attempts: &mut Vec<Connecting>) -> io::Result<TcpStream> {
    poll_fn(|cx| {
        for index in 0..attempts.len() {
            if let Poll::Ready(ended) = attempts[index].as_mut().poll(cx) {
                drop(attempts.swap_remove(index));
                return Poll::Ready(ended);
            }
        }
        Poll::Pending
    })
    .await
}

/// The host's addresses are not known.
#[derive(Debug)]
pub(super) struct LookupError(io::Error);

impl LookupError {
    /// Whether the resolver reports that there is no such name, rather than that it cannot tell.
    ///
    /// Its codes are lost on their way through the standard library, their texts are not.
    pub(super) fn is_unknown_name(&self) -> bool {
        const TEXTS: [&str; 6] = [
            "Name or service not known",
            "No address associated with",
            "Name does not resolve",
            "nodename nor servname provided",
            "No such host is known",
            "hostname nor servname provided",
        ];
        let text = self.0.to_string();
        TEXTS.iter().any(|unknown| text.contains(unknown))
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unknown_name() {
            f.write_str("the host name is not known")
        } else {
            f.write_str("the host name cannot be looked up at the moment")
        }
    }
}

impl std::error::Error for LookupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;
    use crate::http_client::tests::server::swallowing;

    async fn closed() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    }

    #[test]
    fn families_take_turns() {
        let read = |text: &str| text.parse::<SocketAddr>().unwrap();
        for (given, expected) in [
            ("", ""),
            ("1.1.1.1:1", "1.1.1.1:1"),
            ("[::1]:1 [::2]:1 1.1.1.1:1", "[::1]:1 1.1.1.1:1 [::2]:1"),
            (
                "1.1.1.1:1 [::1]:1 [::2]:1 [::3]:1",
                "1.1.1.1:1 [::1]:1 [::2]:1 [::3]:1",
            ),
        ] {
            let given: Vec<_> = given.split_whitespace().map(read).collect();
            let expected: VecDeque<_> = expected.split_whitespace().map(read).collect();
            assert_eq!(interleaved(&given), expected);
        }
    }

    #[tokio::test]
    async fn an_address_that_swallows_attempts_does_not_hold_up_the_next() {
        let (silent, _queue) = swallowing().await;
        let good = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addresses = [&silent, &good].map(|it| it.local_addr().unwrap());
        let started = std::time::Instant::now();
        let stream = connect_any(addresses.into()).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), addresses[1]);
        assert!(started.elapsed() >= ATTEMPT_DELAY);
        assert!(started.elapsed() < ATTEMPT_DELAY * 4);
    }

    #[tokio::test]
    async fn an_address_that_refuses_is_followed_by_the_next_at_once() {
        let good = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addresses = [closed().await, closed().await, good.local_addr().unwrap()];
        let started = std::time::Instant::now();
        assert!(connect_any(addresses.into()).await.is_ok());
        assert!(started.elapsed() < ATTEMPT_DELAY);
    }

    #[tokio::test]
    async fn if_no_address_accepts_the_first_error_is_returned() {
        let addresses = [closed().await, closed().await];
        let error = connect_any(addresses.into()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
        let error = connect_any(VecDeque::new()).await.unwrap_err();
        assert_eq!(error.to_string(), "the host has no address");
    }

    #[test]
    fn an_unknown_name_is_distinguished_from_a_busy_resolver() {
        let error = |text: &str| LookupError(io::Error::other(text.to_owned()));
        let unknown = "failed to lookup address information: Name or service not known";
        assert!(error(unknown).is_unknown_name());
        let busy = "failed to lookup address information: Temporary failure in name resolution";
        assert!(!error(busy).is_unknown_name());
    }
}
