use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tablestore_core::{Error, ErrorKind, Result};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

use super::handler::Handler;
use super::select::Stopper;
use super::{RecordBatch, Worker};

/// The batches of a tunnel as a stream, from [`Worker::batches`].
///
/// It ends when the worker stops: with an error, if there is one. Batches of several channels come by
/// turns; those of one channel in order. Batches that are not committed limit those that are read:
/// 16 of a channel, unless [`manual_checkpoints`](Worker::manual_checkpoints) sets another number.
///
/// # Cancel safety
///
/// [`next`](Batches::next) can be dropped and called again without losing a batch. Dropping the stream
/// aborts its task; use [`shutdown`](Batches::shutdown) to store the last checkpoints and to give the
/// channels back at once.
pub struct Batches {
    batches: Receiver<RecordBatch>,
    stopper: Stopper,
    /// `None` once its outcome is returned.
    worker: Option<JoinHandle<Result<()>>>,
}

/// A handler that passes batches on.
struct Forward(Sender<RecordBatch>);

impl Handler for Forward {
    type Error = &'static str;

    async fn handle(&self, batch: RecordBatch) -> Result<(), &'static str> {
        let sent = self.0.send(batch).await;
        sent.map_err(|_| "the stream of batches is dropped")
    }
}

impl Batches {
    pub(super) fn start(mut worker: Worker) -> Self {
        worker.settings.manual_checkpoints = true;
        let (sender, batches) = channel(1);
        let (stopper, stop) = Stopper::new();
        let serve = worker.serve(Arc::new(Forward(sender)), stop);
        Self {
            batches,
            stopper,
            worker: Some(tokio::spawn(serve)),
        }
    }

    /// Returns the next batch; `None` when the worker has stopped.
    pub async fn next(&mut self) -> Option<Result<RecordBatch>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Stops the worker as [`Run::with_graceful_shutdown`](super::Run::with_graceful_shutdown) does.
    /// Batches that were not returned yet are not committed.
    ///
    /// # Errors
    ///
    /// That of the worker, if it had stopped with one that was not returned yet.
    pub async fn shutdown(mut self) -> Result<()> {
        self.batches.close();
        while self.batches.try_recv().is_ok() {}
        self.stopper.stop();
        match self.worker.as_mut() {
            Some(worker) => outcome(worker.await),
            None => Ok(()),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<RecordBatch>>> {
        if let Some(batch) = ready!(self.batches.poll_recv(context)) {
            return Poll::Ready(Some(Ok(batch)));
        }
        let Some(worker) = self.worker.as_mut() else {
            return Poll::Ready(None);
        };
        let ended = outcome(ready!(Pin::new(worker).poll(context)));
        self.worker = None;
        Poll::Ready(ended.err().map(Err))
    }
}

fn outcome(joined: std::result::Result<Result<()>, tokio::task::JoinError>) -> Result<()> {
    joined.unwrap_or_else(|error| {
        Err(Error::new(ErrorKind::Other, "the task of the worker panicked").with_source(error))
    })
}

impl Stream for Batches {
    type Item = Result<RecordBatch>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<RecordBatch>>> {
        self.poll(context)
    }
}

/// Aborts the worker, whose tasks end with it.
impl Drop for Batches {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.abort();
        }
    }
}

impl fmt::Debug for Batches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches").finish_non_exhaustive()
    }
}
