//! The table of which replicas are made.

use prost::Message as _;
use tablestore_core::Instance;
use tablestore_protocol::proto::table::PrimaryKeyOption;

use crate::engine::global_table::record::GlobalTableRecord;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::storage_key;
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::{ReadTransaction, StoreError, WriteTransaction};

/// The least deviation of timestamps, in seconds, which counts as none.
const DEVIATION: i64 = i32::MAX as i64;

/// Checks that replicas can be made of a table.
pub(crate) fn check(table: &TableRecord) -> Result<()> {
    let options = &table.options;
    let mut columns = table.meta.primary_key.iter();
    let auto_increment = Some(PrimaryKeyOption::AutoIncrement as i32);
    let rejected = if options.max_versions != Some(1) {
        "its max versions must be 1"
    } else if options.update_full_row != Some(true) {
        "its updateFullRow must be true"
    } else if options.deviation_cell_version_in_sec < Some(DEVIATION) {
        "its maximum deviation must be 2147483647 or more"
    } else if columns.any(|column| column.option == auto_increment) {
        "it must have no auto-increment column"
    } else {
        return Ok(());
    };
    let name = &table.meta.table_name;
    Err(invalid(format!(
        "Table [{name}] cannot be the base of a global table: {rejected}."
    )))
}

/// Returns whether the base table is bound and no longer exists.
pub(crate) fn is_deleted(
    store: &dyn ReadTransaction,
    global: &GlobalTableRecord,
) -> Result<bool, StoreError> {
    let is_bound = global.base().is_some();
    Ok(is_bound && find(store, global)?.is_none())
}

/// Makes the base table a table of its own.
pub(crate) fn release(
    store: &mut dyn WriteTransaction,
    global: &GlobalTableRecord,
) -> Result<(), StoreError> {
    if let Some((key, mut table)) = find(store, global)? {
        table.meta.global_table_id = None;
        store.put(&key, table.encode_to_vec())?;
    }
    Ok(())
}

/// Returns the base table, which may be one of another instance, with its key in the store.
fn find(
    store: &dyn ReadTransaction,
    global: &GlobalTableRecord,
) -> Result<Option<(Vec<u8>, TableRecord)>, StoreError> {
    let Some(base) = global.replicas.iter().find(|replica| replica.is_base) else {
        return Ok(None);
    };
    let instance = Instance::new(&base.instance).map_err(StoreError::new)?;
    let key = storage_key::table(&instance, &global.name);
    let Some(table) = store.get(&key)? else {
        return Ok(None);
    };
    let table = TableRecord::decode(table).map_err(StoreError::new)?;
    Ok((table.id == global.base_table_id).then_some((key, table)))
}
