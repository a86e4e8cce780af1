//! How far tunnels and their channels are, as JSON. Ids are letters, digits, `_` and `-`, with nothing
//! to escape.

use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::info;
use crate::engine::tunnel::record::ChannelRecord;

/// The channels of each tunnel, by the ids of both.
pub(crate) fn of_channels(tunnels: &[Tunnel]) -> Vec<u8> {
    let channel = |channel: &ChannelRecord| {
        format!(
            "\"{}\":{{\"ChannelTyp\":\"{}\",\"Status\":\"{}\",\"TotalCount\":{},\
             \"AccessTime\":{},\"RpoTime\":{}}}",
            channel.id,
            info::kind(channel),
            info::status(channel),
            channel.count,
            channel.access_time.saturating_mul(1000),
            channel.timestamp,
        )
    };
    let tunnel = |tunnel: &Tunnel| {
        let channels = tunnel.record.visible_channels().iter().map(channel);
        let channels = channels.collect::<Vec<_>>().join(",");
        format!("\"{}\":{{{channels}}}", tunnel.record.id)
    };
    object(tunnels.iter().map(tunnel))
}

/// Each tunnel, by its id.
pub(crate) fn of_tunnels(tunnels: &[Tunnel]) -> Vec<u8> {
    let tunnel = |tunnel: &Tunnel| {
        let channels = tunnel.record.visible_channels();
        let count: i64 = channels.iter().map(|channel| channel.count).sum();
        let access = channels.iter().map(|channel| channel.access_time).max();
        format!(
            "\"{}\":{{\"Status\":\"{}\",\"TotalCount\":{count},\"AccessTime\":{},\
             \"RpoTime\":{}}}",
            tunnel.record.id,
            info::stage(tunnel.record.stage()),
            access.unwrap_or_default().saturating_mul(1000),
            info::consumed_until(tunnel),
        )
    };
    object(tunnels.iter().map(tunnel))
}

fn object(members: impl Iterator<Item = String>) -> Vec<u8> {
    let members = members.collect::<Vec<_>>().join(",");
    format!("{{{members}}}").into_bytes()
}
