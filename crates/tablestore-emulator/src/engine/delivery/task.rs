//! The tasks of a table.

use std::ops::Bound;

use bytes::Bytes;
use prost::Message;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::delivery::{
    DeliveryTaskType, ErrorType, OssTaskConfig, TaskSyncPhase, TaskSyncStat,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::time::is_within;
use crate::engine::shared::{names, storage_key};
use crate::engine::wide_column::table::Table;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// Microseconds that each of the phases lasts through which a task comes to its last one.
const PHASE: i64 = 1_000_000;

/// The reader of a task's state would wait for objects.
const DETAIL: &str = "The local service delivers nothing.";

/// A task, as it is stored.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct TaskRecord {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(enumeration = "DeliveryTaskType", tag = "2")]
    pub(crate) kind: i32,
    #[prost(message, required, tag = "3")]
    pub(crate) config: OssTaskConfig,
    /// Microseconds since 1970.
    #[prost(int64, tag = "4")]
    pub(crate) creation_time: i64,
}

impl TaskRecord {
    /// Stores the task.
    pub(crate) fn save(
        &self,
        store: &mut dyn WriteTransaction,
        table_id: u64,
    ) -> Result<(), StoreError> {
        let key = storage_key::delivery_task(table_id, &self.name);
        store.put(&key, self.encode_to_vec())
    }

    /// Returns how far the task is.
    pub(crate) fn sync_stat(&self, context: &Context<'_>) -> TaskSyncStat {
        let now = context.now.microseconds();
        let phase = self.phase(now);
        let is_following = phase == TaskSyncPhase::Incr;
        TaskSyncStat {
            task_sync_phase: Some(phase as i32),
            // Nanoseconds.
            current_sync_timestamp: Some(if is_following {
                now.saturating_mul(1000)
            } else {
                0
            }),
            error_code: Some(ErrorType::Ok as i32),
            detail: Some(DETAIL.to_owned()),
        }
    }

    /// Returns the phase at a time in microseconds.
    fn phase(&self, now: i64) -> TaskSyncPhase {
        let has_rows = self.kind() != DeliveryTaskType::Inc;
        let has_changes = self.kind() != DeliveryTaskType::Base;
        let is_within = |time| is_within(now, self.creation_time, time);
        if is_within(PHASE) {
            TaskSyncPhase::Init
        } else if has_rows && (!has_changes || is_within(2 * PHASE)) {
            TaskSyncPhase::Full
        } else {
            TaskSyncPhase::Incr
        }
    }
}

/// Checks the name of a task: lower-case letters, digits and `-`, which is neither first nor last.
pub(crate) fn check_name(name: &str) -> Result<()> {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_outer = |byte: Option<&u8>| byte.is_some_and(|byte| *byte != b'-');
    let bytes = name.as_bytes();
    let is_valid = (3..=16).contains(&bytes.len())
        && bytes.iter().copied().all(is_inner)
        && is_outer(bytes.first())
        && is_outer(bytes.last());
    match is_valid {
        true => Ok(()),
        false => Err(invalid(format!("Invalid delivery task name: '{name}'."))),
    }
}

/// Returns the id of the table of this name, whose tasks are asked for.
pub(crate) fn table_id(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: Option<String>,
) -> Result<u64> {
    let name = name.unwrap_or_default();
    names::check_table(&name)?;
    Ok(Table::find_base(context, store, &name)?.record.id)
}

/// Returns a task of a table, and the id of the table.
pub(crate) fn open(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: Option<String>,
    name: Option<String>,
) -> Result<(u64, TaskRecord)> {
    let name = name.unwrap_or_default();
    check_name(&name)?;
    let table_id = table_id(context, store, table)?;
    let task = find(store, table_id, &name)?.ok_or_else(|| {
        ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested delivery task does not exist.",
        )
    })?;
    Ok((table_id, task))
}

/// Returns the task of this name, if the table has it.
pub(crate) fn find(
    store: &dyn ReadTransaction,
    table_id: u64,
    name: &str,
) -> Result<Option<TaskRecord>, StoreError> {
    let record = store.get(&storage_key::delivery_task(table_id, name))?;
    record.map(decode).transpose()
}

/// Returns the tasks of a table by name.
pub(crate) fn all(
    store: &dyn ReadTransaction,
    table_id: u64,
) -> Result<Vec<TaskRecord>, StoreError> {
    let first = storage_key::delivery_tasks(table_id);
    let end = storage_key::contents_end(first);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let records = store.range(range, Order::Ascending)?;
    records.map(|entry| decode(entry?.1)).collect()
}

fn decode(record: Bytes) -> Result<TaskRecord, StoreError> {
    TaskRecord::decode(record).map_err(StoreError::new)
}
