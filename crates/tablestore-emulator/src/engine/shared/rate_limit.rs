use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tablestore_core::{ErrorCode, Instance, ServiceError};

use crate::engine::shared::error::Result;
use crate::engine::shared::time::Time;

/// Counts the table operations of each instance in the current second.
#[derive(Debug, Default)]
pub(crate) struct RateLimit(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    second: i64,
    by_instance: HashMap<Instance, u32>,
}

impl RateLimit {
    /// Counts one more operation, or refuses it.
    pub(crate) fn admit(&self, instance: &Instance, now: Time, per_second: u32) -> Result<()> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.second != now.seconds() {
            counts.second = now.seconds();
            counts.by_instance.clear();
        }
        let count = counts.by_instance.entry(instance.clone()).or_default();
        if *count >= per_second {
            return Err(ServiceError::new(
                ErrorCode::QuotaExhausted,
                "Too frequent table operations.",
            ));
        }
        *count += 1;
        Ok(())
    }
}
