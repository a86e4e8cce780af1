use tablestore_protocol::proto::global_table as proto;

use crate::call::wire_enum::wire_enum;

/// The table of which a global table is made. It becomes its first replica, which can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BaseTable {
    /// The region, such as `cn-hangzhou`.
    pub region: String,
    /// The instance.
    pub instance: String,
    /// The table, whose name becomes that of the global table.
    pub table: String,
}

/// The location of a new replica.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placement {
    /// The region, such as `cn-beijing`.
    pub region: String,
    /// The instance, which exists already.
    pub instance: String,
    /// Whether the replica can be written.
    pub writable: bool,
}

/// The change of a replica: at least one of its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[doc(alias = "UpdatePhyTable")]
pub struct ReplicaUpdate {
    /// The region of the replica.
    pub region: String,
    /// The instance of the replica.
    pub instance: String,
    /// See [`ReplicaUpdate::writable`].
    pub writable: Option<bool>,
    /// See [`ReplicaUpdate::primary_eligible`].
    pub primary_eligible: Option<bool>,
}

wire_enum! {
    /// The unit of replication.
    SyncMode {
        /// Rows.
        Row = proto::SyncMode::Row;
        /// Columns. The service does not support it yet.
        Column = proto::SyncMode::Column;
    }
}

wire_enum! {
    /// The replicas of a global table that can be written.
    ServeMode {
        /// The primary one.
        PrimarySecondary = proto::ServeMode::PrimarySecondary;
        /// Each for which [`writable`](Placement::writable) is set. Of two writes to a row, the later one
        /// wins in all replicas.
        PeerToPeer = proto::ServeMode::PeerToPeer;
    }
}

impl BaseTable {
    /// Creates a reference to a table.
    pub fn new(
        region: impl Into<String>,
        instance: impl Into<String>,
        table: impl Into<String>,
    ) -> Self {
        Self {
            region: region.into(),
            instance: instance.into(),
            table: table.into(),
        }
    }

    pub(super) fn to_proto(&self) -> proto::BaseTable {
        proto::BaseTable {
            region_id: self.region.clone(),
            instance_name: self.instance.clone(),
            table_name: self.table.clone(),
        }
    }
}

impl Placement {
    /// Creates the location of a replica that cannot be written.
    pub fn new(region: impl Into<String>, instance: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            instance: instance.into(),
            writable: false,
        }
    }

    /// Sets whether the replica can be written: in mode [`ServeMode::PeerToPeer`] only. By default, it
    /// cannot.
    #[must_use]
    pub fn writable(mut self, writable: bool) -> Self {
        self.writable = writable;
        self
    }

    pub(super) fn to_proto(&self) -> proto::Placement {
        proto::Placement {
            region_id: self.region.clone(),
            instance_name: self.instance.clone(),
            writable: self.writable,
        }
    }
}

impl ReplicaUpdate {
    /// Creates a change of the replica of a region and an instance.
    pub fn new(region: impl Into<String>, instance: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            instance: instance.into(),
            writable: None,
            primary_eligible: None,
        }
    }

    /// Sets whether the replica can be written. Writes to one that cannot be written fail.
    #[must_use]
    pub fn writable(mut self, writable: bool) -> Self {
        self.writable = Some(writable);
        self
    }

    /// Sets whether the replica can become the primary one.
    #[must_use]
    pub fn primary_eligible(mut self, eligible: bool) -> Self {
        self.primary_eligible = Some(eligible);
        self
    }

    pub(super) fn to_proto(&self, table: &str) -> proto::UpdatePhyTable {
        proto::UpdatePhyTable {
            region_id: self.region.clone(),
            instance_name: self.instance.clone(),
            table_name: table.to_owned(),
            writable: self.writable,
            primary_eligible: self.primary_eligible,
        }
    }
}
