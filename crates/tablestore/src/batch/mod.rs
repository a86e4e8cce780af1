//! Calls of many rows, each of which succeeds or fails by itself.

mod batch_get_row;
mod batch_write_row;
mod bulk_export;
mod bulk_import;
mod response;
mod retry;
mod row_change;
mod tables;
#[cfg(test)]
mod tests;

pub use batch_get_row::{BatchGetRow, BatchGetRowResponse, RowResult};
pub use batch_write_row::{BatchWriteRow, BatchWriteRowResponse, RowWritten};
pub use bulk_export::{BulkExport, BulkExportResponse};
pub use bulk_import::{BulkImport, BulkImportResponse, RowImported};
pub use response::BatchResponse;
pub use row_change::RowChange;

use tablestore_core::{Effect, Result};

use crate::call::Request;
use crate::client::Client;
use crate::row::KeyBounds;

/// # Batches
impl Client {
    /// Reads up to 100 rows of one table or more (`BatchGetRow`); with [`BatchGetRow::rows`] or
    /// [`BatchGetRow::pages`], any number.
    ///
    /// Each row is a [`get_row`](Self::get_row) that is not sent by itself; rows of one table have to
    /// select the same columns, versions and filter. Rows that fail for a transient reason are
    /// retried by the client's retry policy, within the same budget and time limit as whole calls.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| {
    ///     let key = PrimaryKey::new("customer", "alice").and("order", number);
    ///     client.get_row("orders", key).columns(["amount"])
    /// };
    /// let response = client.batch_get_row().add_all((1..=3).map(order)).send().await?;
    /// for result in response.all_ok()? {
    ///     match result.row {
    ///         Some(order) => println!("{order}"),
    ///         None => println!("no such order"),
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the [`rows`](BatchResponse::rows) of the response, and the call
    /// succeeds. An invalid batch fails the call: no rows or too many, rows of one table with
    /// different selections ([`ErrorKind::Request`](crate::ErrorKind::Request)).
    #[doc(alias = "BatchGetItem")]
    pub fn batch_get_row(&self) -> BatchGetRow {
        BatchGetRow::new(self)
    }

    /// Writes up to 200 rows and 4 MiB of one table or more (`BatchWriteRow`), each row by itself
    /// unless the batch is [`atomic`](BatchWriteRow::atomic).
    ///
    /// Each row is a [`put_row`](Self::put_row), an [`update_row`](Self::update_row) or a
    /// [`delete_row`](Self::delete_row) that is not sent by itself, with its condition and its returned
    /// row. Rows that fail for a transient reason are retried by the client's retry policy, within the
    /// same budget and time limit as whole calls, and each by its own effect: an increment is not
    /// retried after an unknown outcome. Neither is a change after a later change of the same row was
    /// executed.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = PrimaryKey::new("customer", "alice").and("order", 7);
    /// let stock = PrimaryKey::new("article", "tea");
    /// let response = client
    ///     .batch_write_row()
    ///     .add(client.put_row("orders", order).column("amount", 42))
    ///     .add(client.update_row("stock", stock).increment("sold", 42))
    ///     .send()
    ///     .await?;
    /// for (_, error) in response.failed() {
    ///     eprintln!("{error}");
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the [`rows`](BatchResponse::rows) of the response, and the call
    /// succeeds. An invalid batch fails the call, and nothing is written: no rows or too many, a name,
    /// length or value that no table accepts.
    #[doc(alias("BatchWriteItem", "TransactWriteItems"))]
    pub fn batch_write_row(&self) -> BatchWriteRow {
        BatchWriteRow::new(self)
    }

