//! Rows to write: what is checked of them alone.

use bytes::Bytes;
use tablestore_core::ServiceError;
use tablestore_protocol::plainbuffer::{Variant, WireCell, WireRow, operation};
use tablestore_protocol::proto::table::{
    Condition, OperationType, ReturnContent, ReturnType, RowExistenceExpectation as Expectation,
};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str, Value};

use super::error::{Result, invalid};
use super::filter::Filter;
use super::primary_key::{self, Purpose};
use super::{capacity, limits, name};

/// A row to write, by PutRow, UpdateRow or DeleteRow, or in a batch.
#[derive(Debug)]
pub(super) struct RowChange {
    pub(super) kind: Kind,
    pub(super) primary_key: PrimaryKey,
    pub(super) cells: Vec<CellChange>,
    pub(super) expectation: Expectation,
    pub(super) column_condition: Option<Filter>,
    pub(super) answer: Answer,
    /// The bytes that the change is charged for.
    pub(super) size: usize,
    /// The bytes that count towards the most that a request writes.
    pub(super) request_size: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The row becomes what is given, whatever it was.
    Put,
    /// The row's cells change one by one.
    Update,
    /// The row goes.
    Delete,
}

/// What happens to one column.
#[derive(Debug)]
pub(super) enum CellChange {
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

/// What the writer wants back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Nothing,
    PrimaryKey,
    /// These incremented columns.
    AfterModify(Vec<String>),
}

impl RowChange {
    /// Checks everything of a row that needs no table.
    pub(super) fn new(
        kind: Kind,
        row: &Bytes,
        condition: Condition,
        return_content: Option<ReturnContent>,
    ) -> Result<Self> {
        let row = primary_key::decode_row(row)?;
        check_marker(kind, &row)?;
        let primary_key = primary_key::check(row.primary_key, Purpose::Write)?;
        let cells = check_cells(kind, &primary_key, row.cells)?;
        let size =
            capacity::key_size(&primary_key) + cells.iter().map(CellChange::size).sum::<usize>();
        let timestamps = cells.iter().filter(|cell| cell.timestamp().is_some());
        let request_size = size + timestamps.count() * size_of::<i64>();
        let expectation = Expectation::try_from(condition.row_existence).map_err(|_| {
            invalid(format!(
                "Invalid row-existence expectation: {}.",
                condition.row_existence
            ))
        })?;
        let column_condition = match condition.column_condition {
            Some(filter) if !filter.is_empty() => Some(Filter::of_condition(&filter)?),
            _ => None,
        };
        let answer = Answer::new(return_content, &cells)?;
        Ok(Self {
            kind,
            primary_key,
            cells,
            expectation,
            column_condition,
            answer,
            size,
            request_size,
        })
    }

    /// Whether the service is to fill in the key, so that it is a row of its own.
    pub(super) fn is_auto_increment(&self) -> bool {
        let mut columns = self.primary_key.columns().iter();
        columns.any(|column| column.value == PrimaryKeyValue::AutoIncrement)
    }

    /// Checks what is asked of a row that is a whole request.
    pub(super) fn check_alone(&self) -> Result<()> {
        if self.kind == Kind::Update && self.cells.is_empty() {
            return Err(invalid("Attribute column is missing."));
        }
        check_request_size(self.kind.operation(), self.request_size)
    }

    /// Checks what is asked of a row that is one of many in a request.
    pub(super) fn check_in_batch(&self) -> Result<()> {
        if self.kind == Kind::Update && self.cells.is_empty() {
            return Err(invalid(
                "Invalid update row request: missing cells in request.",
            ));
        }
        Ok(())
    }
}

impl Kind {
    /// The operation that writes a single row so.
    fn operation(self) -> &'static str {
        match self {
            Self::Put => "PutRow",
            Self::Update => "UpdateRow",
            Self::Delete => "DeleteRow",
        }
    }
}

/// The type of a row in a batch.
impl TryFrom<i32> for Kind {
    type Error = ServiceError;

    fn try_from(number: i32) -> Result<Self> {
        match OperationType::try_from(number) {
            Ok(OperationType::Put) => Ok(Self::Put),
            Ok(OperationType::Update) => Ok(Self::Update),
            Ok(OperationType::Delete) => Ok(Self::Delete),
            Err(_) => Err(invalid(
                "The type of row in batch write operation is invalid.",
            )),
        }
    }
}

