use tablestore_core::Instance;

use crate::engine::shared::rate_limit::RateLimit;
use crate::engine::shared::settings::Settings;
use crate::engine::shared::time::Time;
use crate::engine::shared::transactions::Transactions;

/// The surroundings of a request: everything an operation knows apart from the body and the store.
pub(crate) struct Context<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) now: Time,
    pub(crate) settings: &'a Settings,
    pub(crate) table_operations: &'a RateLimit,
    pub(crate) transactions: &'a Transactions,
}
