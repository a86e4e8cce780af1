//! The partitions that a new table is asked to have. A table here is one partition; where it would be
//! split is checked, stored and described.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::{decode_value, encode_primary_key};
use tablestore_protocol::proto::table::{PartitionRange, PrimaryKeySchema};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, limits};
use crate::engine::wide_column::table::key;

/// The keys between partitions, as DescribeTable tells them: the first column alone.
pub(crate) fn splits(
    partitions: &[PartitionRange],
    column: &PrimaryKeySchema,
) -> Result<Vec<Bytes>> {
    if partitions.len() > limits::PARTITIONS {
        return Err(invalid(format!(
            "The count of partitions cannot be greater than {}",
            limits::PARTITIONS
        )));
    }
    let mut points = Vec::with_capacity(partitions.len());
    let mut end = PrimaryKeyValue::InfMin;
    for partition in partitions {
        if bound(&partition.begin)? != end {
            return Err(not_in_a_row());
        }
        end = bound(&partition.end)?;
        points.push(end.clone());
    }
    if points
        .pop()
        .is_some_and(|last| last != PrimaryKeyValue::InfMax)
    {
        return Err(not_in_a_row());
    }
    for point in &points {
        check(point, column)?;
    }
    if !points.is_sorted_by(|one, next| one < next) {
        return Err(not_in_a_row());
    }
    let key = |point| encode_primary_key(&PrimaryKey::new(column.name.as_str(), point));
    Ok(points.into_iter().map(key).collect())
}

fn bound(bytes: &Bytes) -> Result<PrimaryKeyValue> {
    let value = decode_value(bytes).ok();
    let value = value.and_then(|value| PrimaryKeyValue::try_from(value).ok());
    value.ok_or_else(|| invalid("Deserialize partition range failed."))
}

fn not_in_a_row() -> tablestore_core::ServiceError {
    invalid("The partition ranges must follow each other from INF_MIN to INF_MAX.")
}

/// Checks a value between two partitions.
fn check(point: &PrimaryKeyValue, column: &PrimaryKeySchema) -> Result<()> {
    if key::type_name(point) != key::schema_type_name(column.r#type()) {
        return Err(invalid(
            "The value type of partition does not match with primary key.",
        ));
    }
    match point {
        PrimaryKeyValue::Integer(i64::MIN | i64::MAX) => {
            return Err(invalid(
                "The value of partition range can not be INT64_MIN or INT64_MAX.",
            ));
        }
        PrimaryKeyValue::String(text) if text.is_empty() => {
            return Err(invalid(
                "The value of partition range can not be empty string.",
            ));
        }
        PrimaryKeyValue::Binary(bytes) if bytes.is_empty() => {
            return Err(invalid(
                "The value of partition range can not be empty binary.",
            ));
        }
        _ => {}
    }
    let length = capacity::key_value_size(point);
    if length > limits::PARTITION_VALUE {
        return Err(invalid(format!(
            "The value of partition range exceeds the MaxLength:{} with CurrentLength:{length}.",
            limits::PARTITION_VALUE
        )));
    }
    Ok(())
}
