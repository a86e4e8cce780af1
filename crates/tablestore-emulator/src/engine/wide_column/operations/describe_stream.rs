use tablestore_protocol::proto::table::{
    DescribeStreamRequest, DescribeStreamResponse, StreamShard, StreamStatus,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::wide_column::stream;
use crate::store::ReadTransaction;

pub(crate) fn describe_stream(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeStreamRequest,
) -> Result<DescribeStreamResponse> {
    if request.shard_limit.is_some_and(|limit| limit <= 0) {
        return Err(invalid("The shard limit must be greater than 0."));
    }
    let table = stream::find(context, store, &request.stream_id)?;
    if let Some(first) = &request.inclusive_start_shard_id {
        stream::check_shard(&table, first)?;
    }
    let shard = StreamShard {
        shard_id: stream::shard_id(&table),
        parent_id: None,
        parent_sibling_id: None,
    };
    Ok(DescribeStreamResponse {
        stream_id: request.stream_id,
        expiration_time: table.stream.expiration_time.unwrap_or_default(),
        table_name: table.meta.table_name,
        creation_time: table.stream.last_enable_time.unwrap_or_default(),
        stream_status: StreamStatus::StreamActive as i32,
        shards: vec![shard],
        next_shard_id: None,
        is_timeseries_data_table: Some(false),
    })
}
