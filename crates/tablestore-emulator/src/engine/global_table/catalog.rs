//! The global tables of all instances. An instance sees those of which it has a replica.

use std::ops::Bound;

use bytes::Bytes;
use prost::Message as _;
use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::global_table::base_table;
use crate::engine::global_table::record::GlobalTableRecord;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::storage_key;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// Returns the global table of this id and name.
pub(crate) fn open(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    id: &str,
    name: &str,
) -> Result<GlobalTableRecord> {
    let record = store.get(&storage_key::global_table(id))?;
    let record = match record {
        Some(record) => load(context, store, record)?,
        None => None,
    };
    let record = record.filter(|it| is_visible(context, it));
    let record = record.ok_or_else(missing)?;
    match record.name == name {
        true => Ok(record),
        false => Err(invalid(format!(
            "The name of the global table {id} is not '{name}'."
        ))),
    }
}

/// Returns the global table that has this replica.
pub(crate) fn find(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
    region: &str,
    instance: &str,
) -> Result<GlobalTableRecord> {
    let is_it = |record: &mut GlobalTableRecord| {
        record.name == name
            && is_visible(context, record)
            && record.find_bound(region, instance).is_some()
    };
    let mut records = all(context, store)?.into_iter();
    let found = records.find_map(|mut it| is_it(&mut it).then_some(it));
    found.ok_or_else(missing)
}

/// Removes the global tables that are gone.
pub(crate) fn remove_orphans(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
) -> Result<(), StoreError> {
    for entry in stored(store)? {
        let (key, record) = entry;
        if load(context, store, record)?.is_none() {
            store.delete(&key)?;
        }
    }
    Ok(())
}

/// Stores a global table.
pub(crate) fn save(
    store: &mut dyn WriteTransaction,
    record: &GlobalTableRecord,
) -> Result<(), StoreError> {
    let key = storage_key::global_table(&record.id);
    store.put(&key, record.encode_to_vec())
}

fn all(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
) -> Result<Vec<GlobalTableRecord>, StoreError> {
    let mut records = Vec::new();
    for (_, record) in stored(store)? {
        records.extend(load(context, store, record)?);
    }
    Ok(records)
}

fn stored(store: &dyn ReadTransaction) -> Result<Vec<(Bytes, Bytes)>, StoreError> {
    let (first, end) = storage_key::all_global_tables();
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    store.range(range, Order::Ascending)?.collect()
}

/// Brings a global table up to date. It is gone with its last replica, or with its base table.
fn load(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    record: Bytes,
) -> Result<Option<GlobalTableRecord>, StoreError> {
    let mut record = GlobalTableRecord::decode(record).map_err(StoreError::new)?;
    record.advance(context.now.microseconds());
    if record.replicas.is_empty() || base_table::is_deleted(store, &record)? {
        return Ok(None);
    }
    Ok(Some(record))
}

fn is_visible(context: &Context<'_>, record: &GlobalTableRecord) -> bool {
    let mut replicas = record.replicas.iter();
    replicas.any(|replica| replica.instance == context.instance.as_str())
}

fn missing() -> ServiceError {
    ServiceError::new(
        ErrorCode::ObjectNotExist,
        "Requested global table does not exist.",
    )
}
