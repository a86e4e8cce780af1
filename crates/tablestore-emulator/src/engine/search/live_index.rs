//! An index in memory that follows the change log of its table.
//!
//! The store has the definition alone. The first search after the index was created, or after a
//! restart, builds it from the rows; each later one first reads the changes since. Entries of the
//! log that are gone before they were read make it build anew.

use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, TryLockError};

use bytes::Bytes;
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str, Value};

use crate::engine::change_log::{self, Position, entry};
use crate::engine::search::index::Index;
use crate::engine::search::sessions::Sessions;
use crate::engine::search::{definition, words};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::store::{Order, ReadTransaction};

/// An index in memory, and its sessions.
#[derive(Debug, Default)]
pub(crate) struct LiveIndex {
    built: RwLock<Option<Built>>,
    pub(crate) sessions: Mutex<Sessions>,
    draws: AtomicU64,
}

/// An index that has been built.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) index: Index,
    log_id: u64,
    /// The first position of the log that is not read yet.
    next: Position,
    /// When rows have to be read again because something in them expires, in milliseconds.
    expiries: BTreeSet<(i64, Vec<u8>)>,
}

impl LiveIndex {
    /// The live form of an index.
    pub(crate) fn of(context: &Context<'_>, index: &SearchIndexRecord) -> Arc<Self> {
        context.derived.get(index.id)
    }

    /// A number that differs from call to call, and is the same in each run.
    pub(crate) fn draw(&self) -> u64 {
        let draws = self.draws.fetch_add(1, Ordering::Relaxed);
        draws.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// Calls with the index as of now.
    pub(crate) fn with<T>(
        &self,
        follower: &Follower<'_>,
        call: impl FnOnce(&Built) -> Result<T>,
    ) -> Result<T> {
        // A writer that is faster can make the index outdated between both locks, but never older
        // than it was.
        if !self.is_current(follower)? {
            self.catch_up(follower)?;
        }
        let built = self.read(follower)?;
        match &*built {
            Some(built) => call(built),
            None => call(&follower.build()?),
        }
    }

    fn is_current(&self, follower: &Follower<'_>) -> Result<bool> {
        let built = self.read(follower)?;
        match &*built {
            Some(built) => follower.is_current(built),
            None => Ok(false),
        }
    }

    /// Waits for the lock, unless that would hold up other calls on this thread.
    fn read(&self, follower: &Follower<'_>) -> Result<RwLockReadGuard<'_, Option<Built>>> {
        match self.built.try_read() {
            Ok(built) => Ok(built),
            Err(TryLockError::Poisoned(error)) => Ok(error.into_inner()),
            Err(TryLockError::WouldBlock) => {
                follower.leave_thread()?;
                Ok(self.built.read().unwrap_or_else(PoisonError::into_inner))
            }
        }
    }

    fn catch_up(&self, follower: &Follower<'_>) -> Result<()> {
        let mut built = match self.built.try_write() {
            Ok(built) => built,
            Err(TryLockError::Poisoned(error)) => error.into_inner(),
            Err(TryLockError::WouldBlock) => {
                follower.leave_thread()?;
                self.built.write().unwrap_or_else(PoisonError::into_inner)
            }
        };
        match &mut *built {
            Some(built) if follower.can_follow(built)? => follower.follow(built),
            outdated => {
                *outdated = Some(follower.build()?);
                Ok(())
            }
        }
    }
}

/// Brings an index up to date.
pub(crate) struct Follower<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) store: &'a dyn ReadTransaction,
    pub(crate) table: &'a Table,
    pub(crate) index: &'a SearchIndexRecord,
}

