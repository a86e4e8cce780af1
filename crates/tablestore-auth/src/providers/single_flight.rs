//! One refresh for all who wait for it, without a task of its own: whoever waits also drives it.
//! So it goes on when the one who began it is dropped or not polled any more, and ends, half done,
//! when nobody waits for it any longer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};

use tablestore_core::{Credentials, Error};

use super::refused;

/// What a flight ends with, for everyone who waits.
pub(super) type Outcome = Result<Credentials, Arc<Error>>;

type Work = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Where flights start from: at most one at a time.
#[derive(Debug, Default)]
pub(super) struct SingleFlight(Mutex<Weak<Shared>>);

/// A place on a flight. The flight lasts as long as somebody has one.
#[derive(Debug)]
pub(super) struct Flight(Arc<Shared>);

struct Shared {
    progress: Mutex<Progress>,
    has_ended: AtomicBool,
    waiting: Arc<Waiting>,
}

enum Progress {
    UnderWay(Work),
    Ended(Outcome),
}

/// Those to wake when there is something to do. The work has this as its waker.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl SingleFlight {
    /// A place on the flight that is under way, or on a new one. Tells whether it is new.
    pub(super) fn join<F>(&self, work: impl FnOnce() -> F) -> (Flight, bool)
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        let mut current = lock(&self.0);
        if let Some(shared) = current.upgrade().filter(|shared| !shared.is_over()) {
            return (Flight(shared), false);
        }
        let shared = Arc::new(Shared {
            progress: Mutex::new(Progress::UnderWay(Box::pin(work()))),
            has_ended: AtomicBool::new(false),
            waiting: Arc::default(),
        });
        *current = Arc::downgrade(&shared);
        (Flight(shared), true)
    }
}

impl Shared {
    /// Ended well or badly, or in a panic.
    fn is_over(&self) -> bool {
        self.has_ended.load(Ordering::Acquire) || self.progress.is_poisoned()
    }
}

impl Future for Flight {
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let shared = &self.0;
        // First, so that no progress is missed that somebody else makes from here on.
        shared.waiting.add(cx.waker());
        let Ok(mut progress) = shared.progress.lock() else {
            let reason = "the provider of the credentials panicked";
            return Poll::Ready(Err(Arc::new(refused(reason))));
        };
        let work = match &mut *progress {
            Progress::Ended(outcome) => return Poll::Ready(outcome.clone()),
            Progress::UnderWay(work) => work,
        };
        let waker = Waker::from(Arc::clone(&shared.waiting));
        let Poll::Ready(outcome) = work.as_mut().poll(&mut Context::from_waker(&waker)) else {
            return Poll::Pending;
        };
        *progress = Progress::Ended(outcome.clone());
        shared.has_ended.store(true, Ordering::Release);
        drop(progress);
        waker.wake();
        Poll::Ready(outcome)
    }
}

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut wakers = lock(&self.0);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let wakers = std::mem::take(&mut *lock(&self.0));
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// What these locks guard is whole at every moment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("is_over", &self.is_over())
            .finish_non_exhaustive()
    }
}
