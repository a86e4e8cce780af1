//! Futures that are polled together, in one task.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::sleep;

/// The future that completes first.
pub(super) enum Either<A, B> {
    First(A),
    Second(B),
}

/// Polls both futures until one completes. The other one is left as it is.
pub(super) async fn select<A: Future, B: Future>(
    mut first: Pin<&mut A>,
    mut second: Pin<&mut B>,
) -> Either<A::Output, B::Output> {
    poll_fn(|context| {
        if let Poll::Ready(output) = first.as_mut().poll(context) {
            return Poll::Ready(Either::First(output));
        }
        second.as_mut().poll(context).map(Either::Second)
    })
    .await
}

/// Polls a future until another one completes. Returns `None` if that is first.
pub(super) async fn until<A: Future>(
    stop: impl Future<Output = ()>,
    future: A,
) -> Option<A::Output> {
    match select(pin!(stop), pin!(future)).await {
        Either::First(()) => None,
        Either::Second(output) => Some(output),
    }
}

/// Catches a panic of a future, with its message. The future is dropped after that.
pub(super) async fn catch_panic<F: Future>(future: F) -> Result<F::Output, String> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
                Poll::Ready(Err(text.unwrap_or_default()))
            }
        },
    )
    .await
}

/// A request to stop, which many can wait for.
#[derive(Clone, Debug)]
pub(super) struct Stop(watch::Receiver<bool>);

/// Requests a stop.
#[derive(Debug)]
pub(super) struct Stopper(watch::Sender<bool>);

impl Stopper {
    pub(super) fn new() -> (Self, Stop) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Stop(receiver))
    }

    pub(super) fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Waits until a stop is requested. One that can no longer be requested is requested too.
    pub(super) async fn requested(&self) {
        // It fails when the other side is gone.
        let _ = self.0.clone().wait_for(|stop| *stop).await;
    }

    /// Sleeps, unless a stop is requested before. Returns whether it slept to the end.
    pub(super) async fn sleep(&self, time: Duration) -> bool {
        until(self.requested(), sleep(time)).await.is_some()
    }
}
