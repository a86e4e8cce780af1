//! Many small items sent in few requests: the machinery of bulk writers and readers.
//!
//! An `Engine` names the size of an item and sends a pack of them; a `Packer` takes items from any
//! number of tasks, waits while its buffer is full, packs them, and returns the result of each as a
//! [`Pending`] future. One task of the runtime works for a packer and ends with its last handle.

mod counters;
mod driver;
mod packer;
mod pending;
#[cfg(test)]
mod tests;

use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};

pub use counters::Statistics;
pub use pending::Pending;

pub(crate) use counters::Counters;
pub(crate) use packer::Packer;

/// Sends packs of items.
pub(crate) trait Engine: Send + Sync + 'static {
    /// The names for error texts.
    const NAMES: Names;

    /// An item, such as a row to write.
    type Item: Send + 'static;
    /// The result of an item that succeeded.
    type Output: Clone + Send + 'static;

    /// Returns the bytes of the item in a request.
    fn size(&self, item: &Self::Item) -> usize;

    /// Returns whether the two items can be in one pack. This is an equivalence: a pack is represented by
    /// its first item.
    fn can_share_pack(&self, first: &Self::Item, other: &Self::Item) -> bool;

    /// Returns the relation of the item to other ones.
    fn identity(&self, _item: &Self::Item) -> Identity {
        Identity::Independent
    }

    /// Returns whether two items with the same [`Identity::Joined`] are equal, so that one result is
    /// that of both.
    fn is_same(&self, _item: &Self::Item, _other: &Self::Item) -> bool {
        false
    }

    /// Sends a pack, with all its retries, and returns one result for each item, in their order.
    fn send(
        &self,
        pack: Vec<Self::Item>,
        counters: &Counters,
    ) -> impl Future<Output = Vec<Result<Self::Output>>> + Send;
}

/// The relation of an item to others of a packer. The numbers are hashes: a collision costs time, and
/// changes no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Identity {
    /// Sent at any time.
    Independent,
    /// Sent when the result of the item with the same number before it is known, so that changes of one
    /// row are executed in their order, each of them with its retries.
    InOrder(u64),
    /// Joined with an equal item that was not sent yet.
    Joined(u64),
}

/// Names for error texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    /// The packer, such as `bulk writer`.
    pub(crate) packer: &'static str,
    /// An item, such as `row`.
    pub(crate) item: &'static str,
    /// Whether items are writes, so that an interrupted request may have been executed.
    pub(crate) is_write: bool,
}

impl Names {
    /// The error of an item that was accepted and has no result: its packer or its runtime is gone.
    fn abandoned(self, is_sent: bool) -> Error {
        let Self { packer, item, .. } = self;
        let state = if is_sent { "finished" } else { "sent" };
        let mut message = format!("the {packer} was dropped before the {item} was {state}");
        if self.is_write {
            message.push_str(": `close` waits for it");
        }
        let error = Error::new(ErrorKind::Other, message);
        match (is_sent, self.is_write) {
            (true, true) => error.with_outcome_unknown(),
            (true, false) => error,
            (false, _) => error.not_sent(),
        }
    }

    /// The error of an item that came after `close`.
    fn closed(self) -> Error {
        let Self { packer, item, .. } = self;
        let message = format!("the {packer} is closed: the {item} was not accepted");
        Error::new(ErrorKind::Request, message)
    }
}

/// The settings of a packer.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The largest number of items of a pack.
    pub(crate) max_items: usize,
    /// The largest size of a pack. A greater item is sent by itself.
    pub(crate) max_bytes: usize,
    /// The largest number of packs in flight.
    pub(crate) concurrency: usize,
    /// The time after which a pack that is not full is sent.
    pub(crate) linger: Duration,
    /// The bytes of all items that were accepted and have no result yet.
    pub(crate) buffer_bytes: usize,
}

impl Settings {
    /// Checks that a packer with these settings works, and returns the settings.
    pub(crate) fn check(self) -> Result<Self> {
        let zero = [
            ("max_rows", self.max_items),
            ("max_bytes", self.max_bytes),
            ("concurrency", self.concurrency),
            ("buffer_bytes", self.buffer_bytes),
        ];
        match zero.iter().find(|(_, value)| *value == 0) {
            None => Ok(self),
            Some((name, _)) => Err(Error::new(
                ErrorKind::Config,
                format!("{name} is 0: allowed are 1 and more"),
            )),
        }
    }
}
