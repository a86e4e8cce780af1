//! The client of every service: hyper alone, without a pool, retries or checks.

use std::net::Ipv4Addr;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Result;

/// A request as it goes out: its address is a path, and a copy is cheap.
pub(super) type Request = http::Request<Bytes>;

/// One connection to a service on this machine.
pub(super) struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    pub(super) async fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection); // it ends with the sender
        Ok(Self(sender))
    }

    /// Sends a request and reads its response, which has to be a success.
    pub(super) async fn call(&mut self, request: Request) -> Result<Bytes> {
        self.0.ready().await?;
        let response = self.0.send_request(request.map(Full::new)).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if status != StatusCode::OK {
            let text = String::from_utf8_lossy(&body);
            return Err(format!("a request returned {status}: {text}").into());
        }
        Ok(body)
    }
}
