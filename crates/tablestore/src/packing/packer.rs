use std::fmt;
use std::sync::Arc;

use tablestore_core::{Error, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot, watch};
use tokio::task::AbortHandle;

use super::driver::{Command, Driver, Entry};
use super::pending::Reply;
use super::{Counters, Engine, Pending, Settings, Statistics};

/// The memory of an item beside its bytes: the entry, the result's channel, the parts of its key.
const ITEM_OVERHEAD: usize = 256;

/// A handle of a packer. Clones share the packer; dropping the last one ends its task and gives an error to
/// all items that have no result.
pub(crate) struct Packer<E: Engine>(Arc<Shared<E>>);

struct Shared<E: Engine> {
    engine: Arc<E>,
    commands: mpsc::UnboundedSender<Command<E>>,
    /// One permit a byte.
    buffer: Arc<Semaphore>,
    buffer_bytes: u32,
    counters: Arc<Counters>,
    /// Closed when the driver has ended.
    ended: watch::Receiver<()>,
    driver: AbortHandle,
}

impl<E: Engine> Packer<E> {
    /// Starts the task of a packer on the current runtime.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub(crate) fn start(engine: E, settings: Settings) -> Self {
        let engine = Arc::new(engine);
        let counters = Arc::new(Counters::new(E::NAMES));
        let (commands, receiver) = mpsc::unbounded_channel();
        let (ended_sender, ended) = watch::channel(());
        let buffer_bytes = u32::try_from(settings.buffer_bytes).unwrap_or(u32::MAX);
        let permits = usize::try_from(buffer_bytes).unwrap_or(usize::MAX);
        let driver = Driver::new(
            Arc::clone(&engine),
            settings,
            Arc::clone(&counters),
            receiver,
        );
        let driver = tokio::spawn(async move {
            driver.run().await;
            drop(ended_sender);
        });
        Self(Arc::new(Shared {
            engine,
            commands,
            buffer: Arc::new(Semaphore::new(permits.min(Semaphore::MAX_PERMITS))),
            buffer_bytes,
            counters,
            ended,
            driver: driver.abort_handle(),
        }))
    }

    /// Returns a future of an item that is not accepted.
    pub(crate) fn reject(&self, error: Error) -> Pending<E::Output> {
        self.0.counters.accepted();
        Pending::failed(error, &self.0.counters)
    }

    /// As [`reject`](Self::reject), with a callback.
    pub(crate) fn reject_with(
        &self,
        error: Error,
        callback: impl FnOnce(Result<E::Output>) + Send + 'static,
    ) {
        self.0.counters.accepted();
        Reply::callback(callback, &self.0.counters).deliver(Err(error));
    }

    /// Accepts an item when the buffer has room for it. An item that waits for room is not accepted yet: if
    /// the future is dropped then, the item is never sent.
    pub(crate) async fn push(&self, item: E::Item) -> Pending<E::Output> {
        let permit = self.room_for(&item).await;
        let (reply, pending) = Reply::future(&self.0.counters);
        self.accept(item, reply, permit);
        pending
    }

    /// As [`push`](Self::push), with a callback for the result, which is called by a task of the packer.
    pub(crate) async fn push_with(
        &self,
        item: E::Item,
        callback: impl FnOnce(Result<E::Output>) + Send + 'static,
    ) {
        let permit = self.room_for(&item).await;
        let reply = Reply::callback(callback, &self.0.counters);
        self.accept(item, reply, permit);
    }

    /// Accepts an item if the buffer has room for it now; returns it otherwise.
    pub(crate) fn try_push(&self, item: E::Item) -> Result<Pending<E::Output>, E::Item> {
        let permits = self.permits_of(&item);
        match Arc::clone(&self.0.buffer).try_acquire_many_owned(permits) {
            Err(tokio::sync::TryAcquireError::NoPermits) => Err(item),
            permit => {
                let (reply, pending) = Reply::future(&self.0.counters);
                self.accept(item, reply, permit.ok());
                Ok(pending)
            }
        }
    }

    fn permits_of(&self, item: &E::Item) -> u32 {
        let bytes = self.0.engine.size(item).saturating_add(ITEM_OVERHEAD);
        // A greater item takes the whole buffer.
        u32::try_from(bytes)
            .unwrap_or(u32::MAX)
            .min(self.0.buffer_bytes)
    }

    /// Waits for room; `None` if the packer is closed.
    async fn room_for(&self, item: &E::Item) -> Option<OwnedSemaphorePermit> {
        let buffer = Arc::clone(&self.0.buffer);
        buffer.acquire_many_owned(self.permits_of(item)).await.ok()
    }

    fn accept(&self, item: E::Item, reply: Reply<E::Output>, permit: Option<OwnedSemaphorePermit>) {
        self.0.counters.accepted();
        let Some(permit) = permit else {
            return reply.deliver(Err(E::NAMES.closed()));
        };
        let size = self.0.engine.size(&item);
        let entry = Entry::new(item, size, reply, permit);
        if let Err(mpsc::error::SendError(Command::Item(entry))) =
            self.0.commands.send(Command::Item(entry))
        {
            entry.fail(&E::NAMES.closed());
        }
    }

    /// Waits until all items that were accepted before have a result. Packs are sent without waiting for
    /// more items meanwhile.
    ///
    /// # Errors
    ///
    /// If items failed whose results nobody has received.
    pub(crate) async fn flush(&self) -> Result<()> {
        let (done, flushed) = oneshot::channel();
        if self.0.commands.send(Command::Flush(done)).is_ok() {
            // An error means that the packer has ended, and so has every item.
            let _ = flushed.await;
        } else {
            self.wait_for_end().await;
        }
        self.0.counters.take_unreceived()
    }

    /// Accepts no more items, waits for the results of all, and ends the task.
    ///
    /// # Errors
    ///
    /// If items failed whose results nobody has received.
    pub(crate) async fn close(&self) -> Result<Statistics> {
        self.0.buffer.close();
        let _ = self.0.commands.send(Command::Close);
        self.wait_for_end().await;
        self.0.counters.take_unreceived()?;
        Ok(self.statistics())
    }

    async fn wait_for_end(&self) {
        let mut ended = self.0.ended.clone();
        while ended.changed().await.is_ok() {}
    }

    pub(crate) fn statistics(&self) -> Statistics {
        self.0.counters.statistics()
    }

    pub(crate) fn engine(&self) -> &E {
        &self.0.engine
    }
}

impl<E: Engine> Clone for Packer<E> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<E: Engine> fmt::Debug for Packer<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Packer").field(&self.statistics()).finish()
    }
}

impl<E: Engine> Drop for Shared<E> {
    fn drop(&mut self) {
        self.driver.abort();
        let pending = self.counters.statistics().pending();
        if E::NAMES.is_write && pending > 0 {
            tracing::warn!(
                pending,
                "a {} was dropped without `close`: items in flight may be executed, others are not",
                E::NAMES.packer
            );
        }
        if E::NAMES.is_write
            && let Err(error) = self.counters.take_unreceived()
        {
            tracing::warn!(%error, "a {} was dropped with failures", E::NAMES.packer);
        }
    }
}
