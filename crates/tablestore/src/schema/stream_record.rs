use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};
use tablestore_protocol::plainbuffer::{
    self, ColumnUpdate, SequenceInfo, Variant, WireCell, operation,
};
use tablestore_protocol::{
    Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Value, proto::table as proto,
};

use crate::call::wire_enum::{WireEnum, wire_enum};

/// One change of a row, from the stream of its table.
///
/// Its names, strings and binaries are slices of the response, which it keeps in memory until it is
/// dropped or made [`into_owned`](StreamRecord::into_owned).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StreamRecord {
    /// The kind of the change.
    pub action: StreamAction,
    /// The row's primary key.
    pub primary_key: PrimaryKey,
    /// The changes of its attribute columns: the columns that a `PutRow` wrote, or the changes of an
    /// `UpdateRow`; none for a `DeleteRow`.
    pub changes: Vec<ColumnUpdate>,
    /// The position of the record in the stream; greater for later changes of a row.
    pub sequence_info: Option<SequenceInfo>,
    /// The columns that the stream or the request selects, with the values before the change.
    pub old_columns: Option<Vec<Column>>,
    /// The columns that the stream or the request selects, with the values after the change.
    pub new_columns: Option<Vec<Column>>,
}

wire_enum! {
    /// The kind of a change.
    StreamAction {
        /// The row was replaced.
        PutRow = proto::ActionType::PutRow;
        /// Some columns were changed.
        UpdateRow = proto::ActionType::UpdateRow;
        /// The row was deleted.
        DeleteRow = proto::ActionType::DeleteRow;
    }
}

impl StreamRecord {
    pub(crate) fn from_proto(
        record: &proto::get_stream_record_response::StreamRecord,
    ) -> Result<Self> {
        let row = plainbuffer::decode_wire_row(&record.record)?;
        let key = row.primary_key.into_iter().map(key_column);
        Ok(Self {
            action: StreamAction::from_proto(record.action_type),
            primary_key: key.collect::<Result<_>>()?,
            changes: row.cells.into_iter().map(change).collect::<Result<_>>()?,
            sequence_info: row.sequence_info,
            old_columns: columns(record.origin_record.as_ref())?,
            new_columns: columns(record.latest_columns.as_ref())?,
        })
    }

    /// Copies the record into memory of its own, so that it keeps no response alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        let owned = |columns: Vec<Column>| columns.into_iter().map(Column::into_owned).collect();
        let changes = self.changes.into_iter().map(ColumnUpdate::into_owned);
        Self {
            action: self.action,
            primary_key: self.primary_key.into_owned(),
            changes: changes.collect(),
            sequence_info: self.sequence_info,
            old_columns: self.old_columns.map(owned),
            new_columns: self.new_columns.map(owned),
        }
    }
}

/// Decodes the columns before or after a change, which may be absent.
fn columns(row: Option<&Bytes>) -> Result<Option<Vec<Column>>> {
    let Some(row) = row.filter(|row| !row.is_empty()) else {
        return Ok(None);
    };
    let row = plainbuffer::decode_wire_row(row)?;
    Ok(Some(
        row.cells.into_iter().map(column).collect::<Result<_>>()?,
    ))
}

fn column(cell: WireCell) -> Result<Column> {
    match (cell.operation, cell.value) {
        (None | Some(operation::INCREMENT), Some(Variant::Value(value))) => {
            let mut column = Column::new(cell.name, value);
            column.timestamp = cell.timestamp;
            Ok(column)
        }
        _ => Err(not_valid("column", &cell.name)),
    }
}

fn key_column(cell: WireCell) -> Result<PrimaryKeyColumn> {
    let value = cell
        .value
        .and_then(|value| PrimaryKeyValue::try_from(value).ok());
    match value {
        Some(value) => Ok(PrimaryKeyColumn {
            name: cell.name,
            value,
        }),
        None => Err(not_valid("primary key column", &cell.name)),
    }
}

fn change(cell: WireCell) -> Result<ColumnUpdate> {
    if cell.operation.is_none() {
        return column(cell).map(ColumnUpdate::Put);
    }
    let name = cell.name;
    match (cell.operation, cell.value, cell.timestamp) {
        (Some(operation::DELETE_ALL_VERSION), None, _) => {
            Ok(ColumnUpdate::DeleteAllVersions { name })
        }
        (Some(operation::DELETE_ONE_VERSION), None, Some(timestamp)) => {
            Ok(ColumnUpdate::DeleteVersion { name, timestamp })
        }
        (Some(operation::INCREMENT), Some(Variant::Value(Value::Integer(by))), _) => {
            Ok(ColumnUpdate::Increment { name, by })
        }
        _ => Err(not_valid("column", &name)),
    }
}

fn not_valid(what: &str, name: &str) -> Error {
    let name = Quoted(name);
    let message = format!("{what} {name} of a stream record is not valid");
    Error::new(ErrorKind::Decode, message)
}

