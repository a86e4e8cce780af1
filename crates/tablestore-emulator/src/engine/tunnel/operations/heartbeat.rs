use tablestore_protocol::proto::tunnel::{HeartbeatRequest, HeartbeatResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::wide_column::stream::shard;
use crate::store::WriteTransaction;

pub(crate) fn heartbeat(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: HeartbeatRequest,
) -> Result<HeartbeatResponse> {
    let HeartbeatRequest {
        tunnel_id,
        client_id,
        channels,
    } = request;
    let mut tunnel = Tunnel::open(context, store, &tunnel_id)?;
    if is_reshard_due(context, &tunnel) {
        let table = &mut tunnel.table.record;
        shard::reshard(context, store, table)?;
        table.save(context, store)?;
        tunnel.reload(context);
    }
    let Tunnel {
        record,
        surroundings,
        ..
    } = &mut tunnel;
    let channels = record.heartbeat(surroundings, &client_id, &channels)?;
    tunnel.save(context, store)?;
    Ok(HeartbeatResponse { channels })
}

/// Whether the shards of the table are to be split or merged, as the settings say.
fn is_reshard_due(context: &Context<'_>, tunnel: &Tunnel) -> bool {
    let Some(interval) = context.settings.stream_reshard_interval else {
        return false;
    };
    if tunnel.surroundings.shards.is_none() {
        return false;
    }
    let shards = shard::all(&tunnel.table.record);
    let last = shards.iter().map(|shard| shard.creation_time).max();
    let age = context.now.microseconds() - last.unwrap_or_default();
    u128::try_from(age).is_ok_and(|age| age >= interval.as_micros())
}
