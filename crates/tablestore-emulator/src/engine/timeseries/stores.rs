//! Analytical stores: descriptions of copies of a table's data. Here they have no data of their own.

use std::sync::atomic::{AtomicU64, Ordering};

use tablestore_protocol::proto::timeseries::{
    AnalyticalStoreSyncStat, AnalyticalStoreSyncType, TimeseriesAnalyticalStore,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::limits;
use crate::engine::shared::mapping_record::MappingRecord;
use crate::engine::timeseries::{rules, texts};
use crate::engine::wide_column::table::catalog;
use crate::engine::wide_column::table::record::{AnalyticalStoreRecord, TimeseriesRecord};
use crate::store::WriteTransaction;

/// Stores of a table.
const STORES: usize = 1;
/// 30 days, in seconds.
const LEAST_TIME_TO_LIVE: i32 = 30 * 86_400;

/// The store of a table that is created without one.
pub(crate) fn default_store() -> TimeseriesAnalyticalStore {
    TimeseriesAnalyticalStore {
        store_name: Some("default_analytical_store".to_owned()),
        ..TimeseriesAnalyticalStore::default()
    }
}

/// Checks a new store by itself, and fills in defaults.
pub(crate) fn complete(store: &mut TimeseriesAnalyticalStore) -> Result<()> {
    rules::check_store_name(store.store_name.as_deref().unwrap_or_default())?;
    check_time_to_live(store.time_to_live)?;
    store.time_to_live.get_or_insert(-1);
    let option = *store
        .sync_option
        .get_or_insert(AnalyticalStoreSyncType::SyncTypeFull as i32);
    match AnalyticalStoreSyncType::try_from(option) {
        Ok(_) => Ok(()),
        Err(_) => Err(texts::sync_option(option)),
    }
}

pub(crate) fn check_time_to_live(seconds: Option<i32>) -> Result<()> {
    match seconds {
        Some(seconds) if seconds != -1 && seconds < LEAST_TIME_TO_LIVE => {
            Err(texts::store_time_to_live(seconds))
        }
        _ => Ok(()),
    }
}

/// Checks that a table with so many lastpoint indexes can have a store: both count against one limit.
pub(crate) fn check_indexes(lastpoint_indexes: usize) -> Result<()> {
    match lastpoint_indexes >= limits::LASTPOINT_INDEXES {
        true => Err(texts::stores(limits::LASTPOINT_INDEXES)),
        false => Ok(()),
    }
}

/// Adds a store to the description of a table.
pub(crate) fn add(
    store: &mut dyn WriteTransaction,
    table: &mut TimeseriesRecord,
    added: TimeseriesAnalyticalStore,
    is_first: bool,
) -> Result<()> {
    if table.stores.len() >= STORES {
        return Err(texts::stores(STORES));
    }
    table.stores.push(AnalyticalStoreRecord {
        id: catalog::next_id(store)?,
        store: added,
        is_first,
    });
    Ok(())
}

/// Returns where a table has the store of this name.
pub(crate) fn position(table: &TimeseriesRecord, name: &str) -> Result<usize> {
    let mut stores = table.stores.iter();
    let position = stores.position(|it| it.store.store_name.as_deref() == Some(name));
    position.ok_or_else(texts::no_store)
}

/// Drops the mappings of SQL that read the store of a table, or refuses to if they are to be kept.
pub(crate) fn drop_mappings(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table_id: u64,
    are_dropped: bool,
) -> Result<()> {
    for mapping in MappingRecord::load_all(context.instance, store)? {
        if mapping.table_id != table_id || !mapping.is_analytical {
            continue;
        }
        if !are_dropped {
            return Err(texts::store_with_mapping(&mapping.name));
        }
        MappingRecord::delete(context.instance, store, &mapping.name)?;
    }
    Ok(())
}

/// Counts how often a store was described.
#[derive(Debug, Default)]
struct Described(AtomicU64);

/// Returns how far a store is. One over existing points is still reading them when it is described for
/// the first time.
pub(crate) fn sync_stat(
    context: &Context<'_>,
    record: &AnalyticalStoreRecord,
) -> AnalyticalStoreSyncStat {
    let described = context.derived.get::<Described>(record.id);
    let is_new = described.0.fetch_add(1, Ordering::Relaxed) == 0;
    let is_full = record.store.sync_option() == AnalyticalStoreSyncType::SyncTypeFull;
    let phase = match is_new && is_full && !record.is_first {
        true => AnalyticalStoreSyncType::SyncTypeFull,
        false => AnalyticalStoreSyncType::SyncTypeIncr,
    };
    let time = if is_new {
        0
    } else {
        context.now.milliseconds()
    };
    AnalyticalStoreSyncStat {
        sync_phase: Some(phase as i32),
        current_sync_timestamp: Some(time),
    }
}
