use std::time::SystemTime;

use tablestore_protocol::proto::delivery as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::schema::time_from_nanos;

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[doc(alias = "TaskSyncStat")]
pub struct SyncState {
    /// The data that the task is delivering.
    pub phase: SyncPhase,
    /// The time of the last change that was delivered; `None` before the first one.
    pub synced_until: Option<SystemTime>,
    /// The reason why the task cannot deliver; `None` if it can.
    pub error: Option<DeliveryErrorType>,
    /// More about the state, for people.
    pub detail: Option<String>,
}

wire_enum! {
    /// The data that a task is delivering.
    SyncPhase {
        /// None yet: the task starts. That takes up to a minute.
        Init = proto::TaskSyncPhase::Init;
        /// The rows of the table.
        Full = proto::TaskSyncPhase::Full;
        /// The changes of the table.
        Incremental = proto::TaskSyncPhase::Incr;
    }
}

wire_enum! {
    /// The reason why a task cannot deliver.
    DeliveryErrorType {
        /// The role does not allow the service to write to the bucket.
        Unauthorized = proto::ErrorType::Unauthorized;
        /// The bucket does not exist, or is not in the region of the instance.
        InvalidOssBucket = proto::ErrorType::InvalidOssBucket;
    }
}

impl SyncState {
    pub(super) fn from_proto(state: proto::TaskSyncStat) -> Self {
        let time = state.current_sync_timestamp.unwrap_or_default();
        let error = state.error_code.unwrap_or_default();
        Self {
            phase: SyncPhase::from_proto(state.task_sync_phase.unwrap_or_default()),
            synced_until: time_from_nanos(wire::from_i64(time)),
            error: (error != i32::from(proto::ErrorType::Ok))
                .then(|| DeliveryErrorType::from_proto(error)),
            detail: wire::present(state.detail),
        }
    }
}
