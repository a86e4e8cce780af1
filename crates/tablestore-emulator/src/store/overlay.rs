use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::iter::Peekable;

use bytes::Bytes;

use super::{Entries, KeyRange, Order, ReadTransaction, StoreError, WriteTransaction, is_empty};

/// Changes that are not in a store yet: the new value of each changed key, or that it is gone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes(BTreeMap<Bytes, Option<Bytes>>);

impl Changes {
    /// Adds a change, instead of an earlier one of the same key.
    pub(crate) fn set(&mut self, key: Bytes, value: Option<Bytes>) {
        self.0.insert(key, value);
    }

    /// Takes out the changes of the keys from one on and before another.
    pub(crate) fn take(&mut self, from: &[u8], end: &[u8]) -> Self {
        let mut taken = self.0.split_off(from);
        self.0.append(&mut taken.split_off(end));
        Self(taken)
    }

    /// The changes, in the order of the keys.
    pub(crate) fn into_entries(self) -> impl Iterator<Item = (Bytes, Option<Bytes>)> {
        self.0.into_iter()
    }

    /// Makes the changes in a store.
    pub(crate) fn apply(self, store: &mut dyn WriteTransaction) -> Result<(), StoreError> {
        for (key, value) in self.into_entries() {
            match value {
                Some(value) => store.put(&key, value.into())?,
                None => store.delete(&key)?,
            }
        }
        Ok(())
    }
}

/// A store as it would be with some changes. Writes are added to the changes.
pub(crate) struct Overlay<'a> {
    base: &'a dyn ReadTransaction,
    changes: &'a mut Changes,
}

impl<'a> Overlay<'a> {
    pub(crate) fn new(base: &'a dyn ReadTransaction, changes: &'a mut Changes) -> Self {
        Self { base, changes }
    }
}

impl ReadTransaction for Overlay<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        match self.changes.0.get(key) {
            Some(value) => Ok(value.clone()),
            None => self.base.get(key),
        }
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        if is_empty(range) {
            return Ok(Box::new(std::iter::empty()));
        }
        let base = self.base.range(range, order)?;
        let changed = self.changes.0.range::<[u8], _>(range);
        let changed: Box<dyn Iterator<Item = _>> = match order {
            Order::Ascending => Box::new(changed),
            Order::Descending => Box::new(changed.rev()),
        };
        Ok(Box::new(Merge {
            base: base.peekable(),
            changed: changed.peekable(),
            order,
        }))
    }
}

impl WriteTransaction for Overlay<'_> {
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError> {
        let key = Bytes::copy_from_slice(key);
        self.changes.set(key, Some(value.into()));
        Ok(())
    }

    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError> {
        self.changes.set(Bytes::copy_from_slice(key), None);
        Ok(())
    }

    fn is_uncommitted(&self) -> bool {
        true
    }
}

/// The entries of a store, with changed ones instead of what they replace.
struct Merge<'a, C: Iterator<Item = (&'a Bytes, &'a Option<Bytes>)>> {
    base: Peekable<Entries<'a>>,
    changed: Peekable<C>,
    order: Order,
}

impl<'a, C: Iterator<Item = (&'a Bytes, &'a Option<Bytes>)>> Iterator for Merge<'a, C> {
    type Item = Result<(Bytes, Bytes), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let next = match (self.base.peek(), self.changed.peek()) {
                (Some(Ok((key, _))), Some((changed, _))) => match self.order {
                    Order::Ascending => key.cmp(changed),
                    Order::Descending => key.cmp(changed).reverse(),
                },
                (_, None) | (Some(Err(_)), _) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            if next == Ordering::Less {
                return self.base.next();
            }
            if next == Ordering::Equal {
                self.base.next();
            }
            if let (key, Some(value)) = self.changed.next()? {
                return Some(Ok((key.clone(), value.clone())));
            }
        }
    }
}
