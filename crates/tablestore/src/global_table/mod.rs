//! Global tables: a table with replicas in up to 10 regions.
//!
//! A global table is made of a table, its base, whose name it has. Replicas in other instances receive its
//! rows and then its changes; the service creates their tables. In mode
//! [`PrimarySecondary`](ServeMode::PrimarySecondary) one replica can be written, the primary one; in mode
//! [`PeerToPeer`](ServeMode::PeerToPeer) several can, and the last write to a row wins.
//!
//! The base table needs these options: [`update_full_row`](crate::table::TableOptions::update_full_row),
//! one version, and a maximum deviation of 2,147,483,647 seconds. It has no auto-increment column, and its
//! rows have up to 256 columns, whose timestamps the service gives.
//!
//! Replicas are added and removed after the response: a global table is
//! [`Reconfiguring`](GlobalTableStatus::Reconfiguring) until then.
//!
//! ```
//! # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
//! # doctest::run(async |client| {
//! use std::time::Duration;
//! use tablestore::PrimaryKeyType;
//! use tablestore::global_table::{BaseTable, GlobalTableStatus, Placement};
//! use tablestore::table::TableOptions;
//!
//! let options = TableOptions::new().update_full_row(true).max_versions(1);
//! let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
//! create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
//!
//! let global_tables = client.global_tables();
//! let id = global_tables
//!     .create(BaseTable::new("cn-hangzhou", "shop", "articles"))
//!     .placement(Placement::new("cn-beijing", "shop-bj"))
//!     .send()
//!     .await?
//!     .global_table_id;
//! while global_tables.describe("articles").id(&id).send().await?.status
//!     != GlobalTableStatus::Active
//! {
//!     tokio::time::sleep(Duration::from_millis(500)).await;
//! }
//! # Ok(()) });
//! ```

mod bind;
mod create;
mod describe;
mod placement;
mod replica;
mod unbind;
mod update;

pub use bind::{BindGlobalTable, BindGlobalTableResponse};
pub use create::{CreateGlobalTable, CreateGlobalTableResponse};
pub use describe::{DescribeGlobalTable, DescribeGlobalTableResponse};
pub use placement::{BaseTable, Placement, ReplicaUpdate, ServeMode, SyncMode};
pub use replica::{GlobalTableStatus, Replica, ReplicaStatus, SyncStage};
pub use unbind::{UnbindGlobalTable, UnbindGlobalTableResponse};
pub use update::{UpdateGlobalTable, UpdateGlobalTableResponse};

use crate::client::Client;

/// # Global tables
impl Client {
    /// Returns the operations on global tables.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::ErrorCode;
    ///
    /// let describe = client.global_tables().describe("orders").replica("cn-hangzhou", "shop");
    /// let error = describe.send().await.unwrap_err();
    /// assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
    /// # Ok(()) });
    /// ```
    #[doc(alias("replication", "regions"))]
    pub fn global_tables(&self) -> GlobalTables {
        GlobalTables {
            client: self.clone(),
        }
    }
}

/// The operations on global tables, created by [`Client::global_tables`].
///
/// All but [`create`](Self::create) name a global table by its id, which
/// [`describe_table`](Client::describe_table) of a replica returns, and its name, which is that of its base
/// table.
#[derive(Clone, Debug)]
pub struct GlobalTables {
    client: Client,
}

impl GlobalTables {
    /// Makes a global table of a table (`CreateGlobalTable`). Its replicas are the base table and the
    /// [placements](CreateGlobalTable::placement).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{PrimaryKeyType, table::TableOptions};
    /// # let options = TableOptions::new().update_full_row(true);
    /// # let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
    /// # create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
    /// use tablestore::global_table::{BaseTable, Placement, ServeMode};
    ///
    /// let base = BaseTable::new("cn-hangzhou", "shop", "articles");
    /// let created = client
    ///     .global_tables()
    ///     .create(base)
    ///     .placement(Placement::new("cn-beijing", "shop-bj").writable(true))
    ///     .serve_mode(ServeMode::PeerToPeer)
    ///     .send()
    ///     .await?;
    /// println!("{}", created.global_table_id);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the table does not exist, `OTSObjectAlreadyExist` if it has a global table,
    /// `OTSParameterInvalid` if its options or a placement are not valid.
    pub fn create(&self, base: BaseTable) -> CreateGlobalTable {
        CreateGlobalTable::new(&self.client, base)
    }

