//! Transactions on redb.

use bytes::Bytes;
use redb::ReadableTable;

use crate::store::{
    Entries, KeyRange, Order, ReadTransaction, StoreError, WriteTransaction, is_empty,
};

type Table<'a> = redb::Table<'a, &'static [u8], &'static [u8]>;

/// One committed state.
pub(super) struct DiskRead(redb::ReadOnlyTable<&'static [u8], &'static [u8]>);

impl DiskRead {
    pub(super) fn new(table: redb::ReadOnlyTable<&'static [u8], &'static [u8]>) -> Self {
        Self(table)
    }
}

impl ReadTransaction for DiskRead {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(&self.0, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        entries(&self.0, range, order)
    }
}

/// One job's part of a transaction.
pub(super) struct DiskWrite<'a> {
    table: Table<'a>,
    /// The keys that the job changed, with the values they had.
    undo: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// Whether any job so far changed anything.
    changed: bool,
    /// Whether a change failed, which leaves the table in an unknown state.
    broken: bool,
}

impl<'a> DiskWrite<'a> {
    pub(super) fn new(table: Table<'a>) -> Self {
        Self {
            table,
            undo: Vec::new(),
            changed: false,
            broken: false,
        }
    }

    /// Returns whether any job so far changed anything.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// Ends a job: keeps its changes if it succeeded, undoes them if not.
    pub(super) fn end_job(&mut self, succeeded: bool) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::new("a write failed"));
        }
        if succeeded {
            self.changed |= !self.undo.is_empty();
            self.undo.clear();
        }
        while let Some((key, value)) = self.undo.pop() {
            match value {
                Some(value) => self.table.insert(&*key, &*value),
                None => self.table.remove(&*key),
            }
            .map_err(StoreError::new)?;
        }
        Ok(())
    }
}

impl ReadTransaction for DiskWrite<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(&self.table, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        entries(&self.table, range, order)
    }
}

impl WriteTransaction for DiskWrite<'_> {
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError> {
        match self.table.insert(key, &*value) {
            Ok(old) => {
                let old = old.map(|old| old.value().to_vec());
                self.undo.push((key.to_vec(), old));
                Ok(())
            }
            Err(error) => {
                self.broken = true;
                Err(StoreError::new(error))
            }
        }
    }

    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError> {
        match self.table.remove(key) {
            Ok(None) => Ok(()),
            Ok(Some(old)) => {
                self.undo.push((key.to_vec(), Some(old.value().to_vec())));
                Ok(())
            }
            Err(error) => {
                self.broken = true;
                Err(StoreError::new(error))
            }
        }
    }
}

fn get(
    table: &impl ReadableTable<&'static [u8], &'static [u8]>,
    key: &[u8],
) -> Result<Option<Bytes>, StoreError> {
    let value = table.get(key).map_err(StoreError::new)?;
    Ok(value.map(|value| Bytes::copy_from_slice(value.value())))
}

fn entries<'a>(
    table: &'a impl ReadableTable<&'static [u8], &'static [u8]>,
    range: KeyRange<'_>,
    order: Order,
) -> Result<Entries<'a>, StoreError> {
    if is_empty(range) {
        return Ok(Box::new(std::iter::empty()));
    }
    let entries = table.range::<&[u8]>(range).map_err(StoreError::new)?;
    let copy = |entry: Result<(redb::AccessGuard<'_, _>, redb::AccessGuard<'_, _>), _>| {
        let (key, value) = entry.map_err(StoreError::new)?;
        let copy = |guard: &redb::AccessGuard<'_, &[u8]>| Bytes::copy_from_slice(guard.value());
        Ok((copy(&key), copy(&value)))
    };
    Ok(match order {
        Order::Ascending => Box::new(entries.map(copy)),
        Order::Descending => Box::new(entries.rev().map(copy)),
    })
}
