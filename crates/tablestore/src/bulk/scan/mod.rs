mod position;
mod rows;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::PrimaryKey;

use crate::batch::BulkExport;
use crate::client::Client;
use crate::row::{Filter, GetRange, KeyBounds};
use crate::table::ComputeSplitPointsBySize;

pub use position::ScanPosition;
pub use rows::{ScanProgress, TableScan};

use rows::{PartRead, PartRows};

/// The unit of the sizes of parts.
const MIB: u64 = 1 << 20;

/// A scan of a table in parallel, created by [`Client::scan_table`].
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let mut scan = client
///     .scan_table("orders")
///     .columns(["customer", "amount"])
///     .concurrency(16)
///     .part_bytes(256 << 20)
///     .start()
///     .await?;
/// # let mut sum = 0;
/// while let Some(order) = scan.next().await {
///     println!("{}", order?);
/// #   sum += 1;
/// }
/// # assert_eq!(sum, 2);
/// # Ok(()) });
/// ```
#[derive(Clone, Debug)]
#[must_use = "a scan does nothing until it is started"]
pub struct ScanTable {
    splits: ComputeSplitPointsBySize,
    get_range: GetRange,
    bulk_export: BulkExport,
    is_export: bool,
    is_ordered: bool,
    concurrency: usize,
    position: Option<ScanPosition>,
}

impl ScanTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        // Each part has its own bounds.
        let bounds = || KeyBounds::forward(PrimaryKey::default()..PrimaryKey::default());
        Self {
            splits: client.compute_split_points_by_size(table.clone(), 1),
            get_range: client.get_range(table.clone(), bounds()),
            bulk_export: client.bulk_export(table, bounds()),
            is_export: false,
            is_ordered: false,
            concurrency: 8,
            position: None,
        }
    }

    /// Returns only these columns, up to 1,024 names; all columns by default. A row that has none of them
    /// is not returned, unless a primary key column is among them.
    pub fn columns<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        self.get_range = self.get_range.columns(names.clone());
        self.bulk_export = self.bulk_export.columns(names);
        self
    }

    /// Returns only rows that match the filter. Rows that do not match are charged all the same.
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        let filter = filter.into();
        self.get_range = self.get_range.filter(filter.clone());
        self.bulk_export = self.bulk_export.filter(filter);
        self
    }

    /// Changes the `GetRange` request by which each part is read: versions, the rows of a page, the
    /// encoding, time limits.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let scan = client.scan_table("orders");
    /// let scan = scan.get_range(|request| request.max_versions(3).limit(1000));
    /// let mut rows = scan.start().await?;
    /// # assert!(rows.next().await.is_some());
    /// # Ok(()) });
    /// ```
    pub fn get_range(mut self, change: impl FnOnce(GetRange) -> GetRange) -> Self {
        self.get_range = change(self.get_range);
        self
    }

    /// Reads by `BulkExport` instead of `GetRange`: the newest version of each column. With
    /// [`columns`](Self::columns), rows have only the key columns that are named.
    pub fn bulk_export(mut self) -> Self {
        self.is_export = true;
        self
    }

    /// Returns rows in the order of their keys. By default they are in order within each part only, which
    /// needs no waiting for a slow part.
    pub fn ordered(mut self) -> Self {
        self.is_ordered = true;
        self
    }

    /// Sets how many parts are read at the same time; 8 by default. Each holds one or two pages of up to
    /// 5,000 rows and 4 MiB in memory.
    pub fn concurrency(mut self, parts: usize) -> Self {
        self.concurrency = parts;
        self
    }

    /// Sets the size of a part, in MiB (1,048,576 bytes), rounded up; 100 MiB by default. The service
    /// divides by its own statistics, so that parts are only about as large, and a small table is one part.
    pub fn part_bytes(mut self, bytes: u64) -> Self {
        let size = i64::try_from(bytes.div_ceil(MIB)).unwrap_or(i64::MAX);
        self.splits = self.splits.size(size.max(1), MIB as i64);
        self
    }

    /// Continues a scan from its [`position`](TableScan::position), instead of dividing the table. Columns,
    /// filter and the other settings are not part of it.
    pub fn resume(mut self, position: ScanPosition) -> Self {
        self.position = Some(position);
        self
    }

    /// Divides the table into parts (`ComputeSplitPointsBySize`) and returns the stream of its rows, which
    /// reads nothing before it is polled.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the concurrency is 0, and those of `ComputeSplitPointsBySize`.
    pub async fn start(self) -> Result<TableScan> {
        if self.concurrency == 0 {
            let message = "concurrency is 0: allowed are 1 and more";
            return Err(Error::new(ErrorKind::Config, message));
        }
        let position = match self.position {
            Some(position) => position,
            None => {
                let splits = self.splits.send().await?.splits.into_iter();
                ScanPosition::new(splits.map(|split| split.range).collect())
            }
        };
        let read = match self.is_export {
            true => PartRead::BulkExport(self.bulk_export),
            false => PartRead::GetRange(self.get_range),
        };
        Ok(TableScan::new(
            position,
            read,
            self.is_ordered,
            self.concurrency,
        ))
    }
}

impl PartRead {
    /// Starts the read of a part.
    fn rows(&self, range: std::ops::Range<PrimaryKey>) -> PartRows {
        let bounds = KeyBounds::forward(range);
        match self {
            Self::GetRange(request) => {
                PartRows::GetRange(request.clone().with_bounds(bounds).rows().in_tasks())
            }
            Self::BulkExport(request) => {
                PartRows::BulkExport(request.clone().with_bounds(bounds).rows().in_tasks())
            }
        }
    }
}
