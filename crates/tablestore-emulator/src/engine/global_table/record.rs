//! A global table, as it is stored, and its state at a time.

use prost::Message;
use tablestore_protocol::proto::global_table::{
    GlobalTableStatus, PhyTable, PhyTableStatus, ServeMode, SyncStage,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::time::is_within;

/// Microseconds that binding or unbinding a replica takes.
const RECONFIGURATION: i64 = 1_000_000;

/// The reader of a replica's state would wait for rows.
const MESSAGE: &str = "The local service replicates nothing.";

/// A global table.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct GlobalTableRecord {
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// That of its base table, and of every replica.
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    /// A base table that was deleted and created again is another one.
    #[prost(uint64, tag = "3")]
    pub(crate) base_table_id: u64,
    #[prost(enumeration = "ServeMode", tag = "4")]
    pub(crate) serve_mode: i32,
    #[prost(message, repeated, tag = "5")]
    pub(crate) replicas: Vec<ReplicaRecord>,
    /// The time of the last change of its replicas, in microseconds since 1970.
    #[prost(int64, tag = "6")]
    pub(crate) reconfigured_at: i64,
    /// The number of the replica that is added next.
    #[prost(int32, tag = "7")]
    pub(crate) next_number: i32,
}

/// A replica, or the base table.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ReplicaRecord {
    #[prost(string, tag = "1")]
    pub(crate) region: String,
    #[prost(string, tag = "2")]
    pub(crate) instance: String,
    #[prost(bool, tag = "3")]
    pub(crate) writable: bool,
    #[prost(bool, tag = "4")]
    pub(crate) is_primary_eligible: bool,
    /// Given once in a global table.
    #[prost(int32, tag = "5")]
    pub(crate) number: i32,
    #[prost(bool, tag = "6")]
    pub(crate) is_base: bool,
    /// Microseconds since 1970.
    #[prost(int64, tag = "7")]
    pub(crate) bound_at: i64,
    #[prost(int64, optional, tag = "8")]
    pub(crate) unbound_at: Option<i64>,
    /// The time of the last update, in microseconds since 1970.
    #[prost(int64, tag = "9")]
    pub(crate) updated_at: i64,
    /// The number of changes of the replica's description.
    #[prost(int64, tag = "10")]
    pub(crate) version: i64,
}

impl GlobalTableRecord {
    /// Returns whether only the primary replica can be written.
    pub(crate) fn has_primary(&self) -> bool {
        self.serve_mode() == ServeMode::PrimarySecondary
    }

    /// Returns the base table's replica, as long as it is bound.
    pub(crate) fn base(&self) -> Option<&ReplicaRecord> {
        self.bound().find(|replica| replica.is_base)
    }

    /// Returns the replicas that are bound and not about to be unbound.
    pub(crate) fn bound(&self) -> impl Iterator<Item = &ReplicaRecord> {
        self.replicas.iter().filter(|it| it.unbound_at.is_none())
    }

    /// Returns the bound replica of a region and an instance.
    pub(crate) fn find_bound(
        &mut self,
        region: &str,
        instance: &str,
    ) -> Option<&mut ReplicaRecord> {
        let is_it = |it: &&mut ReplicaRecord| {
            it.unbound_at.is_none() && it.region == region && it.instance == instance
        };
        self.replicas.iter_mut().find(is_it)
    }

    /// Removes the replicas whose unbinding is done.
    pub(crate) fn advance(&mut self, now: i64) {
        let is_done = |replica: &ReplicaRecord| match replica.unbound_at {
            Some(since) => !is_within(now, since, RECONFIGURATION),
            None => false,
        };
        self.replicas.retain(|replica| !is_done(replica));
    }

    /// Returns the state of the global table.
    pub(crate) fn status(&self, now: i64) -> GlobalTableStatus {
        match is_within(now, self.reconfigured_at, RECONFIGURATION) {
            true => GlobalTableStatus::GReConf,
            false => GlobalTableStatus::GActive,
        }
    }

    /// Describes a replica.
    pub(crate) fn describe(
        &self,
        context: &Context<'_>,
        replica: &ReplicaRecord,
        with_rpo: bool,
    ) -> PhyTable {
        let now = context.now.microseconds();
        let (status, since, stage) = replica.state(now);
        let role = match replica.is_primary_eligible && replica.writable {
            true => "PRIMARY",
            false => "SECONDARY",
        };
        PhyTable {
            region_id: replica.region.clone(),
            instance_name: replica.instance.clone(),
            table_name: self.name.clone(),
            writable: replica.writable,
            status: Some(status as i32),
            status_timestamp: Some(since / 1000),
            table_id: None,
            table_hash_key: Some(replica.number),
            endpoint: None,
            stage: Some(stage as i32),
            meta_version: Some(replica.version),
            is_failed: Some(false),
            message: (!replica.is_base).then(|| MESSAGE.to_owned()),
            role: self.has_primary().then(|| role.to_owned()),
            rpo_nanos: (with_rpo && stage == SyncStage::Incr).then(|| now.saturating_mul(1000)),
        }
    }
}

impl ReplicaRecord {
    /// Returns the status, its time in microseconds since 1970, and the stage.
    fn state(&self, now: i64) -> (PhyTableStatus, i64, SyncStage) {
        let half = RECONFIGURATION / 2;
        if let Some(since) = self.unbound_at {
            (PhyTableStatus::Unbinding, since, SyncStage::Incr)
        } else if !self.is_base && is_within(now, self.bound_at, half) {
            (PhyTableStatus::Init, self.bound_at, SyncStage::Init)
        } else if !self.is_base && is_within(now, self.bound_at, RECONFIGURATION) {
            let since = self.bound_at.saturating_add(half);
            (PhyTableStatus::Syncdata, since, SyncStage::Full)
        } else {
            let status = match self.writable {
                true => PhyTableStatus::Active,
                false => PhyTableStatus::Ready,
            };
            let bound_at = match self.is_base {
                true => self.bound_at,
                false => self.bound_at.saturating_add(RECONFIGURATION),
            };
            (status, bound_at.max(self.updated_at), SyncStage::Incr)
        }
    }
}
