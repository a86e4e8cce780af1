use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tablestore_core::{Error, Result};
use tokio::sync::oneshot;

use super::Counters;

/// The result of an item of a bulk writer or reader: a future that resolves when it is known.
///
/// Dropping it does not cancel the item. A failure that is not received by its future is reported by the
/// writer's `flush` or `close`.
pub struct Pending<T> {
    /// `None` once the result was returned.
    receiver: Option<oneshot::Receiver<Result<T>>>,
    counters: Arc<Counters>,
}

impl<T> Pending<T> {
    /// Creates a future of an item that failed already.
    pub(super) fn failed(error: Error, counters: &Arc<Counters>) -> Self {
        let (reply, pending) = Reply::future(counters);
        reply.deliver(Err(error));
        pending
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T>> {
        let names = self.counters.names();
        let abandoned = || names.abandoned(true);
        let Some(receiver) = self.receiver.as_mut() else {
            return Poll::Ready(Err(abandoned()));
        };
        let result = std::task::ready!(Pin::new(receiver).poll(cx));
        // A reply delivers when it is dropped, so that the sender is never gone without a result.
        let result = result.unwrap_or_else(|_| Err(abandoned()));
        self.receiver = None;
        Poll::Ready(result)
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        if let Some(receiver) = &mut self.receiver {
            receiver.close();
            if let Ok(Err(error)) = receiver.try_recv() {
                self.counters.unreceived(error);
            }
        }
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}

/// The other half of a [`Pending`], or a callback. Dropped without a result, it delivers an error.
pub(super) struct Reply<T> {
    to: Option<To<T>>,
    counters: Arc<Counters>,
    /// Whether the request of the item may have been sent.
    is_sent: bool,
}

enum To<T> {
    Future(oneshot::Sender<Result<T>>),
    Callback(Box<dyn FnOnce(Result<T>) + Send>),
}

impl<T> Reply<T> {
    pub(super) fn future(counters: &Arc<Counters>) -> (Self, Pending<T>) {
        let (sender, receiver) = oneshot::channel();
        let pending = Pending {
            receiver: Some(receiver),
            counters: Arc::clone(counters),
        };
        (Self::new(To::Future(sender), counters), pending)
    }

    pub(super) fn callback(
        callback: impl FnOnce(Result<T>) + Send + 'static,
        counters: &Arc<Counters>,
    ) -> Self {
        Self::new(To::Callback(Box::new(callback)), counters)
    }

    fn new(to: To<T>, counters: &Arc<Counters>) -> Self {
        Self {
            to: Some(to),
            counters: Arc::clone(counters),
            is_sent: false,
        }
    }

    pub(super) fn set_sent(&mut self) {
        self.is_sent = true;
    }

    pub(super) fn deliver(mut self, result: Result<T>) {
        self.deliver_once(result);
    }

    fn deliver_once(&mut self, result: Result<T>) {
        let Some(to) = self.to.take() else {
            return;
        };
        self.counters.finished(&result);
        match to {
            To::Future(sender) => {
                if let Err(Err(error)) = sender.send(result) {
                    self.counters.unreceived(error);
                }
            }
            // A panic of the application's code must not reach the other items of the pack.
            To::Callback(callback) => {
                if catch_unwind(AssertUnwindSafe(|| callback(result))).is_err() {
                    tracing::error!(
                        "a callback of the {} panicked",
                        self.counters.names().packer
                    );
                }
            }
        }
    }
}

impl<T> Drop for Reply<T> {
    fn drop(&mut self) {
        if self.to.is_some() {
            let error = self.counters.names().abandoned(self.is_sent);
            self.deliver_once(Err(error));
        }
    }
}
