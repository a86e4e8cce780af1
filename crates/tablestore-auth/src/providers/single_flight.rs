//! One refresh for all who want it, without a task of its own: whoever waits for it also drives it.
//! So it goes on when the one who began it is dropped or not polled any more, and ends, half done,
//! when nobody waits for it any longer; unless it is parked, for others to drive on later.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::time::SystemTime;

use tablestore_core::{Credentials, Error};

use super::refused;

/// What a flight ends with, for everyone who waits.
pub(super) type Outcome = Result<Credentials, Arc<Error>>;

type Work = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Where flights start from: at most one at a time.
#[derive(Debug, Default)]
pub(super) struct SingleFlight(Mutex<Hangar>);

#[derive(Debug, Default)]
struct Hangar {
    current: Weak<Shared>,
    /// The current one, when it is to last though nobody has a place on it.
    parked: Option<Arc<Shared>>,
}

/// A place on a flight. The flight lasts as long as somebody has one, or it is parked.
#[derive(Debug)]
pub(super) struct Flight(Arc<Shared>);

struct Shared {
    began: SystemTime,
    was_parked: AtomicBool,
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
    /// A place on the flight that is under way, or on a new one.
    pub(super) fn join<F>(&self, now: SystemTime, work: impl FnOnce() -> F) -> Flight
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        let mut hangar = lock(&self.0);
        let under_way = hangar.current.upgrade();
        // From here on it is for those who have a place to hold on to it.
        hangar.parked = None;
        if let Some(shared) = under_way.filter(|shared| !shared.is_over()) {
            return Flight(shared);
        }
        let shared = Arc::new(Shared {
            began: now,
            was_parked: AtomicBool::new(false),
            progress: Mutex::new(Progress::UnderWay(Box::pin(work()))),
            has_ended: AtomicBool::new(false),
            waiting: Arc::default(),
        });
        hangar.current = Arc::downgrade(&shared);
        Flight(shared)
    }

    /// Leaves the flight to those who come later, if it is still the current one.
    pub(super) fn park(&self, flight: Flight) {
        let mut hangar = lock(&self.0);
        let is_current = std::ptr::eq(hangar.current.as_ptr(), Arc::as_ptr(&flight.0));
        if is_current && !flight.0.is_over() {
            flight.0.was_parked.store(true, Ordering::Release);
            hangar.parked = Some(flight.0);
        }
    }
}

impl Flight {
    /// When it began.
    pub(super) fn began(&self) -> SystemTime {
        self.0.began
    }

    /// Whether it ever lay about with nobody to drive it.
    pub(super) fn was_parked(&self) -> bool {
        self.0.was_parked.load(Ordering::Acquire)
    }

    /// Drives it by one step, and wants no waking. Does not wait for who is driving it just now.
    pub(super) fn drive_once(&self) -> Poll<Outcome> {
        let _wake = WakeAtEnd(&self.0);
        match self.0.progress.try_lock() {
            Ok(progress) => self.0.advance(progress),
            Err(TryLockError::Poisoned(_)) => Poll::Ready(panicked()),
            Err(TryLockError::WouldBlock) => Poll::Pending,
        }
    }
}

impl Shared {
    /// Ended well or badly, or in a panic.
    fn is_over(&self) -> bool {
        self.has_ended.load(Ordering::Acquire) || self.progress.is_poisoned()
    }

    fn advance(&self, mut progress: MutexGuard<'_, Progress>) -> Poll<Outcome> {
        let work = match &mut *progress {
            Progress::Ended(outcome) => return Poll::Ready(outcome.clone()),
            Progress::UnderWay(work) => work,
        };
        let waker = Waker::from(Arc::clone(&self.waiting));
        let Poll::Ready(outcome) = work.as_mut().poll(&mut Context::from_waker(&waker)) else {
            return Poll::Pending;
        };
        *progress = Progress::Ended(outcome.clone());
        self.has_ended.store(true, Ordering::Release);
        Poll::Ready(outcome)
    }
}

/// Wakes those who wait when whoever drove the flight leaves it at its end; in a panic, too, which
/// is why it does so on being dropped, and stands before the lock.
struct WakeAtEnd<'a>(&'a Shared);

impl Drop for WakeAtEnd<'_> {
    fn drop(&mut self) {
        if self.0.is_over() {
            Arc::clone(&self.0.waiting).wake();
        }
    }
}

fn panicked() -> Outcome {
    let reason = "the provider of the credentials panicked";
    Err(Arc::new(refused(reason)))
}

impl Future for Flight {
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let shared = &self.0;
        // First, so that no progress is missed that somebody else makes from here on.
        shared.waiting.add(cx.waker());
        let _wake = WakeAtEnd(shared);
        match shared.progress.lock() {
            Ok(progress) => shared.advance(progress),
            Err(_) => Poll::Ready(panicked()),
        }
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
