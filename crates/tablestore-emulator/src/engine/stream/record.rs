//! What is recorded of a write.

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::plainbuffer::{
    SequenceInfo, Variant, WireCell, WireRow, decode_wire_row, encode_wire_row, operation,
};
use tablestore_protocol::proto::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::{ActionType, StreamColumn, StreamColumnType, StreamDetails};
use tablestore_protocol::{PrimaryKey, Str};

use super::RowWrite;
use crate::engine::cell_write::CellWrite;
use crate::engine::row::{Cell, Row};
use crate::engine::row_change::Kind;
use crate::store::StoreError;

/// The record of a write. Its place in the stream is not in it, but in its key.
pub(super) fn new(stream: &StreamDetails, write: &RowWrite<'_>) -> StreamRecord {
    let action = match write.kind {
        Kind::Put => ActionType::PutRow,
        Kind::Update => ActionType::UpdateRow,
        Kind::Delete => ActionType::DeleteRow,
    };
    let row = WireRow {
        primary_key: key_cells(write.key),
        cells: write.cells.iter().map(cell).collect(),
        delete_marker: write.kind == Kind::Delete,
        sequence_info: None,
    };
    let old = |name: &str| {
        let named = stream.column_to_get.iter().any(|column| column == name);
        named || chooses(stream.old_columns_to_get.as_ref(), name, write.cells)
    };
    let new = |name: &str| chooses(stream.new_columns_to_get.as_ref(), name, write.cells);
    StreamRecord {
        action_type: action as i32,
        record: encode_wire_row(&row),
        origin_record: columns(write.before, old),
        latest_columns: columns(write.after, new),
    }
}

/// A stored record, in its place in the stream.
pub(super) fn restore(stored: Bytes, place: SequenceInfo) -> Result<StreamRecord, StoreError> {
    let record = StreamRecord::decode(stored).map_err(StoreError::new)?;
    let mut row = decode_wire_row(&record.record).map_err(StoreError::new)?;
    row.sequence_info = Some(place);
    Ok(StreamRecord {
        record: encode_wire_row(&row),
        ..record
    })
}

fn chooses(choice: Option<&StreamColumn>, name: &str, written: &[CellWrite]) -> bool {
    let Some(choice) = choice else {
        return false;
    };
    match choice.r#type() {
        StreamColumnType::Invalid => false,
        StreamColumnType::SpecifiedColumn => choice.column_name.iter().any(|it| it == name),
        StreamColumnType::InputColumns => written.iter().any(|cell| *cell.name() == *name),
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
    let row = WireRow {
        cells,
        ..WireRow::default()
    };
    (!row.cells.is_empty()).then(|| encode_wire_row(&row))
}

fn key_cells(key: &PrimaryKey) -> Vec<WireCell> {
    let cell = |column: &tablestore_protocol::PrimaryKeyColumn| WireCell {
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
