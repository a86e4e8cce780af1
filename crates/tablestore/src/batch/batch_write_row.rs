use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::{Row, proto::table as proto};

use super::row_change::{effect_of, in_order_of_changes};
use super::tables::{by_table, in_order, only_table};
use super::{Batch, BatchResponse, RowChange, retry, row_setters};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::row::{check_key, transaction_setter};

/// A `BatchWriteRow` request, created by [`Client::batch_write_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BatchWriteRow {
    context: CallContext,
    rows: Vec<RowChange>,
    atomic: bool,
    transaction: Option<String>,
}

/// The response to `BatchWriteRow`: one result for each row, in the order in which rows were added.
pub type BatchWriteRowResponse = BatchResponse<RowWritten>;

/// The result of a row that was written.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowWritten {
    /// The row that the write returns, if it was set to return one.
    pub row: Option<Row>,
    /// The cost of the write.
    pub consumed: ConsumedCapacity,
}

impl BatchWriteRow {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
            rows: Vec::new(),
            atomic: false,
            transaction: None,
        }
    }

    /// Writes all rows of a table or none of them. They must share their partition key. Rows of an
    /// atomic batch are retried all together or not at all.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
    /// let response = client
    ///     .batch_write_row()
    ///     .add(client.delete_row("orders", order(7)))
    ///     .add(client.put_row("orders", order(8)).column("replaces", 7))
    ///     .atomic()
    ///     .send()
    ///     .await?;
    /// response.all_ok()?;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "TransactWriteItems")]
    pub fn atomic(mut self) -> Self {
        self.atomic = true;
        self
    }

    /// A row that belongs to another transaction would silently be written outside of it.
    fn check(&self, index: usize, row: &RowChange) -> Result<()> {
        let is_foreign = row.transaction.is_some() && row.transaction != self.transaction;
        let transaction = || "it belongs to another transaction than the batch".to_owned();
        match row
            .rejection
            .clone()
            .or_else(|| is_foreign.then(transaction))
        {
            Some(reason) => Err(Error::new(
                ErrorKind::Request,
                format!("row {index} of the batch is not valid: {reason}"),
            )),
            None => Ok(()),
        }
    }
}

request! {
    BatchWriteRow -> BatchWriteRowResponse {
        example: r#"client.batch_write_row().add(client.put_row("orders", PrimaryKey::new("customer", "alice").and("order", 7)))"#,
        row_setters: rows,
        transaction_setter: transaction,
    }
}

impl Request for BatchWriteRow {
    type Response = BatchWriteRowResponse;

    fn operation(&self) -> Operation {
        Operation::BATCH_WRITE_ROW.with_effect(effect_of(&self.rows))
    }

    fn table(&self) -> Option<&str> {
        only_table(self.rows.iter().map(|row| row.table.as_str()))
    }

    fn encode(&self) -> Result<Bytes> {
        for (index, row) in self.rows.iter().enumerate() {
            self.check(index, row)?;
        }
        let rows = self.rows.iter();
        let tables = by_table(rows.map(|row| (row.table.as_str(), row.message.clone())));
        let tables = tables.into_iter();
        Ok(wire::encode(&proto::BatchWriteRowRequest {
            tables: tables
                .map(|(table, rows)| proto::TableInBatchWriteRowRequest {
                    table_name: table.to_owned(),
                    rows,
                })
                .collect(),
            transaction_id: self.transaction.clone(),
            is_atomic: self.atomic.then_some(true),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BatchWriteRowResponse> {
        let response: proto::BatchWriteRowResponse = wire::decode(body)?;
        let tables = response.tables.into_iter();
        in_order(
            self.rows.iter().map(|row| (row.table.as_str(), row)),
            tables.map(|table| (table.table_name, table.rows)),
            metadata,
            |change: &RowChange, result: proto::RowInBatchWriteRowResponse, consumed| {
                let row = wire::decode_row(result.row)?;
                check_key(row.as_ref(), &change.primary_key)?;
                Ok(RowWritten { row, consumed })
            },
        )
    }

    fn consumed(response: &BatchWriteRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed.values().copied().sum())
    }

    async fn execute(self) -> Result<BatchWriteRowResponse> {
        retry::execute(&self).await
    }
}

impl Batch for BatchWriteRow {
    type Row = RowWritten;

    fn part(&self, rows: &[usize]) -> Self {
        Self {
            context: self.context.clone(),
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
            atomic: self.atomic,
            transaction: self.transaction.clone(),
        }
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn row_name(&self, row: usize) -> String {
        self.rows[row].name()
    }

    fn row_effect(&self, row: usize) -> Effect {
        self.rows[row].effect
    }

    fn separable(&self, rows: Vec<usize>, executed: impl Fn(usize) -> bool) -> Vec<usize> {
        if self.atomic && rows.len() < self.rows.len() {
            return Vec::new();
        }
        in_order_of_changes(&self.rows, rows, executed)
    }
}