    /// Adds replicas (`BindGlobalTable`), at least one.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{PrimaryKeyType, global_table::BaseTable, table::TableOptions};
    /// # let options = TableOptions::new().update_full_row(true);
    /// # let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
    /// # create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
    /// # let base = BaseTable::new("cn-hangzhou", "shop", "articles");
    /// # let id = client.global_tables().create(base).send().await?.global_table_id;
    /// use tablestore::global_table::Placement;
    ///
    /// let bind = client.global_tables().bind(id, "articles");
    /// bind.placement(Placement::new("cn-shanghai", "shop-sh")).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the global table does not exist, `OTSParameterInvalid` if a placement is not
    /// valid or has a replica already, or if there would be more than 10 replicas.
    pub fn bind(&self, id: impl Into<String>, name: impl Into<String>) -> BindGlobalTable {
        BindGlobalTable::new(&self.client, id.into(), name.into())
    }

    /// Removes replicas (`UnbindGlobalTable`), at least one. They become tables of their own and keep
    /// their rows.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{PrimaryKeyType, global_table::BaseTable, table::TableOptions};
    /// # use tablestore::global_table::Placement;
    /// # let options = TableOptions::new().update_full_row(true);
    /// # let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
    /// # create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
    /// # let base = BaseTable::new("cn-hangzhou", "shop", "articles");
    /// # let create = client.global_tables().create(base);
    /// # let create = create.placement(Placement::new("cn-beijing", "shop-bj"));
    /// # let id = create.send().await?.global_table_id;
    /// let unbind = client.global_tables().unbind(id, "articles");
    /// unbind.replica("cn-beijing", "shop-bj").send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the global table does not exist, `OTSParameterInvalid` if it has no such
    /// replica.
    pub fn unbind(&self, id: impl Into<String>, name: impl Into<String>) -> UnbindGlobalTable {
        UnbindGlobalTable::new(&self.client, id.into(), name.into())
    }

    /// Describes a global table and its replicas (`DescribeGlobalTable`), by its
    /// [id](DescribeGlobalTable::id) or by [one of its replicas](DescribeGlobalTable::replica).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{PrimaryKeyType, global_table::BaseTable, table::TableOptions};
    /// # let options = TableOptions::new().update_full_row(true);
    /// # let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
    /// # create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
    /// # let base = BaseTable::new("cn-hangzhou", "shop", "articles");
    /// # client.global_tables().create(base).send().await?;
    /// let describe = client.global_tables().describe("articles");
    /// let described = describe.replica("cn-hangzhou", "shop").with_rpo(true).send().await?;
    /// for replica in described.replicas {
    ///     println!("{}: {:?} until {:?}", replica.region, replica.status, replica.synced_until);
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the global table does not exist;
    /// [`ErrorKind::Request`](crate::ErrorKind::Request) without an id or a replica.
    pub fn describe(&self, name: impl Into<String>) -> DescribeGlobalTable {
        DescribeGlobalTable::new(&self.client, name.into())
    }

    /// Changes a replica (`UpdateGlobalTable`).
    ///
    /// To make another replica the primary one, first make it eligible and writable, then direct the
    /// writers to it, then make the old one read-only:
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::{PrimaryKeyType, global_table::BaseTable, table::TableOptions};
    /// # use tablestore::global_table::Placement;
    /// # let options = TableOptions::new().update_full_row(true);
    /// # let create = client.create_table("articles").primary_key("article", PrimaryKeyType::String);
    /// # create.options(options.max_deviation_seconds(2_147_483_647)).send().await?;
    /// # let base = BaseTable::new("cn-hangzhou", "shop", "articles");
    /// # let create = client.global_tables().create(base);
    /// # let create = create.placement(Placement::new("cn-beijing", "shop-bj"));
    /// # let id = create.send().await?.global_table_id;
    /// use tablestore::global_table::ReplicaUpdate;
    ///
    /// let global_tables = client.global_tables();
    /// let new = ReplicaUpdate::new("cn-beijing", "shop-bj").primary_eligible(true).writable(true);
    /// global_tables.update(&id, "articles", new).send().await?;
    /// // All writers use cn-beijing from here.
    /// let old = ReplicaUpdate::new("cn-hangzhou", "shop").writable(false);
    /// global_tables.update(&id, "articles", old).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSObjectNotExist` if the global table does not exist, `OTSParameterInvalid` if it has no such
    /// replica, or if nothing is changed.
    pub fn update(
        &self,
        id: impl Into<String>,
        name: impl Into<String>,
        update: ReplicaUpdate,
    ) -> UpdateGlobalTable {
        UpdateGlobalTable::new(&self.client, id.into(), name.into(), update)
    }
}