#[cfg(test)]
mod tests {
    use tablestore_protocol::plainbuffer::WireRow;

    use super::*;

    fn cell(
        name: &str,
        operation: Option<u8>,
        value: Option<Value>,
        timestamp: Option<i64>,
    ) -> WireCell {
        WireCell {
            name: name.into(),
            value: value.map(Into::into),
            operation,
            timestamp,
        }
    }

    fn row(id: i64, cells: Vec<WireCell>) -> Bytes {
        plainbuffer::encode_wire_row(&WireRow {
            primary_key: vec![cell("id", None, Some(id.into()), None)],
            cells,
            delete_marker: false,
            sequence_info: Some(SequenceInfo {
                epoch: 1,
                timestamp: 2,
                row_index: 3,
            }),
        })
    }

    fn record(row: Bytes) -> proto::get_stream_record_response::StreamRecord {
        proto::get_stream_record_response::StreamRecord {
            action_type: proto::ActionType::UpdateRow.into(),
            record: row,
            ..Default::default()
        }
    }

    #[test]
    fn a_record_has_the_change_its_position_and_the_row_before() {
        let old = plainbuffer::encode_row(&PrimaryKey::default(), &[Column::new("put", 0)]);
        let cells = vec![
            cell("all", Some(operation::DELETE_ALL_VERSION), None, None),
            cell("one", Some(operation::DELETE_ONE_VERSION), None, Some(5)),
            cell("put", None, Some(1.into()), Some(6)),
            cell("sum", Some(operation::INCREMENT), Some(2.into()), Some(7)),
        ];
        let message = proto::get_stream_record_response::StreamRecord {
            origin_record: Some(old),
            ..record(row(7, cells))
        };
        let record = StreamRecord::from_proto(&message).unwrap();
        assert_eq!(record.action, StreamAction::UpdateRow);
        assert_eq!(record.primary_key, PrimaryKey::new("id", 7));
        assert_eq!(record.sequence_info.unwrap().row_index, 3);
        assert_eq!(record.old_columns, Some(vec![Column::new("put", 0)]));
        assert_eq!(record.new_columns, None);
        assert_eq!(
            record.changes,
            [
                ColumnUpdate::DeleteAllVersions { name: "all".into() },
                ColumnUpdate::DeleteVersion {
                    name: "one".into(),
                    timestamp: 5
                },
                ColumnUpdate::Put(Column::new("put", 1).with_timestamp(6)),
                ColumnUpdate::Increment {
                    name: "sum".into(),
                    by: 2
                },
            ]
        );
    }

    #[test]
    fn a_side_without_columns_is_one_that_is_empty() {
        let nothing = plainbuffer::encode_wire_row(&WireRow::default());
        for (side, columns) in [
            (None, None),
            (Some(Bytes::new()), None),
            (Some(nothing), Some(vec![])),
        ] {
            let message = proto::get_stream_record_response::StreamRecord {
                latest_columns: side,
                ..record(row(7, Vec::new()))
            };
            let record = StreamRecord::from_proto(&message).unwrap();
            assert_eq!(record.new_columns, columns);
        }
    }

    #[test]
    fn an_owned_record_releases_its_response() {
        let side = |name: &str| {
            let columns = [Column::new(name, "text"), Column::new("b", [1])];
            Some(plainbuffer::encode_row(&PrimaryKey::default(), &columns))
        };
        let message = proto::get_stream_record_response::StreamRecord {
            origin_record: side("old"),
            latest_columns: side("new"),
            ..record(row(7, vec![cell("put", None, Some("text".into()), None)]))
        };
        let record = StreamRecord::from_proto(&message).unwrap();
        let parts = |message: &proto::get_stream_record_response::StreamRecord| {
            let sides = [&message.origin_record, &message.latest_columns];
            let sides = sides.map(|side| side.as_ref().unwrap().is_unique());
            [message.record.is_unique(), sides[0], sides[1]]
        };
        assert_eq!(parts(&message), [false; 3]);
        let owned = record.clone().into_owned();
        assert_eq!(owned, record);
        drop(record);
        assert_eq!(parts(&message), [true; 3]);
    }

    #[test]
    fn a_change_that_is_not_valid_is_an_error() {
        for cell in [
            cell("x", None, None, None),
            cell("x", Some(9), Some(1.into()), None),
            cell("x", Some(operation::DELETE_ONE_VERSION), None, None),
            cell("x", Some(operation::INCREMENT), Some(1.5.into()), None),
        ] {
            let error = StreamRecord::from_proto(&record(row(7, vec![cell]))).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode);
        }
        let deletes = cell("x", Some(operation::DELETE_ALL_VERSION), None, None);
        let message = proto::get_stream_record_response::StreamRecord {
            origin_record: Some(row(7, vec![deletes])),
            ..record(row(7, Vec::new()))
        };
        let error = StreamRecord::from_proto(&message).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
}
