use bytes::Bytes;
use tablestore_core::{Effect, Error, ErrorKind, Operation, Result};
use tablestore_protocol::proto::table as proto;

use super::row_change::{effect_of, in_order_of_changes};
use super::tables::in_order;
use super::{Batch, BatchResponse, RowChange, RowWritten, retry, row_setters};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `BulkImport` request, created by [`Client::bulk_import`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BulkImport {
    context: CallContext,
    table: String,
    rows: Vec<RowChange>,
}

/// The response to `BulkImport`: one result for each row, in the order in which rows were added.
pub type BulkImportResponse = BatchResponse<RowImported>;

/// The result of a row that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowImported {
    /// The cost of the write.
    pub consumed: ConsumedCapacity,
}

/// An import returns no row.
impl From<RowImported> for RowWritten {
    fn from(row: RowImported) -> Self {
        Self {
            row: None,
            consumed: row.consumed,
        }
    }
}

impl BulkImport {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            rows: Vec::new(),
        }
    }

    /// Returns the same call for another table, without rows.
    pub(crate) fn with_table(&self, table: &str) -> Self {
        Self {
            context: self.context.clone(),
            table: table.to_owned(),
            rows: Vec::new(),
        }
    }

    /// Returns why a row cannot be imported, if it cannot: it would lose a part of itself.
    pub(crate) fn rejection(&self, row: &RowChange) -> Option<String> {
        let lost = if row.table != self.table {
            "it is of another table"
        } else if row.transaction.is_some() {
            "it belongs to a transaction"
        } else if row.message.condition != proto::Condition::default() {
            "it has a condition"
        } else if row.message.return_content.is_some() {
            "it has a row to return"
        } else {
            return row.rejection.clone();
        };
        Some(row.rejection.clone().unwrap_or_else(|| lost.to_owned()))
    }
}

request! {
    BulkImport -> BulkImportResponse {
        example: r#"client.bulk_import("orders")"#,
        row_setters: rows,
    }
}

impl Request for BulkImport {
    type Response = BulkImportResponse;

    fn operation(&self) -> Operation {
        Operation::BULK_IMPORT.with_effect(effect_of(&self.rows))
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        for (index, row) in self.rows.iter().enumerate() {
            if let Some(reason) = self.rejection(row) {
                return Err(Error::new(
                    ErrorKind::Request,
                    format!("row {index} of the import is not valid: {reason}"),
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
        let response: proto::BulkImportResponse = wire::decode(body)?;
        in_order(
            self.rows.iter().map(|row| (row.table.as_str(), ())),
            std::iter::once((response.table_name, response.rows)),
            metadata,
            |(), _: proto::RowInBulkImportResponse, consumed| Ok(RowImported { consumed }),
        )
    }

    fn consumed(response: &BulkImportResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed.values().copied().sum())
    }

    async fn execute(self) -> Result<BulkImportResponse> {
        retry::execute(&self).await
    }
}

impl Batch for BulkImport {
    type Row = RowImported;

    fn part(&self, rows: &[usize]) -> Self {
        Self {
            context: self.context.clone(),
            table: self.table.clone(),
            rows: rows.iter().map(|&row| self.rows[row].clone()).collect(),
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
        in_order_of_changes(&self.rows, rows, executed)
    }
}
