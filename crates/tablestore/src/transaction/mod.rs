//! Local transactions: reads and writes of one partition key that take effect together.

mod abort_transaction;
mod commit_transaction;
mod guard;
mod local_transaction;
mod start_local_transaction;
#[cfg(test)]
mod tests;

pub use abort_transaction::{AbortTransaction, AbortTransactionResponse};
pub use commit_transaction::{CommitTransaction, CommitTransactionResponse};
pub use local_transaction::LocalTransaction;
pub use start_local_transaction::StartLocalTransaction;

use tablestore_core::Error;
use tablestore_protocol::PrimaryKey;

use crate::client::Client;

/// # Local transactions
impl Client {
    /// Runs reads and writes in a transaction over the rows of one partition key, and waits for its
    /// commit. If `work` returns an error, the transaction is aborted, and the error returned once the
    /// service has responded.
    ///
    /// If the returned future is dropped, the transaction is aborted as
    /// [`LocalTransaction`] describes.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let alice = PrimaryKey::new("customer", "alice");
    /// let account = |name| alice.clone().and("account", name);
    /// let savings = client
    ///     .transaction("accounts", alice.clone(), async |transaction| {
    ///         let read = transaction.get_row(account("savings")).send().await?;
    ///         let cents = read.row.unwrap_or_default().get::<i64>("cents")? - 500;
    ///         transaction.update_row(account("savings")).put("cents", cents).send().await?;
    ///         let current = transaction.update_row(account("current"));
    ///         current.increment("cents", 500).send().await?;
    ///         Ok::<_, tablestore::Error>(cents)
    ///     })
    ///     .await?;
    /// assert_eq!(savings, 500);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the start, of `work`, and of the commit. After a commit with an unknown outcome, the
    /// transaction is committed or aborted, and does not stay open: read a row back.
    #[doc(alias("TransactWriteItems", "TransactGetItems"))]
    pub async fn transaction<T, E: From<Error>>(
        &self,
        table: impl Into<String>,
        partition_key: impl Into<PrimaryKey>,
        work: impl AsyncFnOnce(&LocalTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let start = self.start_local_transaction(table, partition_key);
        let transaction = start.send().await?;
        match work(&transaction).await {
            Ok(value) => {
                transaction.commit().send().await?;
                Ok(value)
            }
            Err(error) => {
                // The reason of the failure is the error of the work.
                let _ = transaction.abort().send().await;
                Err(error)
            }
        }
    }

    /// Starts a transaction over the rows of one partition key (`StartLocalTransaction`).
    /// `partition_key` has only that column. The table has to
    /// [allow local transactions](crate::table::CreateTable::enable_local_transactions).
    ///
    /// The response is a [`LocalTransaction`], which creates the reads and writes inside it and ends
    /// it, at the latest when it is dropped. Until then no one else can write rows of this partition
    /// key; others read them as they were before. [`transaction`](Self::transaction) also waits for
    /// the end.
    ///
    /// A start that is dropped before its response is awaited in a task of the Tokio runtime, which
    /// aborts the transaction.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let alice = PrimaryKey::new("customer", "alice");
    /// let transaction = client
    ///     .start_local_transaction("accounts", alice.clone())
    ///     .send()
    ///     .await?;
    /// let account = |name| alice.clone().and("account", name);
    /// transaction.update_row(account("savings")).increment("cents", -500).send().await?;
    /// transaction.update_row(account("current")).increment("cents", 500).send().await?;
    /// transaction.commit().send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSRowOperationConflict` while another transaction holds the partition key; the client's retry
    /// policy decides about retries. There is none after an unknown outcome: the lock of a transaction
    /// whose id was lost lasts until the service aborts it, after 60 s.
    pub fn start_local_transaction(
        &self,
        table: impl Into<String>,
        partition_key: impl Into<PrimaryKey>,
    ) -> StartLocalTransaction {
        StartLocalTransaction::new(self, table.into(), partition_key.into())
    }

    /// Commits a local transaction by its id (`CommitTransaction`). For a [`LocalTransaction`], use
    /// [`LocalTransaction::commit`].
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let start = client.start_local_transaction("orders", PrimaryKey::new("customer", "alice"));
    /// # let id = start.send().await?.into_id();
    /// client.commit_transaction(id).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSSessionNotExist` if the transaction has ended, also after its 60 s. After an unknown
    /// outcome, the call is not retried: read a row back to learn the outcome.
    pub fn commit_transaction(&self, id: impl Into<String>) -> CommitTransaction {
        CommitTransaction::new(self, id.into())
    }

    /// Aborts a local transaction by its id (`AbortTransaction`). For a [`LocalTransaction`], use
    /// [`LocalTransaction::abort`].
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let start = client.start_local_transaction("orders", PrimaryKey::new("customer", "alice"));
    /// # let id = start.send().await?.into_id();
    /// client.abort_transaction(id).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSSessionNotExist` if the transaction has ended, also after its 60 s.
    #[doc(alias = "rollback")]
    pub fn abort_transaction(&self, id: impl Into<String>) -> AbortTransaction {
        AbortTransaction::new(self, id.into())
    }
}
