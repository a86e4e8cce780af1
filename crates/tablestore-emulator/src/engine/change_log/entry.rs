//! Entries of the change log: row writes, in the form in which streams return them.

use bytes::Bytes;
use prost::Message as _;
use tablestore_protocol::plainbuffer::{
    Variant, WireCell, WireRow, decode_wire_row, encode_wire_row, operation,
};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{
    ActionType, StreamColumn, StreamColumnType, StreamDetails,
};
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str};

use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::stored_row::{Cell, CellWrite, Row};
use crate::store::StoreError;

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

/// The record of a change. Its position in the stream is not in it, but in its key.
pub(crate) fn new(settings: &StreamDetails, change: &Change<'_>) -> StreamRecord {
    let action = match change.kind {
        RowChangeKind::Put => ActionType::PutRow,
        RowChangeKind::Update => ActionType::UpdateRow,
        RowChangeKind::Delete => ActionType::DeleteRow,
    };
    // A reader that is no stream takes the row as it is, and needs its key alone.
    let cells = match settings.enable_stream {
        true => change.cells,
        false => &[],
    };
    let row = WireRow {
        primary_key: key_cells(change.key),
        cells: cells.iter().map(cell).collect(),
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

/// The primary key of the row that an entry is about.
pub(crate) fn primary_key(entry: &Bytes) -> Result<PrimaryKey, StoreError> {
    let entry = StreamRecord::decode(entry.clone()).map_err(StoreError::new)?;
    let row = decode_wire_row(&entry.record).map_err(StoreError::new)?;
    let damaged = || StoreError::new("a stored entry of a change log is damaged");
    let columns = row.primary_key.into_iter().map(|cell| {
        let value = cell
            .value
            .and_then(|value| PrimaryKeyValue::try_from(value).ok());
        Ok(PrimaryKeyColumn {
            name: cell.name,
            value: value.ok_or_else(damaged)?,
        })
    });
    columns.collect()
}
