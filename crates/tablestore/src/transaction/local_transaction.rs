use std::fmt;
use std::ops::Range;

use tokio::runtime::Handle;

use super::{AbortTransaction, CommitTransaction};
use crate::batch::BatchWriteRow;
use crate::row::{DeleteRow, GetRange, GetRow, InTransaction, PutRow, UpdateRow};
use crate::{Client, PrimaryKey, Request, ResponseMetadata};

/// A transaction over the rows of one partition key: see [`Client::start_local_transaction`].
///
/// Its reads see its writes; others see them once it is [committed](LocalTransaction::commit). It
/// takes one request at a time (`OTSSessionBusy` otherwise), up to 4 MB of writes, and keys of its
/// partition key only (`OTSDataOutOfRange` otherwise). A request that is refused does not end it.
///
/// # On drop
///
/// Dropping it aborts it, in a task of the Tokio runtime in which it is dropped; the task ends with
/// that one request, whose failure shows in the log alone. Outside a runtime, or when the request
/// does not get through, the partition key stays locked for others' writes until the service aborts
/// the transaction, 60 s after it started. [`abort`](LocalTransaction::abort) waits for the answer,
/// [`into_id`](LocalTransaction::into_id) leaves the transaction open.
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
    open: Open,
    metadata: ResponseMetadata,
}

/// A transaction that nobody ended yet. Dropping this does.
struct Open {
    client: Client,
    /// Empty when somebody else ends it.
    id: String,
}

impl LocalTransaction {
    pub(crate) fn new(
        client: Client,
        table: String,
        id: String,
        metadata: ResponseMetadata,
    ) -> Self {
        Self {
            table,
            open: Open { client, id },
            metadata,
        }
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.open.id
    }

    /// The id, to carry elsewhere. The transaction stays open: end it with
    /// [`Client::commit_transaction`] or [`Client::abort_transaction`].
    pub fn into_id(mut self) -> String {
        self.open.take_id()
    }

    /// What the service says about the call that started it.
    pub fn metadata(&self) -> &ResponseMetadata {
        &self.metadata
    }

    /// A [`Client::put_row`] inside the transaction.
    pub fn put_row(&self, primary_key: impl Into<PrimaryKey>) -> Request<PutRow> {
        self.inside(self.client().put_row(&self.table, primary_key))
    }

    /// A [`Client::update_row`] inside the transaction.
    pub fn update_row(&self, primary_key: impl Into<PrimaryKey>) -> Request<UpdateRow> {
        self.inside(self.client().update_row(&self.table, primary_key))
    }

    /// A [`Client::delete_row`] inside the transaction.
    pub fn delete_row(&self, primary_key: impl Into<PrimaryKey>) -> Request<DeleteRow> {
        self.inside(self.client().delete_row(&self.table, primary_key))
    }

    /// A [`Client::batch_write_row`] inside the transaction, of rows that this transaction makes.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let alice = PrimaryKey::new("customer", "alice");
    /// # let transaction = client.start_local_transaction("orders", alice).send().await?;
    /// let key = |order| PrimaryKey::new("customer", "alice").and("order", order);
    /// let answer = transaction
    ///     .batch_write_row()
    ///     .add(transaction.put_row(key(7)).column("amount", 42))
    ///     .add(transaction.delete_row(key(6)))
    ///     .send()
    ///     .await?;
    /// answer.all_ok()?;
    /// # Ok(()) });
    /// ```
    pub fn batch_write_row(&self) -> Request<BatchWriteRow> {
        self.inside(self.client().batch_write_row())
    }

    /// A [`Client::get_row`] that sees the transaction's writes.
    pub fn get_row(&self, primary_key: impl Into<PrimaryKey>) -> Request<GetRow> {
        self.inside(self.client().get_row(&self.table, primary_key))
    }

    /// A [`Client::get_range`] that sees the transaction's writes.
    pub fn get_range(&self, range: Range<PrimaryKey>) -> Request<GetRange> {
        self.inside(self.client().get_range(&self.table, range))
    }

    /// Makes the writes permanent and ends the transaction: see [`Client::commit_transaction`].
    pub fn commit(mut self) -> Request<CommitTransaction> {
        let id = self.open.take_id();
        self.client().commit_transaction(id)
    }

    /// Drops the writes and ends the transaction: see [`Client::abort_transaction`].
    pub fn abort(mut self) -> Request<AbortTransaction> {
        let id = self.open.take_id();
        self.client().abort_transaction(id)
    }

    fn client(&self) -> &Client {
        &self.open.client
    }

    fn inside<Op: InTransaction>(&self, request: Request<Op>) -> Request<Op> {
        request.transaction(self.id())
    }
}

