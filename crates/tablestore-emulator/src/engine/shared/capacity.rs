//! What requests cost, and how the service counts bytes.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{CapacityDataSize, CapacityUnit, ConsumedCapacity};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Value};

/// The bytes of one capacity unit.
const UNIT: usize = 4096;

/// The capacity units of this many bytes: at least one.
pub(crate) fn units(bytes: usize) -> i32 {
    i32::try_from(bytes.div_ceil(UNIT).max(1)).unwrap_or(i32::MAX)
}

/// A cost in units. Both numbers are always sent: the official Go client reads both unchecked.
pub(crate) fn consumed(read: i32, write: i32) -> ConsumedCapacity {
    ConsumedCapacity {
        capacity_unit: CapacityUnit {
            read: Some(read),
            write: Some(write),
        },
        capacity_data_size: None,
    }
}

/// A cost in bytes, of operations that cost no units.
pub(crate) fn consumed_bytes(read: usize, write: usize) -> ConsumedCapacity {
    let size = |bytes| Some(i64::try_from(bytes).unwrap_or(i64::MAX));
    ConsumedCapacity {
        capacity_data_size: Some(CapacityDataSize {
            read_size: size(read),
            write_size: size(write),
        }),
        ..consumed(0, 0)
    }
}

/// Returns the cost of a row of a batch that was refused. Updates read their row in any case.
pub(crate) fn of_refused_write(is_update: bool, error: &ServiceError) -> ConsumedCapacity {
    let reads = is_update || *error.code() == ErrorCode::ConditionCheckFail;
    consumed(i32::from(reads), 1)
}

/// The bytes of a primary key: names and values.
pub(crate) fn key_size(key: &PrimaryKey) -> usize {
    let column = |name: &str, value| name.len() + key_value_size(value);
    key.columns()
        .iter()
        .map(|it| column(&it.name, &it.value))
        .sum()
}

pub(crate) fn key_value_size(value: &PrimaryKeyValue) -> usize {
    match value {
        PrimaryKeyValue::Boolean(_) => 1,
        PrimaryKeyValue::String(text) => text.len(),
        PrimaryKeyValue::Binary(bytes) => bytes.len(),
        // Integers, and the marks that become integers or are in bounds alone.
        _ => 8,
    }
}

pub(crate) fn value_size(value: &Value) -> usize {
    match value {
        Value::Boolean(_) => 1,
        Value::String(text) => text.len(),
        Value::Binary(bytes) => bytes.len(),
        _ => 8,
    }
}
