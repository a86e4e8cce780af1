use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::http_client::tls::crypto_provider;

pub(super) const RESPONSE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\na response";

/// What a server does with a request.
#[derive(Clone, Copy)]
pub(super) enum Reply {
    /// Sends this, and continues with the next request.
    Each(&'static str),
    /// Says this, and closes the connection.
    Once(&'static str),
    /// Says this as soon as anything arrives, whatever it is, and closes the connection.
    AtOnce(&'static str),
    /// Says this, and waits for the client to close the connection.
    Hold(&'static str),
    /// As a proxy does: opens a tunnel, or says [`RESPONSE`] itself.
    Proxy,
}

/// A server on this machine, and what it has seen.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) address: SocketAddr,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    closed: AtomicUsize,
    heads: Mutex<Vec<String>>,
}

impl Server {
    pub(super) async fn start(response: Reply) -> Self {
        Self::accept(response, None).await
    }

    pub(super) async fn start_tls(response: Reply, tls: ServerConfig) -> Self {
        Self::accept(response, Some(TlsAcceptor::from(Arc::new(tls)))).await
    }

    async fn accept(response: Reply, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
        };
        let seen = server.seen.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (seen, tls) = (seen.clone(), tls.clone());
                seen.connections.fetch_add(1, Relaxed);
                tokio::spawn(async move {
                    if let Some(tls) = tls {
                        // A client that does not trust the certificate goes away here.
                        if let Ok(connection) = tls.accept(connection).await {
                            seen.serve(connection, response).await;
                        }
                    } else {
                        seen.serve(connection, response).await;
                    }
                    seen.closed.fetch_add(1, Relaxed);
                });
            }
        });
        server
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The URL with the name that certificates are for.
    pub(super) fn https_url(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    pub(super) fn connections(&self) -> usize {
        self.seen.connections.load(Relaxed)
    }

    pub(super) fn requests(&self) -> usize {
        self.heads().len()
    }

    /// The requests, without their bodies.
    pub(super) fn heads(&self) -> Vec<String> {
        self.seen.heads.lock().unwrap().clone()
    }

    pub(super) async fn wait_for_requests(&self, count: usize) {
        wait_until(|| self.requests() >= count).await;
    }

    pub(super) async fn wait_for_connections(&self, count: usize) {
        wait_until(|| self.connections() >= count).await;
    }

    /// Waits until so many connections are at their end.
    pub(super) async fn wait_for_closed(&self, count: usize) {
        wait_until(|| self.seen.closed.load(Relaxed) >= count).await;
    }
}

async fn wait_until(is_so: impl Fn() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it is not so after 5 s");
}

impl Seen {
    async fn serve<C>(&self, mut connection: C, response: Reply)
    where
        C: AsyncRead + AsyncWrite + Unpin,
    {
        let mut seen = Vec::new();
        while let Ok(1..) = connection.read_buf(&mut seen).await {
            if let Reply::AtOnce(text) = response {
                connection.write_all(text.as_bytes()).await.unwrap();
                return connection.shutdown().await.unwrap();
            }
            let text = String::from_utf8_lossy(&seen);
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let tunnel = head.strip_prefix("CONNECT ");
            if tunnel.is_none() && body != "the request" {
                continue;
            }
            self.heads.lock().unwrap().push(head.to_owned());
            match response {
                Reply::Proxy => {
                    if let Some(tunnel) = tunnel {
                        let target = tunnel.split(' ').next().unwrap();
                        return tunnel_to(target, &mut connection).await;
                    }
                    connection.write_all(RESPONSE.as_bytes()).await.unwrap();
                }
                Reply::Each(text) => connection.write_all(text.as_bytes()).await.unwrap(),
                Reply::Once(text) | Reply::AtOnce(text) => {
                    connection.write_all(text.as_bytes()).await.unwrap();
                    // With the notice that TLS gives, too.
                    return connection.shutdown().await.unwrap();
                }
                Reply::Hold(text) => connection.write_all(text.as_bytes()).await.unwrap(),
            }
            seen.clear();
        }
    }
}

async fn tunnel_to<C: AsyncRead + AsyncWrite + Unpin>(target: &str, connection: &mut C) {
    let mut to_target = TcpStream::connect(target).await.unwrap();
    let opened = b"HTTP/1.1 200 Connection established\r\n\r\n";
    connection.write_all(opened).await.unwrap();
    let _ = copy_bidirectional(connection, &mut to_target).await;
}

/// A certificate for `localhost` that has signed itself, in PEM.
pub(super) struct Certificate {
    pub(super) pem: String,
    pub(super) key_pem: String,
    der: CertificateDer<'static>,
    key_der: Vec<u8>,
}

impl Certificate {
    pub(super) fn new() -> Self {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        Self {
            pem: own.cert.pem(),
            key_pem: own.signing_key.serialize_pem(),
            der: own.cert.der().clone(),
            key_der: own.signing_key.serialize_der(),
        }
    }

    /// A server that shows this certificate.
    pub(super) fn server(&self) -> ServerConfig {
        self.server_of(rustls::ALL_VERSIONS, None)
    }

    /// A server that shows this certificate and speaks these versions of TLS.
    pub(super) fn server_with(
        &self,
        versions: &[&'static SupportedProtocolVersion],
    ) -> ServerConfig {
        self.server_of(versions, None)
    }

    /// A server that shows this certificate and asks clients for that one.
    pub(super) fn server_for(&self, client: &Self) -> ServerConfig {
        self.server_of(rustls::ALL_VERSIONS, Some(client))
    }

    fn server_of(
        &self,
        versions: &[&'static SupportedProtocolVersion],
        client: Option<&Self>,
    ) -> ServerConfig {
        let provider = Arc::new(crypto_provider(None).unwrap());
        let builder = ServerConfig::builder_with_provider(provider.clone())
            .with_protocol_versions(versions)
            .unwrap();
        let builder = match client {
            None => builder.with_no_client_auth(),
            Some(client) => {
                let mut roots = RootCertStore::empty();
                roots.add(client.der.clone()).unwrap();
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
                builder.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let key = PrivatePkcs8KeyDer::from(self.key_der.clone());
        builder
            .with_single_cert(vec![self.der.clone()], key.into())
            .unwrap()
    }
}

/// A listener that takes no more connections, so that attempts are neither accepted nor refused.
pub(in crate::http_client) async fn swallowing() -> (TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    let wait = Duration::from_millis(300);
    while let Ok(stream) = timeout(wait, TcpStream::connect(address)).await {
        queue.push(stream.unwrap());
    }
    (listener, queue)
}
