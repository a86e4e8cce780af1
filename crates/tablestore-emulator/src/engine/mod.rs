//! The service behind the network: what each operation does.
//!
//! The engine is synchronous and deterministic. Time is an input, and everything the engine
//! remembers about tables and rows is in the store, so memory and disk behave alike. Uncommitted
//! transactions are the exception: they are in memory only.
//!
//! Operations are grouped by family. A family is a folder with its operations, one file each, and
//! a table of them, `OPERATIONS`. Families may use [`shared`], [`handler`] and [`change_log`], and
//! each other only along the arrows that the unit test in `layering.rs` lists.
//!
//! A request is checked in this order: names and values that need no table, the table's existence,
//! the primary key against the table's schema, the row's existence, the column condition. Nothing
//! is written before the last check of a row has passed.

mod change_log;
mod delivery;
mod global_table;
mod handler;
#[cfg(test)]
mod layering;
mod search;
mod shared;
mod sql;
#[cfg(test)]
mod tests;
mod timeseries;
mod tunnel;
mod wide_column;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::Instance;

pub(crate) use handler::{Access, Handler, Read, Write};
pub(crate) use shared::error::Result;
pub use shared::settings::{Settings, StreamShards};

use crate::budget::Budget;
use crate::store::{Metered, ReadTransaction, WriteTransaction};
pub(crate) use shared::context::Context;
use shared::derived::Derived;
use shared::error::invalid;
use shared::garbage;
use shared::rate_limit::RateLimit;
use shared::time::Time;
use shared::transactions::{Ending, Transactions};
use shared::work::Work;

/// The operations of each family.
const FAMILIES: &[&[(&str, Handler)]] = &[
    wide_column::OPERATIONS,
    search::OPERATIONS,
    sql::OPERATIONS,
    timeseries::OPERATIONS,
    tunnel::OPERATIONS,
    delivery::OPERATIONS,
    global_table::OPERATIONS,
];

static HANDLERS: LazyLock<HashMap<&str, Handler>> =
    LazyLock::new(|| FAMILIES.iter().copied().flatten().copied().collect());

/// Returns the handler of the operation with this name.
pub(crate) fn find_handler(operation: &str) -> Result<Handler> {
    let handler = HANDLERS.get(operation).copied();
    handler.ok_or_else(|| invalid(format!("Unsupported operation: {operation}.")))
}

/// The service behind the network.
#[derive(Debug, Default)]
pub(crate) struct Engine {
    settings: Settings,
    table_operations: RateLimit,
    transactions: Transactions,
    derived: Derived,
}

/// A request to the engine, apart from its operation.
pub(crate) struct Request {
    /// Instances are isolated: they share nothing.
    pub(crate) instance: Instance,
    /// A serialized protobuf message.
    pub(crate) body: Bytes,
    pub(crate) now: SystemTime,
    /// The work that the request may still do.
    pub(crate) budget: Budget,
    /// The transactions that it ends, which end when it is committed.
    pub(crate) ending: Arc<Ending>,
}

impl Engine {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings,
            ..Self::default()
        }
    }

    /// Runs an operation that reads.
    pub(crate) fn read(
        &self,
        read: Read,
        store: &dyn ReadTransaction,
        request: &Request,
    ) -> Result<Bytes> {
        let store = Metered::new(store, &request.budget);
        read(&self.context(request), &store, &request.body)
    }

    /// Runs an operation that writes. If it fails, the transaction is to be undone; otherwise
    /// [`Engine::committed`] is to be called.
    pub(crate) fn write(
        &self,
        write: Write,
        store: &mut dyn WriteTransaction,
        request: &Request,
    ) -> Result<Bytes> {
        let context = self.context(request);
        let response = write(&context, store, &request.body)?;
        timeseries::touch_series_of_rows(&context, store)?;
        garbage::collect(store)?;
        Ok(response)
    }

    /// Runs an operation that writes for long, unless its budget is exhausted before that.
    pub(crate) fn write_for_long(
        &self,
        write: Write,
        store: &mut dyn WriteTransaction,
        request: &Request,
    ) -> Result<Bytes> {
        self.write(write, &mut Metered::new(store, &request.budget), request)
    }

    /// Finishes a request that writes, once its changes are committed.
    pub(crate) fn committed(&self, ending: &Ending) {
        self.transactions.remove(ending);
    }

    fn context<'a>(&'a self, request: &'a Request) -> Context<'a> {
        Context {
            instance: &request.instance,
            operation: Cell::new(""),
            now: Time::from(request.now),
            work: Work::new(&request.budget, self.settings.work_limit),
            settings: &self.settings,
            table_operations: &self.table_operations,
            transactions: &self.transactions,
            ending: &request.ending,
            derived: &self.derived,
            rows_of_points: RefCell::default(),
        }
    }
}