    /// Writes up to 200 rows and 4 MiB of one table (`BulkImport`), to load data. Unlike in
    /// [`batch_write_row`](Self::batch_write_row), rows have no conditions and return nothing. Rows
    /// that fail for a transient reason are retried as there.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| {
    ///     let key = PrimaryKey::new("customer", "alice").and("order", number);
    ///     client.put_row("orders", key).column("amount", 42)
    /// };
    /// let response = client
    ///     .bulk_import("orders")
    ///     .add_all((0..100).map(order))
    ///     .send()
    ///     .await?;
    /// response.all_ok()?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// A row that fails is an error in the [`rows`](BatchResponse::rows) of the response, and the call
    /// succeeds. A row of another table, with a condition or with a returned row fails the call as
    /// [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn bulk_import(&self, table: impl Into<String>) -> BulkImport {
        BulkImport::new(self, table.into())
    }

    /// Reads many rows from small keys to large ones (`BulkExport`), to export data: the newest version
    /// of each column. The range is that of a forward [`get_range`](Self::get_range).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let all = client.describe_table("orders").send().await?.schema.key_range();
    /// let mut rows = client.bulk_export("orders", all).columns(["amount"]).rows();
    /// while let Some(order) = rows.next().await {
    ///     println!("{}", order?);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias = "Scan")]
    pub fn bulk_export(&self, table: impl Into<String>, range: impl Into<KeyBounds>) -> BulkExport {
        BulkExport::new(self, table.into(), range.into())
    }
}

/// A call of many rows. Rows that failed can be retried without the others.
pub(crate) trait Batch: Request<Response = BatchResponse<Self::Row>> {
    /// The result of one row.
    type Row: Send + 'static;

    /// Returns the same call with only these rows, in their order.
    fn part(&self, rows: &[usize]) -> Self;

    /// Returns the index of a row among those that were added: the rows may be a later page of them.
    fn index_of(&self, row: usize) -> usize {
        row
    }

    /// Returns the number of rows.
    fn row_count(&self) -> usize;

    /// Returns the table and the primary key of a row, for error texts.
    fn row_name(&self, row: usize) -> String;

    /// Returns the effect of one row.
    fn row_effect(&self, row: usize) -> Effect;

    /// Selects, of rows that the policy retries, those that can be retried without the others, of
    /// which some were, or may have been, executed.
    fn separable(&self, rows: Vec<usize>, _executed: impl Fn(usize) -> bool) -> Vec<usize> {
        rows
    }
}

/// Sends a batch, with the retries of its rows, and keeps it: its rows may be needed again.
pub(crate) async fn send_batch<B: Batch>(batch: &B) -> Result<BatchResponse<B::Row>> {
    let result = match batch.context().check() {
        Ok(()) => retry::execute(batch).await,
        Err(error) => Err(error),
    };
    result.map_err(|error| error.with_operation(batch.operation()))
}

/// Implements the methods that add writes to a batch. The field is a `Vec<RowChange>`.
macro_rules! row_setters {
    ($request:ident { $field:ident }, $example:literal) => {
        /// # Rows
        ///
        /// ```
        /// # use tablestore::PrimaryKey;
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        /// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
        #[doc = concat!("let request = ", $example, ";")]
        /// let response = request
        ///     .add(client.put_row("orders", order(8)).column("amount", 42))
        ///     .add_all((1..=3).map(|number| client.delete_row("orders", order(number))))
        ///     .send()
        ///     .await?;
        /// response.all_ok()?;
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Adds a row: a [`put_row`](crate::Client::put_row), an
            /// [`update_row`](crate::Client::update_row) or a
            /// [`delete_row`](crate::Client::delete_row). A row can be changed several times in one
            /// batch, in this order, if its changes have no conditions.
            ///
            /// Time limits and retry policy are those of the batch; those of the row are ignored.
            #[allow(
                clippy::should_implement_trait,
                reason = "adding a row is not addition"
            )]
            pub fn add(mut self, row: impl Into<$crate::batch::RowChange>) -> Self {
                self.$field.push(row.into());
                self
            }

            /// Adds rows.
            pub fn add_all<R: Into<$crate::batch::RowChange>>(
                mut self,
                rows: impl IntoIterator<Item = R>,
            ) -> Self {
                self.$field.extend(rows.into_iter().map(Into::into));
                self
            }
        }
    };
}
use row_setters;
