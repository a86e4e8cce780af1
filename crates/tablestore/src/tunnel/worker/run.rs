use std::fmt;
use std::future::{IntoFuture, pending};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use tablestore_core::{Error, ErrorKind, Result};

use super::Worker;
use super::context::{End, Failure, classify};
use super::event::WorkerEvent;
use super::handler::Handler;
use super::heartbeat::{Session, SessionEnd};
use super::select::{Either, Stop, Stopper, select, until};

/// A worker with its handler. It runs when it is awaited.
///
/// # Errors
///
/// - Those of the service that do not pass: `OTSParameterInvalid` if the tunnel does not exist or was
///   deleted, `OTSTunnelExpired` if changes that were not delivered are gone, rejected credentials.
/// - Those of the handler, where [`on_failure`](Worker::on_failure) decides to stop, and its panics.
/// - [`ErrorKind::Request`] if a setting is not valid.
///
/// Everything else is retried. Before an error is returned, the other channels are stopped as in a
/// graceful shutdown.
///
/// # Cancel safety
///
/// Dropping the future drops the handlers and aborts all tasks. Records since the last checkpoints are
/// delivered again; the service gives the channels to other workers after the
/// [timeout of the client](Worker::client_timeout).
#[must_use = "a worker does nothing until it is awaited"]
pub struct Run<H> {
    worker: Worker,
    handler: H,
    shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// The future of a worker.
pub type RunFuture = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

impl<H: Handler> Run<H> {
    pub(super) fn new(worker: Worker, handler: H) -> Self {
        Self {
            worker,
            handler,
            shutdown: Box::pin(pending()),
        }
    }

    /// Stops the worker when this future completes: it reads no more, lets handlers finish, stores the
    /// last checkpoints, gives its channels back and returns `Ok`, all within the
    /// [deadline](Worker::shutdown_timeout).
    pub fn with_graceful_shutdown<F>(mut self, signal: F) -> Self
    where
        F: Future + Send + 'static,
    {
        self.shutdown = Box::pin(async move { drop(signal.await) });
        self
    }
}

impl<H: Handler> IntoFuture for Run<H> {
    type Output = Result<()>;
    type IntoFuture = RunFuture;

    fn into_future(self) -> RunFuture {
        let shutdown = self.shutdown;
        Box::pin(async move {
            let (stopper, stop) = Stopper::new();
            let mut run = pin!(self.worker.serve(Arc::new(self.handler), stop));
            match select(pin!(shutdown), run.as_mut()).await {
                Either::First(()) => {
                    stopper.stop();
                    run.await
                }
                Either::Second(outcome) => outcome,
            }
        })
    }
}

impl<H> fmt::Debug for Run<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run")
            .field("worker", &self.worker)
            .finish_non_exhaustive()
    }
}

impl Worker {
    /// Connects, and again whenever the connection is gone.
    pub(super) async fn serve<H: Handler>(self, handler: Arc<H>, stop: Stop) -> Result<()> {
        let checked = self.settings.check();
        checked.map_err(|reason| Error::new(ErrorKind::Request, reason))?;
        let mut random = match self.settings.seed {
            Some(seed) => Rng::with_seed(seed),
            None => Rng::new(),
        };
        let settings = Arc::new(self.settings.clone());
        loop {
            let Some(connected) = until(stop.requested(), self.connect()).await else {
                return Ok(());
            };
            let gone = match connected.map_err(classify) {
                Ok((tunnel_id, client_id)) => {
                    settings.observer.observe(&WorkerEvent::Connected {
                        client_id: &client_id,
                    });
                    let session = Session::new(
                        self.tunnels.clone(),
                        Arc::clone(&settings),
                        tunnel_id.into(),
                        client_id.into(),
                        Arc::clone(&handler),
                        random.fork(),
                    );
                    match session.run(&stop).await {
                        SessionEnd::Stopped => return Ok(()),
                        SessionEnd::Failed(error) => return Err(error),
                        SessionEnd::Gone(error) => error,
                    }
                }
                Err(Failure::Transient(error) | Failure::End(End::Lost(error))) => error,
                Err(Failure::End(End::Failed(error))) => return Err(error),
                Err(Failure::End(_)) => return Ok(()),
            };
            let event = WorkerEvent::Disconnected { error: &gone };
            settings.observer.observe(&event);
            let pause = settings.max_reconnect_delay.mul_f64(random.f64());
            if !stop.sleep(pause.max(Duration::from_millis(1))).await {
                return Ok(());
            }
        }
    }

    /// Returns the ids of the tunnel and of the client.
    async fn connect(&self) -> Result<(String, String)> {
        let describe = self.tunnels.describe(&self.table, &self.name);
        let tunnel_id = describe.send().await?.tunnel.tunnel_id;
        let mut connect = self
            .tunnels
            .connect(&tunnel_id)
            .timeout(self.settings.client_timeout);
        if let Some(tag) = &self.settings.client_tag {
            connect = connect.client_tag(tag);
        }
        let client_id = connect.send().await?.client_id;
        Ok((tunnel_id, client_id))
    }
}
