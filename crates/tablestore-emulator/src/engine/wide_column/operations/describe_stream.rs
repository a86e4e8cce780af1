use tablestore_protocol::proto::table::{
    DescribeStreamRequest, DescribeStreamResponse, StreamShard, StreamStatus,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{self, Result, invalid};
use crate::engine::wide_column::stream;
use crate::engine::wide_column::stream::shard;
use crate::store::ReadTransaction;

pub(crate) fn describe_stream(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeStreamRequest,
) -> Result<DescribeStreamResponse> {
    let limit = match request.shard_limit.map(usize::try_from) {
        None => usize::MAX,
        Some(Ok(limit @ 1..)) => limit,
        Some(_) => return Err(invalid("The shard limit must be greater than 0.")),
    };
    let table = stream::find(context, store, &request.stream_id)?;
    let is_timeseries = table.timeseries.is_some();
    if is_timeseries && !request.support_timeseries_data_table.unwrap_or(false) {
        let operation = context.operation.get();
        return Err(error::is_timeseries(&table.meta.table_name, operation));
    }
    let all = shard::all(&table);
    let ids: Vec<String> = all.iter().map(|it| shard::id(&table, it)).collect();
    let start = match &request.inclusive_start_shard_id {
        Some(first) => {
            shard::find(&table, first)?;
            ids.iter().position(|id| id == first).unwrap_or_default()
        }
        None => 0,
    };
    let id_of = |number: &u64| {
        let position = all.iter().position(|it| it.number == *number)?;
        ids.get(position).cloned()
    };
    let shards = all.iter().zip(&ids).skip(start).take(limit);
    let shards = shards.map(|(shard, id)| StreamShard {
        shard_id: id.clone(),
        parent_id: shard.parents.first().and_then(id_of),
        parent_sibling_id: shard.parents.get(1).and_then(id_of),
    });
    let next = start.checked_add(limit).and_then(|next| ids.get(next));
    Ok(DescribeStreamResponse {
        stream_id: request.stream_id,
        expiration_time: table.stream.expiration_time.unwrap_or_default(),
        table_name: table.meta.table_name,
        creation_time: table.stream.last_enable_time.unwrap_or_default(),
        stream_status: StreamStatus::StreamActive as i32,
        shards: shards.collect(),
        next_shard_id: next.cloned(),
        is_timeseries_data_table: Some(is_timeseries),
    })
}
