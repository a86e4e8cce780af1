//! What other families read of time series tables.

use std::ops::Bound;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::meta::cursor::Cursor;
use crate::engine::timeseries::series::{dictionary, layout};
use crate::engine::wide_column::table::Table;
use crate::store::{Order, ReadTransaction};

pub(crate) use crate::engine::timeseries::meta::condition::{Condition, Of};
pub(crate) use crate::engine::timeseries::schema::{MEASUREMENT, SOURCE, TAGS};
pub(crate) use crate::engine::timeseries::series::dictionary::Known;
pub(crate) use crate::engine::timeseries::table::TimeseriesTable;
pub(crate) use crate::engine::timeseries::texts::no_meta_index;

/// The time series table of a name, if it is one.
pub(crate) fn find(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<Option<TimeseriesTable>> {
    match Table::load(context, store, name)? {
        Some(rows) if rows.has_points() => TimeseriesTable::of(context, rows).map(Some),
        _ => Ok(None),
    }
}

/// What is known of a series, by the encoded columns of its key.
pub(crate) fn known(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    encoded: &[u8],
) -> Result<Option<Known>> {
    Ok(dictionary::known_by_key(context, store, table, encoded)?)
}

/// Calls with each series of a table in the order of their keys, as long as that returns `true`. Those
/// that do not meet a condition can be left out.
pub(crate) fn for_each_series(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    condition: Option<&Condition>,
    call: &mut dyn FnMut(Known) -> Result<bool>,
) -> Result<()> {
    let mut give = |encoded: &[u8]| match known(context, store, table, encoded)? {
        Some(series) => call(series),
        None => Ok(true),
    };
    let Some(condition) = condition else {
        let first = layout::by_key(table.id(), &[]);
        let end = layout::ids(table.id());
        let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
        for entry in store.range(range, Order::Ascending)? {
            if !give(&entry?.0[first.len()..])? {
                break;
            }
        }
        return Ok(());
    };
    let cursor = Cursor::new(store, table.id(), Some(condition))?;
    let mut keys = Vec::new();
    let mut next = 0;
    while let Some(id) = cursor.seek(store, next)? {
        next = id + 1;
        keys.extend(store.get(&layout::by_id(table.id(), id))?);
    }
    keys.sort_unstable();
    for key in keys {
        if !give(&key)? {
            break;
        }
    }
    Ok(())
}
