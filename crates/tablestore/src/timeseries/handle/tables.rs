//! The operations on tables, and on what belongs to one.

use std::time::Duration;

use tablestore_core::{ErrorCode, Result};
use tokio::time::{Instant, sleep};

use super::Timeseries;
use crate::timeseries::{
    CreateTimeseriesAnalyticalStore, CreateTimeseriesLastpointIndex, CreateTimeseriesTable,
    DeleteTimeseriesAnalyticalStore, DeleteTimeseriesLastpointIndex, DeleteTimeseriesTable,
    DescribeTimeseriesAnalyticalStore, DescribeTimeseriesTable, ListTimeseriesTable, Timestamp,
    UpdateTimeseriesAnalyticalStore, UpdateTimeseriesTable,
};

/// The service documents up to a minute.
const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

/// # Tables
impl Timeseries {
    /// Creates a time series table (`CreateTimeseriesTable`). Before its first read or write, see
    /// [`wait_for_table`](Self::wait_for_table).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// let year = Duration::from_secs(365 * 86_400);
    /// series.create_table("sensors").time_to_live(Some(year)).send().await?;
    /// series.wait_for_table("sensors").await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectAlreadyExist` if a table of any kind has the name, `OTSParameterInvalid` if the options contradict each
    /// other, `OTSQuotaExhausted` if the instance has too many tables: 64, among which a time series table counts as two.
    pub fn create_table(&self, table: impl Into<String>) -> CreateTimeseriesTable {
        CreateTimeseriesTable::new(&self.client, table.into())
    }

    /// Waits until a new table accepts reads and writes, which may take up to a minute. It is read every half
    /// second.
    ///
    /// # Errors
    ///
    /// `OTSTableNotReady` after 60 s, and any other error at once.
    pub async fn wait_for_table(&self, table: &str) -> Result<()> {
        let started = Instant::now();
        loop {
            // Nothing is that old.
            let read = self
                .scan(table)
                .between(..Timestamp::from_micros(1))
                .limit(1);
            match read.send().await {
                Err(error)
                    if error.code() == Some(&ErrorCode::TableNotReady)
                        && started.elapsed() + PAUSE < LIMIT => {}
                done => return done.map(|_| ()),
            }
            sleep(PAUSE).await;
        }
    }

    /// Lists the time series tables of the instance (`ListTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// for table in series.list_table().send().await? {
    ///     println!("{} ({})", table.name, table.status);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn list_table(&self) -> ListTimeseriesTable {
        ListTimeseriesTable::new(&self.client)
    }

    /// Describes a time series table (`DescribeTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// let described = series.describe_table("metrics").send().await?;
    /// assert_eq!(described.table.time_to_live, None);
    /// # Ok(()) });
    /// ```
    pub fn describe_table(&self, table: impl Into<String>) -> DescribeTimeseriesTable {
        DescribeTimeseriesTable::new(&self.client, table.into())
    }

    /// Changes the options of points, or those of metadata (`UpdateTimeseriesTable`): the service takes one of the two in a
    /// request. Options that are not set stay.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// let month = Duration::from_secs(30 * 86_400);
    /// series.update_table("metrics").time_to_live(Some(month)).send().await?;
    /// series.update_table("metrics").allow_attributes(false).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if options of points and of metadata come in one request, or if the result is not one with which
    /// a table can be created: nothing is changed then.
    pub fn update_table(&self, table: impl Into<String>) -> UpdateTimeseriesTable {
        UpdateTimeseriesTable::new(&self.client, table.into())
    }

    /// Deletes a time series table with all that it has: points, metadata, analytical stores and lastpoint indexes
    /// (`DeleteTimeseriesTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// series.delete_table("metrics").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_table(&self, table: impl Into<String>) -> DeleteTimeseriesTable {
        DeleteTimeseriesTable::new(&self.client, table.into())
    }
}

/// # Analytical stores
impl Timeseries {
    /// Creates an analytical store of a table (`CreateTimeseriesAnalyticalStore`): a copy of its points for SQL.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// series.create_analytical_store("metrics", "analysis").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if the table has a store already, the name is not valid, or the time to live is shorter than 30
    /// days.
    pub fn create_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> CreateTimeseriesAnalyticalStore {
        CreateTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Describes an analytical store, and how far it follows its table (`DescribeTimeseriesAnalyticalStore`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// let described = series.describe_analytical_store("metrics", "analysis").send().await?;
    /// println!("{:?}", described.sync_phase);
    /// # Ok(()) });
    /// ```
    pub fn describe_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> DescribeTimeseriesAnalyticalStore {
        DescribeTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Changes the time to live of an analytical store (`UpdateTimeseriesAnalyticalStore`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use std::time::Duration;
    ///
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// let year = Duration::from_secs(365 * 86_400);
    /// let update = series.update_analytical_store("metrics", "analysis");
    /// update.time_to_live(Some(year)).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn update_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> UpdateTimeseriesAnalyticalStore {
        UpdateTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }

    /// Deletes an analytical store (`DeleteTimeseriesAnalyticalStore`). The points of the table stay.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_analytical_store("metrics", "analysis").send().await?;
    /// series.delete_analytical_store("metrics", "analysis").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSParameterInvalid` if SQL mappings use the store:
    /// [`drop_mappings`](DeleteTimeseriesAnalyticalStore::drop_mappings) drops them too.
    pub fn delete_analytical_store(
        &self,
        table: impl Into<String>,
        store: impl Into<String>,
    ) -> DeleteTimeseriesAnalyticalStore {
        DeleteTimeseriesAnalyticalStore::new(&self.client, table.into(), store.into())
    }
}

/// # Lastpoint indexes
impl Timeseries {
    /// Creates a lastpoint index (`CreateTimeseriesLastpointIndex`): a table that has, for each series, the newest value of
    /// each field. It is read by the row operations and can have search indexes.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::timeseries::{Point, Timestamp};
    /// use tablestore::PrimaryKey;
    ///
    /// let series = client.timeseries();
    /// series.create_lastpoint_index("metrics", "metrics_last").send().await?;
    /// let point = Point::new("cpu", Timestamp::from_secs(1_700_000_000)).source("host-7");
    /// series.put("metrics").point(point.field("usage", 0.73)).send().await?.all_ok()?;
    ///
    /// let all = client.describe_table("metrics_last").send().await?.schema.key_range();
    /// let mut rows = client.get_range("metrics_last", all).rows();
    /// while let Some(row) = rows.next().await {
    ///     assert_eq!(row?.get::<f64>("usage")?, 0.73);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectAlreadyExist` if a table of any kind has the index's name, `OTSParameterInvalid` if the table has 10
    /// analytical stores and lastpoint indexes.
    pub fn create_lastpoint_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> CreateTimeseriesLastpointIndex {
        CreateTimeseriesLastpointIndex::new(&self.client, table.into(), index.into())
    }

    /// Deletes a lastpoint index of a table (`DeleteTimeseriesLastpointIndex`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// # series.create_lastpoint_index("metrics", "metrics_last").send().await?;
    /// series.delete_lastpoint_index("metrics", "metrics_last").send().await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_lastpoint_index(
        &self,
        table: impl Into<String>,
        index: impl Into<String>,
    ) -> DeleteTimeseriesLastpointIndex {
        DeleteTimeseriesLastpointIndex::new(&self.client, table.into(), index.into())
    }
}
