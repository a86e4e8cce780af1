use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};

use crate::connection;
use crate::front_end::FrontEnd;

/// How long a request may take to arrive, and a connection be idle. Longer than the official
/// clients keep idle connections, so that none meets a closed one.
const PATIENCE: Duration = Duration::from_secs(120);

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
    pub(crate) async fn listen(front_end: Arc<FrontEnd>, address: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(front_end, listener, async {
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

/// Takes connections until `stop` is done, and then waits for their requests to be answered.
pub(crate) async fn serve(
    front_end: Arc<FrontEnd>,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    // Nothing is ever sent: connections see the sender go.
    let (running, stopped) = watch::channel(());
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                // Answers are small and whole. Without the option they only arrive later.
                let _ = stream.set_nodelay(true);
                let (front_end, mut stopped) = (Arc::clone(&front_end), stopped.clone());
                connections.spawn(async move {
                    let stop = async {
                        let _ = stopped.changed().await;
                    };
                    connection::serve(&front_end, stream, Some(PATIENCE), stop).await;
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
