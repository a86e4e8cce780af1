use std::collections::VecDeque;
use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Quoted, Result};
use tablestore_protocol::{Row, proto::table as proto};

use super::tables::{by_table, in_order, only_table};
use super::{Batch, BatchResponse, retry};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};
use crate::row::{GetRow, RowRead, check_key, select};

/// The service's limit for the rows of one call.
const MAX_ROWS: usize = 100;

/// A `BatchGetRow` request, created by [`Client::batch_get_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BatchGetRow {
    context: CallContext,
    rows: VecDeque<RowRead>,
    /// The number of rows of the pages before.
    read: usize,
    /// Why the first row that cannot be part of a batch cannot be.
    rejection: Option<String>,
}

/// The response to `BatchGetRow`: one result for each row, in the order in which rows were added.
pub type BatchGetRowResponse = BatchResponse<RowResult>;

/// The result of a row that was read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowResult {
    /// The row; `None` if it does not exist, or has none of the selected columns.
    pub row: Option<Row>,
    /// The token for [`GetRow::token`], if the row is too wide for one response.
    pub next_token: Option<Bytes>,
    /// The cost of the read.
    pub consumed: ConsumedCapacity,
}

impl BatchGetRow {
    pub(super) fn new(client: &Client) -> Self {
        Self {
            context: CallContext::new(client),
            rows: VecDeque::new(),
            read: 0,
            rejection: None,
        }
    }

    /// Adds a row to read. Time limits and retry policy are those of the batch; those of the row are
    /// ignored.
    #[allow(
        clippy::should_implement_trait,
        reason = "adding a row is not addition"
    )]
    pub fn add(mut self, row: GetRow) -> Self {
        let (row, rejection) = row.into_part();
        let transaction = || "a batch of reads cannot be part of a transaction".to_owned();
        let rejection = rejection.or_else(|| row.transaction.is_some().then(transaction));
        if let (None, Some(reason)) = (&self.rejection, rejection) {
            let index = self.rows.len();
            self.rejection = Some(format!("row {index} of the batch is not valid: {reason}"));
        }
        self.rows.push_back(row);
        self
    }

    /// Adds reads that can be part of a batch.
    pub(crate) fn add_reads(mut self, reads: impl IntoIterator<Item = RowRead>) -> Self {
        self.rows.extend(reads);
        self
    }

    /// Creates the request of one row, with the settings of this call.
    pub(crate) fn get_row(&self, read: RowRead) -> GetRow {
        GetRow::with_context(self.context.clone(), read)
    }

    /// Adds rows to read.
    pub fn add_all(self, rows: impl IntoIterator<Item = GetRow>) -> Self {
        rows.into_iter().fold(self, Self::add)
    }
}

pages_method!(BatchGetRow: "any number of rows");
items_method! {
    /// Reads any number of rows, 100 at a time, as a stream of their results in the order in which they
    /// were added. The inner error is that of a row; the outer one is that of a call, and ends the
    /// stream. Nothing is sent before the stream is polled, and nothing at all for no rows. A row that
    /// is too wide for one response has a [`next_token`](RowResult::next_token).
    ///
    /// [`Items::next_start`](crate::paging::Items::next_start) has the indexes of the rows that are
    /// left, for another batch.
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
    /// while let Some(result) = rows.next().await {
    ///     if let Some(order) = result??.row {
    ///         println!("{order}");
    /// #       found.push(order.get::<i64>("order")?);
    ///     }
    /// }
    /// # assert_eq!(found, [7, 100]);
    /// # Ok(()) });
    /// ```
    BatchGetRow::rows
}
request! {
    BatchGetRow -> BatchGetRowResponse {
        example: r#"client.batch_get_row()"#,
    }
}

