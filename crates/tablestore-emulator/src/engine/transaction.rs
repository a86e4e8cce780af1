//! Local transactions: changes to the rows of one partition that nobody else sees until they are
//! committed.
//!
//! They are in memory alone, and end with the process. While one is open, it alone can write its
//! partition; what others read is what was there before.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tablestore_core::{ErrorCode, Instance, ServiceError};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use super::error::{Result, conflict, invalid};
use super::table::Table;
use super::time::Time;
use super::{Context, index, key, limits, primary_key};
use crate::store::{Changes, Overlay, ReadTransaction};

/// Names a transaction: when it began and how many began before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TransactionId {
    began: u64,
    number: u64,
}

impl TransactionId {
    /// Reads the id of a request, if it has one.
    pub(super) fn parse(text: Option<String>) -> Result<Option<Self>> {
        text.map(|text| Self::required(&text)).transpose()
    }

    /// Reads an id.
    pub(super) fn required(text: &str) -> Result<Self> {
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

/// The transactions that are open.
#[derive(Debug, Default)]
pub(super) struct Transactions(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    begun: u64,
    by_id: HashMap<TransactionId, Arc<Transaction>>,
    by_partition: HashMap<Vec<u8>, TransactionId>,
}

#[derive(Debug)]
pub(super) struct Transaction {
    instance: Instance,
    /// What the rows that it can write start with in the store.
    partition: Vec<u8>,
    partition_value: Option<PrimaryKeyValue>,
    began: Time,
    /// Gone once the transaction has ended; locked while a request is under way.
    state: Mutex<Option<State>>,
}

/// What a transaction has done so far.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) changes: Changes,
    pub(super) written_bytes: usize,
}

impl Transactions {
    /// Begins a transaction on the partition of a key.
    pub(super) fn begin(
        &self,
        context: &Context<'_>,
        table: &Table,
        key: &PrimaryKey,
    ) -> Result<TransactionId> {
        let mut open = self.lock();
        open.retain(|transaction| transaction.is_alive(context.now));
        let partition = primary_key::partition(table, key);
        if open.by_partition.contains_key(&partition) {
            return Err(conflict());
        }
        open.begun += 1;
        let id = TransactionId {
            began: context.now.microseconds().cast_unsigned(),
            number: open.begun,
        };
        open.by_partition.insert(partition.clone(), id);
        let transaction = Transaction {
            instance: context.instance.clone(),
            partition,
            partition_value: primary_key::partition_value(key).cloned(),
            began: context.now,
            state: Mutex::new(Some(State::default())),
        };
        open.by_id.insert(id, Arc::new(transaction));
        Ok(id)
    }

    /// An open transaction.
    pub(super) fn find(
        &self,
        context: &Context<'_>,
        id: TransactionId,
    ) -> Result<Arc<Transaction>> {
        let open = self.lock();
        let transaction = open.by_id.get(&id).ok_or_else(no_transaction)?;
        let is_ours = transaction.instance == *context.instance;
        match is_ours && transaction.is_alive(context.now) {
            true => Ok(Arc::clone(transaction)),
            false => Err(no_transaction()),
        }
    }

    /// Ends a transaction, and gives what it changed.
    pub(super) fn end(&self, context: &Context<'_>, id: TransactionId) -> Result<Changes> {
        let transaction = self.find(context, id)?;
        let state = transaction.try_lock()?.take().ok_or_else(no_transaction)?;
        let mut open = self.lock();
        open.by_id.remove(&id);
        open.by_partition.remove(&transaction.partition);
        Ok(state.changes)
    }

    /// Drops the transactions on a table: what they wrote may no longer fit it.
    pub(super) fn drop_all_on(&self, table_id: u64) {
        let rows = key::rows(table_id);
        self.lock().retain(|it| !it.partition.starts_with(&rows));
    }

    /// Whether a transaction holds a partition.
    pub(super) fn holds(&self, partition: &[u8], now: Time) -> bool {
        let open = self.lock();
        let holder = open.by_partition.get(partition);
        let holder = holder.and_then(|id| open.by_id.get(id));
        holder.is_some_and(|transaction| transaction.is_alive(now))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn retain(&mut self, keep: impl Fn(&Transaction) -> bool) {
        let by_partition = &mut self.by_partition;
        self.by_id.retain(|_, transaction| {
            let is_kept = keep(transaction);
            if !is_kept {
                by_partition.remove(&transaction.partition);
            }
            is_kept
        });
    }
}

impl Transaction {
    fn is_alive(&self, now: Time) -> bool {
        now.since(self.began) < limits::TRANSACTION_LIFE
    }

    /// Runs a request in the transaction, which takes one at a time.
    pub(super) fn with<T>(&self, run: impl FnOnce(&mut State) -> Result<T>) -> Result<T> {
        run(self.try_lock()?.as_mut().ok_or_else(no_transaction)?)
    }

    fn try_lock(&self) -> Result<MutexGuard<'_, Option<State>>> {
        self.state
            .try_lock()
            .map_err(|_| ServiceError::new(ErrorCode::SessionBusy, "Session is busy."))
    }

    /// Checks that a row, or a bound of rows, is one of the transaction's.
    pub(super) fn check_partition(&self, table: &Table, key: &PrimaryKey) -> Result<()> {
        if primary_key::partition(table, key) == self.partition {
            return Ok(());
        }
        let shown =
            |value: Option<&PrimaryKeyValue>| value.map_or_else(String::new, |it| it.to_string());
        Err(ServiceError::new(
            ErrorCode::DataOutOfRange,
            format!(
                "Data out of scope of transaction. Transaction PartKey:{}. Data PartKey:{}",
                shown(self.partition_value.as_ref()),
                shown(primary_key::partition_value(key))
            ),
        ))
    }
}

/// The transaction that a read names, if it names one. All that it reads has to be in there.
pub(super) fn of_read(
    context: &Context<'_>,
    id: Option<TransactionId>,
    table: &Table,
    keys: &[&PrimaryKey],
) -> Result<Option<Arc<Transaction>>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let transaction = context.engine.transactions.find(context, id)?;
    for key in keys {
        transaction.check_partition(table, key)?;
    }
    Ok(Some(transaction))
}

/// Reads a table as everybody sees it, or as a transaction does.
pub(super) fn read<T>(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    transaction: Option<&Transaction>,
    read: impl FnOnce(&dyn ReadTransaction) -> Result<T>,
) -> Result<T> {
    match transaction {
        None => index::read(context, store, table, read),
        Some(transaction) => {
            transaction.with(|state| read(&Overlay::new(store, &mut state.changes)))
        }
    }
}

fn no_transaction() -> ServiceError {
    ServiceError::new(
        ErrorCode::SessionNotExist,
        "Session not exist or may be timeout.",
    )
}
