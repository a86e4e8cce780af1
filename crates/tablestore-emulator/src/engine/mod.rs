//! What the service does with a request, apart from the network.
//!
//! The engine is synchronous and deterministic: the time is handed in, and everything it remembers
//! about tables and rows is in the store, so that memory and disk behave alike.
//!
//! An operation is one file in [`operations`] and one line in the table there. A request passes, in
//! this order: names and values that are checked without looking at any table, the table's
//! existence, the primary key against the table's schema, the row's existence, the column
//! condition. Nothing is written before the last check of a row has passed.

mod auto_increment;
mod capacity;
mod error;
mod limits;
mod name;
mod operations;
mod rate_limit;
mod settings;
mod table;
mod time;

use bytes::Bytes;
use tablestore_core::Instance;

pub(crate) use error::Result;
pub(crate) use operations::{Handler, Operation};
pub use settings::Settings;
use time::Time;

use crate::store::{ReadTransaction, WriteTransaction};
use rate_limit::RateLimit;

/// The service behind the network.
#[derive(Debug, Default)]
pub(crate) struct Engine {
    settings: Settings,
    table_operations: RateLimit,
}

/// What an operation knows about its request, apart from the body.
pub(crate) struct Context<'a> {
    pub(crate) settings: &'a Settings,
    /// A world of its own: instances share nothing.
    pub(crate) instance: &'a Instance,
    pub(crate) now: Time,
}

impl Engine {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings,
            table_operations: RateLimit::default(),
        }
    }

    /// Runs an operation that reads.
    pub(crate) fn read(
        &self,
        operation: &Operation,
        handler: operations::Read,
        store: &dyn ReadTransaction,
        request: Request<'_>,
    ) -> Result<Bytes> {
        let context = self.admit(operation, &request)?;
        handler(&context, store, &request.body)
    }

    /// Runs an operation that writes. The transaction is to be undone if it fails.
    pub(crate) fn write(
        &self,
        operation: &Operation,
        handler: operations::Write,
        store: &mut dyn WriteTransaction,
        request: Request<'_>,
    ) -> Result<Bytes> {
        let context = self.admit(operation, &request)?;
        let answer = handler(&context, store, &request.body)?;
        garbage::collect(store)?;
        Ok(answer)
    }
}
