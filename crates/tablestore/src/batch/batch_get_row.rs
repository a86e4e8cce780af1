use std::collections::VecDeque;
use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::{Row, plainbuffer, proto::table as proto};

use crate::batch::{self, Batch, BatchResponse};
use crate::call::wire::{self, Wire};
use crate::paging::{Items, PageOfItems, Paged, PagedItems};
use crate::row::GetRow;
use crate::row::selection::select;
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

/// The most rows that the service takes in one call.
const MAX_ROWS: usize = 100;

impl Client {
    /// Reads up to 100 rows of one table or more (`BatchGetRow`), and with [`rows`](Request::rows) or
    /// [`pages`](Request::pages) any number.
    ///
    /// Rows are asked for as they are alone, each with a [`get_row`](Client::get_row); rows of one
    /// table have to ask for the same columns, versions and filter. Those that fail for a reason
    /// that passes are sent again, by the client's retry policy, out of the same budget and within
    /// the same time limit as whole calls.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| {
    ///     let key = PrimaryKey::new("customer", "alice").and("order", number);
    ///     client.get_row("orders", key).columns(["amount"])
    /// };
    /// let answer = client.batch_get_row().add_all((1..=3).map(order)).send().await?;
    /// for read in answer.all_ok()? {
    ///     match read.row {
    ///         Some(order) => println!("{order}"),
    ///         None => println!("not there"),
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the answer's [`rows`](BatchResponse::rows), and the call
    /// succeeds. What is wrong with the batch itself fails the call: no rows or too many, rows of
    /// one table that ask for different things ([`ErrorKind::Request`]).
    pub fn batch_get_row(&self) -> Request<BatchGetRow> {
        Request::new(self, BatchGetRow::default())
    }
}

/// `BatchGetRow`: see [`Client::batch_get_row`].
#[derive(Clone, Debug, Default)]
pub struct BatchGetRow {
    rows: VecDeque<GetRow>,
    /// How many rows the pages before had.
    read: usize,
    /// The first row that cannot be part of a batch.
    refused: Option<String>,
}

/// The answer to `BatchGetRow`: one result a row, in the order in which rows were added.
pub type BatchGetRowResponse = BatchResponse<RowRead>;

/// A row that was read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RowRead {
    /// The row; `None` when it is not there, or has nothing of what was asked for.
    pub row: Option<Row>,
    /// Where a row that is too wide for one answer goes on: give it to [`Request::token`].
    pub next_token: Option<Bytes>,
    /// What the read cost.
    pub consumed: ConsumedCapacity,
}

impl Request<BatchGetRow> {
    /// Adds a row to read.
    #[allow(clippy::should_implement_trait, reason = "adding a row is no sum")]
    pub fn add(self, row: Request<GetRow>) -> Self {
        self.with(|batch| {
            let (row, refused) = row.into_part();
            let transaction = || "a batch of reads cannot be part of a transaction".to_owned();
            let refused = refused.or_else(|| row.transaction.is_some().then(transaction));
            if let (None, Some(reason)) = (&batch.refused, refused) {
                let place = batch.rows.len();
                batch.refused = Some(format!("row {place} of the batch is not valid: {reason}"));
            }
            batch.rows.push_back(row);
        })
    }

    /// Adds rows to read.
    pub fn add_all(self, rows: impl IntoIterator<Item = Request<GetRow>>) -> Self {
        rows.into_iter().fold(self, Self::add)
    }

    /// Reads any number of rows, 100 at a time, as a stream of their results in the order in which
    /// they were added. The inner error is a row's; the outer one is a call's, and ends the stream.
    /// Nothing is sent before the stream is polled, and nothing at all for no rows. A row that is too
    /// wide for one answer comes as far as that goes, with its [`next_token`](RowRead::next_token).
    ///
    /// [`Items::next_start`] has the places of the rows that are left, for another batch of them.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| {
    ///     let key = PrimaryKey::new("customer", "alice").and("order", number);
    ///     client.get_row("orders", key)
    /// };
    /// let mut rows = client.batch_get_row().add_all((0..1000).map(order)).rows();
    /// # let mut found = Vec::new();
    /// while let Some(read) = rows.next().await {
    ///     if let Some(order) = read??.row {
    ///         println!("{order}");
    /// #       found.push(order.get::<i64>("order")?);
    ///     }
    /// }
    /// # assert_eq!(found, [7, 100]);
    /// # Ok(()) });
    /// ```
    pub fn rows(self) -> Items<BatchGetRow> {
        Items::new(self)
    }
}

