use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::batch::{self, Batch, BatchResponse, RowChange};
use crate::call::wire::{self, Wire};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Writes up to 200 rows and 4 MiB of one table (`BulkImport`): as
    /// [`batch_write_row`](Client::batch_write_row) does, for loading data. Rows have no conditions
    /// and return nothing. Those that fail for a reason that passes are sent again as there.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| {
    ///     let key = PrimaryKey::new("customer", "alice").and("order", number);
    ///     client.put_row("orders", key).column("amount", 42)
    /// };
    /// let answer = client
    ///     .bulk_import("orders")
    ///     .add_all((0..100).map(order))
    ///     .send()
    ///     .await?;
    /// answer.all_ok()?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the answer's [`rows`](BatchResponse::rows), and the call
    /// succeeds. A row of another table, with a condition or with something to return is
    /// [`ErrorKind::Request`], for it would be written otherwise than it says.
    pub fn bulk_import(&self, table: impl Into<String>) -> Request<BulkImport> {
        Request::new(
            self,
            BulkImport {
                table: table.into(),
                rows: Vec::new(),
            },
        )
    }
}

/// `BulkImport`: see [`Client::bulk_import`].
#[derive(Clone, Debug)]
pub struct BulkImport {
    table: String,
    rows: Vec<RowChange>,
}

/// The answer to `BulkImport`: one result a row, in the order in which rows were added.
pub type BulkImportResponse = BatchResponse<RowImported>;

/// A row that was written.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RowImported {
    /// What the write cost.
    pub consumed: ConsumedCapacity,
}

impl Request<BulkImport> {
    /// Adds a row: a [`put_row`](Client::put_row), an [`update_row`](Client::update_row) or a
    /// [`delete_row`](Client::delete_row) of the table.
    #[allow(clippy::should_implement_trait, reason = "adding a row is no sum")]
    pub fn add(self, row: impl Into<RowChange>) -> Self {
        self.with(|import| import.rows.push(row.into()))
    }

    /// Adds rows.
    pub fn add_all<R: Into<RowChange>>(self, rows: impl IntoIterator<Item = R>) -> Self {
        self.with(|import| import.rows.extend(rows.into_iter().map(Into::into)))
    }
}

impl Batch for BulkImport {
    type Row = RowImported;

    fn only(&self, rows: &[usize]) -> Self {
        Self {
            table: self.table.clone(),
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
        }
    }

    fn effect(&self, row: usize) -> Effect {
        self.rows[row].effect
    }

    fn separable(&self, rows: Vec<usize>, carried_out: impl Fn(usize) -> bool) -> Vec<usize> {
        batch::keep_order(&self.rows, rows, carried_out)
    }
}

impl BulkImport {
    /// What of a row would be lost on the way.
    fn lost(&self, row: &RowChange) -> Option<String> {
        let lost = if row.table != self.table {
            "it is of another table"
        } else if row.transaction.is_some() {
            "it belongs to a transaction"
        } else if row.message.condition != proto::Condition::default() {
            "it has a condition"
        } else if row.message.return_content.is_some() {
            "it has something to return"
        } else {
            return None;
        };
        Some(lost.to_owned())
    }
}

impl Wire for BulkImport {
    fn operation(&self) -> Operation {
        Operation::BULK_IMPORT.with_effect(batch::effect_of(&self.rows))
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        for (place, row) in self.rows.iter().enumerate() {
            if let Some(reason) = row.refused.clone().or_else(|| self.lost(row)) {
                return Err(Error::new(
                    ErrorKind::Request,
                    format!("row {place} of the import is not valid: {reason}"),
                ));
            }
        }
        let messages = self.rows.iter().map(|row| &row.message);
        Ok(wire::encode(&proto::BulkImportRequest {
            table_name: self.table.clone(),
            rows: messages
                .map(|message| proto::RowInBulkImportRequest {
                    r#type: message.r#type,
                    row_change: message.row_change.clone(),
                })
                .collect(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BulkImportResponse> {
        let answer: proto::BulkImportResponse = wire::decode(body)?;
        batch::in_order(
            self.rows.iter().map(|row| row.table.as_str()),
            std::iter::once((answer.table_name, answer.rows)),
            metadata,
            |_: proto::RowInBulkImportResponse, consumed| Ok(RowImported { consumed }),
        )
    }

    async fn exchange(request: &Request<Self>) -> Result<BulkImportResponse> {
        batch::exchange(request).await
    }
}

impl crate::Call for BulkImport {
    type Response = BulkImportResponse;
}
