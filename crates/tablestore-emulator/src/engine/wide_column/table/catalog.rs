//! The tables of an instance.

use std::ops::Bound;

use prost::Message as _;
use tablestore_core::{ErrorCode, Instance, ServiceError};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::{limits, storage_key};
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// The names of an instance's wide-column tables without its indexes, sorted.
pub(crate) fn names(instance: &Instance, store: &dyn ReadTransaction) -> Result<Vec<String>> {
    let records = records(instance, store)?;
    let tables = records.into_iter().filter(|record| {
        let is_index = record.base_table.is_some() || record.lastpoint_of.is_some();
        !is_index && record.timeseries.is_none()
    });
    Ok(tables.map(|record| record.meta.table_name).collect())
}

/// Checks that a table can be created: its name is free, and there are not too many.
pub(crate) fn check_new_name(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<()> {
    check_new_tables(context, store, name, 1)
}

/// Checks that something can be created that counts as so many tables.
pub(crate) fn check_new_tables(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
    count: usize,
) -> Result<()> {
    if store
        .get(&storage_key::table(context.instance, name))?
        .is_some()
    {
        return Err(ServiceError::new(
            ErrorCode::ObjectAlreadyExist,
            "Requested table already exists.",
        ));
    }
    let records = records(context.instance, store)?;
    let used = records.iter().map(|record| match &record.timeseries {
        // One of points, and one of series.
        Some(timeseries) => 2 + timeseries.stores.len(),
        None => 1,
    });
    if used.sum::<usize>() + count > limits::TABLES {
        return Err(ServiceError::new(
            ErrorCode::QuotaExhausted,
            format!("Number of tables exceeds the quota:{}.", limits::TABLES),
        ));
    }
    Ok(())
}

/// The descriptions of an instance's tables, sorted by name.
pub(crate) fn records(
    instance: &Instance,
    store: &dyn ReadTransaction,
) -> Result<Vec<TableRecord>, StoreError> {
    let prefix = storage_key::tables(instance);
    // Names are ASCII, so they all lie before this byte.
    let end = [&prefix[..], &[0xff]].concat();
    let range = (Bound::Included(&prefix[..]), Bound::Excluded(&end[..]));
    let records = store.range(range, Order::Ascending)?;
    records
        .map(|entry| TableRecord::decode(entry?.1).map_err(StoreError::new))
        .collect()
}

/// The next table's id.
pub(crate) fn next_id(store: &mut dyn WriteTransaction) -> Result<u64, StoreError> {
    let last = match store.get(storage_key::LAST_TABLE_ID)? {
        Some(id) => u64::from_be_bytes(id.as_ref().try_into().map_err(StoreError::new)?),
        None => 0,
    };
    let next = last + 1;
    store.put(storage_key::LAST_TABLE_ID, next.to_be_bytes().to_vec())?;
    Ok(next)
}
