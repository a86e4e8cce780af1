//! What a read selects of each row: columns, versions, and whether the row passes its filter.

use std::ops::Range;

use bytes::Bytes;
use tablestore_protocol::proto::table::TimeRange;
use tablestore_protocol::{Column, PrimaryKey};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row::filter::{Candidate, Filter};
use crate::engine::wide_column::stored_row::{Cell, Columns};
use crate::engine::wide_column::table::Table;

/// What a request says about it, which is the same in all reads.
#[derive(Debug, Default)]
pub(crate) struct SelectionRequest {
    pub(crate) columns_to_get: Vec<String>,
    pub(crate) time_range: Option<TimeRange>,
    pub(crate) max_versions: Option<i32>,
    pub(crate) filter: Option<Bytes>,
    pub(crate) start_column: Option<String>,
    pub(crate) end_column: Option<String>,
    pub(crate) token: Option<Bytes>,
    /// Of a batch the service says in other words that no version is asked for.
    pub(crate) is_batch: bool,
}

#[derive(Debug)]
pub(crate) struct Selection {
    /// Sorted; empty for all.
    columns: Vec<String>,
    start_column: Option<String>,
    end_column: Option<String>,
    /// The timestamps to read, when not all.
    times: Option<Range<i64>>,
    max_versions: usize,
    filter: Option<Filter>,
    /// Whether columns that are in the primary key are all that is returned of it.
    named_keys_only: bool,
}

/// What is selected of one row.
#[derive(Debug)]
pub(crate) struct Selected {
    /// The bytes that the read is charged for.
    pub(crate) size: usize,
    /// The row, unless nothing is selected of it or the filter drops it.
    pub(crate) row: Option<(PrimaryKey, Vec<Column>)>,
}

impl Selection {
    pub(crate) fn new(request: SelectionRequest) -> Result<Self> {
        let mut columns = request.columns_to_get;
        if columns.len() > limits::COLUMNS_TO_GET {
            return Err(invalid(format!(
                "The number of columns from the request exceeds the limit, limit count: {}, \
                 column count: {}.",
                limits::COLUMNS_TO_GET,
                columns.len()
            )));
        }
        for column in &columns {
            names::check_column(column)?;
        }
        columns.sort_unstable();
        columns.dedup();
        let filter = match request.filter {
            Some(filter) if !filter.is_empty() => Some(Filter::of_read(&filter)?),
            _ => None,
        };
        if request.token.is_some_and(|token| !token.is_empty()) {
            // Rows are always returned complete, so no token was ever returned.
            return Err(invalid("Invalid token."));
        }
        let no_versions = match request.is_batch {
            true => "No version condition is specified while querying row.",
            false => "No version condition is specified.",
        };
        let versions = versions(request.time_range, request.max_versions)?;
        let (times, max_versions) = versions.ok_or_else(|| invalid(no_versions))?;
        Ok(Self {
            columns,
            start_column: request.start_column,
            end_column: request.end_column,
            times,
            max_versions,
            filter,
            named_keys_only: false,
        })
    }

    /// Returns only those columns of a primary key that the request names, if it names any.
    pub(crate) fn with_named_keys_only(mut self, only: bool) -> Self {
        self.named_keys_only = only && !self.columns.is_empty();
        self
    }

