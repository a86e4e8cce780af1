//! Channels that are opened and closed by request.

use tablestore_protocol::proto::tunnel::{Channel, ChannelStatus};

use crate::engine::shared::error::Result;
use crate::engine::tunnel::record::{Status, TunnelRecord};
use crate::engine::tunnel::state::Surroundings;
use crate::engine::tunnel::state::clients::no_channel;

impl TunnelRecord {
    /// Sets the status of channels. One that is closed stays so until it is opened again, and one that
    /// has ended has.
    pub(crate) fn schedule(
        &mut self,
        surroundings: &Surroundings,
        channels: &[Channel],
    ) -> Result<()> {
        for request in channels {
            let mut visible = self.visible_channels().iter();
            let index = visible.position(|it| it.id == request.channel_id);
            let index = index.ok_or_else(|| no_channel(&self.id, &request.channel_id))?;
            let channel = &mut self.channels[index];
            match (channel.status(), request.status()) {
                (Status::Terminated, _) => {}
                (_, ChannelStatus::Terminated) => {
                    channel.client_id.clear();
                    channel.change(Status::Terminated);
                }
                (Status::Open, ChannelStatus::Closing | ChannelStatus::Close)
                    if !channel.client_id.is_empty() =>
                {
                    channel.is_suspended = true;
                    channel.change(Status::Closing);
                }
                (Status::Open, ChannelStatus::Closing | ChannelStatus::Close) => {
                    channel.is_suspended = true;
                    channel.change(Status::Wait);
                }
                (_, ChannelStatus::Closing | ChannelStatus::Close) => channel.is_suspended = true,
                (status, ChannelStatus::Open) => {
                    channel.is_suspended = false;
                    match status {
                        Status::Closing => channel.change(Status::Open),
                        Status::Wait | Status::Close => self.open(surroundings, index),
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    /// Opens a channel for the client with the fewest. Without clients, the first one gets it.
    fn open(&mut self, surroundings: &Surroundings, index: usize) {
        if !self.is_ready(surroundings, &self.channels[index]) {
            return;
        }
        let owned = |id: &str| self.channels.iter().filter(|it| it.client_id == id).count();
        let clients = self.clients.iter().filter(|client| client.has_beaten);
        let client = clients.min_by_key(|client| owned(&client.id));
        match client.map(|client| client.id.clone()) {
            Some(client) => self.assign(index, &client),
            None => self.channels[index].change(Status::Open),
        }
    }
}
