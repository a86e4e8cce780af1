use std::fmt;
use std::sync::Arc;

use tablestore_protocol::PrimaryKey;

use super::guard::Guard;
use super::{AbortTransaction, CommitTransaction};
use crate::batch::BatchWriteRow;
use crate::call::ResponseMetadata;
use crate::client::Client;
use crate::row::{DeleteRow, GetRange, GetRow, KeyBounds, PutRow, UpdateRow};

/// An open transaction over the rows of one partition key, started by
/// [`Client::start_local_transaction`].
///
/// Its reads see its writes; others see them once it is [committed](LocalTransaction::commit). It
/// accepts one request at a time (`OTSSessionBusy` otherwise), up to 4 MB of writes, and only keys with
/// its partition key (`OTSDataOutOfRange` otherwise). A request that fails does not end it.
///
/// # Drop
///
/// A transaction that is dropped before the response to its commit or abort is aborted, in a task of the
/// Tokio runtime in which it is dropped. The task lasts for one request, whose failure is only logged.
/// That is a best effort: outside a runtime, when the runtime shuts down first, as after an error that
/// ends `main`, or when the request fails, the partition key stays locked for the writes of others until
/// the service aborts the transaction, 60 s after it started. [`abort`](LocalTransaction::abort) and
/// [`Client::transaction`] wait for the response.
///
/// ```
/// # use tablestore::PrimaryKey;
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let alice = PrimaryKey::new("customer", "alice");
/// let order = alice.clone().and("order", 7);
/// let start = client.start_local_transaction("orders", alice);
/// let transaction = start.send().await?;
/// transaction.delete_row(order.clone()).send().await?;
/// drop(transaction); // Or `?` of a call that failed.
///
/// client.update_row("orders", order.clone()).put("paid", true).send().await?;
/// let row = client.get_row("orders", order).send().await?.row.unwrap_or_default();
/// assert_eq!(row.get::<i64>("amount")?, 42);
/// # Ok(()) });
/// ```
#[must_use = "a transaction that is dropped is aborted"]
pub struct LocalTransaction {
    table: String,
    guard: Arc<Guard>,
    metadata: ResponseMetadata,
}

impl LocalTransaction {
    pub(super) fn new(
        client: Client,
        table: String,
        id: String,
        metadata: ResponseMetadata,
    ) -> Self {
        Self {
            table,
            guard: Arc::new(Guard::new(client, id)),
            metadata,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> &str {
        self.guard.id()
    }

    /// Returns the id and leaves the transaction open: end it with [`Client::commit_transaction`] or
    /// [`Client::abort_transaction`], here or in another process.
    pub fn into_id(self) -> String {
        self.guard.release();
        self.guard.id().to_owned()
    }

    /// Returns the metadata of the call that started the transaction.
    pub fn metadata(&self) -> &ResponseMetadata {
        &self.metadata
    }

    /// Creates a [`Client::put_row`] inside the transaction.
    pub fn put_row(&self, primary_key: impl Into<PrimaryKey>) -> PutRow {
        let put = self.client().put_row(&self.table, primary_key);
        put.transaction(self.id())
    }

    /// Creates a [`Client::update_row`] inside the transaction.
    pub fn update_row(&self, primary_key: impl Into<PrimaryKey>) -> UpdateRow {
        let update = self.client().update_row(&self.table, primary_key);
        update.transaction(self.id())
    }

    /// Creates a [`Client::delete_row`] inside the transaction.
    pub fn delete_row(&self, primary_key: impl Into<PrimaryKey>) -> DeleteRow {
        let delete = self.client().delete_row(&self.table, primary_key);
        delete.transaction(self.id())
    }

    /// Creates a [`Client::batch_write_row`] inside the transaction, for rows that this transaction
    /// creates.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let alice = PrimaryKey::new("customer", "alice");
    /// # let transaction = client.start_local_transaction("orders", alice).send().await?;
    /// let key = |order| PrimaryKey::new("customer", "alice").and("order", order);
    /// let response = transaction
    ///     .batch_write_row()
    ///     .add(transaction.put_row(key(7)).column("amount", 42))
    ///     .add(transaction.delete_row(key(6)))
    ///     .send()
    ///     .await?;
    /// response.all_ok()?;
    /// # Ok(()) });
    /// ```
    pub fn batch_write_row(&self) -> BatchWriteRow {
        self.client().batch_write_row().transaction(self.id())
    }

    /// Creates a [`Client::get_row`] that sees the transaction's writes.
    pub fn get_row(&self, primary_key: impl Into<PrimaryKey>) -> GetRow {
        let get = self.client().get_row(&self.table, primary_key);
        get.transaction(self.id())
    }

    /// Creates a [`Client::get_range`] that sees the transaction's writes.
    pub fn get_range(&self, range: impl Into<KeyBounds>) -> GetRange {
        let get = self.client().get_range(&self.table, range);
        get.transaction(self.id())
    }

    /// Makes the writes permanent and ends the transaction.
    ///
    /// A commit that fails aborts the transaction, unless the service says that it has ended. So does
    /// a commit that is dropped before its response: the transaction is then committed or aborted, and
    /// not left open.
    pub fn commit(self) -> CommitTransaction {
        CommitTransaction::guarded(self.guard)
    }

    /// Discards the writes and ends the transaction.
    pub fn abort(self) -> AbortTransaction {
        AbortTransaction::guarded(self.guard)
    }

    fn client(&self) -> &Client {
        self.guard.client()
    }
}

impl fmt::Debug for LocalTransaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalTransaction")
            .field("table", &self.table)
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}
