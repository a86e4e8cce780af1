use std::cell::{Cell, RefCell};

use tablestore_core::Instance;
use tablestore_protocol::PrimaryKey;

use crate::engine::shared::derived::Derived;
use crate::engine::shared::rate_limit::RateLimit;
use crate::engine::shared::settings::Settings;
use crate::engine::shared::time::Time;
use crate::engine::shared::transactions::{Ending, Transactions};
use crate::engine::shared::work::Work;

/// The surroundings of a request: everything an operation knows apart from the body and the store.
pub(crate) struct Context<'a> {
    pub(crate) instance: &'a Instance,
    /// The name of the operation, for the texts of errors.
    pub(crate) operation: Cell<&'static str>,
    pub(crate) now: Time,
    /// The work that the request may still do. The store charges the call's budget for every entry
    /// that is read; computations that take long over few entries charge their steps here.
    pub(crate) work: Work<'a>,
    pub(crate) settings: &'a Settings,
    pub(crate) table_operations: &'a RateLimit,
    pub(crate) transactions: &'a Transactions,
    /// The transactions that end when the request is committed.
    pub(crate) ending: &'a Ending,
    pub(crate) derived: &'a Derived,
    /// The rows that row operations wrote into the tables of points, by the names of the time series
    /// tables. Their series become known at the end of the request.
    pub(crate) rows_of_points: RefCell<Vec<(String, PrimaryKey)>>,
}
