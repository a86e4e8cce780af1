//! Finding the series that match a condition, one page at a time.

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::meta::condition::Condition;
use crate::engine::timeseries::meta::cursor::Cursor;
use crate::engine::timeseries::series::dictionary::{self, Known};
use crate::engine::timeseries::table::TimeseriesTable;
use crate::store::ReadTransaction;

/// Some series of a query.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) series: Vec<Known>,
    /// The first id of the next page, unless this is the last.
    pub(crate) next: Option<u64>,
    /// How many series match in all, if they were counted.
    pub(crate) total: u64,
}

/// Finds so many series from an id on. All of them are counted if `is_counted`.
pub(crate) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    condition: Option<&Condition>,
    from: u64,
    limit: usize,
    is_counted: bool,
) -> Result<Page> {
    let cursor = Cursor::new(store, table.id(), condition)?;
    let mut page = Page::default();
    let mut next = if is_counted { 0 } else { from };
    while let Some(id) = cursor.seek(store, next)? {
        next = id + 1;
        let Some(series) = dictionary::known(context, store, table, id)? else {
            continue;
        };
        if condition.is_some_and(|condition| !condition.matches(&series)) {
            continue;
        }
        page.total += 1;
        if id < from {
            continue;
        }
        if page.series.len() < limit {
            page.series.push(series);
            continue;
        }
        page.next.get_or_insert(id);
        if !is_counted {
            break;
        }
    }
    Ok(page)
}
