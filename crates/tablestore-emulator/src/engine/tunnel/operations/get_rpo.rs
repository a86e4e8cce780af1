use tablestore_protocol::proto::tunnel::{GetRpoRequest, GetRpoResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::rpo;
use crate::store::ReadTransaction;

pub(crate) fn get_rpo(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRpoRequest,
) -> Result<GetRpoResponse> {
    let tunnels = match request.tunnel_id.filter(|id| !id.is_empty()) {
        Some(id) => vec![Tunnel::open(context, store, &id)?],
        None => Tunnel::all(context, store)?,
    };
    Ok(GetRpoResponse {
        rpo_infos: Some(rpo::of_channels(&tunnels).into()),
        tunnel_rpo_infos: Some(rpo::of_tunnels(&tunnels).into()),
        tunnel_id: None,
    })
}
