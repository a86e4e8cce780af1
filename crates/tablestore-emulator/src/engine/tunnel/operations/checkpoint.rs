use tablestore_protocol::proto::tunnel::{CheckpointRequest, CheckpointResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::tunnel::catalog::{InMemory, Tunnel};
use crate::engine::tunnel::changes;
use crate::engine::tunnel::record::ChannelRecord;
use crate::engine::tunnel::state::checkpoint::Progress;
use crate::engine::tunnel::token::{FINISHED, Start, Token};
use crate::store::WriteTransaction;

pub(crate) fn checkpoint(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CheckpointRequest,
) -> Result<CheckpointResponse> {
    let mut tunnel = Tunnel::open(context, store, &request.tunnel_id)?;
    let channel = tunnel
        .record
        .channel_of(&request.client_id, &request.channel_id)?;
    let progress = progress(context, &tunnel, channel, &request.checkpoint)?;
    tunnel.record.store_checkpoint(
        &request.client_id,
        &request.channel_id,
        request.checkpoint,
        request.sequence_number,
        progress,
        context.now.microseconds(),
    )?;
    tunnel.save(context, store)?;
    Ok(CheckpointResponse {})
}

/// Checks that a token is of this channel.
fn progress(
    context: &Context<'_>,
    tunnel: &Tunnel,
    channel: &ChannelRecord,
    token: &str,
) -> Result<Progress> {
    if token == FINISHED {
        let ended = InMemory::of(context).ended().remove(&channel.id);
        return Ok(ended.unwrap_or_default());
    }
    let token = Token::parse(token).ok_or_else(|| invalid("Invalid token."))?;
    match (&token.position, channel.routes) {
        (Start::Row(_), Some(_)) => {}
        (Start::Change(iterator), None) => {
            changes::iterator_of(tunnel, channel, iterator)?;
        }
        _ => return Err(invalid("The token is not of this channel.")),
    }
    Ok(Progress {
        timestamp: token.timestamp,
        count: token.count,
    })
}
