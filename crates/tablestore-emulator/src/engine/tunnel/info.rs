//! Tunnels and channels as messages describe them.

use tablestore_protocol::proto::tunnel::{ChannelInfo, StreamTunnelConfig, TunnelInfo, TunnelType};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::changes;
use crate::engine::tunnel::record::{ChannelRecord, Stage, Status};
use crate::store::ReadTransaction;

/// Describes a tunnel.
pub(crate) fn of_tunnel(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    tunnel: &Tunnel,
) -> Result<TunnelInfo> {
    let record = &tunnel.record;
    let mut is_expired = record.is_expired;
    for channel in record.visible_channels() {
        is_expired = is_expired
            || channel.status() != Status::Terminated
                && changes::is_expired(context, store, tunnel, channel)?;
    }
    Ok(TunnelInfo {
        tunnel_id: record.id.clone(),
        tunnel_type: match record.kind() {
            TunnelType::BaseData => "BaseData",
            TunnelType::Stream => "Stream",
            TunnelType::BaseAndStream => "BaseAndStream",
        }
        .to_owned(),
        table_name: record.table_name.clone(),
        instance_name: context.instance.to_string(),
        stream_id: record.stream_id.clone(),
        stage: stage(record.stage()).to_owned(),
        expired: Some(is_expired),
        tunnel_name: Some(record.name.clone()),
        public: None,
        stream_tunnel_config: Some(StreamTunnelConfig { ..record.config }),
        create_time: Some(record.creation_time.saturating_mul(1000)),
        stream_record_options: record.options.clone(),
    })
}

/// Describes a channel.
pub(crate) fn of_channel(channel: &ChannelRecord) -> ChannelInfo {
    ChannelInfo {
        channel_id: channel.id.clone(),
        channel_type: Some(kind(channel).to_owned()),
        channel_status: Some(status(channel).to_owned()),
        client_id: Some(channel.client_id.clone()),
        channel_rpo: Some(channel.timestamp),
        channel_count: Some(channel.count),
    }
}

/// The time of the last change that the slowest channel has delivered, in nanoseconds since 1970.
pub(crate) fn consumed_until(tunnel: &Tunnel) -> i64 {
    let channels = tunnel.record.visible_channels().iter();
    let reading = channels.filter(|it| it.routes.is_none() && it.status() != Status::Terminated);
    let times = reading.map(|channel| channel.timestamp);
    times.min().unwrap_or_default()
}

/// The name of a stage.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Init => "InitBaseDataAndStreamShard",
        Stage::BaseData => "ProcessBaseData",
        Stage::Stream => "ProcessStream",
    }
}

/// The name of a channel's type.
pub(crate) fn kind(channel: &ChannelRecord) -> &'static str {
    match channel.routes {
        Some(_) => "BaseData",
        None => "Stream",
    }
}

/// The name of a channel's status.
pub(crate) fn status(channel: &ChannelRecord) -> &'static str {
    match channel.status() {
        Status::Wait => "WAIT",
        Status::Open => "OPEN",
        Status::Closing => "CLOSING",
        Status::Close => "CLOSE",
        Status::Terminated => "TERMINATED",
    }
}
