//! The indexes of a table.

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::search::limits;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::{SearchIndexRecord, TableRecord};
use crate::store::ReadTransaction;

/// The index of a name.
pub(crate) fn find<'a>(table: &'a TableRecord, name: &str) -> Option<&'a SearchIndexRecord> {
    table.search_indexes.iter().find(|index| index.name == name)
}

/// The position of an index among those of its table; an error if there is none.
pub(crate) fn position(table: &TableRecord, name: &str) -> Result<usize> {
    let indexes = table.search_indexes.iter();
    indexes
        .enumerate()
        .find_map(|(position, index)| (index.name == name).then_some(position))
        .ok_or_else(|| {
            ServiceError::new(
                ErrorCode::ObjectNotExist,
                format!("search index [{name}] does not exist"),
            )
        })
}

/// Opens an index of a table to search it.
pub(crate) fn open<'a>(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &'a mut Option<Table>,
    table_name: &str,
    index_name: &str,
) -> Result<(&'a Table, &'a SearchIndexRecord)> {
    names::check_table(table_name)?;
    let found = Table::open(context, store, table_name).map_err(|error| match error.code() {
        ErrorCode::ObjectNotExist => invalid(format!("table [{table_name}] does not exist")),
        _ => error,
    })?;
    let table = &*table.insert(found);
    let index = find(&table.record, index_name).ok_or_else(|| {
        ServiceError::new(
            ErrorCode::MetaNotMatch,
            format!("search index [{index_name}] does not exist"),
        )
    })?;
    Ok((table, index))
}

/// Checks how long the rows of an index are kept.
pub(crate) fn check_time_to_live(table: &TableRecord, seconds: i32) -> Result<()> {
    if seconds == -1 {
        return Ok(());
    }
    if seconds < limits::TIME_TO_LIVE {
        return Err(invalid(format!(
            "the time to live of a search index must be -1 or at least {} seconds",
            limits::TIME_TO_LIVE
        )));
    }
    if table.options.allow_update != Some(false) {
        return Err(invalid(
            "the time to live of a search index needs a table that allows no updates",
        ));
    }
    match table.options.time_to_live {
        Some(table_seconds) if table_seconds != -1 && seconds > table_seconds => Err(invalid(
            "the time to live of a search index must not exceed that of its table",
        )),
        _ => Ok(()),
    }
}
