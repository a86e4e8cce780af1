//! State in memory that is derived from the store, and can be derived again.

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One value for each id that the store has given to something.
#[derive(Default)]
pub(crate) struct Derived(Mutex<HashMap<u64, Arc<dyn Any + Send + Sync>>>);

impl Derived {
    /// The value of an id: a new one if there is none, or one of another type.
    pub(crate) fn get<T: Default + Send + Sync + 'static>(&self, id: u64) -> Arc<T> {
        let mut values = self.lock();
        let value = values.get(&id).cloned();
        match value.and_then(|value| value.downcast().ok()) {
            Some(value) => value,
            None => {
                let value = Arc::<T>::default();
                values.insert(id, Arc::<T>::clone(&value));
                value
            }
        }
    }

    /// Drops the value of an id that is gone.
    pub(crate) fn remove(&self, id: u64) {
        self.lock().remove(&id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Arc<dyn Any + Send + Sync>>> {
        // Nothing fails while it is locked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Derived({} values)", self.lock().len())
    }
}
