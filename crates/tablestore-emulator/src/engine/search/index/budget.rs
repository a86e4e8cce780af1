//! How much work one request may cause.

use std::cell::Cell;
use std::fmt;

use tablestore_core::{ErrorCode, ServiceError};

use super::error::{Result, invalid};

/// Groups of all group-bys of a request together.
const GROUPS: u64 = 65_536;

/// The work that is left to a request, in steps: a document that is read, a token that is compared.
///
/// A hostile query ends in an error after about a second instead of keeping a core busy.
pub(crate) struct Budget<'a> {
    left: Cell<u64>,
    groups: Cell<u64>,
    /// Observes all steps, and may end the request too.
    observer: Option<&'a dyn Fn(u64) -> Result<()>>,
}

impl<'a> Budget<'a> {
    pub(crate) fn new(steps: u64) -> Self {
        Self {
            left: Cell::new(steps),
            groups: Cell::new(GROUPS),
            observer: None,
        }
    }

    /// Charges all steps to another budget, too.
    pub(crate) fn observed(self, by: &'a dyn Fn(u64) -> Result<()>) -> Self {
        Self {
            observer: Some(by),
            ..self
        }
    }

    /// Takes steps from the budget.
    pub(super) fn charge(&self, steps: u64) -> Result<()> {
        if let Some(observer) = self.observer {
            observer(steps)?;
        }
        match self.left.get().checked_sub(steps) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => {
                self.left.set(0);
                Err(ServiceError::new(
                    ErrorCode::Timeout,
                    "The search request needs more work than one request is allowed.",
                ))
            }
        }
    }
}

impl Budget<'_> {
    /// Takes groups from the budget, before they take memory.
    pub(super) fn charge_groups(&self, groups: usize) -> Result<()> {
        match self.groups.get().checked_sub(groups as u64) {
            Some(left) => {
                self.groups.set(left);
                Ok(())
            }
            None => Err(invalid(format!(
                "the number of groups of a request must not exceed {GROUPS}"
            ))),
        }
    }
}

/// About two seconds of one core.
impl Default for Budget<'_> {
    fn default() -> Self {
        Self::new(1_000_000_000)
    }
}

impl fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Budget({} steps)", self.left.get())
    }
}
