//! What the service does with a request, apart from the network.
//!
//! The engine is synchronous and deterministic: the time is handed in, and everything it remembers
//! about tables and rows is in the store, so that memory and disk behave alike. What transactions
//! have not committed is not in the store yet.
//!
//! An operation is one file in [`operations`] and one line in the table there. A request passes, in
//! this order: names and values that are checked without looking at any table, the table's
//! existence, the primary key against the table's schema, the row's existence, the column
//! condition. Nothing is written before the last check of a row has passed.

mod capacity;
mod cell_write;
mod defined_columns;
mod error;
mod filter;
mod garbage;
mod index;
mod key;
mod key_encoding;
mod limits;
mod name;
mod operations;
mod partitions;
mod primary_key;
mod rate_limit;
mod row;
mod row_block;
mod row_change;
mod row_read;
mod row_write;
mod row_writer;
mod scan;
mod selection;
mod settings;
mod stream;
mod table;
mod table_options;
mod throughput;
mod time;
mod transaction;
mod value_transfer;

#[cfg(test)]
mod tests;

use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::Instance;

pub(crate) use error::Result;
pub(crate) use operations::Operation;
pub use settings::Settings;

use crate::store::{ReadTransaction, WriteTransaction};
use rate_limit::RateLimit;
use time::Time;
use transaction::Transactions;

/// The service behind the network.
#[derive(Debug, Default)]
pub(crate) struct Engine {
    settings: Settings,
    table_operations: RateLimit,
    transactions: Transactions,
}

/// What is asked of the engine, apart from the operation.
pub(crate) struct Request {
    /// A world of its own: instances share nothing.
    pub(crate) instance: Instance,
    /// A serialized protobuf message.
    pub(crate) body: Bytes,
    pub(crate) now: SystemTime,
}

/// What an operation knows about its request, apart from the body.
pub(crate) struct Context<'a> {
    engine: &'a Engine,
    instance: &'a Instance,
    now: Time,
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
        run: operations::Read,
        store: &dyn ReadTransaction,
        request: &Request,
    ) -> Result<Bytes> {
        run(&self.context(request), store, &request.body)
    }

    /// Runs an operation that writes. If it fails, the transaction is to be undone.
    pub(crate) fn write(
        &self,
        run: operations::Write,
        store: &mut dyn WriteTransaction,
        request: &Request,
    ) -> Result<Bytes> {
        let answer = run(&self.context(request), store, &request.body)?;
        garbage::collect(store)?;
        Ok(answer)
    }

    fn context<'a>(&'a self, request: &'a Request) -> Context<'a> {
        Context {
            engine: self,
            instance: &request.instance,
            now: Time::from(request.now),
        }
    }
}
