//! One operation that several callers wait for, without a task of its own: each caller that waits also
//! drives it. So it continues when the caller that started it is dropped or no longer polled, and it is
//! dropped half done with the last caller; unless it is detached, for later callers to drive.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::time::SystemTime;

use tablestore_core::{Credentials, Error};

use super::unavailable;

/// The result of an operation, for every caller that waits.
pub(super) type Outcome = Result<Credentials, Arc<Error>>;

type Operation = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Runs at most one operation at a time.
#[derive(Debug, Default)]
pub(super) struct SingleFlight(Mutex<Current>);

#[derive(Debug, Default)]
struct Current {
    flight: Weak<Shared>,
    /// The same flight while it is detached, to keep it without a caller.
    detached: Option<Arc<Shared>>,
}

/// A caller's handle to a flight, which lasts as long as it has a handle or is detached.
#[derive(Debug)]
pub(super) struct Flight(Arc<Shared>);

struct Shared {
    started: SystemTime,
    was_detached: AtomicBool,
    progress: Mutex<Progress>,
    is_complete: AtomicBool,
    waiters: Arc<Waiters>,
}

enum Progress {
    Running(Operation),
    Complete(Outcome),
}

/// The callers to wake when the flight can make progress. This is the waker of the operation.
#[derive(Default)]
struct Waiters(Mutex<Vec<Waker>>);

impl SingleFlight {
    /// Joins the flight in progress, or starts one.
    pub(super) fn join<F>(&self, now: SystemTime, operation: impl FnOnce() -> F) -> Flight
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        let mut current = lock(&self.0);
        let running = current.flight.upgrade();
        // The handles keep it from here on.
        current.detached = None;
        if let Some(shared) = running.filter(|shared| !shared.is_over()) {
            return Flight(shared);
        }
        let shared = Arc::new(Shared {
            started: now,
            was_detached: AtomicBool::new(false),
            progress: Mutex::new(Progress::Running(Box::pin(operation()))),
            is_complete: AtomicBool::new(false),
            waiters: Arc::default(),
        });
        current.flight = Arc::downgrade(&shared);
        Flight(shared)
    }

    /// Leaves a flight to later callers, if it is still the current one.
    pub(super) fn detach(&self, flight: Flight) {
        let mut current = lock(&self.0);
        let is_current = std::ptr::eq(current.flight.as_ptr(), Arc::as_ptr(&flight.0));
        if is_current && !flight.0.is_over() {
            flight.0.was_detached.store(true, Ordering::Release);
            current.detached = Some(flight.0);
        }
    }
}

impl Flight {
    /// Returns when it was started.
    pub(super) fn started(&self) -> SystemTime {
        self.0.started
    }

    /// Returns whether it was ever without a caller to drive it.
    pub(super) fn was_detached(&self) -> bool {
        self.0.was_detached.load(Ordering::Acquire)
    }

    /// Polls it once, without registering to be woken. Pending if another caller is polling it.
    pub(super) fn poll_once(&self) -> Poll<Outcome> {
        let _wake = WakeWhenOver(&self.0);
        match self.0.progress.try_lock() {
            Ok(progress) => self.0.advance(progress),
            Err(TryLockError::Poisoned(_)) => Poll::Ready(panicked()),
            Err(TryLockError::WouldBlock) => Poll::Pending,
        }
    }
}

impl Shared {
    /// Whether the operation has completed or panicked.
    fn is_over(&self) -> bool {
        self.is_complete.load(Ordering::Acquire) || self.progress.is_poisoned()
    }

    fn advance(&self, mut progress: MutexGuard<'_, Progress>) -> Poll<Outcome> {
        let operation = match &mut *progress {
            Progress::Complete(outcome) => return Poll::Ready(outcome.clone()),
            Progress::Running(operation) => operation,
        };
        let waker = Waker::from(Arc::clone(&self.waiters));
        let Poll::Ready(outcome) = operation.as_mut().poll(&mut Context::from_waker(&waker)) else {
            return Poll::Pending;
        };
        *progress = Progress::Complete(outcome.clone());
        self.is_complete.store(true, Ordering::Release);
        Poll::Ready(outcome)
    }
}

/// Wakes the waiters when the flight is over. On drop, to include a panic; declared before the lock, to
/// be dropped after it.
struct WakeWhenOver<'a>(&'a Shared);

impl Drop for WakeWhenOver<'_> {
    fn drop(&mut self) {
        if self.0.is_over() {
            Arc::clone(&self.0.waiters).wake();
        }
    }
}

fn panicked() -> Outcome {
    Err(Arc::new(unavailable("the credential provider panicked")))
}

impl Future for Flight {
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let shared = &self.0;
        // Before the poll, so that no progress by another caller is missed from here on.
        shared.waiters.add(cx.waker());
        let _wake = WakeWhenOver(shared);
        match shared.progress.lock() {
            Ok(progress) => shared.advance(progress),
            Err(_) => Poll::Ready(panicked()),
        }
    }
}

impl Waiters {
    fn add(&self, waker: &Waker) {
        let mut wakers = lock(&self.0);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiters {
    fn wake(self: Arc<Self>) {
        let wakers = std::mem::take(&mut *lock(&self.0));
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// Locks a mutex whose data is valid at every moment, so that a panic cannot leave it half changed.
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
