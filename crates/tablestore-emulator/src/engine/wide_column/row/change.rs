//! Rows to write: what is checked of them alone.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::WireRow;
use tablestore_protocol::proto::table as proto;
use tablestore_protocol::proto::table::{
    Condition, ReturnType, RowExistenceExpectation as Expectation,
};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, limits};
use crate::engine::wide_column::row::cell_change::{CellChange, check_cells};
use crate::engine::wide_column::row::filter::Filter;
use crate::engine::wide_column::row::primary_key::{self, Purpose};
use crate::engine::wide_column::row_change_kind::RowChangeKind;

/// A row to write, by PutRow, UpdateRow or DeleteRow, or in a batch.
#[derive(Debug)]
pub(crate) struct RowChange {
    pub(crate) kind: RowChangeKind,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) cells: Vec<CellChange>,
    pub(crate) expectation: Expectation,
    pub(crate) column_condition: Option<Filter>,
    pub(crate) return_content: ReturnContent,
    /// Whether the row is a whole request, not one of many.
    pub(crate) is_single: bool,
    /// The bytes that the change is charged for.
    pub(crate) size: usize,
    /// The bytes that count towards the most that a request writes.
    pub(crate) request_size: usize,
}

/// What the writer wants back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ReturnContent {
    Nothing,
    PrimaryKey,
    /// These incremented columns.
    AfterModify(Vec<String>),
}

impl RowChange {
    /// Checks everything of a row that needs no table.
    pub(crate) fn new(
        kind: RowChangeKind,
        row: &Bytes,
        condition: Condition,
        return_content: Option<proto::ReturnContent>,
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
        let return_content = ReturnContent::new(return_content, &cells)?;
        Ok(Self {
            kind,
            primary_key,
            cells,
            expectation,
            column_condition,
            return_content,
            is_single: false,
            size,
            request_size,
        })
    }

    /// Whether the service is to fill in the key, so that it is a row of its own.
    pub(crate) fn is_auto_increment(&self) -> bool {
        let mut columns = self.primary_key.columns().iter();
        columns.any(|column| column.value == PrimaryKeyValue::AutoIncrement)
    }

    /// Checks the rules for a row that is a whole request, and makes it one.
    pub(crate) fn into_single(mut self) -> Result<Self> {
        if self.kind == RowChangeKind::Update && self.cells.is_empty() {
            return Err(invalid("Attribute column is missing."));
        }
        check_request_size(self.kind.operation(), self.request_size)?;
        self.is_single = true;
        Ok(self)
    }

    /// Checks the rules for a row that is one of many in a request.
    pub(crate) fn check_in_batch(&self) -> Result<()> {
        if self.kind == RowChangeKind::Update && self.cells.is_empty() {
            return Err(invalid(
                "Invalid update row request: missing cells in request.",
            ));
        }
        Ok(())
    }
}

/// Checks how many bytes a request writes, in one row or in many.
pub(crate) fn check_request_size(operation: &str, size: usize) -> Result<()> {
    if size > limits::REQUEST_DATA {
        return Err(invalid(format!(
            "The total data size of {operation} request exceeds the limit, limit size: {}, data \
             size: {size}.",
            limits::REQUEST_DATA
        )));
    }
    Ok(())
}

fn check_marker(kind: RowChangeKind, row: &WireRow) -> Result<()> {
    match (kind, row.delete_marker) {
        (RowChangeKind::Delete, false) => Err(invalid(
            "Invalid request of delete row: missing RowDeleteMarker in request",
        )),
        (RowChangeKind::Delete, true) if !row.cells.is_empty() => Err(invalid(
            "Invalid delete row request: unexpected cells in request",
        )),
        (RowChangeKind::Put | RowChangeKind::Update, true) => Err(invalid(
            "Invalid request of put/update row: unexpected RowDeleteMarker in request.",
        )),
        _ => Ok(()),
    }
}

impl ReturnContent {
    fn new(content: Option<proto::ReturnContent>, cells: &[CellChange]) -> Result<Self> {
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
