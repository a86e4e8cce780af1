//! Records of a stream.

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::plainbuffer::{SequenceInfo, decode_wire_row, encode_wire_row};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{StreamColumn, StreamColumnType};

use crate::engine::change_log::Position;
use crate::engine::change_log::entry::{chooses, encode_columns};
use crate::store::StoreError;

/// Makes a record from an entry of the change log and its position.
pub(crate) fn restore(entry: Bytes, position: Position) -> Result<StreamRecord, StoreError> {
    let (time, number) = position;
    let record = StreamRecord::decode(entry).map_err(StoreError::new)?;
    let mut row = decode_wire_row(&record.record).map_err(StoreError::new)?;
    row.sequence_info = Some(SequenceInfo {
        epoch: 0,
        timestamp: time.cast_signed(),
        row_index: number.cast_signed(),
    });
    Ok(StreamRecord {
        record: encode_wire_row(&row),
        ..record
    })
}

/// What a reader asks for of the columns that are recorded on both sides of a write.
#[derive(Debug)]
pub(crate) struct Sides {
    old: Option<StreamColumn>,
    new: Option<StreamColumn>,
}

impl Sides {
    pub(crate) fn new(old: Option<StreamColumn>, new: Option<StreamColumn>) -> Self {
        let is_choice = |columns: &StreamColumn| columns.r#type() != StreamColumnType::Invalid;
        Self {
            old: old.filter(is_choice),
            new: new.filter(is_choice),
        }
    }

    /// Leaves only those columns in a record that the reader asks for. A side that the reader says
    /// nothing about stays as it is.
    pub(crate) fn select(&self, record: StreamRecord) -> Result<StreamRecord, StoreError> {
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
