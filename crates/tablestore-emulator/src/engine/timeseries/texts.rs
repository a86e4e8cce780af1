//! The texts of errors. The service's own are not known, except for those with a remark: these are in
//! its style.

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::shared::error::invalid;

pub(crate) fn table_name(name: &str) -> ServiceError {
    invalid(format!("Invalid table name: '{name}'."))
}

pub(crate) fn time_to_live(seconds: i32) -> ServiceError {
    invalid(format!("Invalid time to live: {seconds}."))
}

pub(crate) fn meta_time_to_live(seconds: i32) -> ServiceError {
    invalid(format!("Invalid meta time to live: {seconds}."))
}

pub(crate) fn meta_time_to_live_with_updates() -> ServiceError {
    invalid("Meta time to live needs allow update attributes to be false.")
}

pub(crate) fn meta_time_to_live_too_short(meta: i32, data: i32) -> ServiceError {
    invalid(format!(
        "Meta time to live: {meta} can not be less than time to live: {data}."
    ))
}

pub(crate) fn both_options() -> ServiceError {
    invalid("Can not update table options and meta options at the same time.")
}

pub(crate) fn no_options() -> ServiceError {
    invalid("No parameter is specified in table options or meta options.")
}

pub(crate) fn key_column(name: &str) -> ServiceError {
    invalid(format!("Invalid timeseries key column: '{name}'."))
}

pub(crate) fn duplicated_key_column(name: &str) -> ServiceError {
    invalid(format!("Duplicated timeseries key column: '{name}'."))
}

pub(crate) fn key_columns(limit: usize) -> ServiceError {
    invalid(format!(
        "The number of custom timeseries key columns must be in range: [0, {limit}]."
    ))
}

pub(crate) fn field_keys(limit: usize) -> ServiceError {
    invalid(format!(
        "The number of field primary keys must be in range: [0, {limit}]."
    ))
}

pub(crate) fn field_key_type(name: &str) -> ServiceError {
    invalid(format!("Invalid type of field primary key: '{name}'."))
}

pub(crate) fn old_version() -> ServiceError {
    ServiceError::new(
        ErrorCode::UnsupportOperation,
        "The table has a custom timeseries key, which needs supported table version 1.",
    )
}

pub(crate) fn measurement(name: &str) -> ServiceError {
    invalid(format!("Invalid measurement name: '{name}'."))
}

pub(crate) fn source(name: &str) -> ServiceError {
    invalid(format!("Invalid data source: '{name}'."))
}

pub(crate) fn tag_name(name: &str) -> ServiceError {
    invalid(format!("Invalid tag key: '{name}'."))
}

pub(crate) fn tag_value(value: &str) -> ServiceError {
    invalid(format!("Invalid tag value: '{value}'."))
}

pub(crate) fn duplicated_tag(name: &str) -> ServiceError {
    invalid(format!("Duplicated tag key: '{name}'."))
}

pub(crate) fn tags(text: &str) -> ServiceError {
    invalid(format!("Invalid tags: '{text}'."))
}

pub(crate) fn attributes(text: &str) -> ServiceError {
    invalid(format!("Invalid attributes: '{text}'."))
}

/// A part of a key for which the table has no column.
pub(crate) fn not_in_key(column: &str) -> ServiceError {
    invalid(format!(
        "The timeseries key of the table has no column: '{column}'."
    ))
}

pub(crate) fn missing_in_key(column: &str) -> ServiceError {
    invalid(format!("The timeseries key lacks the column: '{column}'."))
}

pub(crate) fn field_name(name: &str) -> ServiceError {
    invalid(format!("Invalid field name: '{name}'."))
}

pub(crate) fn double(name: &str) -> ServiceError {
    invalid(format!("NaN or infinity can't be set to field: '{name}'."))
}

pub(crate) fn no_field() -> ServiceError {
    invalid("No field is specified in timeseries row.")
}

