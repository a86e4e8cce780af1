use tablestore_protocol::proto::tunnel::{ScheduleRequest, ScheduleResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::store::WriteTransaction;

pub(crate) fn schedule(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: ScheduleRequest,
) -> Result<ScheduleResponse> {
    let ScheduleRequest {
        tunnel_id,
        channels,
    } = request;
    let mut tunnel = Tunnel::open(context, store, &tunnel_id)?;
    let surroundings = &tunnel.surroundings;
    tunnel.record.schedule(surroundings, &channels)?;
    tunnel.save(context, store)?;
    Ok(ScheduleResponse {})
}
