use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use tablestore_core::{Error, Result};

use super::Names;

/// The work of a bulk writer or reader so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statistics {
    /// The items that were passed to it.
    pub accepted: u64,
    /// The items that succeeded.
    pub succeeded: u64,
    /// The items that failed, including those that were rejected at once.
    pub failed: u64,
    /// The items that were joined with an equal one, and caused no read of their own.
    pub joined: u64,
    /// The packs that were sent.
    pub packs: u64,
    /// The bytes of the items in these packs, without retries.
    pub bytes: u64,
    /// The HTTP requests, including retries.
    pub requests: u64,
    /// The packs, and parts of packs, that were divided to find the item that the service rejects.
    pub divided: u64,
}

impl Statistics {
    /// Returns the number of items whose result is not known yet.
    pub fn pending(&self) -> u64 {
        self.accepted
            .saturating_sub(self.succeeded)
            .saturating_sub(self.failed)
    }
}

/// The counters behind [`Statistics`], and the failures that nobody has received.
#[derive(Debug)]
pub(crate) struct Counters {
    names: Names,
    accepted: AtomicU64,
    succeeded: AtomicU64,
    failed: AtomicU64,
    joined: AtomicU64,
    packs: AtomicU64,
    bytes: AtomicU64,
    requests: AtomicU64,
    divided: AtomicU64,
    unreceived: Mutex<Unreceived>,
}

#[derive(Debug, Default)]
struct Unreceived {
    count: u64,
    first: Option<Error>,
}

impl Counters {
    pub(super) fn new(names: Names) -> Self {
        Self {
            names,
            accepted: AtomicU64::new(0),
            succeeded: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            joined: AtomicU64::new(0),
            packs: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            requests: AtomicU64::new(0),
            divided: AtomicU64::new(0),
            unreceived: Mutex::default(),
        }
    }

    pub(super) fn names(&self) -> Names {
        self.names
    }

    pub(super) fn accepted(&self) {
        self.accepted.fetch_add(1, Relaxed);
    }

    pub(super) fn joined(&self) {
        self.joined.fetch_add(1, Relaxed);
    }

    pub(super) fn finished<T>(&self, result: &Result<T>) {
        let counter = match result {
            Ok(_) => &self.succeeded,
            Err(_) => &self.failed,
        };
        counter.fetch_add(1, Relaxed);
    }

    pub(super) fn pack(&self, bytes: usize) {
        self.packs.fetch_add(1, Relaxed);
        self.bytes.fetch_add(bytes as u64, Relaxed);
    }

    /// Counts HTTP requests.
    pub(crate) fn requests(&self, count: u32) {
        self.requests.fetch_add(count.into(), Relaxed);
    }

    /// Counts a pack, or a part of one, that is divided.
    pub(crate) fn divided(&self) {
        self.divided.fetch_add(1, Relaxed);
    }

    pub(crate) fn statistics(&self) -> Statistics {
        Statistics {
            accepted: self.accepted.load(Relaxed),
            succeeded: self.succeeded.load(Relaxed),
            failed: self.failed.load(Relaxed),
            joined: self.joined.load(Relaxed),
            packs: self.packs.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
            requests: self.requests.load(Relaxed),
            divided: self.divided.load(Relaxed),
        }
    }

    /// Takes note of a failure that nobody has received: it is reported by `flush` and `close`.
    pub(super) fn unreceived(&self, error: Error) {
        let mut unreceived = self
            .unreceived
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        unreceived.count += 1;
        unreceived.first.get_or_insert(error);
    }

    /// Reports the failures that nobody has received, once.
    pub(super) fn take_unreceived(&self) -> Result<()> {
        let mut unreceived = self
            .unreceived
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Unreceived { count, first } = std::mem::take(&mut *unreceived);
        let Some(first) = first else {
            return Ok(());
        };
        let item = self.names.item;
        let message = match count {
            1 => format!("1 {item} failed whose result was not awaited: {first}"),
            _ => {
                format!("{count} {item}s failed whose results were not awaited; the first: {first}")
            }
        };
        let error = Error::new(first.kind(), message);
        let error = match first.request_sent() {
            true => error,
            false => error.not_sent(),
        };
        Err(error.with_source(first))
    }
}
