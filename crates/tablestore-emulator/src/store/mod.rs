//! The data: an ordered map from byte keys to byte values, with transactions.
//!
//! Everything that the engine remembers is in here, so that memory and disk behave alike.

mod disk;
mod memory;
mod metered;
mod overlay;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::ops::Bound;

use bytes::Bytes;

pub(crate) use disk::{DiskStore, Job};
pub use disk::{OpenError, OpenErrorKind};
pub(crate) use memory::MemoryStore;
pub(crate) use metered::Metered;
pub(crate) use overlay::{Changes, Overlay};

/// Reads one consistent state.
pub(crate) trait ReadTransaction {
    /// The value of a key.
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError>;

    /// The entries between two keys.
    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError>;
}

/// Reads and changes one state. The caller that began the transaction undoes a failed one.
pub(crate) trait WriteTransaction: ReadTransaction {
    /// Sets the value of a key.
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError>;

    /// Removes a key, if it exists.
    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError>;

    /// Whether this has changes that may never be made: those of a local transaction, or of a batch that is one.
    fn is_uncommitted(&self) -> bool {
        false
    }
}

/// The keys between two bounds.
pub(crate) type KeyRange<'a> = (Bound<&'a [u8]>, Bound<&'a [u8]>);

/// Keys and values.
pub(crate) type Entries<'a> = Box<dyn Iterator<Item = Result<(Bytes, Bytes), StoreError>> + 'a>;

/// The order of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// From the least key on.
    Ascending,
    /// From the greatest key on.
    Descending,
}

/// Data that cannot be read or written, or that is not valid. It is never a caller's mistake.
#[derive(Debug)]
pub(crate) struct StoreError(Box<dyn StdError + Send + Sync>);

impl StoreError {
    pub(crate) fn new(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(cause.into())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Returns whether no key can lie between two bounds. `BTreeMap` and redb panic or differ on such
/// ranges.
fn is_empty((lower, upper): KeyRange<'_>) -> bool {
    match (lower, upper) {
        (Bound::Included(lower), Bound::Included(upper)) => lower > upper,
        (
            Bound::Included(lower) | Bound::Excluded(lower),
            Bound::Included(upper) | Bound::Excluded(upper),
        ) => lower >= upper,
        _ => false,
    }
}
