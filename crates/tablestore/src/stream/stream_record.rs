use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::plainbuffer::{
    self, ColumnUpdate, SequenceInfo, Variant, WireCell, operation,
};
use tablestore_protocol::{
    Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Value, proto::table as proto,
};

use crate::call::wire_enum::{WireEnum, wire_enum};

/// One change of a table, from its stream.
///
/// Its names, texts and binaries are slices of the answer, which it keeps in memory until it is
/// dropped or made [`into_owned`](StreamRecord::into_owned).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StreamRecord {
    /// What was done to the row.
    pub action: StreamAction,
    /// The row's primary key.
    pub primary_key: PrimaryKey,
    /// What was done to its attribute columns: those that a `PutRow` wrote, or what an `UpdateRow`
    /// did; none for a `DeleteRow`.
    pub changes: Vec<ColumnUpdate>,
    /// Where in the stream the record stands; greater for later changes of a row.
    pub sequence_info: Option<SequenceInfo>,
    /// The columns that the stream or the request asked for, as they were before the change.
    pub old_columns: Option<Vec<Column>>,
    /// The columns that the stream or the request asked for, as they are after the change.
    pub new_columns: Option<Vec<Column>>,
}

wire_enum! {
    /// What a change did to its row.
    StreamAction {
        /// It replaced the row.
        PutRow = proto::ActionType::PutRow;
        /// It changed some columns.
        UpdateRow = proto::ActionType::UpdateRow;
        /// It deleted the row.
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

    /// A copy with memory of its own, which keeps no response alive.
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

/// The columns on one side of a change, which may be none.
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
    let message = format!("{what} {name:?} of a stream record is nothing that one can have");
    Error::new(ErrorKind::Decode, message)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tablestore_protocol::plainbuffer::WireRow;

    use super::*;
    use crate::StreamColumns;
    use crate::testing::Script;
    use tablestore_transport::NoRetryPolicy;

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
    fn a_record_tells_the_change_its_place_and_the_row_before() {
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
    fn an_owned_record_lets_go_of_its_answer() {
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
    fn what_no_change_can_be_is_refused() {
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

    fn page(ids: &[i64], next: Option<&str>, more: bool) -> proto::GetStreamRecordResponse {
        proto::GetStreamRecordResponse {
            stream_records: ids.iter().map(|id| record(row(*id, Vec::new()))).collect(),
            next_shard_iterator: next.map(Into::into),
            may_more_record: Some(more),
            ..Default::default()
        }
    }

    #[tokio::test]
    async fn a_stream_of_records_ends_at_the_tail_and_tells_where_to_go_on() {
        let script = Script::default()
            .answer(&page(&[1, 2], Some("i1"), true))
            .answer(&page(&[3], Some("i2"), false));
        let client = script.client(NoRetryPolicy);
        let get = client
            .get_stream_record("i0")
            .limit(2)
            .old_columns(StreamColumns::All);
        let mut records = get.records();
        let mut starts = vec![records.next_start().unwrap()];
        while let Some(record) = records.next().await {
            record.unwrap();
            starts.push(records.next_start().unwrap());
        }
        assert_eq!(starts, ["i0", "i0", "i1", "i2"]);
        let asked: Vec<proto::GetStreamRecordRequest> = script.asked();
        assert_eq!(asked[1].shard_iterator, "i1");
        assert!(
            asked
                .iter()
                .all(|get| get.limit == Some(2) && get.old_columns_to_get.is_some())
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_that_follows_waits_at_the_tail_and_ends_with_the_shard() {
        let script = Script::default()
            .answer(&page(&[1], Some("i1"), false))
            .answer(&page(&[], Some("i2"), false))
            .answer(&page(&[2], None, false));
        let client = script.client(NoRetryPolicy);
        let get = client
            .get_stream_record("i0")
            .follow(Duration::from_secs(1));
        let mut records = get.records();
        let started = tokio::time::Instant::now();
        let mut count = 0;
        while let Some(record) = records.next().await {
            record.unwrap();
            count += 1;
        }
        assert_eq!((count, started.elapsed()), (2, Duration::from_secs(2)));
        assert_eq!(records.next_start(), None);
    }

    #[tokio::test]
    async fn shards_are_found_page_by_page() {
        let shard = |id: &str, parent: &str| proto::StreamShard {
            shard_id: id.into(),
            parent_id: Some(parent.into()),
            parent_sibling_id: None,
        };
        let answer =
            |shards: Vec<proto::StreamShard>, next: Option<&str>| proto::DescribeStreamResponse {
                stream_status: proto::StreamStatus::StreamActive.into(),
                shards,
                next_shard_id: next.map(Into::into),
                ..Default::default()
            };
        let script = Script::default()
            .answer(&answer(vec![shard("a", "")], Some("b")))
            .answer(&answer(vec![shard("b", "a")], None));
        let client = script.client(NoRetryPolicy);
        let mut pages = client.describe_stream("s").limit(1).pages();
        let mut parents = Vec::new();
        while let Some(page) = pages.next().await {
            parents.push(page.unwrap().shards[0].parent_id.clone());
        }
        assert_eq!(parents, [None, Some("a".to_owned())]);
        let asked: Vec<proto::DescribeStreamRequest> = script.asked();
        assert_eq!(asked[1].inclusive_start_shard_id.as_deref(), Some("b"));
    }

    #[tokio::test]
    async fn a_place_is_found_by_time_in_microseconds() {
        let script = Script::default().answer(&proto::GetShardIteratorResponse {
            shard_iterator: "i".into(),
            next_token: Some(String::new()),
        });
        let client = script.client(NoRetryPolicy);
        let time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(5);
        let found = client
            .get_shard_iterator("s", "a")
            .timestamp(time)
            .send()
            .await
            .unwrap();
        assert_eq!((&*found.shard_iterator, found.next_token), ("i", None));
        let asked: Vec<proto::GetShardIteratorRequest> = script.asked();
        assert_eq!(asked[0].timestamp, Some(5_000_000));
    }
}
