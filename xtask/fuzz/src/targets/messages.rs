//! Protobuf messages: what is read is written back.

use prost::Message;
use tablestore_protocol::proto::{self, RequiredFields};

use super::same;
use crate::Outcome;
use crate::calls::CALLS;
use crate::guard::{class, within};
use crate::lab::Lab;
use crate::mutate::{join_call, split_call};

fn decode<M: RequiredFields + Message + Default + PartialEq + std::fmt::Debug>(
    bytes: &[u8],
) -> Outcome {
    let message: M = match within(512, bytes, || proto::decode(bytes.to_vec()))? {
        Ok(message) => message,
        Err(error) => return Ok(class(&error.to_string())),
    };
    let again: M =
        proto::decode(message.encode_to_vec()).map_err(|error| format!("written: {error}"))?;
    if again != message {
        // Doubles that are not numbers are no reason.
        same(&format!("{message:?}"), &format!("{again:?}"))?;
    }
    let _ = proto::decode_strict::<M>(bytes.to_vec());
    Ok("read".into())
}

macro_rules! messages {
    ($($package:ident: $($message:ident)*;)*) => {
        const MESSAGES: &[(&str, fn(&[u8]) -> Outcome)] = &[$($(
            (
                concat!(stringify!($package), ".", stringify!($message)),
                decode::<proto::$package::$message>,
            ),
        )*)*];
    };
}

messages! {
    table: Error GetRowRequest GetRowResponse PutRowRequest PutRowResponse UpdateRowRequest
        UpdateRowResponse DeleteRowRequest DeleteRowResponse GetRangeRequest GetRangeResponse
        BatchGetRowRequest BatchGetRowResponse BatchWriteRowRequest BatchWriteRowResponse
        BulkImportRequest BulkImportResponse BulkExportRequest BulkExportResponse Filter
        SingleColumnValueFilter CompositeColumnValueFilter ColumnPaginationFilter
        CreateTableRequest CreateTableResponse ListTableRequest ListTableResponse
        DescribeTableRequest DescribeTableResponse DescribeTableSecretRequest
        DescribeTableSecretResponse UpdateTableRequest UpdateTableResponse DeleteTableRequest
        DeleteTableResponse LoadTableRequest LoadTableResponse UnloadTableRequest
        UnloadTableResponse CreateIndexRequest CreateIndexResponse DropIndexRequest
        DropIndexResponse AddDefinedColumnRequest AddDefinedColumnResponse
        DeleteDefinedColumnRequest DeleteDefinedColumnResponse ComputeSplitPointsBySizeRequest
        ComputeSplitPointsBySizeResponse SqlQueryRequest SqlQueryResponse ListStreamRequest
        ListStreamResponse DescribeStreamRequest DescribeStreamResponse GetShardIteratorRequest
        GetShardIteratorResponse GetStreamRecordRequest GetStreamRecordResponse
        StartLocalTransactionRequest StartLocalTransactionResponse CommitTransactionRequest
        CommitTransactionResponse AbortTransactionRequest AbortTransactionResponse;
    search: Query Sort Aggregations AggregationsResult GroupBys GroupBysResult
        CreateSearchIndexRequest CreateSearchIndexResponse UpdateSearchIndexRequest
        UpdateSearchIndexResponse DeleteSearchIndexRequest DeleteSearchIndexResponse
        ListSearchIndexRequest ListSearchIndexResponse DescribeSearchIndexRequest
        DescribeSearchIndexResponse RangeQuery BoolQuery FunctionsScoreQuery DisMaxQuery
        NestedQuery KnnVectorQuery SearchRequest SearchQuery SearchResponse SearchHit
        HighlightResult ComputeSplitsRequest ComputeSplitsResponse ParallelScanRequest
        ParallelScanResponse;
    timeseries: PutTimeseriesDataRequest PutTimeseriesDataResponse GetTimeseriesDataRequest
        GetTimeseriesDataResponse SplitTimeseriesScanTaskRequest SplitTimeseriesScanTaskResponse
        ScanTimeseriesDataRequest ScanTimeseriesDataResponse TimeseriesPbRows MetaQueryCondition
        MetaQueryCompositeCondition MetaQueryMeasurementCondition MetaQuerySourceCondition
        MetaQueryTagCondition MetaQueryAttributeCondition MetaQueryUpdateTimeCondition
        QueryTimeseriesMetaRequest QueryTimeseriesMetaResponse UpdateTimeseriesMetaRequest
        UpdateTimeseriesMetaResponse DeleteTimeseriesMetaRequest DeleteTimeseriesMetaResponse
        CreateTimeseriesTableRequest CreateTimeseriesTableResponse ListTimeseriesTableRequest
        ListTimeseriesTableResponse DescribeTimeseriesTableRequest
        DescribeTimeseriesTableResponse UpdateTimeseriesTableRequest
        UpdateTimeseriesTableResponse DeleteTimeseriesTableRequest DeleteTimeseriesTableResponse
        CreateTimeseriesAnalyticalStoreRequest CreateTimeseriesAnalyticalStoreResponse
        UpdateTimeseriesAnalyticalStoreRequest UpdateTimeseriesAnalyticalStoreResponse
        DescribeTimeseriesAnalyticalStoreRequest DescribeTimeseriesAnalyticalStoreResponse
        DeleteTimeseriesAnalyticalStoreRequest DeleteTimeseriesAnalyticalStoreResponse
        CreateTimeseriesLastpointIndexRequest CreateTimeseriesLastpointIndexResponse
        DeleteTimeseriesLastpointIndexRequest DeleteTimeseriesLastpointIndexResponse;
    tunnel: Error CreateTunnelRequest CreateTunnelResponse DeleteTunnelRequest
        DeleteTunnelResponse ListTunnelRequest ListTunnelResponse DescribeTunnelRequest
        DescribeTunnelResponse GetRpoRequest GetRpoResponse ScheduleRequest ScheduleResponse
        ConnectRequest ConnectResponse HeartbeatRequest HeartbeatResponse ShutdownRequest
        ShutdownResponse GetCheckpointRequest GetCheckpointResponse CheckpointRequest
        CheckpointResponse ReadRecordsRequest ReadRecordsResponse Token TokenContent;
    delivery: CreateDeliveryTaskRequest CreateDeliveryTaskResponse DeleteDeliveryTaskRequest
        DeleteDeliveryTaskResponse DescribeDeliveryTaskRequest DescribeDeliveryTaskResponse
        UpdateDeliveryTaskRequest UpdateDeliveryTaskResponse ListDeliveryTaskRequest
        ListDeliveryTaskResponse;
    global_table: CreateGlobalTableRequest CreateGlobalTableResponse BindGlobalTableRequest
        BindGlobalTableResponse UnbindGlobalTableRequest UnbindGlobalTableResponse
        DescribeGlobalTableRequest DescribeGlobalTableResponse UpdateGlobalTableRequest
        UpdateGlobalTableResponse;
}

