//! The settings of a table: which values are allowed, what is the default, what can change.

use tablestore_protocol::proto::table::TableOptions;

use crate::engine::shared::error::{Result, invalid};
use crate::engine::wide_column::table::record::TableRecord;

/// The largest deviation, in seconds: as microseconds it still fits 64 bits.
const MAX_DEVIATION: i64 = i64::MAX / 1_000_000;

/// The options of a new table: those that are given, and defaults.
pub(crate) fn for_new_table(given: Option<TableOptions>) -> Result<TableOptions> {
    let mut options = TableOptions {
        time_to_live: Some(-1),
        max_versions: Some(1),
        deviation_cell_version_in_sec: Some(86_400),
        allow_update: Some(true),
        update_full_row: Some(false),
        ..TableOptions::default()
    };
    if let Some(given) = given {
        check(&given)?;
        options.update_full_row = given.update_full_row.or(options.update_full_row);
        merge(&mut options, &given);
    }
    Ok(options)
}

/// Checks a change of options.
pub(crate) fn check_change(given: &TableOptions) -> Result<()> {
    if *given == TableOptions::default() {
        return Err(invalid("No parameter is specified in table options."));
    }
    if given.update_full_row.is_some() {
        return Err(invalid(
            "Table options of UpdateTable cannot contain updateFullRow.",
        ));
    }
    check(given)
}

/// Checks that a table's options allow its search indexes: cells of rows that can be updated expire
/// one by one, which an index does not see.
pub(crate) fn check_search_indexes(table: &TableRecord) -> Result<()> {
    if table.search_indexes.is_empty() {
        return Ok(());
    }
    let options = &table.options;
    if options.max_versions != Some(1) {
        return Err(invalid(
            "The max versions of a table with search indexes must be 1.",
        ));
    }
    if options.time_to_live != Some(-1) && options.allow_update != Some(false) {
        return Err(invalid("operation is denied as table TTL exists"));
    }
    Ok(())
}

fn check(given: &TableOptions) -> Result<()> {
    if let Some(seconds) = given.time_to_live
        && (seconds == 0 || seconds < -1)
    {
        return Err(invalid("TimeToLive cannot be 0 or less than -1."));
    }
    if let Some(versions) = given.max_versions
        && versions <= 0
    {
        return Err(invalid(
            "The maximum versions cannot be less than or equal to 0",
        ));
    }
    if let Some(seconds) = given.deviation_cell_version_in_sec
        && !(0..=MAX_DEVIATION).contains(&seconds)
    {
        return Err(invalid(
            "The maximum deviation must be in range [0, INT64_MAX/1000000].",
        ));
    }
    Ok(())
}

/// Sets the options that are given.
pub(crate) fn merge(options: &mut TableOptions, given: &TableOptions) {
    fn set<T: Copy>(option: &mut Option<T>, given: Option<T>) {
        *option = given.or(*option);
    }
    set(&mut options.time_to_live, given.time_to_live);
    set(&mut options.max_versions, given.max_versions);
    set(
        &mut options.deviation_cell_version_in_sec,
        given.deviation_cell_version_in_sec,
    );
    set(&mut options.allow_update, given.allow_update);
    set(&mut options.bloom_filter_type, given.bloom_filter_type);
    set(&mut options.block_size, given.block_size);
}
