//! Secondary indexes of tables.

mod create_index;
mod drop_index;

pub use crate::schema::{IndexMeta, IndexSyncPhase, IndexType};
pub use create_index::{CreateIndex, CreateIndexResponse};
pub use drop_index::{DropIndex, DropIndexResponse};

use crate::client::Client;

/// # Secondary indexes
impl Client {
    /// Adds a secondary index to a table (`CreateIndex`), up to 5. The columns of the index are
    /// primary key columns of the table or [defined](Self::add_defined_column) columns.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::secondary_index::IndexMeta;
    ///
    /// # use tablestore::table::DefinedColumnType;
    /// # let add = client.add_defined_column("orders");
    /// # let add = add.column("status", DefinedColumnType::String);
    /// # add.column("amount", DefinedColumnType::Integer).send().await?;
    /// let by_status = IndexMeta::global("orders_by_status", ["status"]).defined_columns(["amount"]);
    /// client
    ///     .create_index("orders", by_status)
    ///     .include_base_data(true)
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the table keeps more than one version, or if it has a
    /// [`time_to_live`](crate::table::TableOptions::time_to_live) and
    /// [allows updates](crate::table::TableOptions::allow_update).
    pub fn create_index(&self, table: impl Into<String>, index: IndexMeta) -> CreateIndex {
        CreateIndex::new(self, table.into(), index)
    }

    /// Deletes a secondary index of a table (`DropIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{secondary_index::IndexMeta, table::DefinedColumnType};
    /// # let add = client.add_defined_column("orders");
    /// # add.column("status", DefinedColumnType::String).send().await?;
    /// # let by_status = IndexMeta::global("orders_by_status", ["status"]);
    /// # client.create_index("orders", by_status).send().await?;
    /// client.drop_index("orders", "orders_by_status").send().await?;
    /// # Ok(()) });
    /// ```
    #[doc(alias = "delete_index")]
    pub fn drop_index(&self, table: impl Into<String>, index: impl Into<String>) -> DropIndex {
        DropIndex::new(self, table.into(), index.into())
    }
}