    /// Selects from a stored row. A row that has expired is not there: `None`.
    pub(crate) fn select(
        &self,
        table: &Table,
        primary_key: PrimaryKey,
        stored: &Bytes,
        context: &Context<'_>,
    ) -> Result<Option<Selected>> {
        let now = context.now;
        let Some(stored) = table.live_columns(stored, now)? else {
            return Ok(None);
        };
        let mut cells = Vec::new();
        let mut is_alive = stored.is_empty() || table.is_index();
        for column in Columns::of(&stored) {
            let column = column?;
            let is_selected = self.selects(column.name());
            if !is_selected && is_alive {
                continue;
            }
            let mut versions = 0;
            for cell in column.cells()?.take(table.max_versions()) {
                let cell = cell?;
                if table.is_expired(cell.timestamp, now) {
                    // Older versions are expired too.
                    break;
                }
                is_alive = true;
                if !is_selected || versions == self.max_versions {
                    break;
                }
                let in_time = |times: &Range<i64>| times.contains(&cell.timestamp);
                if self.times.as_ref().is_none_or(in_time) {
                    cells.push(cell);
                    versions += 1;
                }
            }
        }
        if !is_alive {
            return Ok(None);
        }

        let size = capacity::key_size(&primary_key) + cells.iter().map(cell_size).sum::<usize>();
        let mut is_returned = !cells.is_empty() || self.selects_bare_row(table);
        if let Some(filter) = &self.filter
            && is_returned
        {
            let row = Candidate {
                primary_key: &primary_key,
                cells: &cells,
            };
            is_returned = filter.passes(row, &context.work)?;
            filter.keep_columns(&mut cells);
        }
        let row = is_returned.then(|| {
            let columns = cells
                .into_iter()
                .map(|cell| Column::new(cell.name, cell.value).with_timestamp(cell.timestamp));
            (self.returned_key(primary_key), columns.collect())
        });
        Ok(Some(Selected { size, row }))
    }

    /// Whether an attribute column is wanted.
    fn selects(&self, name: &[u8]) -> bool {
        let by_name = |column: &String| column.as_bytes().cmp(name);
        (self.columns.is_empty() || self.columns.binary_search_by(by_name).is_ok())
            && self
                .start_column
                .as_ref()
                .is_none_or(|start| start.as_bytes() <= name)
            && self
                .end_column
                .as_ref()
                .is_none_or(|end| name < end.as_bytes())
    }

    /// Whether a row of which no cell is selected is returned all the same: when its primary key
    /// was asked for, by name or because no column was named.
    fn selects_bare_row(&self, table: &Table) -> bool {
        let mut key = table.primary_key.iter();
        self.columns.is_empty() || key.any(|column| self.names(&column.name))
    }

    fn returned_key(&self, primary_key: PrimaryKey) -> PrimaryKey {
        if !self.named_keys_only {
            return primary_key;
        }
        let columns = primary_key.columns().iter();
        columns
            .filter(|column| self.names(&column.name))
            .cloned()
            .collect()
    }

    fn names(&self, column: &str) -> bool {
        self.columns
            .binary_search_by(|it| it.as_str().cmp(column))
            .is_ok()
    }
}

fn cell_size(cell: &Cell) -> usize {
    cell.name.len() + capacity::value_size(&cell.value)
}

/// Which versions a read wants. It has to say so by their number, by their time, or both.
fn versions(
    time_range: Option<TimeRange>,
    max_versions: Option<i32>,
) -> Result<Option<(Option<Range<i64>>, usize)>> {
    let times = time_range.unwrap_or_default();
    let (start, end, specific) = (times.start_time, times.end_time, times.specific_time);
    let has_range = start.is_some() || end.is_some();
    match (specific.is_some(), has_range, max_versions.is_some()) {
        (true, true, true) => {
            return Err(invalid(
                "Specific tiemstamp, time range and max versions cannot be given at the same time.",
            ));
        }
        (true, true, false) => {
            return Err(invalid(
                "Specific tiemstamp and time range cannot be given at the same time.",
            ));
        }
        (true, false, true) => {
            return Err(invalid(
                "Specific tiemstamp and max versions cannot be given at the same time.",
            ));
        }
        (false, false, false) => return Ok(None),
        _ => {}
    }
    let range = match (start, end, specific) {
        (_, _, Some(time)) if time < 0 => {
            return Err(invalid("Specific timestamp cannot be less than 0.."));
        }
        (_, _, Some(time)) => Some(time..time.saturating_add(1)),
        (Some(start), Some(end), None) => Some(start..end),
        (None, None, None) => None,
        _ => {
            return Err(invalid(
                "Start and end time must be given at the same time.",
            ));
        }
    };
    let max_versions = match max_versions {
        None => usize::MAX,
        Some(versions) => match usize::try_from(versions) {
            Ok(versions @ 1..) => versions,
            _ => {
                return Err(invalid(format!(
                    "Invalid max versions: {versions} . Reason: Max versions must be positive."
                )));
            }
        },
    };
    Ok(Some((range, max_versions)))
}
