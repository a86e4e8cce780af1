//! The tables of an instance.

use std::ops::Bound;

use prost::Message as _;
use tablestore_core::{ErrorCode, Instance, ServiceError};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::{limits, storage_key};
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// The names of an instance's tables without its indexes, sorted.
pub(crate) fn names(instance: &Instance, store: &dyn ReadTransaction) -> Result<Vec<String>> {
    let records = records(instance, store)?;
    let tables = records
        .into_iter()
        .filter(|record| record.base_table.is_none());
    Ok(tables.map(|record| record.meta.table_name).collect())
}

/// Checks that a table can be created: its name is free, and there are not too many.
pub(crate) fn check_new_name(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
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
    if records(context.instance, store)?.len() >= limits::TABLES {
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