impl Paged for BatchGetRow {
    fn go_on(&mut self, answer: &BatchGetRowResponse) -> bool {
        self.read += answer.rows.len();
        self.rows.drain(..answer.rows.len());
        !self.rows.is_empty()
    }

    fn page(&self) -> Self {
        Self {
            rows: self.rows.iter().take(MAX_ROWS).cloned().collect(),
            read: self.read,
            refused: self.refused.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl PagedItems for BatchGetRow {
    type Item = Result<RowRead>;
    type Position = Range<usize>;

    fn start(&self) -> Range<usize> {
        self.read..self.read + self.rows.len()
    }

    fn position_of(
        _: &Result<RowRead>,
        place: usize,
        page_start: &Range<usize>,
    ) -> Option<Range<usize>> {
        Some(page_start.start + place..page_start.end)
    }

    fn items_of(
        answer: BatchGetRowResponse,
        page_start: Option<&Range<usize>>,
        _: Option<Result<RowRead>>,
    ) -> PageOfItems<Result<RowRead>, Range<usize>> {
        let left = page_start.map(|rows| rows.start + answer.rows.len()..rows.end);
        PageOfItems {
            items: answer.rows,
            next: left.filter(|rows| !rows.is_empty()),
            held: None,
        }
    }
}

impl Batch for BatchGetRow {
    type Row = RowRead;

    fn only(&self, rows: &[usize]) -> Self {
        Self {
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
            read: self.read,
            refused: None,
        }
    }

    fn place(&self, row: usize) -> usize {
        self.read + row
    }

    fn effect(&self, _: usize) -> Effect {
        Effect::Read
    }
}

/// The rows of one table as one message, which has one selection for all of them: the service does
/// not take a table twice.
fn table(table: &str, rows: &[&GetRow]) -> Result<proto::TableInBatchGetRowRequest> {
    let selection = &rows[0].selection;
    if rows.iter().any(|row| !row.selection.is_same(selection)) {
        return Err(Error::new(
            ErrorKind::Request,
            format!(
                "rows of table {table} ask for different columns, versions or filters, \
                 which takes a batch for each"
            ),
        ));
    }
    let tokens = rows.iter().map(|row| row.selection.token.clone());
    let tokens = tokens.map(Option::unwrap_or_default);
    let has_tokens = rows.iter().any(|row| row.selection.token.is_some());
    let keys = rows.iter().map(|row| &row.primary_key);
    Ok(select!(proto::TableInBatchGetRowRequest {
        table_name: table.to_owned(),
        primary_key: keys.map(plainbuffer::encode_primary_key).collect(),
        token: if has_tokens { tokens.collect() } else { Vec::new() },
    } from selection))
}

impl Wire for BatchGetRow {
    fn operation(&self) -> Operation {
        Operation::BATCH_GET_ROW
    }

    fn table(&self) -> Option<&str> {
        batch::only_table(self.rows.iter().map(|row| row.table.as_str()))
    }

    fn encode(&self) -> Result<Bytes> {
        if let Some(reason) = &self.refused {
            return Err(Error::new(ErrorKind::Request, reason.clone()));
        }
        let rows = self.rows.iter();
        let tables = batch::by_table(rows.map(|row| (row.table.as_str(), row)));
        let tables = tables.iter().map(|(name, rows)| table(name, rows));
        Ok(wire::encode(&proto::BatchGetRowRequest {
            tables: tables.collect::<Result<_>>()?,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BatchGetRowResponse> {
        let answer: proto::BatchGetRowResponse = wire::decode(body)?;
        let tables = answer.tables.into_iter();
        batch::in_order(
            self.rows.iter().map(|row| row.table.as_str()),
            tables.map(|table| (table.table_name, table.rows)),
            metadata,
            |row: proto::RowInBatchGetRowResponse, consumed| {
                Ok(RowRead {
                    row: wire::decode_returned_row(row.row)?,
                    next_token: row.next_token.filter(|token| !token.is_empty()),
                    consumed,
                })
            },
        )
    }

    async fn exchange(request: &Request<Self>) -> Result<BatchGetRowResponse> {
        batch::exchange(request).await
    }
}

impl crate::Call for BatchGetRow {
    type Response = BatchGetRowResponse;
}
