//! Open local transactions: changes under one prefix of storage keys that nobody else sees until
//! they are committed.
//!
//! Open transactions are in memory only and end with the process.

use std::collections::HashMap;
use std::fmt;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tablestore_core::{ErrorCode, Instance, ServiceError};

use crate::engine::shared::error::{Result, conflict, invalid};
use crate::engine::shared::limits;
use crate::engine::shared::time::Time;
use crate::store::Changes;

/// Names a transaction: its start time and its number among all transactions of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TransactionId {
    began: u64,
    number: u64,
}

impl TransactionId {
    /// Parses the id of a request, if it has one.
    pub(crate) fn parse(text: Option<String>) -> Result<Option<Self>> {
        text.map(|text| Self::required(&text)).transpose()
    }

    /// Parses an id.
    pub(crate) fn required(text: &str) -> Result<Self> {
        let is_id = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = |part: Option<&str>| u64::from_str_radix(part?, 16).ok();
        match (is_id, number(text.get(..16)), number(text.get(16..))) {
            (true, Some(began), Some(number)) => Ok(Self { began, number }),
            _ => Err(invalid("TransactionID is invalid.")),
        }
    }
}

impl fmt::Display for TransactionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.began, self.number)
    }
}

/// All open transactions.
#[derive(Debug, Default)]
pub(crate) struct Transactions(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    begun: u64,
    by_id: HashMap<TransactionId, Arc<Transaction>>,
    by_prefix: HashMap<Vec<u8>, TransactionId>,
}

#[derive(Debug)]
pub(crate) struct Transaction {
    instance: Instance,
    /// The prefix of the storage keys that it may change.
    prefix: Vec<u8>,
    began: Time,
    /// Whether a request ends it: see [`Ending`].
    is_ending: AtomicBool,
    /// Locked while a request is in flight.
    state: Mutex<State>,
}

/// The uncommitted work of a transaction.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) changes: Changes,
    pub(crate) written_bytes: usize,
}

impl Transactions {
    /// Begins a transaction on the storage keys with this prefix.
    pub(crate) fn begin(
        &self,
        instance: &Instance,
        now: Time,
        prefix: Vec<u8>,
    ) -> Result<TransactionId> {
        let mut open = self.lock();
        open.retain(|transaction| transaction.is_alive(now));
        if open.by_prefix.contains_key(&prefix) {
            return Err(conflict());
        }
        open.begun += 1;
        let id = TransactionId {
            began: now.microseconds().cast_unsigned(),
            number: open.begun,
        };
        open.by_prefix.insert(prefix.clone(), id);
        let transaction = Transaction {
            instance: instance.clone(),
            prefix,
            began: now,
            is_ending: AtomicBool::new(false),
            state: Mutex::default(),
        };
        open.by_id.insert(id, Arc::new(transaction));
        Ok(id)
    }

    /// Returns an open transaction of the instance.
    pub(crate) fn find(
        &self,
        instance: &Instance,
        now: Time,
        id: TransactionId,
    ) -> Result<Arc<Transaction>> {
        let open = self.lock();
        let transaction = open.by_id.get(&id).ok_or_else(no_transaction)?;
        match transaction.instance == *instance && transaction.is_alive(now) {
            true => Ok(Arc::clone(transaction)),
            false => Err(no_transaction()),
        }
    }

    /// Ends a transaction once the request is committed, and returns its changes.
    pub(crate) fn end(
        &self,
        instance: &Instance,
        now: Time,
        id: TransactionId,
        ending: &Ending,
    ) -> Result<Changes> {
        let transaction = self.find(instance, now, id)?;
        let changes = transaction.with(|state| Ok(state.changes.clone()))?;
        ending.add(transaction);
        Ok(changes)
    }

    /// Ends the transactions whose storage keys start with this once the request is committed.
    pub(crate) fn end_all_under(&self, prefix: &[u8], ending: &Ending) {
        let open = self.lock();
        let transactions = open.by_id.values();
        for transaction in transactions.filter(|it| it.prefix.starts_with(prefix)) {
            ending.add(Arc::clone(transaction));
        }
    }

    /// Removes the transactions that a committed request has ended.
    pub(crate) fn remove(&self, ending: &Ending) {
        let ended = mem::take(&mut *ending.lock());
        if !ended.is_empty() {
            self.lock()
                .retain(|it| !ended.iter().any(|ended| std::ptr::eq(&**ended, it)));
        }
    }

    /// Whether a transaction holds exactly this prefix.
    pub(crate) fn holds(&self, prefix: &[u8], now: Time) -> bool {
        let open = self.lock();
        let holder = open.by_prefix.get(prefix);
        let holder = holder.and_then(|id| open.by_id.get(id));
        holder.is_some_and(|transaction| transaction.is_alive(now))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The transactions that a request ends. No other request can use them any more, and they still hold
/// their partitions. [`Transactions::remove`] ends them when the request is committed; where it is
/// undone, this is dropped, and they are open as before.
#[derive(Debug, Default)]
pub(crate) struct Ending(Mutex<Vec<Arc<Transaction>>>);

impl Ending {
    fn add(&self, transaction: Arc<Transaction>) {
        // Where another request ends it already, that one decides.
        if !transaction.is_ending.swap(true, Ordering::Relaxed) {
            self.lock().push(transaction);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Transaction>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        for transaction in self.lock().iter() {
            transaction.is_ending.store(false, Ordering::Relaxed);
        }
    }
}

impl Open {
    fn retain(&mut self, keep: impl Fn(&Transaction) -> bool) {
        let by_prefix = &mut self.by_prefix;
        self.by_id.retain(|_, transaction| {
            let is_kept = keep(transaction);
            if !is_kept {
                by_prefix.remove(&transaction.prefix);
            }
            is_kept
        });
    }
}

impl Transaction {
    /// The prefix of the storage keys that it may change.
    pub(crate) fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    fn is_alive(&self, now: Time) -> bool {
        now.since(self.began) < limits::TRANSACTION_LIFE
    }

    /// Runs a request in the transaction, which takes one at a time.
    pub(crate) fn with<T>(&self, run: impl FnOnce(&mut State) -> Result<T>) -> Result<T> {
        let busy = |_| ServiceError::new(ErrorCode::SessionBusy, "Session is busy.");
        let mut state = self.state.try_lock().map_err(busy)?;
        if self.is_ending.load(Ordering::Relaxed) {
            return Err(no_transaction());
        }
        run(&mut state)
    }
}

fn no_transaction() -> ServiceError {
    ServiceError::new(
        ErrorCode::SessionNotExist,
        "Session not exist or may be timeout.",
    )
}
