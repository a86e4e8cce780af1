use tablestore_protocol::proto::tunnel::{ListTunnelRequest, ListTunnelResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::info;
use crate::store::ReadTransaction;

pub(crate) fn list(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListTunnelRequest,
) -> Result<ListTunnelResponse> {
    let table = request.table_name.filter(|name| !name.is_empty());
    let mut tunnels = Tunnel::all(context, store)?;
    if let Some(table) = table {
        tunnels.retain(|tunnel| tunnel.record.table_name == table);
    }
    let tunnels = tunnels.iter();
    Ok(ListTunnelResponse {
        tunnels: tunnels
            .map(|tunnel| info::of_tunnel(context, store, tunnel))
            .collect::<Result<_>>()?,
    })
}
