//! Futures that are run to their end in one step.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::task::unconstrained;

/// Runs a future that waits for other threads, never for tasks of this one or for timers.
///
/// No time passes meanwhile, and no other task of a runtime on this thread runs.
pub(crate) fn run_at_once<F: Future>(future: F) -> F::Output {
    // The budget of the task around this would make its inner future wait for the task's next turn.
    let mut future = pin!(unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
