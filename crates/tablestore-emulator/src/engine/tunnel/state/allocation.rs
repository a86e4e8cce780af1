//! Heartbeats: clients report the status of their channels and are given others, so that all have the
//! same number.

use std::cmp::Reverse;

use tablestore_protocol::proto::tunnel::{Channel, ChannelStatus};

use crate::engine::shared::error::Result;
use crate::engine::tunnel::record::{ChannelRecord, Status, TunnelRecord};
use crate::engine::tunnel::state::{Surroundings, is_terminated};

impl TunnelRecord {
    /// Takes a heartbeat and returns the channels of the client.
    pub(crate) fn heartbeat(
        &mut self,
        surroundings: &Surroundings,
        client_id: &str,
        reported: &[Channel],
    ) -> Result<Vec<Channel>> {
        let client = self.find_client(client_id)?;
        self.check_not_expired()?;
        let client = &mut self.clients[client];
        client.last_heartbeat = client.last_heartbeat.max(surroundings.now);
        client.has_beaten = true;
        let mut closed = Vec::new();
        for report in reported {
            if let Some(channel) = self.take_report(client_id, report) {
                closed.push(channel);
            }
        }
        // The last base channel may have ended.
        self.advance(surroundings);
        self.balance(surroundings, client_id);
        let own = self.visible_channels().iter().filter(|channel| {
            let is_read = matches!(channel.status(), Status::Open | Status::Closing);
            is_read && channel.client_id == client_id
        });
        let own: Vec<Channel> = own.map(to_message).collect();
        // A channel that its client has just closed may be its own again.
        closed.retain(|ended| own.iter().all(|it| it.channel_id != ended.channel_id));
        Ok([own, closed].concat())
    }

    /// Takes the report about one channel. Returns the channel if it is no longer the client's from
    /// now on. A report is ignored if the channel is another client's, or if it is older than the
    /// last decision.
    fn take_report(&mut self, client_id: &str, report: &Channel) -> Option<Channel> {
        let channels = self.channels.iter_mut();
        let mut own = channels.filter(|channel| channel.client_id == client_id);
        let channel = own.find(|channel| channel.id == report.channel_id)?;
        if report.version < channel.version {
            return None;
        }
        let status = match report.status() {
            ChannelStatus::Close => Status::Close,
            ChannelStatus::Terminated => Status::Terminated,
            ChannelStatus::Open | ChannelStatus::Closing => {
                channel.version = report.version;
                return None;
            }
        };
        channel.version = report.version;
        channel.client_id.clear();
        channel.set_status(status);
        Some(to_message(channel))
    }

    /// Gives channels to a client that has too few, or takes them from one that has too many.
    fn balance(&mut self, surroundings: &Surroundings, client_id: &str) {
        let free = self.free_channels(surroundings);
        let share = self.share(client_id, free.len());
        let is_own = |channel: &ChannelRecord| {
            channel.client_id == client_id && channel.status() == Status::Open
        };
        let owned = self.channels.iter().filter(|it| is_own(it)).count();
        for index in free.into_iter().take(share.saturating_sub(owned)) {
            self.assign(index, client_id);
        }
        let mut own: Vec<usize> = (0..self.channels.len()).collect();
        own.retain(|index| is_own(&self.channels[*index]));
        own.sort_by_key(|index| Reverse(self.channels[*index].assignment));
        for index in own.into_iter().take(owned.saturating_sub(share)) {
            self.channels[index].change(Status::Closing);
        }
    }

    /// The number of channels that a client is to have: the same for all, and one more for those that
    /// have most.
    fn share(&self, client_id: &str, free: usize) -> usize {
        let owned = |id: &str| {
            let owned = self
                .channels
                .iter()
                .filter(|channel| channel.client_id == id && channel.status() == Status::Open);
            owned.count()
        };
        let clients = self.clients.iter().filter(|client| client.has_beaten);
        let mut clients: Vec<(&str, usize)> =
            clients.map(|it| (it.id.as_str(), owned(&it.id))).collect();
        let closing = self
            .channels
            .iter()
            .filter(|it| it.status() == Status::Closing);
        let channels = free + closing.count() + clients.iter().map(|it| it.1).sum::<usize>();
        clients.sort_by_key(|(_, owned)| Reverse(*owned));
        let rank = clients.iter().position(|(id, _)| *id == client_id);
        let (least, more) = (
            channels / clients.len().max(1),
            channels % clients.len().max(1),
        );
        least + usize::from(rank.is_some_and(|rank| rank < more))
    }

    /// The channels that can be assigned.
    fn free_channels(&self, surroundings: &Surroundings) -> Vec<usize> {
        let is_free = |channel: &ChannelRecord| {
            let is_closed = match channel.status() {
                Status::Wait | Status::Close => !channel.is_suspended,
                Status::Open => channel.client_id.is_empty(),
                Status::Closing | Status::Terminated => false,
            };
            is_closed && self.is_ready(surroundings, channel)
        };
        let channels = self.visible_channels().iter().enumerate();
        let free = channels.filter(|(_, channel)| is_free(channel));
        free.map(|(index, _)| index).collect()
    }

    /// Whether everything that has to be read before a channel is read.
    pub(super) fn is_ready(&self, surroundings: &Surroundings, channel: &ChannelRecord) -> bool {
        let shards = surroundings.shards.iter().flatten();
        let mut parents = shards
            .filter(|shard| shard.id == channel.id)
            .flat_map(|shard| &shard.parents);
        parents.all(|parent| {
            let mut parents = self.channels.iter().filter(|it| it.id == *parent);
            parents.all(is_terminated)
        })
    }

    pub(super) fn assign(&mut self, index: usize, client_id: &str) {
        self.assignments += 1;
        let channel = &mut self.channels[index];
        channel.change(Status::Open);
        channel.client_id = client_id.to_owned();
        channel.assignment = self.assignments;
    }
}

fn to_message(channel: &ChannelRecord) -> Channel {
    let status = match channel.status() {
        Status::Wait | Status::Close => ChannelStatus::Close,
        Status::Open => ChannelStatus::Open,
        Status::Closing => ChannelStatus::Closing,
        Status::Terminated => ChannelStatus::Terminated,
    };
    Channel {
        channel_id: channel.id.clone(),
        version: channel.version,
        status: status as i32,
        detail: None,
    }
}
