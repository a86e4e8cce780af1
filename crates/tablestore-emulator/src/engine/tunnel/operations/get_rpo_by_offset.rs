use tablestore_protocol::proto::tunnel::{GetRpoRequest, GetRpoResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::operations::get_rpo::get_rpo;
use crate::store::ReadTransaction;

pub(crate) fn get_rpo_by_offset(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRpoRequest,
) -> Result<GetRpoResponse> {
    let tunnel_id = request.tunnel_id.clone();
    Ok(GetRpoResponse {
        // Always: the official Go client reads it without looking.
        tunnel_id: Some(tunnel_id.unwrap_or_default()),
        ..get_rpo(context, store, request)?
    })
}