/// Encodes the rows of one table as one message, which has one selection for all of them: the service
/// accepts each table once.
fn table(table: &str, rows: &[&RowRead]) -> Result<proto::TableInBatchGetRowRequest> {
    let selection = &rows[0].selection;
    if rows.iter().any(|row| !row.selection.is_same(selection)) {
        return Err(Error::new(
            ErrorKind::Request,
            format!(
                "rows of table {} select different columns, versions or filters: \
                 allowed are equal ones, and several batches",
                Quoted(table)
            ),
        ));
    }
    let tokens = rows.iter().map(|row| row.selection.token.clone());
    let tokens = tokens.map(Option::unwrap_or_default);
    let has_tokens = rows.iter().any(|row| row.selection.token.is_some());
    let keys = rows.iter().map(|row| &row.primary_key);
    Ok(select!(proto::TableInBatchGetRowRequest {
        table_name: table.to_owned(),
        primary_key: keys.map(wire::encode_key).collect::<Result<_>>()?,
        token: if has_tokens { tokens.collect() } else { Vec::new() },
    } from selection))
}

impl Request for BatchGetRow {
    type Response = BatchGetRowResponse;

    fn operation(&self) -> Operation {
        Operation::BATCH_GET_ROW
    }

    fn table(&self) -> Option<&str> {
        only_table(self.rows.iter().map(|row| row.table.as_str()))
    }

    fn encode(&self) -> Result<Bytes> {
        if let Some(reason) = &self.rejection {
            return Err(Error::new(ErrorKind::Request, reason.clone()));
        }
        let rows = self.rows.iter();
        let tables = by_table(rows.map(|row| (row.table.as_str(), row)));
        let tables = tables.iter().map(|(name, rows)| table(name, rows));
        Ok(wire::encode(&proto::BatchGetRowRequest {
            tables: tables.collect::<Result<_>>()?,
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BatchGetRowResponse> {
        let response: proto::BatchGetRowResponse = wire::decode(body)?;
        let tables = response.tables.into_iter();
        in_order(
            self.rows.iter().map(|row| (row.table.as_str(), row)),
            tables.map(|table| (table.table_name, table.rows)),
            metadata,
            |read: &RowRead, result: proto::RowInBatchGetRowResponse, consumed| {
                let row = wire::decode_row(result.row)?;
                check_key(row.as_ref(), &read.primary_key)?;
                Ok(RowResult {
                    row,
                    next_token: wire::present(result.next_token),
                    consumed,
                })
            },
        )
    }

    fn consumed(response: &BatchGetRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed.values().copied().sum())
    }

    async fn execute(self) -> Result<BatchGetRowResponse> {
        retry::execute(&self).await
    }
}

impl Paged for BatchGetRow {
    type Position = Range<usize>;

    fn start(&self) -> Range<usize> {
        self.read..self.read + self.rows.len()
    }

    fn advance(&mut self, response: &BatchGetRowResponse, _: &mut Progress) -> Result<Next> {
        self.read += response.rows.len();
        self.rows.drain(..response.rows.len());
        Ok(match self.rows.is_empty() {
            true => Next::End,
            false => Next::Page,
        })
    }

    fn page(&self) -> Self {
        Self {
            context: self.context.clone(),
            rows: self.rows.iter().take(MAX_ROWS).cloned().collect(),
            read: self.read,
            rejection: self.rejection.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl PagedItems for BatchGetRow {
    type Item = Result<RowResult>;

    fn items(response: BatchGetRowResponse, _: Option<Self::Item>) -> PageOfItems<Self::Item> {
        response.rows.into()
    }

    fn position_of(
        _: &Self::Item,
        index: usize,
        page_start: &Range<usize>,
    ) -> Option<Range<usize>> {
        Some(page_start.start + index..page_start.end)
    }
}

impl Batch for BatchGetRow {
    type Row = RowResult;

    fn part(&self, rows: &[usize]) -> Self {
        Self {
            context: self.context.clone(),
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
            read: self.read,
            rejection: None,
        }
    }

    fn index_of(&self, row: usize) -> usize {
        self.read + row
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn row_name(&self, row: usize) -> String {
        self.rows[row].name()
    }

    fn row_effect(&self, _: usize) -> Effect {
        Effect::Read
    }
}
