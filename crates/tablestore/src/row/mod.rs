//! Single rows, and ranges of rows.

mod block;
mod condition;
mod cut_row;
mod delete_row;
mod filter;
mod get_range;
mod get_row;
mod key_range;
mod keys;
mod put_row;
mod range_read;
mod row_write;
mod selection;
#[cfg(test)]
mod tests;
mod update_row;

pub use block::DataBlockType;
pub use condition::Condition;
pub use delete_row::{DeleteRow, DeleteRowResponse};
pub use filter::{ColumnPage, ComparedColumn, Filter, column};
pub use get_range::{GetRange, GetRangeResponse};
pub use get_row::{GetRow, GetRowResponse};
pub use key_range::{Direction, KeyBounds, KeyRange};
pub use put_row::{PutRow, PutRowResponse};
pub use tablestore_protocol::plainbuffer::ColumnUpdate;
pub use update_row::{UpdateRow, UpdateRowResponse};

pub(crate) use cut_row::{join_cut_rows, join_row};
pub(crate) use get_row::RowRead;
pub(crate) use keys::{check_key, check_next_start, check_rows, full_key, row_name};
pub(crate) use range_read::{EncodedPage, RangeRead};
pub(crate) use row_write::{Write, transaction_setter};
pub(crate) use selection::{Selection, read_setters, select};

use tablestore_protocol::PrimaryKey;

use crate::client::Client;

/// # Rows
impl Client {
    /// Writes a full row (`PutRow`). An existing row is replaced, with all its versions.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .put_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))
    ///     .column("amount", 42)
    ///     .column("paid", true)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias("PutItem", "insert", "upsert"))]
    pub fn put_row(&self, table: impl Into<String>, primary_key: impl Into<PrimaryKey>) -> PutRow {
        PutRow::new(self, table.into(), primary_key.into())
    }

    /// Reads one row (`GetRow`): by default, the newest version of all its columns.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// if let Some(order) = client.get_row("orders", key).send().await?.row {
    ///     println!("amount: {}", order.get::<i64>("amount")?);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("GetItem", "select"))]
    pub fn get_row(&self, table: impl Into<String>, primary_key: impl Into<PrimaryKey>) -> GetRow {
        GetRow::new(self, table.into(), primary_key.into())
    }

    /// Changes columns of a row (`UpdateRow`) and keeps the others. A missing row is created, unless
    /// the update only deletes.
    ///
    /// A table whose options [do not allow updates](crate::table::TableOptions::allow_update) rejects
    /// it, which is so for all tables with both a time to live and an index: use
    /// [`put_row`](Self::put_row) there.
    ///
    /// ```
    /// # use tablestore::{Condition, PrimaryKey};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .update_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))
    ///     .put("paid", true)
    ///     .increment("revision", 1)
    ///     .delete("reminder")
    ///     .condition(Condition::expect_exist())
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "UpdateItem")]
    pub fn update_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> UpdateRow {
        UpdateRow::new(self, table.into(), primary_key.into())
    }

    /// Deletes a row with all its versions (`DeleteRow`). Without a condition, deleting a missing row
    /// succeeds.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// client.delete_row("orders", key).send().await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "DeleteItem")]
    pub fn delete_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> DeleteRow {
        DeleteRow::new(self, table.into(), primary_key.into())
    }

    /// Reads rows in the order of their keys (`GetRange`), from the first bound, which is part of the
    /// range, to the second, which is not. One response has up to 5,000 rows or 4 MiB of data read;
    /// [`GetRangeResponse::next_start`] is the start of the next page, and [`GetRange::rows`] reads
    /// all pages.
    ///
    /// The range is a [`KeyRange`], its bounds [forward](KeyRange::forward) or
    /// [backward](KeyRange::backward), or a `Range` of two keys with all primary key columns.
    /// [`PrimaryKeyValue::InfMin`] and [`PrimaryKeyValue::InfMax`] are below and above every value.
    ///
    /// ```
    /// # use tablestore::{PrimaryKey, PrimaryKeyValue};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let from = PrimaryKey::new("customer", "alice").and("order", 100);
    /// let to = PrimaryKey::new("customer", "alice").and("order", PrimaryKeyValue::InfMax);
    /// let mut rows = client.get_range("orders", from..to).rows();
    /// while let Some(order) = rows.next().await {
    ///     println!("{}", order?);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// [`PrimaryKeyValue::InfMin`]: crate::PrimaryKeyValue::InfMin
    /// [`PrimaryKeyValue::InfMax`]: crate::PrimaryKeyValue::InfMax
    #[doc(alias("Query", "Scan"))]
    pub fn get_range(&self, table: impl Into<String>, range: impl Into<KeyBounds>) -> GetRange {
        GetRange::new(self, table.into(), range.into())
    }
}
