//! Entries of the change log: row writes, in the form in which streams return them.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::{Variant, WireCell, WireRow, encode_wire_row, operation};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{
    ActionType, StreamColumn, StreamColumnType, StreamDetails,
};
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, Str};

use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::stored_row::{Cell, CellWrite, Row};

/// A write to a row, and the row on both sides of it.
pub(crate) struct Change<'a> {
    pub(crate) kind: RowChangeKind,
    pub(crate) key: &'a PrimaryKey,
    pub(crate) cells: &'a [CellWrite],
    /// The stored row before, with cells that have expired.
    pub(crate) stored_before: Option<&'a Bytes>,
    pub(crate) before: Option<&'a Row>,
    pub(crate) after: Option<&'a Row>,
}

/// The record of a change. Its place in the stream is not in it, but in its key.
pub(crate) fn new(settings: &StreamDetails, change: &Change<'_>) -> StreamRecord {
    let action = match change.kind {
        RowChangeKind::Put => ActionType::PutRow,
        RowChangeKind::Update => ActionType::UpdateRow,
        RowChangeKind::Delete => ActionType::DeleteRow,
    };
    let row = WireRow {
        primary_key: key_cells(change.key),
        cells: change.cells.iter().map(cell).collect(),
        delete_marker: change.kind == RowChangeKind::Delete,
        sequence_info: None,
    };
    let is_written = |name: &str| change.cells.iter().any(|cell| **cell.name() == *name);
    let is_chosen = |choice: &Option<StreamColumn>, name: &str| {
        let choice = choice.as_ref();
        choice.is_some_and(|choice| chooses(choice, name, is_written))
    };
    let old = |name: &str| {
        let named = settings.column_to_get.iter().any(|column| column == name);
        named || is_chosen(&settings.old_columns_to_get, name)
    };
    let new = |name: &str| is_chosen(&settings.new_columns_to_get, name);
    StreamRecord {
        action_type: action as i32,
        record: encode_wire_row(&row),
        origin_record: columns(change.before, old),
        latest_columns: columns(change.after, new),
    }
}

/// Whether a column is among those that a reader or a setting chooses.
pub(crate) fn chooses(
    choice: &StreamColumn,
    name: &str,
    is_written: impl Fn(&str) -> bool,
) -> bool {
    match choice.r#type() {
        StreamColumnType::Invalid => false,
        StreamColumnType::SpecifiedColumn => choice.column_name.iter().any(|it| it == name),
        StreamColumnType::InputColumns => is_written(name),
        StreamColumnType::AllColumns => true,
    }
}

/// The newest versions of some columns, if there are any.
fn columns(row: Option<&Row>, is_chosen: impl Fn(&str) -> bool) -> Option<Bytes> {
    let mut last = Str::default();
    let mut cells = Vec::new();
    for cell in row?.cells() {
        if cell.name != last && is_chosen(&cell.name) {
            last = cell.name.clone();
            cells.push(put(cell));
        }
    }
    encode_columns(cells)
}

/// Encodes columns without a key, if there are any.
pub(crate) fn encode_columns(cells: Vec<WireCell>) -> Option<Bytes> {
    let row = WireRow {
        cells,
        ..WireRow::default()
    };
    (!row.cells.is_empty()).then(|| encode_wire_row(&row))
}

fn key_cells(key: &PrimaryKey) -> Vec<WireCell> {
    let cell = |column: &PrimaryKeyColumn| WireCell {
        name: column.name.clone(),
        value: Some(Variant::from(column.value.clone())),
        operation: None,
        timestamp: None,
    };
    key.columns().iter().map(cell).collect()
}

fn cell(write: &CellWrite) -> WireCell {
    match write {
        CellWrite::Put(cell) => put(cell.clone()),
        CellWrite::DeleteVersion { name, timestamp } => WireCell {
            name: name.clone(),
            value: None,
            operation: Some(operation::DELETE_ONE_VERSION),
            timestamp: Some(*timestamp),
        },
        CellWrite::DeleteColumn { name } => WireCell {
            name: name.clone(),
            value: None,
            operation: Some(operation::DELETE_ALL_VERSION),
            timestamp: None,
        },
    }
}

fn put(cell: Cell) -> WireCell {
    WireCell {
        name: cell.name,
        value: Some(cell.value.into()),
        operation: None,
        timestamp: Some(cell.timestamp),
    }
}