impl Open {
    fn take_id(&mut self) -> String {
        std::mem::take(&mut self.id)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let id = self.take_id();
        if id.is_empty() {
            return;
        }
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(self.client.abort_transaction(id).send());
        }
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

#[cfg(test)]
mod tests {
    use prost::Message;
    use tablestore_core::{Effect, Operation};
    use tablestore_protocol::{plainbuffer, proto::table as proto};

    use super::*;
    use crate::KeyRange;
    use crate::call::wire::Wire;
    use crate::testing::Script;
    use tablestore_transport::NoRetryPolicy;

    fn key() -> PrimaryKey {
        PrimaryKey::new("id", 1).and("n", 2)
    }

    async fn start(script: Script) -> (Script, LocalTransaction) {
        let script = script.answer(&proto::StartLocalTransactionResponse {
            transaction_id: "t".to_owned(),
        });
        let client = script.client(NoRetryPolicy);
        let start = client.start_local_transaction("a", PrimaryKey::new("id", 1));
        let transaction = start.send().await.unwrap();
        (script, transaction)
    }

    #[tokio::test]
    async fn it_starts_on_a_partition_key_and_ends_by_its_id() {
        let (script, transaction) = start(Script::default()).await;
        let asked: Vec<proto::StartLocalTransactionRequest> = script.asked();
        assert_eq!(asked[0].table_name, "a");
        let partition_key = plainbuffer::decode_primary_key(&asked[0].key).unwrap();
        assert_eq!(partition_key, PrimaryKey::new("id", 1));

        let script = script.answer(&proto::CommitTransactionResponse {});
        transaction.commit().send().await.unwrap();
        let asked: Vec<proto::CommitTransactionRequest> = script.asked();
        assert_eq!(asked[1].transaction_id, "t");
        assert_eq!(script.operations()[1], Operation::COMMIT_TRANSACTION);

        let (script, transaction) = start(Script::default()).await;
        let script = script.answer(&proto::AbortTransactionResponse {});
        transaction.abort().send().await.unwrap();
        assert_eq!(script.operations()[1], Operation::ABORT_TRANSACTION);
        let effects = script.operations();
        assert!(
            effects
                .iter()
                .all(|operation| operation.effect() == Effect::Write)
        );
    }

    /// Lets tasks run until they wait.
    async fn let_tasks_run() {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn dropped_it_is_aborted_once_unless_somebody_else_ends_it() {
        let (script, transaction) = start(Script::default()).await;
        drop(transaction);
        let_tasks_run().await;
        assert_eq!(script.operations()[1..], [Operation::ABORT_TRANSACTION]);
        let asked: Vec<proto::AbortTransactionRequest> = script.asked();
        assert_eq!(asked[1].transaction_id, "t");

        type End = fn(LocalTransaction);
        let ends: [(End, &str); 3] = [
            (|transaction| drop(transaction.commit()), "commit"),
            (|transaction| drop(transaction.abort()), "abort"),
            (|transaction| drop(transaction.into_id()), "into_id"),
        ];
        for (end, name) in ends {
            let (script, transaction) = start(Script::default()).await;
            end(transaction);
            let_tasks_run().await;
            assert_eq!(script.count(), 1, "{name}");
        }
    }

    #[test]
    fn outside_a_runtime_dropping_it_does_nothing() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let (script, transaction) = runtime.block_on(start(Script::default()));
        drop(transaction);
        runtime.block_on(let_tasks_run());
        assert_eq!(script.count(), 1);
    }

    #[tokio::test]
    async fn its_requests_carry_its_id() {
        fn sent<M: Message + Default>(operation: &impl Wire) -> M {
            M::decode(operation.encode().unwrap()).unwrap()
        }
        let (_, transaction) = start(Script::default()).await;
        let put: proto::PutRowRequest = sent(&transaction.put_row(key()).operation);
        let update: proto::UpdateRowRequest =
            sent(&transaction.update_row(key()).put("x", 1).operation);
        let delete: proto::DeleteRowRequest = sent(&transaction.delete_row(key()).operation);
        let get: proto::GetRowRequest = sent(&transaction.get_row(key()).operation);
        let range = KeyRange::all(["id", "n"]).forward();
        let range: proto::GetRangeRequest = sent(&transaction.get_range(range).operation);
        let batch = transaction.batch_write_row();
        let batch = batch.add(transaction.put_row(key()));
        let batch: proto::BatchWriteRowRequest = sent(&batch.operation);
        for (table, id) in [
            (put.table_name, put.transaction_id),
            (update.table_name, update.transaction_id),
            (delete.table_name, delete.transaction_id),
            (get.table_name, get.transaction_id),
            (range.table_name, range.transaction_id),
            (batch.tables[0].table_name.clone(), batch.transaction_id),
        ] {
            assert_eq!((table.as_str(), id.as_deref()), ("a", Some("t")));
        }
    }
}
