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

/// How long requests in flight are waited for when the server ends.
const GRACE: Duration = Duration::from_secs(5);

/// A local service that listens on a TCP port: [`Emulator::listen`](crate::Emulator::listen).
///
/// It ends when it is [shut down](Server::shutdown) or dropped. Its emulator, and the data, stay
/// as long as there is a handle to them.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    endpoint: String,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    /// Listens on a TCP address, with a service that may be under layers such as
    /// [`FaultLayer`](crate::FaultLayer); else as [`Emulator::listen`](crate::Emulator::listen).
    ///
    /// # Errors
    ///
    /// What the system says: the port is taken, most often.
    pub async fn listen(service: impl HttpService, address: impl AsRef<str>) -> io::Result<Self> {
        let listener = TcpListener::bind(address.as_ref()).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(accept(service, listener, async {
            // Either told to, or dropped.
            let _ = stopped.await;
        }));
        Ok(Self {
            address,
            endpoint: format!("http://{address}"),
            stop,
            task,
        })
    }

    /// The address that is listened on; the port is a real one also where 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as clients take it, such as `http://127.0.0.1:8087`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Takes no more connections, answers what is in flight (for 5 seconds at most) and ends.
    ///
    /// # Cancel safety
    ///
    /// The server ends all the same when this future is dropped.
    pub async fn shutdown(self) {
        drop(self.stop);
        // A task that panicked has said so already.
        let _ = self.task.await;
    }
}

/// Serves on a TCP listener until `stop` is done, and then until what is in flight is answered, for
/// 5 seconds at most. [`std::future::pending`] is a `stop` that never comes.
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
/// # let told_to_end = async {};
/// tablestore_emulator::serve(emulator.service(), listener, told_to_end).await?;
/// emulator.close().await;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the system cannot hand the listener over to the runtime.
///
/// # Cancel safety
///
/// Dropping the future cuts all connections.
pub async fn serve(
    service: impl HttpService,
    listener: net::TcpListener,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    accept(service, TcpListener::from_std(listener)?, stop).await;
    Ok(())
}

/// Takes connections until `stop` is done, and then waits for their requests to be answered.
async fn accept(service: impl HttpService, listener: TcpListener, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    // Nothing is ever sent: connections see the sender go.
    let (running, stopped) = watch::channel(());
    let mut connections = JoinSet::new();
    let limits = Limits::server();
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((mut stream, _)) => {
                // Answers are small and whole. Without the option they only arrive later.
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
    // Connections that outlast the grace are cut when the set is dropped.
    let _ = tokio::time::timeout(GRACE, all_done).await;
}
