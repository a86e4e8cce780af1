//! Changes of cells, once it is settled what they come to.

use tablestore_core::ServiceError;
use tablestore_protocol::plainbuffer::{Variant, WireCell, operation};
use tablestore_protocol::{PrimaryKey, Str, Value};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::time::Time;
use crate::engine::shared::{capacity, limits, names};
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::stored_row::{Cell, CellWrite, Row};
use crate::engine::wide_column::table::{Table, defined_columns};

/// What happens to one column.
#[derive(Debug)]
pub(crate) enum CellChange {
    /// Writes a version, stamped with the service's time unless it says its own.
    Put {
        name: Str,
        timestamp: Option<i64>,
        value: Value,
    },
    DeleteVersion {
        name: Str,
        timestamp: i64,
    },
    DeleteColumn {
        name: Str,
    },
    Increment {
        name: Str,
        by: i64,
    },
}

/// Checks the cells of a row that is written.
pub(crate) fn check_cells(
    kind: RowChangeKind,
    key: &PrimaryKey,
    cells: Vec<WireCell>,
) -> Result<Vec<CellChange>> {
    if cells.len() > limits::CELLS {
        return Err(invalid(format!(
            "The number of attribute columns exceeds the limit, limit count: {}, column count: {}.",
            limits::CELLS,
            cells.len()
        )));
    }
    let mut changes = Vec::with_capacity(cells.len());
    for cell in cells {
        names::check_column(&cell.name)?;
        if key.get(&cell.name).is_some() {
            return Err(invalid(format!(
                "Duplicated attribute column name with primary key column: {}.",
                cell.name
            )));
        }
        changes.push(CellChange::new(kind, cell)?);
    }
    check_increments(&changes)?;
    Ok(changes)
}

/// A column that is incremented cannot be changed in another way too.
fn check_increments(changes: &[CellChange]) -> Result<()> {
    let is_increment = |change: &CellChange| matches!(change, CellChange::Increment { .. });
    if !changes.iter().any(is_increment) {
        return Ok(());
    }
    let columns = changes.iter().map(|it| (it.name(), is_increment(it)));
    let mut columns: Vec<_> = columns.collect();
    // Within a column, increments come last.
    columns.sort_unstable();
    for (one, next) in columns.iter().zip(columns.iter().skip(1)) {
        if one.0 == next.0 && next.1 {
            return Err(invalid(format!(
                "Column {} cannot be incremented and changed otherwise in one request.",
                one.0
            )));
        }
    }
    Ok(())
}

impl CellChange {
    fn new(kind: RowChangeKind, cell: WireCell) -> Result<Self> {
        let WireCell {
            name,
            value,
            operation,
            timestamp,
        } = cell;
        if let Some(timestamp) = timestamp
            && !(0..limits::TIMESTAMP).contains(&timestamp)
        {
            return Err(invalid("Timestamp must be in range [0, INT64_MAX/1000)."));
        }
        match operation {
            Some(_) if kind == RowChangeKind::Put => Err(invalid(format!(
                "OpType cannot be given for column name:{name} in PutRow."
            ))),
            None if kind == RowChangeKind::Put && value.is_none() => Err(invalid(
                "Invalid request of put row: find cells without values",
            )),
            None => Ok(Self::Put {
                value: check_value(&name, value)?,
                name,
                timestamp,
            }),
            Some(operation::DELETE_ONE_VERSION | operation::DELETE_ALL_VERSION)
                if value.is_some() =>
            {
                Err(invalid(
                    "Column value cannot be given when type is \
                     DELETE_ONE_VERSION,DELETE_ALL_VERSION.",
                ))
            }
            Some(operation::DELETE_ONE_VERSION) => match timestamp {
                Some(timestamp) => Ok(Self::DeleteVersion { name, timestamp }),
                None => Err(invalid(
                    "Timestamp must be given when type is DELETE_ONE_VERSION.",
                )),
            },
            Some(operation::DELETE_ALL_VERSION) => match timestamp {
                Some(_) => Err(invalid(
                    "Timestamp cannot be given when type is DELETE_ALL_VERSION.",
                )),
                None => Ok(Self::DeleteColumn { name }),
            },
            Some(operation::INCREMENT) => {
                if timestamp.is_some() {
                    return Err(invalid("Timestamp cannot be given when type is INCREMENT."));
                }
                match check_value(&name, value)? {
                    Value::Integer(by) => Ok(Self::Increment { name, by }),
                    _ => Err(invalid(format!(
                        "Column {name} can be incremented by an integer only."
                    ))),
                }
            }
            Some(other) => Err(invalid(format!("Invalid op type of cell: {other}."))),
        }
    }

    pub(crate) fn name(&self) -> &Str {
        match self {
            Self::Put { name, .. }
            | Self::DeleteVersion { name, .. }
            | Self::DeleteColumn { name }
            | Self::Increment { name, .. } => name,
        }
    }

    /// The timestamp that the writer gives.
    pub(crate) fn timestamp(&self) -> Option<i64> {
        match self {
            Self::Put { timestamp, .. } => *timestamp,
            Self::DeleteVersion { timestamp, .. } => Some(*timestamp),
            Self::DeleteColumn { .. } | Self::Increment { .. } => None,
        }
    }

    /// The bytes it is charged for. A deletion counts its name only.
    pub(crate) fn size(&self) -> usize {
        let value = match self {
            Self::Put { value, .. } => capacity::value_size(value),
            Self::Increment { .. } => 8,
            Self::DeleteVersion { .. } | Self::DeleteColumn { .. } => 0,
        };
        self.name().len() + value
    }
}

fn check_value(name: &Str, value: Option<Variant>) -> Result<Value> {
    let value = value.ok_or_else(|| invalid("No value is given for column name."))?;
    let value = Value::try_from(value).map_err(|mark| bad_type(&mark))?;
    limits::check_value_length(name, capacity::value_size(&value))?;
    match value {
        Value::Double(number) if number.is_nan() => {
            Err(invalid("NaN can't be set to double value."))
        }
        Value::Double(number) if number.is_infinite() => {
            Err(invalid("Infinity can't be set to double value."))
        }
        value => Ok(value),
    }
}

fn bad_type(mark: &Variant) -> ServiceError {
    let kind = mark.type_name();
    invalid(format!(
        "VT_{kind} is an invalid type for the attribute column."
    ))
}

/// Checks that the values of declared columns have the declared types.
pub(crate) fn check_declared_types(table: &Table, cells: &[CellChange]) -> Result<()> {
    for cell in cells {
        let value = match cell {
            CellChange::Put { value, .. } => value.clone(),
            CellChange::Increment { by, .. } => Value::Integer(*by),
            CellChange::DeleteVersion { .. } | CellChange::DeleteColumn { .. } => continue,
        };
        let actual = Variant::from(value).type_name();
        let name = cell.name();
        let mut declared = table.record.meta.defined_column.iter();
        let declared = declared.find(|column| *column.name == **name);
        let expected = declared.map(|column| defined_columns::type_name(column.r#type()));
        if let Some(expected) = expected.filter(|expected| *expected != actual) {
            return Err(invalid(format!(
                "Invalid column type for column {name} expect VT_{expected} actual VT_{actual}"
            )));
        }
    }
    Ok(())
}

/// Settles changes of a row: the timestamps that the service gives, and the sums of increments.
///
/// Timestamps are taken before anything changes: of two cells for one column, the later one
/// replaces the other.
pub(crate) fn resolve(
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
