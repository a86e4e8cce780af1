//! What is recorded of a write.

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::plainbuffer::{
    SequenceInfo, Variant, WireCell, WireRow, decode_wire_row, encode_wire_row, operation,
};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{
    ActionType, StreamColumn, StreamColumnType, StreamDetails,
};
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
    let is_written = |name: &str| write.cells.iter().any(|cell| **cell.name() == *name);
    let is_chosen = |choice: &Option<StreamColumn>, name: &str| {
        let choice = choice.as_ref();
        choice.is_some_and(|choice| chooses(choice, name, is_written))
    };
    let old = |name: &str| {
        let named = stream.column_to_get.iter().any(|column| column == name);
        named || is_chosen(&stream.old_columns_to_get, name)
    };
    let new = |name: &str| is_chosen(&stream.new_columns_to_get, name);
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

/// What a reader asks for of the columns that are recorded on both sides of a write.
#[derive(Debug)]
pub(in crate::engine) struct Sides {
    old: Option<StreamColumn>,
    new: Option<StreamColumn>,
}

impl Sides {
    pub(in crate::engine) fn new(old: Option<StreamColumn>, new: Option<StreamColumn>) -> Self {
        let is_choice = |columns: &StreamColumn| columns.r#type() != StreamColumnType::Invalid;
        Self {
            old: old.filter(is_choice),
            new: new.filter(is_choice),
        }
    }

    /// Leaves only those columns in a record that the reader asks for. A side that the reader says
    /// nothing about stays as it is.
    pub(in crate::engine) fn select(
        &self,
        record: StreamRecord,
    ) -> Result<StreamRecord, StoreError> {
        if self.old.is_none() && self.new.is_none() {
            return Ok(record);
        }
        let written = decode_wire_row(&record.record)
            .map_err(StoreError::new)?
            .cells;
        let is_written = |name: &str| written.iter().any(|cell| *cell.name == *name);
        let select = |choice: &Option<StreamColumn>, columns: Option<Bytes>| match (choice, columns)
        {
            (Some(choice), Some(columns)) => {
                let mut row = decode_wire_row(&columns).map_err(StoreError::new)?;
                row.cells
                    .retain(|cell| chooses(choice, &cell.name, is_written));
                Ok(encode_columns(row.cells))
            }
            (_, columns) => Ok(columns),
        };
        Ok(StreamRecord {
            origin_record: select(&self.old, record.origin_record)?,
            latest_columns: select(&self.new, record.latest_columns)?,
            ..record
        })
    }
}

fn chooses(choice: &StreamColumn, name: &str, is_written: impl Fn(&str) -> bool) -> bool {
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

/// Columns without a key, if there are any.
fn encode_columns(cells: Vec<WireCell>) -> Option<Bytes> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_only_when_something_is_to_be_left_out() {
        let invalid = || Some(StreamColumn::default());
        let chosen = || {
            Some(StreamColumn {
                r#type: StreamColumnType::InputColumns as i32,
                column_name: Vec::new(),
            })
        };
        assert_eq!(StreamColumn::default().r#type(), StreamColumnType::Invalid);
        let no_row = Bytes::from_static(b"no row");
        let record = StreamRecord {
            record: no_row.clone(),
            origin_record: Some(no_row.clone()),
            latest_columns: Some(no_row),
            ..StreamRecord::default()
        };
        let select = |old, new| Sides::new(old, new).select(record.clone());
        assert_eq!(select(None, None).unwrap(), record);
        assert_eq!(select(invalid(), invalid()).unwrap(), record);
        select(chosen(), None).unwrap_err();
        select(None, chosen()).unwrap_err();
    }
}