/// The messages of all calls, each under the name of its type, and an empty one of the others.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    let exchanges = Lab::with(|lab| {
        lab.take_exchanges();
        for (_, call) in CALLS {
            lab.runtime.block_on(call(&lab.client, &lab.ids));
        }
        lab.take_exchanges()
    });
    for (name, _) in MESSAGES {
        seeds.push(join_call(name.as_bytes(), b""));
        let name_in = |path: &str, end: &str| {
            let operation = path.rsplit('/').next().unwrap_or_default();
            let (_, message) = name.split_once('.').unwrap_or_default();
            message.to_lowercase() == format!("{}{end}", operation.to_lowercase())
                || message.to_lowercase() == format!("{}tunnel{end}", operation.to_lowercase())
        };
        for exchange in &exchanges {
            if name_in(&exchange.path, "request") {
                seeds.push(join_call(name.as_bytes(), &exchange.request));
            }
            if name_in(&exchange.path, "response") {
                seeds.push(join_call(name.as_bytes(), &exchange.response));
            }
        }
    }
    seeds
}

/// The input is the name of a message and its bytes.
pub(super) fn run(input: &[u8]) -> Outcome {
    let (name, body) = split_call(input);
    match MESSAGES.iter().find(|(it, _)| it.as_bytes() == name) {
        Some((name, decode)) => Ok(format!("{name} {}", decode(body)?)),
        None => Ok("no message".into()),
    }
}