/// Checks how many bytes a request writes, in one row or in many.
pub(super) fn check_request_size(operation: &str, size: usize) -> Result<()> {
    if size > limits::REQUEST_DATA {
        return Err(invalid(format!(
            "The total data size of {operation} request exceeds the limit, limit size: {}, data \
             size: {size}.",
            limits::REQUEST_DATA
        )));
    }
    Ok(())
}

fn check_marker(kind: Kind, row: &WireRow) -> Result<()> {
    match (kind, row.delete_marker) {
        (Kind::Delete, false) => Err(invalid(
            "Invalid request of delete row: missing RowDeleteMarker in request",
        )),
        (Kind::Delete, true) if !row.cells.is_empty() => Err(invalid(
            "Invalid delete row request: unexpected cells in request",
        )),
        (Kind::Put | Kind::Update, true) => Err(invalid(
            "Invalid request of put/update row: unexpected RowDeleteMarker in request.",
        )),
        _ => Ok(()),
    }
}

fn check_cells(kind: Kind, key: &PrimaryKey, cells: Vec<WireCell>) -> Result<Vec<CellChange>> {
    if cells.len() > limits::CELLS {
        return Err(invalid(format!(
            "The number of attribute columns exceeds the limit, limit count: {}, column count: {}.",
            limits::CELLS,
            cells.len()
        )));
    }
    let mut changes = Vec::with_capacity(cells.len());
    for cell in cells {
        name::check_column(&cell.name)?;
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
    fn new(kind: Kind, cell: WireCell) -> Result<Self> {
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
            Some(_) if kind == Kind::Put => Err(invalid(format!(
                "OpType cannot be given for column name:{name} in PutRow."
            ))),
            None if kind == Kind::Put && value.is_none() => Err(invalid(
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

    pub(super) fn name(&self) -> &Str {
        match self {
            Self::Put { name, .. }
            | Self::DeleteVersion { name, .. }
            | Self::DeleteColumn { name }
            | Self::Increment { name, .. } => name,
        }
    }

    /// The timestamp that the writer gives.
    fn timestamp(&self) -> Option<i64> {
        match self {
            Self::Put { timestamp, .. } => *timestamp,
            Self::DeleteVersion { timestamp, .. } => Some(*timestamp),
            Self::DeleteColumn { .. } | Self::Increment { .. } => None,
        }
    }

    /// The bytes it is charged for. A deletion counts its name only.
    fn size(&self) -> usize {
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
    check_length(name, &value)?;
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

/// Checks the length of an attribute column's value, or of what it is compared with.
pub(super) fn check_length(name: &str, value: &Value) -> Result<()> {
    let length = capacity::value_size(value);
    if length > limits::ATTRIBUTE_VALUE {
        return Err(invalid(format!(
            "The length of attribute column: '{name}' exceeds the MaxLength:{} with \
             CurrentLength:{length}.",
            limits::ATTRIBUTE_VALUE
        )));
    }
    Ok(())
}

impl Answer {
    fn new(content: Option<ReturnContent>, cells: &[CellChange]) -> Result<Self> {
        let content = content.unwrap_or_default();
        let number = content.return_type.unwrap_or_default();
        let kind = ReturnType::try_from(number)
            .map_err(|_| invalid(format!("Invalid return type: {number}.")))?;
        let names = content.return_column_names;
        if kind != ReturnType::RtAfterModify && !names.is_empty() {
            return Err(invalid(
                "Return columns can be given only when return type is RT_AFTER_MODIFY.",
            ));
        }
        Ok(match kind {
            ReturnType::RtNone => Self::Nothing,
            ReturnType::RtPk => Self::PrimaryKey,
            ReturnType::RtAfterModify => {
                for name in &names {
                    let is_incremented = cells.iter().any(|cell| {
                        matches!(cell, CellChange::Increment { name: it, .. } if *it == **name)
                    });
                    if !is_incremented {
                        return Err(invalid(format!(
                            "Return column {name} is not incremented by the request."
                        )));
                    }
                }
                Self::AfterModify(names)
            }
        })
    }
}
