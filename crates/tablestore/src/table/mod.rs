//! Tables: schemas, options and settings.

mod add_defined_column;
mod compute_split_points_by_size;
mod create_table;
mod delete_defined_column;
mod delete_table;
mod describe_table;
mod describe_table_secret;
mod encryption;
mod list_table;
mod options;
#[cfg(test)]
mod tests;
mod throughput;
mod update_table;

pub use crate::schema::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, TableSchema,
    TableStatus, TimeToLive,
};
pub use add_defined_column::{AddDefinedColumn, AddDefinedColumnResponse};
pub use compute_split_points_by_size::{
    ComputeSplitPointsBySize, ComputeSplitPointsBySizeResponse, Split,
};
pub use create_table::{CreateTable, CreateTableResponse};
pub use delete_defined_column::{DeleteDefinedColumn, DeleteDefinedColumnResponse};
pub use delete_table::{DeleteTable, DeleteTableResponse};
pub use describe_table::{DescribeTable, DescribeTableResponse};
pub use describe_table_secret::{DescribeTableSecret, DescribeTableSecretResponse, TableModelType};
pub use encryption::{SseDetails, SseKeyType, SseSpecification};
pub use list_table::{ListTable, ListTableResponse};
pub use options::{BloomFilterType, TableOptions};
pub use throughput::ReservedThroughput;
pub use update_table::{UpdateTable, UpdateTableResponse};

use crate::client::Client;

/// # Tables
impl Client {
    /// Creates a table (`CreateTable`). It exists at once, and accepts rows some seconds later:
    /// [`wait_for_table`](Self::wait_for_table).
    ///
    /// ```
    /// # use tablestore::PrimaryKeyType;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::table::TableOptions;
    ///
    /// # client.delete_table("orders").send().await?;
    /// client
    ///     .create_table("orders")
    ///     .primary_key("customer", PrimaryKeyType::String)
    ///     .primary_key("order", PrimaryKeyType::Integer)
    ///     .options(TableOptions::new().max_versions(3))
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn create_table(&self, table: impl Into<String>) -> CreateTable {
        CreateTable::new(self, table.into())
    }

    /// Lists the tables of the instance (`ListTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for name in client.list_table().send().await? {
    ///     println!("{name}");
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("ListTables", "list_tables"))]
    pub fn list_table(&self) -> ListTable {
        ListTable::new(self)
    }

    /// Describes a table (`DescribeTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let orders = client.describe_table("orders").send().await?;
    /// for column in &orders.schema.primary_key {
    ///     println!("{column}");
    /// }
    /// # Ok(()) });
    /// ```
    pub fn describe_table(&self, table: impl Into<String>) -> DescribeTable {
        DescribeTable::new(self, table.into())
    }

    /// Returns the data model that a table was created for (`DescribeTableSecret`). The service does
    /// not document the operation.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::table::TableModelType;
    ///
    /// let secret = client.describe_table_secret("orders").send().await?;
    /// assert_eq!(secret.model_type, Some(TableModelType::Tablestore));
    /// # Ok(()) });
    /// ```
    pub fn describe_table_secret(&self, table: impl Into<String>) -> DescribeTableSecret {
        DescribeTableSecret::new(self, table.into())
    }

    /// Changes a table's options, reserved throughput or stream (`UpdateTable`). Settings that are not
    /// given stay as they are.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::table::TableOptions;
    ///
    /// let options = TableOptions::new().max_versions(5);
    /// client.update_table("orders").options(options).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn update_table(&self, table: impl Into<String>) -> UpdateTable {
        UpdateTable::new(self, table.into())
    }

    /// Deletes a table with all its rows (`DeleteTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client.delete_table("orders").send().await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "drop_table")]
    pub fn delete_table(&self, table: impl Into<String>) -> DeleteTable {
        DeleteTable::new(self, table.into())
    }

    /// Declares the types of attribute columns (`AddDefinedColumn`), for secondary indexes: up to 32
    /// in a table. Other columns need no declaration.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::table::DefinedColumnType;
    ///
    /// client
    ///     .add_defined_column("orders")
    ///     .column("status", DefinedColumnType::String)
    ///     .column("amount", DefinedColumnType::Integer)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn add_defined_column(&self, table: impl Into<String>) -> AddDefinedColumn {
        AddDefinedColumn::new(self, table.into())
    }

    /// Removes the declaration of columns that no index uses (`DeleteDefinedColumn`). Their data
    /// stays.
    ///
    /// ```
    /// # use tablestore::table::DefinedColumnType;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let add = client.add_defined_column("orders");
    /// # add.column("status", DefinedColumnType::String).send().await?;
    /// client.delete_defined_column("orders", ["status"]).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_defined_column<S: Into<String>>(
        &self,
        table: impl Into<String>,
        columns: impl IntoIterator<Item = S>,
    ) -> DeleteDefinedColumn {
        let columns = columns.into_iter().map(Into::into).collect();
        DeleteDefinedColumn::new(self, table.into(), columns)
    }

    /// Divides a table into ranges of similar size (`ComputeSplitPointsBySize`), to read them in
    /// parallel. `split_size` is in units of 100 MB by default:
    /// [`unit_bytes`](ComputeSplitPointsBySize::unit_bytes).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for split in client.compute_split_points_by_size("orders", 2).send().await? {
    ///     let rows = client.get_range("orders", split.range).rows();
    ///     // Read each in a task of its own.
    ///     # let _ = rows;
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("TotalSegments", "parallel scan"))]
    pub fn compute_split_points_by_size(
        &self,
        table: impl Into<String>,
        split_size: i64,
    ) -> ComputeSplitPointsBySize {
        ComputeSplitPointsBySize::new(self, table.into(), split_size)
    }
}
