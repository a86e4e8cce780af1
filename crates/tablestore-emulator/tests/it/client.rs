//! As little of an HTTP client as the tests need, so that they see what is really sent.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use prost::Message;
use tablestore_auth::{ResponseChecks, Signed, SigningParams, sign, verify_response};
use tablestore_core::{Body, Clock, Credentials, Instance, SystemClock};
use tablestore_protocol::proto::table as proto;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection to the service.
pub(crate) struct Client<I> {
    io: I,
    /// Received, and not yet part of a response.
    received: Vec<u8>,
}

impl Client<TcpStream> {
    /// Connects to an endpoint such as `http://127.0.0.1:8087`.
    pub(crate) async fn connect(endpoint: &str) -> std::io::Result<Self> {
        let address = endpoint.strip_prefix("http://").unwrap();
        Ok(Self::new(TcpStream::connect(address).await?))
    }
}

/// A stream that a connection uses.
pub(crate) trait Io: AsyncRead + AsyncWrite + Unpin {}
impl<T: AsyncRead + AsyncWrite + Unpin> Io for T {}

impl<I: Io> Client<I> {
    pub(crate) fn new(io: I) -> Self {
        Self {
            io,
            received: Vec::new(),
        }
    }

    /// Sends a signed request and gives the body of its response, which is verified and has to be a
    /// success; `None` where the connection is closed instead.
    pub(crate) async fn call(&mut self, operation: &str, body: &impl Message) -> Option<Bytes> {
        let (request, signed) = signed(operation, body.encode_to_vec());
        self.send(&request).await;
        let response = self.receive().await?;
        let now = SystemClock.now();
        verify_response(&response, &signed, now, ResponseChecks::default()).unwrap();
        let text = String::from_utf8_lossy(response.body().as_ref()).into_owned();
        assert_eq!(response.status(), StatusCode::OK, "{text}");
        Some(response.into_body().into_bytes())
    }

    pub(crate) async fn send(&mut self, request: &Request<Body>) {
        let length = request.body().len();
        self.write(&head(request, &format!("content-length: {length}")))
            .await;
        self.write(request.body()).await;
    }

    /// Sends bytes. Whether the connection still takes them shows when receiving.
    pub(crate) async fn write(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.io.write_all(bytes.as_ref()).await;
    }

    /// Receives a response; `None` where the connection is closed instead.
    pub(crate) async fn receive(&mut self) -> Option<Response<Body>> {
        let head_length = loop {
            let end = self.received.windows(4).position(|it| it == b"\r\n\r\n");
            match end {
                Some(at) => break at + 4,
                None => self.read_more().await?,
            }
        };
        let head = self.received.drain(..head_length).collect();
        let head = String::from_utf8(head).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let mut response = Response::builder().status(status);
        for line in lines.take_while(|line| !line.is_empty()) {
            let (name, value) = line.split_once(": ").unwrap();
            response = response.header(name, value);
        }
        let headers = response.headers_ref().unwrap();
        let length = headers.get("content-length").map(|it| it.to_str().unwrap());
        let length = length.map_or(0, |it| it.parse().unwrap());
        while self.received.len() < length {
            self.read_more().await?;
        }
        let body: Vec<u8> = self.received.drain(..length).collect();
        Some(response.body(Body::from(body)).unwrap())
    }

    /// Receives bytes until the connection ends, and how it does.
    pub(crate) async fn rest(&mut self) -> (Vec<u8>, std::io::Result<()>) {
        let end = self.io.read_to_end(&mut self.received).await;
        (std::mem::take(&mut self.received), end.map(|_| ()))
    }

    async fn read_more(&mut self) -> Option<()> {
        let read = self.io.read_buf(&mut self.received).await;
        (read.ok()? > 0).then_some(())
    }
}

/// A request of the local instance, signed now with the key that the service knows by default.
pub(crate) fn signed(operation: &str, body: impl Into<Vec<u8>>) -> (Request<Body>, Signed) {
    let instance = Instance::new("local").unwrap();
    let params = SigningParams::new(Credentials::local(), instance, SystemClock.now());
    let request = Request::post(format!("/{operation}"));
    let mut request = request.body(Body::from(body.into())).unwrap();
    let signed = sign(&mut request, &params).unwrap();
    (request, signed)
}

/// The bytes of a request's head, with one more line.
pub(crate) fn head(request: &Request<Body>, line: &str) -> String {
    let (method, path) = (request.method(), request.uri().path());
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{line}\r\n");
    for (name, value) in request.headers() {
        head += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    head + "\r\n"
}

/// Decodes the error of a response.
pub(crate) fn error(response: &Response<Body>) -> proto::Error {
    proto::Error::decode(response.body().as_ref()).unwrap()
}
