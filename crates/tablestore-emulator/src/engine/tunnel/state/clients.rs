//! Clients: connecting, leaving, and the right to read a channel.

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::tunnel::record::{ChannelRecord, ClientRecord, Status, TunnelRecord};

impl TunnelRecord {
    /// Connects a client.
    pub(crate) fn connect(&mut self, client: ClientRecord) -> Result<()> {
        self.check_not_expired()?;
        self.clients.push(client);
        Ok(())
    }

    /// Disconnects a client, whose channels are free at once.
    pub(crate) fn shutdown(&mut self, client_id: &str) -> Result<()> {
        self.find_client(client_id)?;
        self.remove_clients(|client| client.id == client_id);
        Ok(())
    }

    /// Rejects requests to read a tunnel whose changes are gone.
    pub(crate) fn check_not_expired(&self) -> Result<()> {
        match self.is_expired {
            true => Err(expired(&self.id)),
            false => Ok(()),
        }
    }

    /// Returns the channel, if this client may read it: its own client, or without one anybody that
    /// names none.
    pub(crate) fn channel_of(&self, client_id: &str, channel_id: &str) -> Result<&ChannelRecord> {
        if !client_id.is_empty() {
            self.find_client(client_id)?;
        }
        let mut channels = self.visible_channels().iter();
        let channel = channels.find(|channel| channel.id == channel_id);
        let channel = channel.ok_or_else(|| no_channel(&self.id, channel_id))?;
        if channel.client_id == client_id {
            return Ok(channel);
        }
        Err(ServiceError::new(
            ErrorCode::ResourceGone,
            format!("channel {channel_id} is not assigned to client {client_id}"),
        )
        .with_tunnel_id(&self.id))
    }

    pub(super) fn find_client(&self, id: &str) -> Result<usize> {
        let position = self.clients.iter().position(|client| client.id == id);
        position.ok_or_else(|| {
            ServiceError::new(
                ErrorCode::ResourceGone,
                format!(
                    "client {id} of tunnel {} does not exist or has expired",
                    self.id
                ),
            )
            .with_tunnel_id(&self.id)
        })
    }

    /// Disconnects clients.
    pub(super) fn remove_clients(&mut self, is_gone: impl Fn(&ClientRecord) -> bool) {
        self.clients.retain(|client| !is_gone(client));
        for channel in &mut self.channels {
            let is_connected = || self.clients.iter().any(|it| it.id == channel.client_id);
            if channel.client_id.is_empty() || is_connected() {
                continue;
            }
            match channel.status() {
                Status::Open | Status::Closing => channel.free(),
                _ => channel.client_id.clear(),
            }
        }
    }
}

/// The error of a tunnel whose changes are gone.
pub(crate) fn expired(tunnel_id: &str) -> ServiceError {
    ServiceError::new(
        ErrorCode::TunnelExpired,
        format!("tunnel {tunnel_id} has expired: changes that it has not delivered are gone"),
    )
    .with_tunnel_id(tunnel_id)
}

pub(super) fn no_channel(tunnel_id: &str, id: &str) -> ServiceError {
    invalid(format!("channel not exist: {id}")).with_tunnel_id(tunnel_id)
}
