//! Delivery tasks: the data of a table as objects in object storage (OSS).
//!
//! A task copies the rows of a table, its changes, or both into objects of the Parquet format, in a
//! bucket of the region of the instance. Changes arrive after about 3 minutes; deletions are not
//! delivered. The service has delivery tasks in some regions only.
//!
//! ```
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::run(async |client| {
//! use tablestore::delivery::{OssTaskConfig, ParquetColumn, ParquetType};
//!
//! let config = OssTaskConfig::new("shop-archive", "oss-cn-hangzhou.aliyuncs.com")
//!     .role("acs:ram::1234567890123456:role/aliyunserviceroleforotsdatadelivery")
//!     .prefix("orders/year=$yyyy/month=$MM")
//!     .column(ParquetColumn::new("customer", ParquetType::Utf8))
//!     .column(ParquetColumn::new("order", ParquetType::Int64));
//! let deliveries = client.deliveries();
//! deliveries.create("orders", "archive", config).send().await?;
//!
//! let described = deliveries.describe("orders", "archive").send().await?;
//! println!("{:?} until {:?}", described.sync.phase, described.sync.synced_until);
//! # Ok(()) });
//! ```

mod create;
mod delete;
mod describe;
mod list;
mod sync_state;
mod task_config;
mod update;

pub use create::{CreateDeliveryTask, CreateDeliveryTaskResponse, DeliveryTaskType};
pub use delete::{DeleteDeliveryTask, DeleteDeliveryTaskResponse};
pub use describe::{DescribeDeliveryTask, DescribeDeliveryTaskResponse};
pub use list::{DeliveryTask, ListDeliveryTask, ListDeliveryTaskResponse};
pub use sync_state::{DeliveryErrorType, SyncPhase, SyncState};
pub use task_config::{
    EventTimeColumn, EventTimeFormat, ObjectFormat, OssTaskConfig, ParquetColumn, ParquetEncoding,
    ParquetType, TimeFormatter,
};
pub use update::{UpdateDeliveryTask, UpdateDeliveryTaskResponse};

use crate::client::Client;

/// # Delivery tasks
impl Client {
    /// Returns the operations on delivery tasks.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for task in client.deliveries().list("orders").send().await? {
    ///     println!("{}: {:?}", task.name, task.task_type);
    /// }
    /// # Ok(()) });
    /// ```
    #[doc(alias("data delivery", "data lake", "OSS"))]
    pub fn deliveries(&self) -> Deliveries {
        Deliveries {
            client: self.clone(),
        }
    }
}

/// The operations on delivery tasks, created by [`Client::deliveries`].
///
/// A task has a name within its table: 3 to 16 lower-case letters, digits and `-`, of which the first and
/// the last are no `-`.
#[derive(Clone, Debug)]
pub struct Deliveries {
    client: Client,
}

impl Deliveries {
    /// Creates a task (`CreateDeliveryTask`), which starts to deliver within a minute. Without
    /// [`task_type`](CreateDeliveryTask::task_type), it delivers the rows of the table, then its changes.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::delivery::{DeliveryTaskType, OssTaskConfig, ParquetColumn, ParquetType};
    ///
    /// let config = OssTaskConfig::new("shop-archive", "oss-cn-hangzhou.aliyuncs.com")
    ///     .role("acs:ram::1234567890123456:role/aliyunserviceroleforotsdatadelivery")
    ///     .prefix("orders")
    ///     .column(ParquetColumn::new("customer", ParquetType::Utf8));
    /// let create = client.deliveries().create("orders", "changes", config);
    /// create.task_type(DeliveryTaskType::Incremental).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectAlreadyExist` if the table has a task of this name, `OTSObjectNotExist` if the table does
    /// not exist, `OTSParameterInvalid` if the name or the configuration is not valid.
    pub fn create(
        &self,
        table: impl Into<String>,
        name: impl Into<String>,
        config: OssTaskConfig,
    ) -> CreateDeliveryTask {
        CreateDeliveryTask::new(&self.client, table.into(), name.into(), config)
    }

    /// Lists the tasks of a table (`ListDeliveryTask`), all in one response.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let listed = client.deliveries().list("orders").send().await?;
    /// assert!(listed.tasks.is_empty());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the table does not exist.
    pub fn list(&self, table: impl Into<String>) -> ListDeliveryTask {
        ListDeliveryTask::new(&self.client, table.into())
    }

    /// Describes a task (`DescribeDeliveryTask`): its configuration, and how far it is.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::delivery::{OssTaskConfig, ParquetColumn, ParquetType};
    /// # let config = OssTaskConfig::new("b", "e").role("r").prefix("p");
    /// # let config = config.column(ParquetColumn::new("customer", ParquetType::Utf8));
    /// # client.deliveries().create("orders", "archive", config).send().await?;
    /// let described = client.deliveries().describe("orders", "archive").send().await?;
    /// if let Some(error) = described.sync.error {
    ///     println!("{error:?}: {:?}", described.sync.detail);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the table or the task does not exist.
    pub fn describe(
        &self,
        table: impl Into<String>,
        name: impl Into<String>,
    ) -> DescribeDeliveryTask {
        DescribeDeliveryTask::new(&self.client, table.into(), name.into())
    }

    /// Replaces the configuration of a task (`UpdateDeliveryTask`).
    ///
    /// The operation is not documented, and no official client calls it. Start from the configuration
    /// that [`describe`](Self::describe) returns:
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::delivery::{OssTaskConfig, ParquetColumn, ParquetType};
    /// # let config = OssTaskConfig::new("b", "e").role("r").prefix("p");
    /// # let config = config.column(ParquetColumn::new("customer", ParquetType::Utf8));
    /// # client.deliveries().create("orders", "archive", config).send().await?;
    /// let deliveries = client.deliveries();
    /// let config = deliveries.describe("orders", "archive").send().await?.config;
    /// let config = config.column(ParquetColumn::new("amount", ParquetType::Int64));
    /// deliveries.update("orders", "archive", config).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the table or the task does not exist, `OTSParameterInvalid` if the
    /// configuration is not valid.
    pub fn update(
        &self,
        table: impl Into<String>,
        name: impl Into<String>,
        config: OssTaskConfig,
    ) -> UpdateDeliveryTask {
        UpdateDeliveryTask::new(&self.client, table.into(), name.into(), config)
    }

    /// Deletes a task (`DeleteDeliveryTask`). Objects that it has delivered stay.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::delivery::{OssTaskConfig, ParquetColumn, ParquetType};
    /// # let config = OssTaskConfig::new("b", "e").role("r").prefix("p");
    /// # let config = config.column(ParquetColumn::new("customer", ParquetType::Utf8));
    /// # client.deliveries().create("orders", "archive", config).send().await?;
    /// client.deliveries().delete("orders", "archive").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the table or the task does not exist.
    pub fn delete(&self, table: impl Into<String>, name: impl Into<String>) -> DeleteDeliveryTask {
        DeleteDeliveryTask::new(&self.client, table.into(), name.into())
    }
}
