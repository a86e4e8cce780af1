use tablestore_protocol::proto::tunnel::{GetCheckpointRequest, GetCheckpointResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::store::ReadTransaction;

pub(crate) fn get_checkpoint(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetCheckpointRequest,
) -> Result<GetCheckpointResponse> {
    let GetCheckpointRequest {
        tunnel_id,
        client_id,
        channel_id,
    } = request;
    let tunnel = Tunnel::open(context, store, &tunnel_id)?;
    let channel = tunnel.record.channel_of(&client_id, &channel_id)?;
    Ok(GetCheckpointResponse {
        checkpoint: channel.checkpoint.clone(),
        sequence_number: channel.sequence_number,
    })
}
