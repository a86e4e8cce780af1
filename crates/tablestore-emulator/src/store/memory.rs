use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use super::{Entries, KeyRange, Order, ReadTransaction, StoreError, WriteTransaction, is_empty};

type Map = BTreeMap<Bytes, Bytes>;

/// Entries that a long read takes at a time.
const PORTION: usize = 256;

/// A store in memory. Readers run side by side, a writer runs alone.
///
/// Tasks wait for it without holding up their threads.
#[derive(Clone, Debug, Default)]
pub(crate) struct MemoryStore(Arc<RwLock<Map>>);

impl MemoryStore {
    /// Reads one state, which no writer changes meanwhile.
    pub(crate) async fn read(&self) -> MemoryRead {
        // The first attempt spares an uncontended call the waiter's bookkeeping.
        MemoryRead(match Arc::clone(&self.0).try_read_owned() {
            Ok(map) => map,
            Err(_) => Arc::clone(&self.0).read_owned().await,
        })
    }

    /// Reads without holding up writers. It must not be used on a thread that runs tasks.
    pub(crate) fn read_in_portions(&self) -> MemoryPortions {
        MemoryPortions(Arc::clone(&self.0))
    }

    /// Changes the store while nobody else uses it.
    pub(crate) async fn write(&self) -> MemoryWrite {
        MemoryWrite {
            map: match Arc::clone(&self.0).try_write_owned() {
                Ok(map) => map,
                Err(_) => Arc::clone(&self.0).write_owned().await,
            },
            undo: Vec::new(),
        }
    }
}

pub(crate) struct MemoryRead(OwnedRwLockReadGuard<Map>);

impl ReadTransaction for MemoryRead {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.0.get(key).cloned())
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(entries(&self.0, range, order))
    }
}

/// Reads each entry, and each portion of a range, as it is at that time: rows are whole, and what
/// is written meanwhile may be among them, as in the service itself.
pub(crate) struct MemoryPortions(Arc<RwLock<Map>>);

impl ReadTransaction for MemoryPortions {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.0.blocking_read().get(key).cloned())
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        let owned = |bound: Bound<&[u8]>| bound.map(Bytes::copy_from_slice);
        Ok(Box::new(Portions {
            map: &self.0,
            rest: Some((owned(range.0), owned(range.1))),
            order,
            portion: VecDeque::new(),
        }))
    }
}

/// The entries of a range, of which a portion is taken at a time.
struct Portions<'a> {
    map: &'a RwLock<Map>,
    /// The part of the range that is not read yet.
    rest: Option<(Bound<Bytes>, Bound<Bytes>)>,
    order: Order,
    portion: VecDeque<(Bytes, Bytes)>,
}

impl Portions<'_> {
    fn take_portion(&mut self) -> Result<(), StoreError> {
        let Some((lower, upper)) = self.rest.take() else {
            return Ok(());
        };
        let range = (
            lower.as_ref().map(|key| &**key),
            upper.as_ref().map(|key| &**key),
        );
        let map = self.map.blocking_read();
        let portion = entries(&map, range, self.order).take(PORTION);
        self.portion = portion.collect::<Result<_, _>>()?;
        if self.portion.len() == PORTION
            && let Some((last, _)) = self.portion.back()
        {
            let last = Bound::Excluded(last.clone());
            self.rest = Some(match self.order {
                Order::Ascending => (last, upper),
                Order::Descending => (lower, last),
            });
        }
        Ok(())
    }
}

impl Iterator for Portions<'_> {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.portion.is_empty()
            && let Err(error) = self.take_portion()
        {
            return Some(Err(error));
        }
        self.portion.pop_front().map(Ok)
    }
}

/// A transaction that is undone when it is dropped, unless it was committed.
pub(crate) struct MemoryWrite {
    map: OwnedRwLockWriteGuard<Map>,
    /// The changed keys with the values they had.
    undo: Vec<(Bytes, Option<Bytes>)>,
}

impl MemoryWrite {
    pub(crate) fn commit(mut self) {
        self.undo.clear();
    }
}

impl Drop for MemoryWrite {
    fn drop(&mut self) {
        while let Some((key, value)) = self.undo.pop() {
            match value {
                Some(value) => self.map.insert(key, value),
                None => self.map.remove(&key),
            };
        }
    }
}

impl ReadTransaction for MemoryWrite {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        Ok(self.map.get(key).cloned())
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(entries(&self.map, range, order))
    }
}

impl WriteTransaction for MemoryWrite {
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
