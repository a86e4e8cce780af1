use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use bytes::Bytes;

use super::{Entries, KeyRange, Order, ReadTransaction, StoreError, WriteTransaction, is_empty};

type Map = BTreeMap<Bytes, Bytes>;

/// A store in memory. Readers run side by side, a writer runs alone.
#[derive(Debug, Default)]
pub(crate) struct MemoryStore(RwLock<Map>);

impl MemoryStore {
    /// Reads what is there while no writer runs.
    pub(crate) fn read(&self) -> MemoryRead<'_> {
        // A writer that panicked has undone its changes, so the data is whole.
        MemoryRead(self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes what is there while nobody else runs.
    pub(crate) fn write(&self) -> MemoryWrite<'_> {
        MemoryWrite {
            map: self.0.write().unwrap_or_else(PoisonError::into_inner),
            undo: Vec::new(),
        }
    }
}

pub(crate) struct MemoryRead<'a>(RwLockReadGuard<'a, Map>);

impl ReadTransaction for MemoryRead<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.0.get(key).cloned())
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(entries(&self.0, range, order))
    }
}

/// A transaction that is undone when it is dropped, unless it was committed.
pub(crate) struct MemoryWrite<'a> {
    map: RwLockWriteGuard<'a, Map>,
    /// The changed keys with the values they had.
    undo: Vec<(Bytes, Option<Bytes>)>,
}

impl MemoryWrite<'_> {
    pub(crate) fn commit(mut self) {
        self.undo.clear();
    }
}

impl Drop for MemoryWrite<'_> {
    fn drop(&mut self) {
        while let Some((key, value)) = self.undo.pop() {
            match value {
                Some(value) => self.map.insert(key, value),
                None => self.map.remove(&key),
            };
        }
    }
}

impl ReadTransaction for MemoryWrite<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.map.get(key).cloned())
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(entries(&self.map, range, order))
    }
}

impl WriteTransaction for MemoryWrite<'_> {
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError> {
        // A boxed slice has no spare capacity, which would be kept as long as the entry.
        let value = Bytes::from(value.into_boxed_slice());
        let key = Bytes::copy_from_slice(key);
        let old = self.map.insert(key.clone(), value);
        self.undo.push((key, old));
        Ok(())
    }

    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError> {
        if let Some((key, old)) = self.map.remove_entry(key) {
            self.undo.push((key, Some(old)));
        }
        Ok(())
    }
}

fn entries<'a>(map: &'a Map, range: KeyRange<'_>, order: Order) -> Entries<'a> {
    if is_empty(range) {
        return Box::new(std::iter::empty());
    }
    let entries = map
        .range::<[u8], _>(range)
        .map(|(key, value)| Ok((key.clone(), value.clone())));
    match order {
        Order::Ascending => Box::new(entries),
        Order::Descending => Box::new(entries.rev()),
    }
}
