use std::cell::Cell;

use crate::budget::Budget;
use crate::engine::shared::error::{Result, invalid};

/// The most steps that the computations of one request take together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WorkLimit(pub(crate) usize);

impl Default for WorkLimit {
    /// About half a second.
    fn default() -> Self {
        Self(1 << 26)
    }
}

/// Steps that are charged to the call's budget at a time.
const PORTION: usize = 1024;

/// Bytes of the call's budget that one step counts for.
const BYTES: usize = 8;

/// The work of a request that does not depend on the number of entries that it reads, such as
/// matching regular expressions. It is bounded, because a write cannot be interrupted.
#[derive(Debug)]
pub(crate) struct Work<'a> {
    left: Cell<usize>,
    /// Steps that the budget is not charged for yet.
    uncharged: Cell<usize>,
    pub(crate) budget: &'a Budget,
}

impl<'a> Work<'a> {
    pub(crate) fn new(budget: &'a Budget, limit: WorkLimit) -> Self {
        Self {
            left: Cell::new(limit.0),
            uncharged: Cell::new(0),
            budget,
        }
    }

    /// Charges some steps. Refuses the request when it has taken too many.
    pub(crate) fn spend(&self, steps: usize) -> Result<()> {
        let left = self.left.get().checked_sub(steps);
        let left = left.ok_or_else(|| invalid("The regular expressions take too long."))?;
        self.left.set(left);
        let uncharged = self.uncharged.get() + steps;
        if uncharged < PORTION {
            self.uncharged.set(uncharged);
            return Ok(());
        }
        self.uncharged.set(0);
        Ok(self.budget.spend(uncharged.saturating_mul(BYTES))?)
    }
}
