//! Time series: points of measurements, and what is known of their series.
//!
//! A *point* has a key (a measurement, a data source, tags), a time in microseconds, and fields. The points of one
//! key are a *series*. A point replaces one with the same key and time. The service keeps *metadata* of each
//! series: its key, attributes, and the time of its last update.
//!
//! Everything begins with [`Client::timeseries`]. Points are written by a [call](Timeseries::put) of up to 200, or by a
//! [writer](Timeseries::writer) of any number; they are read as [one series](Timeseries::get), or as a
//! [whole table](Timeseries::scan), [in parts at the same time](Timeseries::parallel_scan) if it is large; and series
//! are found by [conditions](Timeseries::query_meta) on their metadata.
//!
//! ```
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::run(async |client| {
//! use std::time::{Duration, SystemTime};
//! use tablestore::timeseries::{Key, Point, measurement, tag};
//!
//! let series = client.timeseries();
//! # series.delete_table("metrics").send().await?;
//! series.create_table("metrics").send().await?;
//!
//! let time = SystemTime::now();
//! series
//!     .put("metrics")
//!     .point(
//!         Point::new("cpu", time)
//!             .source("host-7")
//!             .tag("region", "hz")
//!             .field("usage", 0.73)
//!             .field("throttled", false),
//!     )
//!     .send()
//!     .await?
//!     .all_ok()?;
//!
//! let key = Key::new("cpu").source("host-7").tag("region", "hz");
//! let last_hour = time - Duration::from_secs(3600)..=time;
//! let mut points = series.get("metrics", key).between(last_hour).points();
//! while let Some(point) = points.next().await {
//!     println!("{:?}", point?.get::<f64>("usage")?);
//! }
//!
//! let condition = measurement("cpu").and(tag("region").starts_with("h"));
//! let mut found = series.query_meta("metrics").filter(condition).series();
//! while let Some(series) = found.next().await {
//!     println!("{}", series?.key);
//! }
//! # Ok(()) });
//! ```

mod condition;
mod create_analytical_store;
mod create_lastpoint_index;
mod create_table;
mod delete_analytical_store;
mod delete_lastpoint_index;
mod delete_meta;
mod delete_table;
mod describe_analytical_store;
mod describe_table;
mod fields;
mod get;
mod handle;
mod key;
mod list_table;
mod meta_cache;
mod parallel_scan;
mod point;
mod put;
mod query_meta;
mod scan;
mod split_scan;
mod table_options;
#[cfg(test)]
mod tests;
mod time;
mod update_analytical_store;
mod update_meta;
mod update_table;

pub use condition::{
    MetaCondition, MetaText, MetaUpdated, attribute, measurement, measurements, source, sources,
    tag, updated,
};
pub use create_analytical_store::{
    CreateTimeseriesAnalyticalStore, CreateTimeseriesAnalyticalStoreResponse,
};
pub use create_lastpoint_index::{
    CreateTimeseriesLastpointIndex, CreateTimeseriesLastpointIndexResponse,
};
pub use create_table::{CreateTimeseriesTable, CreateTimeseriesTableResponse};
pub use delete_analytical_store::{
    DeleteTimeseriesAnalyticalStore, DeleteTimeseriesAnalyticalStoreResponse,
};
pub use delete_lastpoint_index::{
    DeleteTimeseriesLastpointIndex, DeleteTimeseriesLastpointIndexResponse,
};
pub use delete_meta::{DeleteTimeseriesMeta, DeleteTimeseriesMetaResponse};
pub use delete_table::{DeleteTimeseriesTable, DeleteTimeseriesTableResponse};
pub use describe_analytical_store::{
    DescribeTimeseriesAnalyticalStore, DescribeTimeseriesAnalyticalStoreResponse,
};
pub use describe_table::{DescribeTimeseriesTable, DescribeTimeseriesTableResponse};
pub use fields::FieldType;
pub use get::{GetTimeseriesData, GetTimeseriesDataResponse};
pub use handle::Timeseries;
pub use key::Key;
pub use list_table::{ListTimeseriesTable, ListTimeseriesTableResponse};
pub use parallel_scan::{ParallelPoints, ParallelScan, ScanProgress};
pub use point::Point;
pub use put::{PointWritten, PutTimeseriesData, PutTimeseriesDataResponse};
pub use query_meta::{QueryTimeseriesMeta, QueryTimeseriesMetaResponse, SeriesMeta};
pub use scan::{ScanTimeseriesData, ScanTimeseriesDataResponse};
pub use split_scan::{ScanPart, SplitTimeseriesScanTask, SplitTimeseriesScanTaskResponse};
pub use table_options::{AnalyticalStore, SyncType, TableDescription};
pub use time::Timestamp;
pub use update_analytical_store::{
    UpdateTimeseriesAnalyticalStore, UpdateTimeseriesAnalyticalStoreResponse,
};
pub use update_meta::{UpdateTimeseriesMeta, UpdateTimeseriesMetaResponse};
pub use update_table::{UpdateTimeseriesTable, UpdateTimeseriesTableResponse};

use crate::client::Client;

/// The version of requests that know of tables with keys of their own.
const SUPPORTED_TABLE_VERSION: i64 = 1;

/// # Time series
impl Client {
    /// Returns a handle for time series, whose methods create requests.
    ///
    /// The handle keeps which series the service knows, so create one and clone it.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// for table in series.list_table().send().await? {
    ///     println!("{}", table.name);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn timeseries(&self) -> Timeseries {
        Timeseries::new(self)
    }
}
