//! Any number of rows and points, written, read and scanned in few requests.

mod batch_send;
mod point_writer;
mod read_engine;
mod reader;
mod scan;
#[cfg(test)]
mod tests;
mod write_engine;
mod writer;

pub use crate::packing::{Pending, Statistics};
pub use point_writer::{PointWriter, PointWriterBuilder};
pub use reader::{BulkReader, BulkReaderBuilder};
pub use scan::{ScanPosition, ScanProgress, ScanTable, TableScan};
pub use writer::{BulkWriter, BulkWriterBuilder};

use crate::client::Client;

/// # Bulk
impl Client {
    /// Creates a writer of many rows: it takes puts, updates and deletes for any number of tables from any
    /// number of tasks, and packs them into calls of up to 200 rows and 4 MiB (`BatchWriteRow`).
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let writer = client.bulk_writer().start()?;
    /// for number in 0..1000 {
    ///     let key = PrimaryKey::new("customer", "bob").and("order", number);
    ///     writer.write(client.put_row("orders", key).column("amount", 42)).await;
    /// }
    /// let statistics = writer.close().await?;
    /// assert_eq!(statistics.succeeded, 1000);
    /// # Ok(()) });
    /// ```
    #[doc(alias("TableStoreWriter", "BufferedMutator", "BulkWriter"))]
    pub fn bulk_writer(&self) -> BulkWriterBuilder {
        BulkWriterBuilder::new(self)
    }

    /// Creates a reader of many rows: it takes reads of any tables from any number of tasks, and packs them
    /// into calls of up to 100 rows (`BatchGetRow`).
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let reader = client.bulk_reader().start()?;
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// // The same read in many tasks: their calls are shared.
    /// let tasks = (0..10).map(|_| {
    ///     let (reader, get) = (reader.clone(), client.get_row("orders", &key));
    ///     tokio::spawn(async move { reader.get(get).await })
    /// });
    /// for task in tasks.collect::<Vec<_>>() {
    ///     assert!(task.await.unwrap()?.is_some());
    /// }
    /// # Ok(()) });
    /// ```
    pub fn bulk_reader(&self) -> BulkReaderBuilder {
        BulkReaderBuilder::new(self)
    }

    /// Reads a whole table in parallel: divides it into parts by size and reads several of them at the same
    /// time, as one stream of rows, with progress, and resumable.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let mut scan = client.scan_table("orders").start().await?;
    /// while let Some(order) = scan.next().await {
    ///     println!("{}", order?);
    /// }
    /// let progress = scan.progress();
    /// assert_eq!((progress.rows, progress.parts_done), (2, progress.parts));
    /// # Ok(()) });
    /// ```
    #[doc(alias("Scan", "parallel scan", "ParallelScan"))]
    pub fn scan_table(&self, table: impl Into<String>) -> ScanTable {
        ScanTable::new(self, table.into())
    }
}
