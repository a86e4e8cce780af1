//! The state machine of a tunnel.
//!
//! It has no input or output of its own: the time, the shards of the stream and the requests are its
//! input. [`advance`](TunnelRecord::advance) brings a tunnel up to date before each request: it changes
//! the stage, adds channels of new shards and frees those of clients that are gone. So a state depends
//! on the requests and their times alone.

mod allocation;
pub(crate) mod checkpoint;
pub(crate) mod clients;
mod schedule;
#[cfg(test)]
mod tests;

use tablestore_protocol::proto::tunnel::TunnelType;

use crate::engine::change_log::Position;
use crate::engine::tunnel::record::{ChannelRecord, Stage, Status, TunnelRecord};

/// The surroundings of a tunnel.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// Microseconds since 1970.
    pub(crate) now: i64,
    /// The number of this process; `None` before a client has connected to it. Clients of other
    /// processes are gone.
    pub(crate) process: Option<u64>,
    /// How long a tunnel stays in its first stage, in microseconds.
    pub(crate) start_up_delay: i64,
    /// How long changes are kept, in microseconds.
    pub(crate) retention: i64,
    /// The shards of the stream, parents before their children. `None` if the stream of the tunnel is
    /// gone.
    pub(crate) shards: Option<Vec<Shard>>,
}

/// A shard of the stream.
#[derive(Clone, Debug)]
pub(crate) struct Shard {
    pub(crate) id: String,
    /// The ids of the shards from which it was split or merged.
    pub(crate) parents: Vec<String>,
    /// The position after its last change, once it has been split or merged.
    pub(crate) end: Option<Position>,
    /// The token of the first change that the tunnel delivers.
    pub(crate) start: String,
}

impl TunnelRecord {
    /// Brings the tunnel up to date.
    pub(crate) fn advance(&mut self, surroundings: &Surroundings) {
        let age = surroundings.now - self.creation_time;
        if self.stage() == Stage::Init && age >= surroundings.start_up_delay {
            self.set_stage(match self.kind() {
                TunnelType::Stream => Stage::Stream,
                _ => Stage::BaseData,
            });
        }
        if self.stage() == Stage::BaseData && self.channels.iter().all(is_terminated) {
            self.set_stage(Stage::Stream);
            // The changes from the creation on are delivered next.
            self.is_expired = self.has_changes() && age > surroundings.retention;
        }
        match &surroundings.shards {
            Some(shards) if self.stage() == Stage::Stream => self.add_channels(shards),
            None if self.has_changes() => self.is_expired = true,
            _ => {}
        }
        self.remove_clients(|client| {
            let silence = surroundings.now - client.last_heartbeat;
            silence > client.timeout || Some(client.process) != surroundings.process
        });
    }

    /// Whether the tunnel delivers changes.
    pub(crate) fn has_changes(&self) -> bool {
        self.kind() != TunnelType::BaseData
    }

    /// The channels that exist in the stage.
    pub(crate) fn visible_channels(&self) -> &[ChannelRecord] {
        match self.stage() {
            Stage::Init => &[],
            _ => &self.channels,
        }
    }

    fn add_channels(&mut self, shards: &[Shard]) {
        if !self.has_changes() {
            return;
        }
        let start = self.start.get();
        for shard in shards {
            let has_changes = shard.end.is_none_or(|end| end > start);
            if has_changes && self.channels.iter().all(|it| it.id != shard.id) {
                self.channels.push(ChannelRecord {
                    id: shard.id.clone(),
                    checkpoint: shard.start.clone(),
                    ..ChannelRecord::default()
                });
            }
        }
        // A shard whose changes have expired is forgotten once it is read.
        self.channels.retain(|channel| {
            let is_shard = || shards.iter().any(|shard| shard.id == channel.id);
            !is_terminated(channel) || channel.routes.is_some() || is_shard()
        });
    }
}

impl ChannelRecord {
    /// Changes the status. Its version grows with each change.
    fn change(&mut self, status: Status) {
        self.version += 1;
        self.set_status(status);
    }

    /// Takes the channel from its client.
    fn free(&mut self) {
        self.client_id.clear();
        self.change(match self.is_suspended {
            true => Status::Close,
            false => Status::Wait,
        });
    }
}

fn is_terminated(channel: &ChannelRecord) -> bool {
    channel.status() == Status::Terminated
}
