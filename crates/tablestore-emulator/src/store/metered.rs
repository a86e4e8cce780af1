use bytes::Bytes;

use super::{Entries, KeyRange, Order, ReadTransaction, StoreError, WriteTransaction};
use crate::budget::Budget;

/// A store whose use is charged to a budget. Every loop over entries fails once it is exhausted.
pub(crate) struct Metered<'a, S> {
    store: S,
    budget: &'a Budget,
}

impl<'a, S> Metered<'a, S> {
    pub(crate) fn new(store: S, budget: &'a Budget) -> Self {
        Self { store, budget }
    }
}

impl ReadTransaction for Metered<'_, &dyn ReadTransaction> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(self.store, self.budget, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(charged(self.store.range(range, order)?, self.budget))
    }
}

impl ReadTransaction for Metered<'_, &mut dyn WriteTransaction> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(&*self.store, self.budget, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        Ok(charged(self.store.range(range, order)?, self.budget))
    }
}

impl WriteTransaction for Metered<'_, &mut dyn WriteTransaction> {
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError> {
        spend(self.budget, key.len() + value.len())?;
        self.store.put(key, value)
    }

    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError> {
        spend(self.budget, key.len())?;
        self.store.delete(key)
    }
}

fn get(
    store: &(impl ReadTransaction + ?Sized),
    budget: &Budget,
    key: &[u8],
) -> Result<Option<Bytes>, StoreError> {
    let value = store.get(key)?;
    spend(budget, key.len() + value.as_ref().map_or(0, Bytes::len))?;
    Ok(value)
}

fn charged<'a>(entries: Entries<'a>, budget: &'a Budget) -> Entries<'a> {
    Box::new(entries.map(|entry| {
        let (key, value) = entry?;
        spend(budget, key.len() + value.len())?;
        Ok((key, value))
    }))
}

fn spend(budget: &Budget, bytes: usize) -> Result<(), StoreError> {
    budget.spend(bytes).map_err(StoreError::new)
}