pub(crate) fn fields(count: usize, limit: usize) -> ServiceError {
    invalid(format!(
        "The number of fields exceeds the limit, limit count: {limit}, field count: {count}."
    ))
}

/// The service's text has these words.
pub(crate) fn missing_field_keys(names: &[&str]) -> ServiceError {
    invalid(format!("missing primary key fields: {}", names.join(",")))
}

pub(crate) fn mistyped_field_key(name: &str) -> ServiceError {
    invalid(format!(
        "Type of primary key field: '{name}' does not match."
    ))
}

pub(crate) fn time(time: i64) -> ServiceError {
    invalid(format!("Invalid time: {time}."))
}

pub(crate) fn no_rows() -> ServiceError {
    invalid("No row is specified in PutTimeseriesData.")
}

pub(crate) fn rows_type(number: i32) -> ServiceError {
    invalid(format!("Invalid rows serialize type: {number}."))
}

pub(crate) fn rows(reason: &str) -> ServiceError {
    invalid(format!("Deserialize timeseries rows failed: {reason}."))
}

pub(crate) fn checksum() -> ServiceError {
    invalid("Mismatch between crc32c value of timeseries rows and flatbuffer_crc32c.")
}

pub(crate) fn meta_update_mode(number: i32) -> ServiceError {
    invalid(format!("Invalid meta update mode: {number}."))
}

pub(crate) fn time_range() -> ServiceError {
    invalid("Begin time must not be greater than end time.")
}

pub(crate) fn field_type(number: i32) -> ServiceError {
    invalid(format!("Invalid field type: {number}."))
}

pub(crate) fn fields_to_get(limit: usize) -> ServiceError {
    invalid(format!(
        "The number of fields to get exceeds the limit: {limit}."
    ))
}

pub(crate) fn token() -> ServiceError {
    invalid("Invalid token.")
}

pub(crate) fn split_info() -> ServiceError {
    invalid("Invalid split info.")
}

pub(crate) fn split_count(count: i32) -> ServiceError {
    invalid(format!("Invalid split count hint: {count}."))
}

pub(crate) fn condition(reason: &str) -> ServiceError {
    invalid(format!("Invalid meta query condition: {reason}."))
}

pub(crate) fn no_meta_index() -> ServiceError {
    invalid("The timeseries meta index of the table is disabled.")
}

pub(crate) fn metas(limit: usize) -> ServiceError {
    invalid(format!(
        "The number of timeseries metas must be in range: [1, {limit}]."
    ))
}

pub(crate) fn attributes_not_allowed() -> ServiceError {
    invalid("Update attributes is not allowed in this table.")
}

pub(crate) fn store_name(name: &str) -> ServiceError {
    invalid(format!("Invalid analytical store name: '{name}'."))
}

pub(crate) fn store_time_to_live(seconds: i32) -> ServiceError {
    invalid(format!("Invalid analytical store time to live: {seconds}."))
}

pub(crate) fn sync_option(number: i32) -> ServiceError {
    invalid(format!("Invalid analytical store sync option: {number}."))
}

pub(crate) fn stores(limit: usize) -> ServiceError {
    invalid(format!(
        "Number of analytical store per table exceeds the quota:{limit}."
    ))
}

pub(crate) fn no_store() -> ServiceError {
    ServiceError::new(
        ErrorCode::ObjectNotExist,
        "Requested analytical store does not exist.",
    )
}

pub(crate) fn store_with_mapping(mapping: &str) -> ServiceError {
    invalid(format!(
        "The analytical store has the mapping table '{mapping}'."
    ))
}

pub(crate) fn lastpoint_indexes(limit: usize) -> ServiceError {
    invalid(format!(
        "The number of lastpoint indexes of a new table must be in range: [0, {limit}]."
    ))
}

pub(crate) fn lastpoint_key() -> ServiceError {
    invalid(
        "The primary key of a lastpoint index must be the first columns of its table's, without the last.",
    )
}
