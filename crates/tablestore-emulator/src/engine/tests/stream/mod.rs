mod lifecycle;
mod records;

use tablestore_protocol::plainbuffer::{SequenceInfo, decode_wire_row, operation};
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::table::{
    ActionType, CommitTransactionRequest, CommitTransactionResponse, DeleteTableRequest,
    DeleteTableResponse, DescribeStreamRequest, DescribeStreamResponse, GetShardIteratorRequest,
    GetShardIteratorResponse, GetStreamRecordRequest, GetStreamRecordResponse, ListStreamRequest,
    ListStreamResponse, StartLocalTransactionRequest, StartLocalTransactionResponse, StreamColumn,
    StreamColumnType, StreamSpecification, StreamStatus, UpdateTableRequest, UpdateTableResponse,
};

use super::*;

fn on() -> StreamSpecification {
    StreamSpecification {
        enable_stream: true,
        expiration_time: Some(2),
        ..StreamSpecification::default()
    }
}

impl Service {
    fn create_with_stream(&self, spec: StreamSpecification) {
        let request = CreateTableRequest {
            stream_spec: Some(spec),
            table_options: Some(any_time(2)),
            enable_local_txn: Some(true),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        self.create_table(&request).unwrap();
    }

    fn streams(&self, table_name: Option<&str>) -> Result<Vec<String>, ServiceError> {
        let request = ListStreamRequest {
            table_name: table_name.map(str::to_owned),
        };
        let response: ListStreamResponse = self.call("ListStream", &request)?;
        Ok(response
            .streams
            .into_iter()
            .map(|it| it.stream_id)
            .collect())
    }

    fn describe_stream(&self, stream_id: &str) -> Result<DescribeStreamResponse, ServiceError> {
        let request = DescribeStreamRequest {
            stream_id: stream_id.into(),
            ..DescribeStreamRequest::default()
        };
        self.call("DescribeStream", &request)
    }

    /// An iterator over the only stream.
    fn iterator(&self, timestamp: Option<i64>) -> String {
        let stream_id = self.streams(None).unwrap().remove(0);
        let shards = self.describe_stream(&stream_id).unwrap().shards;
        let request = GetShardIteratorRequest {
            stream_id,
            shard_id: shards[0].shard_id.clone(),
            timestamp,
            token: None,
        };
        let response: GetShardIteratorResponse = self.call("GetShardIterator", &request).unwrap();
        response.shard_iterator
    }

    fn records(
        &self,
        iterator: &str,
        limit: Option<i32>,
    ) -> Result<GetStreamRecordResponse, ServiceError> {
        let request = GetStreamRecordRequest {
            shard_iterator: iterator.into(),
            limit,
            ..GetStreamRecordRequest::default()
        };
        self.call("GetStreamRecord", &request)
    }

    /// The ids of the rows that are recorded.
    fn recorded(&self) -> Vec<String> {
        let response = self.records(&self.iterator(None), None).unwrap();
        response.stream_records.iter().map(id_of).collect()
    }
}

fn id_of(record: &StreamRecord) -> String {
    let row = decode_wire_row(&record.record).unwrap();
    match &row.primary_key[0].value {
        Some(Variant::Value(Value::String(id))) => id.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Cells as `name@timestamp=value`, or with their operation.
fn cells(row: &Bytes) -> Vec<String> {
    let row = decode_wire_row(row).unwrap();
    let show = |cell: &WireCell| {
        let value = match (&cell.value, cell.operation) {
            (Some(Variant::Value(value)), None) => value.to_string(),
            (None, Some(operation::DELETE_ONE_VERSION)) => "delete one".into(),
            (None, Some(operation::DELETE_ALL_VERSION)) => "delete all".into(),
            other => panic!("{other:?}"),
        };
        format!("{}@{}={value}", cell.name, cell.timestamp.unwrap_or(-1))
    };
    row.cells.iter().map(show).collect()
}
