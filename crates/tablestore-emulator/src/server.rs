use std::future::Future;
use std::io;
use std::net::{self, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};

use crate::HttpService;
use crate::connection::{self, Limits};
use crate::fault::cut::End;

/// How long requests in flight may take when the server stops.
const GRACE: Duration = Duration::from_secs(5);

/// A server that listens on a TCP port: [`Emulator::listen`](crate::Emulator::listen).
///
/// It serves 4,096 connections at a time; further ones wait until one of them is closed.
///
/// It stops when it is [shut down](Server::shutdown) or dropped. Its emulator and the data live as
/// long as there is a handle to them.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    endpoint: String,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    /// Listens on a TCP address, like [`Emulator::listen`](crate::Emulator::listen), with a service
    /// that may be under layers such as [`FaultLayer`](crate::FaultLayer).
    ///
    /// # Errors
    ///
    /// The error of the operating system: in most cases, the port is in use.
    pub async fn listen(service: impl HttpService, address: impl AsRef<str>) -> io::Result<Self> {
        let listener = TcpListener::bind(address.as_ref()).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let until_stopped = async {
            // The sender is dropped in either case.
            let _ = stopped.await;
        };
        let task = tokio::spawn(accept(service, listener, Limits::server(), until_stopped));
        Ok(Self {
            address,
            endpoint: format!("http://{address}"),
            stop,
            task,
        })
    }

    /// Returns the address with its actual port, also where port 0 was requested.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the endpoint for clients, such as `http://127.0.0.1:8087`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Stops accepting connections, finishes requests in flight, for 5 seconds at most, and stops.
    ///
    /// # Cancel safety
    ///
    /// The server stops even if this future is dropped.
    pub async fn shutdown(self) {
        drop(self.stop);
        // A panic of the task was reported by the task itself.
        let _ = self.task.await;
    }
}

/// Serves on a TCP listener until `stop` is done, and then until requests in flight are finished, for
/// 5 seconds at most. With [`std::future::pending`] it serves indefinitely.
///
/// Needs a tokio runtime with I/O and time.
///
/// ```
/// use std::net::TcpListener;
///
/// use tablestore_emulator::Emulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let emulator = Emulator::in_memory();
/// let listener = TcpListener::bind("127.0.0.1:0")?;
/// # let shutdown_signal = async {};
/// tablestore_emulator::serve(emulator.service(), listener, shutdown_signal).await?;
/// emulator.close().await;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the listener cannot be registered with the runtime.
///
/// # Cancel safety
///
/// Dropping the future closes all connections.
pub async fn serve(
    service: impl HttpService,
    listener: net::TcpListener,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    accept(service, listener, Limits::server(), stop).await;
    Ok(())
}

/// Accepts connections until `stop` is done, and then waits for their requests to be finished.
async fn accept(
    service: impl HttpService,
    listener: TcpListener,
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    // Nothing is ever sent: connections observe the sender being dropped.
    let (running, stopped) = watch::channel(());
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept(), if connections.len() < limits.connections => accepted,
        };
        match accepted {
            Ok((mut stream, _)) => {
                // Responses are small and whole. Without the option they only arrive later.
                let _ = stream.set_nodelay(true);
                let (service, limits) = (service.clone(), limits.clone());
                let mut stopped = stopped.clone();
                connections.spawn(async move {
                    let stop = async {
                        let _ = stopped.changed().await;
                    };
                    let served = connection::serve(&service, &mut stream, &limits, stop);
                    if served.await == End::Reset {
                        // Has dropping the stream send a reset.
                        let _ = stream.set_zero_linger();
                    }
                });
            }
            // The client is gone again, or this process has no more file descriptors; that passes
            // when connections close.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
    drop(listener);
    drop(running);
    let all_done = async { while connections.join_next().await.is_some() {} };
    // Connections that outlast the grace are closed when the set is dropped.
    let _ = tokio::time::timeout(GRACE, all_done).await;
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::time::timeout;

    use super::*;
    use crate::Emulator;

    #[tokio::test]
    async fn further_connections_wait_until_one_is_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut limits = Limits::server();
        limits.connections = 2;
        let service = Emulator::in_memory().service();
        let server = tokio::spawn(accept(service, listener, limits, pending()));

        let connect = || async {
            let mut client = TcpStream::connect(address).await.unwrap();
            client
                .write_all(b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n")
                .await
                .unwrap();
            client
        };
        let status = |mut client: TcpStream| async move {
            let mut start = [0; 12];
            client.read_exact(&mut start).await.unwrap();
            assert_eq!(&start, b"HTTP/1.1 200");
            client
        };
        let first = status(connect().await).await;
        let _second = status(connect().await).await;
        let mut third = connect().await;
        let mut byte = [0; 1];
        let waits = timeout(Duration::from_millis(100), third.read(&mut byte)).await;
        assert!(waits.is_err());
        drop(first);
        status(third).await;
        server.abort();
    }
}
