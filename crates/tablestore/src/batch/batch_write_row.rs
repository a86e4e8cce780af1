use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::{Row, proto::table as proto};

use crate::batch::{self, Batch, BatchResponse, RowChange};
use crate::call::wire::{self, Wire};
use crate::row::InTransaction;
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Writes up to 200 rows and 4 MiB of one table or more (`BatchWriteRow`), each by itself
    /// unless the batch is [`atomic`](Request::atomic).
    ///
    /// Rows are put, updated and deleted as they are alone, with their conditions and what they
    /// return. Those that fail for a reason that passes are sent again, as whole calls are: by the
    /// client's retry policy, out of the same budget, within the same time limit, and each by what
    /// it does itself, so that an increment is not repeated after an unknown outcome. Nor is a
    /// change sent again when a later change of the same row was carried out.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = PrimaryKey::new("customer", "alice").and("order", 7);
    /// let stock = PrimaryKey::new("article", "tea");
    /// let answer = client
    ///     .batch_write_row()
    ///     .add(client.put_row("orders", order).column("amount", 42))
    ///     .add(client.update_row("stock", stock).increment("sold", 42))
    ///     .send()
    ///     .await?;
    /// for (_, error) in answer.failed() {
    ///     eprintln!("{error}");
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the answer's [`rows`](BatchResponse::rows), and the call
    /// succeeds. What is wrong with the batch itself fails the call, and nothing is written: no
    /// rows or too many, a name, length or value that no table can have.
    pub fn batch_write_row(&self) -> Request<BatchWriteRow> {
        Request::new(self, BatchWriteRow::default())
    }
}

/// `BatchWriteRow`: see [`Client::batch_write_row`].
#[derive(Clone, Debug, Default)]
pub struct BatchWriteRow {
    rows: Vec<RowChange>,
    atomic: bool,
    transaction: Option<String>,
}

/// The answer to `BatchWriteRow`: one result a row, in the order in which rows were added.
pub type BatchWriteRowResponse = BatchResponse<RowWritten>;

/// A row that was written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RowWritten {
    /// What the row's write was told to return.
    pub row: Option<Row>,
    /// What the write cost.
    pub consumed: ConsumedCapacity,
}

impl Request<BatchWriteRow> {
    /// Adds a row: a [`put_row`](Client::put_row), an [`update_row`](Client::update_row) or a
    /// [`delete_row`](Client::delete_row). A row can be changed several times in one batch, in this
    /// order, as long as its changes have no conditions.
    ///
    /// Time limits and retry policy are the batch's, and those of the row alone mean nothing.
    #[allow(clippy::should_implement_trait, reason = "adding a row is no sum")]
    pub fn add(self, row: impl Into<RowChange>) -> Self {
        self.with(|batch| batch.rows.push(row.into()))
    }

    /// Adds rows.
    pub fn add_all<R: Into<RowChange>>(self, rows: impl IntoIterator<Item = R>) -> Self {
        self.with(|batch| batch.rows.extend(rows.into_iter().map(Into::into)))
    }

    /// Writes all rows of a table or none of them; false by default. They must share their
    /// partition key. Rows of an atomic batch are sent again all together or not at all.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
    /// let answer = client
    ///     .batch_write_row()
    ///     .add(client.delete_row("orders", order(7)))
    ///     .add(client.put_row("orders", order(8)).column("replaces", 7))
    ///     .atomic()
    ///     .send()
    ///     .await?;
    /// answer.all_ok()?;
    /// # Ok(()) });
    /// ```
    pub fn atomic(self) -> Self {
        self.with(|batch| batch.atomic = true)
    }
}

impl InTransaction for BatchWriteRow {
    fn transaction(&mut self) -> &mut Option<String> {
        &mut self.transaction
    }
}

impl Batch for BatchWriteRow {
    type Row = RowWritten;

    fn only(&self, rows: &[usize]) -> Self {
        Self {
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
            atomic: self.atomic,
            transaction: self.transaction.clone(),
        }
    }

    fn effect(&self, row: usize) -> Effect {
        self.rows[row].effect
    }

    fn separable(&self, rows: Vec<usize>, carried_out: impl Fn(usize) -> bool) -> Vec<usize> {
        if self.atomic && rows.len() < self.rows.len() {
            return Vec::new();
        }
        batch::keep_order(&self.rows, rows, carried_out)
    }
}

impl BatchWriteRow {
    /// A row that belongs to another transaction would silently be written outside of it.
    fn check(&self, place: usize, row: &RowChange) -> Result<()> {
        let foreign = row.transaction.is_some() && row.transaction != self.transaction;
        let transaction = || "it belongs to a transaction that the batch does not".to_owned();
        match row.refused.clone().or_else(|| foreign.then(transaction)) {
            Some(reason) => Err(Error::new(
                ErrorKind::Request,
                format!("row {place} of the batch is not valid: {reason}"),
            )),
            None => Ok(()),
        }
    }
}

impl Wire for BatchWriteRow {
    fn operation(&self) -> Operation {
        Operation::BATCH_WRITE_ROW.with_effect(batch::effect_of(&self.rows))
    }

    fn table(&self) -> Option<&str> {
        batch::only_table(self.rows.iter().map(|row| row.table.as_str()))
    }

    fn encode(&self) -> Result<Bytes> {
        for (place, row) in self.rows.iter().enumerate() {
            self.check(place, row)?;
        }
        let rows = self.rows.iter();
        let tables = batch::by_table(rows.map(|row| (row.table.as_str(), row.message.clone())));
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
        let answer: proto::BatchWriteRowResponse = wire::decode(body)?;
        let tables = answer.tables.into_iter();
        batch::in_order(
            self.rows.iter().map(|row| row.table.as_str()),
            tables.map(|table| (table.table_name, table.rows)),
            metadata,
            |row: proto::RowInBatchWriteRowResponse, consumed| {
                let row = wire::decode_returned_row(row.row)?;
                Ok(RowWritten { row, consumed })
            },
        )
    }

    async fn exchange(request: &Request<Self>) -> Result<BatchWriteRowResponse> {
        batch::exchange(request).await
    }
}

impl crate::Call for BatchWriteRow {
    type Response = BatchWriteRowResponse;
}
