use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_rustls::MaybeHttpsStream;
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::Instant;

/// A connection to a host, or through a proxy to it. TLS with the host comes on top.
pub(super) struct Socket {
    pub(super) stream: TcpOrTls,
    /// Whether a proxy reads the requests, which then name their host in full.
    pub(super) is_proxied: bool,
    pub(super) retire_at: Option<RetireAt>,
}

/// A TCP connection, with TLS when it is to an `https` proxy.
pub(super) type TcpOrTls = MaybeHttpsStream<TokioIo<TcpStream>>;

/// So many bytes are written in one piece: copying them takes less than a vectored write does. The
/// head of a request has about 600, a read of one row about 100 more.
const SHORT: usize = 1024;

/// When a connection is too old for another request.
#[derive(Clone, Copy)]
pub(super) struct RetireAt(pub(super) Instant);

impl Connection for Socket {
    fn connected(&self) -> Connected {
        // Without the addresses of the TCP stream, which hyper would copy into every response.
        let connected = Connected::new().proxy(self.is_proxied);
        match self.retire_at {
            Some(retire_at) => connected.extra(retire_at),
            None => connected,
        }
    }
}

impl Read for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl Write for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let stream = Pin::new(&mut self.stream);
        let mut joined = [0; SHORT];
        match join(data, &mut joined) {
            Some(short) => stream.poll_write(cx, short),
            None => stream.poll_write_vectored(cx, data),
        }
    }
}

/// The slices as one, if that is short enough.
fn join<'a>(slices: &[IoSlice<'_>], joined: &'a mut [u8; SHORT]) -> Option<&'a [u8]> {
    let mut length = 0;
    for slice in slices {
        joined[length..]
            .get_mut(..slice.len())?
            .copy_from_slice(slice);
        length += slice.len();
    }
    Some(&joined[..length])
}