impl Follower<'_> {
    /// Changes up to this time are visible, in microseconds.
    fn visible_until(&self) -> u64 {
        let now = self.context.now.microseconds().cast_unsigned();
        let lag = self.context.settings.search_index_lag.as_micros();
        now.saturating_sub(u64::try_from(lag).unwrap_or(u64::MAX))
    }

    fn leave_thread(&self) -> Result<()> {
        Ok(self.context.work.budget.spend(usize::MAX)?)
    }

    /// Whether nothing has changed since.
    fn is_current(&self, built: &Built) -> Result<bool> {
        if !self.can_follow(built)? || built.is_expiry_due(self.context) {
            return Ok(false);
        }
        let mut entries = change_log::read(self.store, &self.table.record, built.next)?;
        let next = entries.next().transpose()?;
        Ok(next.is_none_or(|((time, _), _)| time > self.visible_until()))
    }

    /// Whether the log has all changes since.
    fn can_follow(&self, built: &Built) -> Result<bool> {
        let table = &self.table.record;
        Ok(built.log_id == table.change_log_id
            && !built.index.is_mostly_dead()
            && !change_log::has_lost(self.store, table, built.next)?)
    }

    /// Reads the changes since.
    fn follow(&self, built: &mut Built) -> Result<()> {
        let until = self.visible_until();
        for change in change_log::read(self.store, &self.table.record, built.next)? {
            let ((time, number), change) = change?;
            if time > until {
                break;
            }
            let key = self.table.stored_key(&entry::primary_key(&change)?);
            let stored = self.store.get(&key)?;
            self.put(built, &key, stored.as_ref())?;
            built.next = (time, number + 1);
        }
        self.note_read(built);
        while built.is_expiry_due(self.context)
            && let Some((_, key)) = built.expiries.pop_first()
        {
            let key = [&storage_key::rows(self.table.record.id)[..], &key].concat();
            let stored = self.store.get(&key)?;
            self.put(built, &key, stored.as_ref())?;
        }
        Ok(())
    }

    /// Builds the index from the rows.
    fn build(&self) -> Result<Built> {
        let table = &self.table.record;
        let words = words::of(self.context);
        let until = self.visible_until();
        let mut built = Built {
            index: Index::new(
                &definition::fields(&self.index.schema, &words)?,
                definition::order(&self.index.schema)?,
            ),
            log_id: table.change_log_id,
            next: change_log::tail(self.store, table)?,
            expiries: BTreeSet::new(),
        };
        // Rows whose change is not visible yet are read with it.
        let mut hidden = HashSet::new();
        if !self.context.settings.search_index_lag.is_zero() {
            for change in change_log::read(self.store, table, (until + 1, 0))? {
                let (position, change) = change?;
                built.next = built.next.min(position);
                hidden.insert(self.table.stored_key(&entry::primary_key(&change)?));
            }
        }
        self.note_read(&built);
        let first = storage_key::rows(table.id);
        let end = storage_key::contents_end(first);
        let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
        for row in self.store.range(range, Order::Ascending)? {
            let (key, stored) = row?;
            if !hidden.contains(&key[..]) {
                self.put(&mut built, &key, Some(&stored))?;
            }
        }
        Ok(built)
    }

    fn note_read(&self, built: &Built) {
        change_log::note_read(self.context, &self.table.record, self.index.id, built.next);
    }

    /// Takes a row as it is stored now; `None` for one that is gone.
    fn put(&self, built: &mut Built, key: &[u8], stored: Option<&Bytes>) -> Result<()> {
        let document = key.get(storage_key::ROWS_LENGTH..).unwrap_or_default();
        let now = self.context.now;
        let row = match stored {
            Some(stored) => self.table.live_row(stored, now)?,
            None => None,
        };
        let Some(row) = row else {
            built.index.delete(document);
            return Ok(());
        };
        // What it takes to analyse a row is a multiple of reading it.
        self.context
            .work
            .budget
            .spend(stored.map_or(0, Bytes::len).saturating_mul(8))?;
        let times = || row.cells().map(|cell| cell.timestamp);
        let lasts = |from: i64, seconds: i64| from.saturating_add(seconds.saturating_mul(1000));
        let of_cells = self.table.time_to_live();
        let of_index = (self.index.time_to_live != -1).then(|| i64::from(self.index.time_to_live));
        let index_expiry = times()
            .max()
            .zip(of_index)
            .map(|(time, it)| lasts(time, it));
        if index_expiry.is_some_and(|time| time < now.milliseconds()) {
            built.index.delete(document);
            return Ok(());
        }
        let cell_expiry = times()
            .min()
            .zip(of_cells)
            .map(|(time, it)| lasts(time, it));
        if let Some(time) = index_expiry.into_iter().chain(cell_expiry).min() {
            built.expiries.insert((time, document.to_vec()));
        }
        let primary_key = self.table.decode_key(key)?;
        built
            .index
            .put(document, &|name| match key_value(&primary_key, name) {
                Some(value) => Some(value),
                None => row.newest(&Str::from(name)).map(|(_, value)| value.clone()),
            });
        Ok(())
    }
}

impl Built {
    fn is_expiry_due(&self, context: &Context<'_>) -> bool {
        let first = self.expiries.first();
        first.is_some_and(|(time, _)| *time < context.now.milliseconds())
    }
}

/// The value of a column of a primary key.
pub(crate) fn key_value(key: &PrimaryKey, name: &str) -> Option<Value> {
    match key.get(name)? {
        PrimaryKeyValue::Boolean(value) => Some(Value::Boolean(*value)),
        PrimaryKeyValue::Integer(number) => Some(Value::Integer(*number)),
        PrimaryKeyValue::String(text) => Some(Value::String(text.clone())),
        PrimaryKeyValue::Binary(bytes) => Some(Value::Binary(bytes.clone())),
        _ => None,
    }
}
