//! Changes of cells, once it is settled what they come to.

use tablestore_protocol::{Str, Value};

use super::error::{Result, invalid};
use super::limits;
use super::row::{Cell, Row};
use super::row_change::CellChange;
use super::table::Table;
use super::time::Time;

/// What is done to a column: a change without anything that is left to the service.
#[derive(Clone, Debug)]
pub(super) enum CellWrite {
    Put(Cell),
    DeleteVersion { name: Str, timestamp: i64 },
    DeleteColumn { name: Str },
}

impl CellWrite {
    pub(super) fn is_deletion(&self) -> bool {
        !matches!(self, Self::Put(_))
    }

    pub(super) fn name(&self) -> &Str {
        match self {
            Self::Put(cell) => &cell.name,
            Self::DeleteVersion { name, .. } | Self::DeleteColumn { name } => name,
        }
    }

    pub(super) fn apply(self, row: &mut Row) {
        match self {
            Self::Put(cell) => row.put(cell),
            Self::DeleteVersion { name, timestamp } => row.delete_version(&name, timestamp),
            Self::DeleteColumn { name } => row.delete_column(&name),
        }
    }
}

/// Settles changes of a row: the timestamps that the service gives, and the sums of increments.
///
/// Timestamps are taken before anything changes: of two cells for one column, the later one
/// replaces the other.
pub(super) fn resolve(
    table: &Table,
    now: Time,
    row: &Row,
    changes: Vec<CellChange>,
) -> Result<Vec<CellWrite>> {
    let service_time = |name: &Str| service_time(table, now, row, name);
    let resolve = |change| {
        Ok(match change {
            CellChange::Put {
                name,
                timestamp,
                value,
            } => CellWrite::Put(Cell {
                timestamp: timestamp.unwrap_or_else(|| service_time(&name)),
                name,
                value,
            }),
            CellChange::DeleteVersion { name, timestamp } => {
                CellWrite::DeleteVersion { name, timestamp }
            }
            CellChange::DeleteColumn { name } => CellWrite::DeleteColumn { name },
            CellChange::Increment { name, by } => CellWrite::Put(Cell {
                timestamp: service_time(&name),
                value: Value::Integer(increment(row, &name, by)?),
                name,
            }),
        })
    };
    changes.into_iter().map(resolve).collect()
}

/// The timestamp of a cell for which the writer gives none: the clock's, but never before the
/// column's newest version, and after it where both are kept.
fn service_time(table: &Table, now: Time, row: &Row, name: &Str) -> i64 {
    let step = i64::from(table.max_versions() > 1);
    let newest = row.newest(name).map(|(timestamp, _)| timestamp);
    let next = newest.map_or(0, |newest| newest.saturating_add(step));
    next.max(now.milliseconds()).min(limits::TIMESTAMP - 1)
}

fn increment(row: &Row, name: &Str, by: i64) -> Result<i64> {
    let old = match row.newest(name) {
        None => 0,
        Some((_, Value::Integer(number))) => *number,
        Some(_) => {
            return Err(invalid(format!(
                "Column {name} is not an integer and cannot be incremented."
            )));
        }
    };
    let overflow = || invalid(format!("Column {name} would overflow by the increment."));
    old.checked_add(by).ok_or_else(overflow)
}
