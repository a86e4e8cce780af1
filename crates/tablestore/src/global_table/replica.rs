use std::time::SystemTime;

use tablestore_protocol::proto::global_table as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::schema::{time_from_micros, time_from_nanos};

wire_enum! {
    /// The status of a global table.
    GlobalTableStatus {
        /// It has just been created.
        Init = proto::GlobalTableStatus::GInit;
        /// Replicas are being added or removed.
        Reconfiguring = proto::GlobalTableStatus::GReConf;
        /// Its replicas are as requested.
        Active = proto::GlobalTableStatus::GActive;
    }
}

wire_enum! {
    /// The status of a replica.
    ReplicaStatus {
        /// It waits to be created.
        Pending = proto::PhyTableStatus::Pending;
        /// It is being created.
        Init = proto::PhyTableStatus::Init;
        /// It is receiving the rows that exist.
        SyncingData = proto::PhyTableStatus::Syncdata;
        /// It can be read.
        Ready = proto::PhyTableStatus::Ready;
        /// It can be read and written.
        Active = proto::PhyTableStatus::Active;
        /// It is being removed from the global table.
        Unbinding = proto::PhyTableStatus::Unbinding;
        /// It is a table of its own.
        Unbound = proto::PhyTableStatus::Unbound;
    }
}

wire_enum! {
    /// The data that a replica is receiving.
    SyncStage {
        /// None yet.
        Init = proto::SyncStage::Init;
        /// The rows that exist.
        Full = proto::SyncStage::Full;
        /// Changes.
        Incremental = proto::SyncStage::Incr;
    }
}

/// A replica of a global table and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[doc(alias = "PhyTable")]
pub struct Replica {
    /// The region.
    pub region: String,
    /// The instance.
    pub instance: String,
    /// The name of the table, which is that of the global table.
    pub table: String,
    /// Whether the replica can be written.
    pub writable: bool,
    /// The status, if the service returns it.
    pub status: Option<ReplicaStatus>,
    /// The time at which the status was set.
    pub status_time: Option<SystemTime>,
    /// The data that the replica is receiving.
    pub stage: Option<SyncStage>,
    /// The id of the table.
    pub table_id: Option<String>,
    /// The number of the replica.
    pub number: Option<i32>,
    /// The endpoint of the instance.
    pub endpoint: Option<String>,
    /// The version of the replica's description.
    pub meta_version: Option<i64>,
    /// Whether replication has failed.
    pub failed: bool,
    /// More about the state, for people.
    pub message: Option<String>,
    /// The role, a string of the service's.
    pub role: Option<String>,
    /// The time up to which the replica has the changes of the others, if the request
    /// [asked for it](super::DescribeGlobalTable::with_rpo).
    #[doc(alias = "RPO")]
    pub synced_until: Option<SystemTime>,
}

impl Replica {
    pub(super) fn from_proto(table: proto::PhyTable) -> Self {
        let status_time = table.status_timestamp.unwrap_or_default();
        let synced_until = table.rpo_nanos.unwrap_or_default();
        Self {
            region: table.region_id,
            instance: table.instance_name,
            table: table.table_name,
            writable: table.writable,
            status: table.status.map(ReplicaStatus::from_proto),
            status_time: time_from_micros(status_time.saturating_mul(1000))
                .filter(|_| status_time > 0),
            stage: table.stage.map(SyncStage::from_proto),
            table_id: wire::present(table.table_id),
            number: table.table_hash_key,
            endpoint: wire::present(table.endpoint),
            meta_version: table.meta_version,
            failed: table.is_failed.unwrap_or_default(),
            message: wire::present(table.message),
            role: wire::present(table.role),
            synced_until: time_from_nanos(wire::from_i64(synced_until)),
        }
    }
}
