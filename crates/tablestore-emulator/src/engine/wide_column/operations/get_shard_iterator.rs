use tablestore_protocol::proto::table::{GetShardIteratorRequest, GetShardIteratorResponse};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::wide_column::stream;
use crate::engine::wide_column::stream::iterator::ShardIterator;
use crate::engine::wide_column::stream::shard;
use crate::store::ReadTransaction;

pub(crate) fn get_shard_iterator(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetShardIteratorRequest,
) -> Result<GetShardIteratorResponse> {
    if request.token.is_some_and(|token| !token.is_empty()) {
        // A search by time never stops halfway, so no token was ever given out.
        return Err(invalid("Invalid token."));
    }
    let time = request.timestamp.map(u64::try_from);
    let time = time.transpose();
    let time = time.map_err(|_| invalid("Timestamp must be greater than or equal to 0."))?;
    let table = stream::find(context, store, &request.stream_id)?;
    let shard = shard::find(&table, &request.shard_id)?;
    let position = match time {
        Some(time) => (time, 0),
        None => change_log::horizon(context, &table),
    };
    let iterator = ShardIterator {
        stream_id: request.stream_id,
        shard: shard.number,
        position: position.max(shard.start.get()),
    };
    Ok(GetShardIteratorResponse {
        shard_iterator: iterator.to_string(),
        next_token: None,
    })
}
