use tablestore_protocol::proto::tunnel::{DeleteTunnelRequest, DeleteTunnelResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::tunnel::catalog::Tunnel;
use crate::store::WriteTransaction;

pub(crate) fn delete(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTunnelRequest,
) -> Result<DeleteTunnelResponse> {
    let DeleteTunnelRequest {
        table_name,
        tunnel_name,
        tunnel_id,
    } = request;
    let tunnel = Tunnel::find(context, store, &table_name, &tunnel_name, tunnel_id)?;
    store.delete(&storage_key::tunnel(context.instance, &tunnel.record.id))?;
    Ok(DeleteTunnelResponse {})
}
