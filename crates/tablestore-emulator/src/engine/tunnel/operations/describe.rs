use tablestore_protocol::proto::tunnel::{DescribeTunnelRequest, DescribeTunnelResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::info;
use crate::store::ReadTransaction;

pub(crate) fn describe(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTunnelRequest,
) -> Result<DescribeTunnelResponse> {
    let DescribeTunnelRequest {
        table_name,
        tunnel_name,
        tunnel_id,
    } = request;
    let tunnel = Tunnel::find(context, store, &table_name, &tunnel_name, tunnel_id)?;
    let channels = tunnel.record.visible_channels().iter();
    Ok(DescribeTunnelResponse {
        channels: channels.map(info::of_channel).collect(),
        tunnel_rpo: Some(info::consumed_until(&tunnel)),
        tunnel: info::of_tunnel(context, store, &tunnel)?,
    })
}
