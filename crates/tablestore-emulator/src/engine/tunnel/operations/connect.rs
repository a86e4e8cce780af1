use tablestore_protocol::proto::tunnel::{ConnectRequest, ConnectResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::tunnel::catalog::{InMemory, Tunnel};
use crate::engine::tunnel::record::ClientRecord;
use crate::engine::wide_column::table::catalog as tables;
use crate::store::WriteTransaction;

/// Seconds without a heartbeat after which a client is gone, if it does not say.
const TIMEOUT: i64 = 300;

pub(crate) fn connect(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: ConnectRequest,
) -> Result<ConnectResponse> {
    let mut tunnel = Tunnel::open(context, store, &request.tunnel_id)?;
    let config = request.client_config.unwrap_or_default();
    let timeout = config.timeout.filter(|timeout| *timeout > 0);
    let now = context.now.microseconds();
    let uuid = names::uuid([tables::next_id(store)?, now.cast_unsigned()]);
    let id = match config.client_tag.filter(|tag| !tag.is_empty()) {
        Some(tag) => format!("{tag}-{uuid}"),
        None => uuid,
    };
    tunnel.record.connect(ClientRecord {
        id: id.clone(),
        timeout: timeout.unwrap_or(TIMEOUT).saturating_mul(1_000_000),
        last_heartbeat: now,
        has_beaten: false,
        process: InMemory::of(context).process(store)?,
    })?;
    tunnel.save(context, store)?;
    Ok(ConnectResponse { client_id: id })
}
