//! Creating and dropping lastpoint indexes.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{PrimaryKeySchema, TableMeta, TableOptions};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{garbage, limits, names, storage_key};
use crate::engine::wide_column::table::record::{LastpointIndexRecord, TableRecord};
use crate::engine::wide_column::table::{Table, catalog};
use crate::store::WriteTransaction;

/// Creates an empty index with the first columns of its table's key. The description of the table changes,
/// and is still to be saved.
pub(crate) fn create(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &mut TableRecord,
    name: &str,
    key_columns: usize,
) -> Result<LastpointIndexRecord> {
    let others = base.lastpoint_indexes.len();
    let stores = base.timeseries.as_ref().map_or(0, |it| it.stores.len());
    if others + stores >= limits::LASTPOINT_INDEXES {
        return Err(invalid(format!(
            "Number of lastpoint index per table exceeds the quota:{}.",
            limits::LASTPOINT_INDEXES
        )));
    }
    names::check_table(name)?;
    check_base_options(base)?;
    catalog::check_new_name(context, store, name)?;
    let key = base.meta.primary_key.iter().take(key_columns);
    let key = key.map(|column| PrimaryKeySchema {
        option: None,
        ..column.clone()
    });
    let mut index = TableRecord {
        id: catalog::next_id(store)?,
        meta: TableMeta {
            table_name: name.to_owned(),
            primary_key: key.collect(),
            ..TableMeta::default()
        },
        lastpoint_of: Some(base.meta.table_name.clone()),
        ..base.for_index(context)
    };
    let record = LastpointIndexRecord {
        name: name.to_owned(),
        table_id: index.id,
    };
    share(store, base, &mut index)?;
    index.save(context, store)?;
    base.lastpoint_indexes.push(record.clone());
    Ok(record)
}

/// Gives the settings of a table to an index of it: how long rows are kept, and whether changes are
/// recorded. The newest points are kept indefinitely.
fn share(
    store: &mut dyn WriteTransaction,
    base: &TableRecord,
    index: &mut TableRecord,
) -> Result<()> {
    let time_to_live = match base.timeseries {
        Some(_) => Some(-1),
        None => base.options.time_to_live,
    };
    index.options = TableOptions {
        time_to_live,
        ..base.options
    };
    let was_kept = index.stream.enable_stream || !index.search_indexes.is_empty();
    index.stream = base.stream.clone();
    // It is part of its table's stream.
    index.stream.stream_id = None;
    let is_kept = index.stream.enable_stream || !index.search_indexes.is_empty();
    match (was_kept, is_kept) {
        (false, true) => index.change_log_id = catalog::next_id(store)?,
        (true, false) => garbage::mark(store, index.change_log_id)?,
        _ => {}
    }
    Ok(())
}

/// Gives the settings of a table to its indexes.
pub(crate) fn share_settings(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &TableRecord,
) -> Result<()> {
    for index in &base.lastpoint_indexes {
        let mut record = Table::find(context, store, &index.name)?.record;
        share(store, base, &mut record)?;
        record.save(context, store)?;
    }
    Ok(())
}

/// Checks that the options of a table allow the indexes that it has.
pub(crate) fn check_options(base: &TableRecord) -> Result<()> {
    match base.lastpoint_indexes.is_empty() {
        true => Ok(()),
        false => check_base_options(base),
    }
}

fn check_base_options(base: &TableRecord) -> Result<()> {
    if base.options.max_versions != Some(1) {
        return Err(invalid(
            "The max versions of a table with lastpoint indexes must be 1.",
        ));
    }
    if base.options.allow_update != Some(false) {
        return Err(invalid(
            "Don't support allow update operation on table with lastpoint index",
        ));
    }
    Ok(())
}

/// Deletes an index. The description of its table changes, and is still to be saved.
pub(crate) fn drop_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &mut TableRecord,
    name: &str,
) -> Result<()> {
    let mut indexes = base.lastpoint_indexes.iter();
    let Some(position) = indexes.position(|index| index.name == name) else {
        return Err(ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested index does not exist.",
        ));
    };
    let record = Table::find(context, store, name)?.record;
    if !record.search_indexes.is_empty() {
        return Err(invalid(format!(
            "Table[{name}] who has at least one search index cannot be deleted"
        )));
    }
    let index = base.lastpoint_indexes.remove(position);
    store.delete(&storage_key::table(context.instance, name))?;
    garbage::mark(store, index.table_id)?;
    if record.stream.enable_stream {
        garbage::mark(store, record.change_log_id)?;
    }
    Ok(())
}

/// Deletes all indexes of a table that is deleted.
pub(crate) fn drop_all(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &mut TableRecord,
) -> Result<()> {
    while let Some(index) = base.lastpoint_indexes.last() {
        let name = index.name.clone();
        drop_index(context, store, base, &name)?;
    }
    Ok(())
}
