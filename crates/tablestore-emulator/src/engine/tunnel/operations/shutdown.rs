use tablestore_protocol::proto::tunnel::{ShutdownRequest, ShutdownResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::store::WriteTransaction;

pub(crate) fn shutdown(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: ShutdownRequest,
) -> Result<ShutdownResponse> {
    let ShutdownRequest {
        tunnel_id,
        client_id,
    } = request;
    let mut tunnel = Tunnel::open(context, store, &tunnel_id)?;
    tunnel.record.shutdown(&client_id)?;
    tunnel.save(context, store)?;
    Ok(ShutdownResponse {})
}
