//! How much work a call may do on the thread of its connection, and when long work stops.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tablestore_core::{ErrorCode, ServiceError};

/// Bytes that a call may process on the thread of its connection: about a millisecond's work.
const INLINE_BYTES: usize = 1024 * 1024;

/// Bytes that are processed between two checks for cancellation.
const CHECK_BYTES: usize = 64 * 1024;

/// Bytes that a step counts for besides those that it processes.
const STEP_BYTES: usize = 64;

/// The work that a call may still do.
///
/// A [metered](crate::store::Metered) store charges each entry that is read to it; computations that
/// take long without reading charge their own steps with [`spend`](Self::spend). What fails for an
/// exhausted budget has no outcome. A read that exhausts its inline budget is run again from its
/// start on a thread of its own, so that nothing else waits for it; there it runs until it is done
/// or until nobody waits for it.
#[derive(Debug)]
pub(crate) struct Budget {
    /// Bytes until the budget is exhausted, or until the next check for cancellation.
    left: Cell<usize>,
    cancellation: Option<Cancellation>,
    is_exhausted: Cell<bool>,
}

impl Budget {
    /// The budget of a call that runs on the thread of its connection.
    pub(crate) fn inline() -> Self {
        Self {
            left: Cell::new(INLINE_BYTES),
            cancellation: None,
            is_exhausted: Cell::new(false),
        }
    }

    /// The budget of a short write, which runs to its end.
    pub(crate) fn unlimited() -> Self {
        Self {
            left: Cell::new(usize::MAX),
            cancellation: None,
            is_exhausted: Cell::new(false),
        }
    }

    /// The budget of a call that others do not wait for: unlimited, until it is cancelled.
    pub(crate) fn until(cancellation: Cancellation) -> Self {
        Self {
            left: Cell::new(CHECK_BYTES),
            cancellation: Some(cancellation),
            is_exhausted: Cell::new(false),
        }
    }

    /// Charges one step that processes so many bytes.
    ///
    /// # Errors
    ///
    /// When the budget is exhausted. The outcome of the call is discarded then, so the error
    /// reaches no client.
    pub(crate) fn spend(&self, bytes: usize) -> Result<(), Exhausted> {
        let cost = bytes.saturating_add(STEP_BYTES);
        match self.left.get().checked_sub(cost) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => self.renew(),
        }
    }

    /// Returns whether the call did not get to its end, so that it has no outcome.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.is_exhausted.get()
    }

    #[cold]
    fn renew(&self) -> Result<(), Exhausted> {
        let may_continue = self
            .cancellation
            .as_ref()
            .is_some_and(|cancellation| !cancellation.is_cancelled());
        if may_continue && !self.is_exhausted.get() {
            self.left.set(CHECK_BYTES);
            return Ok(());
        }
        self.is_exhausted.set(true);
        Err(Exhausted)
    }
}

/// A budget was exhausted in the middle of a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exhausted;

impl fmt::Display for Exhausted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the call was interrupted")
    }
}

impl Error for Exhausted {}

/// An internal error, which fails the whole call and not one row of several.
impl From<Exhausted> for ServiceError {
    fn from(error: Exhausted) -> Self {
        let message = format!("Internal server error. {error}");
        Self::new(ErrorCode::InternalServerError, message)
    }
}

/// Reports to a call on another thread that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Returns a guard that cancels when it is dropped.
    pub(crate) fn on_drop(&self) -> CancelOnDrop {
        CancelOnDrop(self.clone())
    }

    fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Cancels when it is dropped.
#[derive(Debug)]
pub(crate) struct CancelOnDrop(Cancellation);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_budget_ends_and_stays_exhausted() {
        let budget = Budget::inline();
        let steps = (0..).take_while(|_| budget.spend(1_000).is_ok()).count();
        assert_eq!(steps, INLINE_BYTES / (1_000 + STEP_BYTES));
        assert!(budget.is_exhausted());
        budget.spend(1_000).unwrap_err();

        let budget = Budget::inline();
        budget.spend(usize::MAX).unwrap_err();
        assert!(budget.is_exhausted());
    }

    #[test]
    fn any_other_budget_ends_with_its_cancellation() {
        let cancellation = Cancellation::default();
        let budget = Budget::until(cancellation.clone());
        for _ in 0..10_000 {
            budget.spend(10_000).unwrap();
        }
        drop(cancellation.on_drop());
        let steps = (0..).take_while(|_| budget.spend(1_000).is_ok()).count();
        assert!(steps <= CHECK_BYTES / 1_000, "{steps}");
        assert!(budget.is_exhausted());
    }
}
