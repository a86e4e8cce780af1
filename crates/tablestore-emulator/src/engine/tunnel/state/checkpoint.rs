//! Checkpoints: one number follows another.

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::shared::error::Result;
use crate::engine::tunnel::record::TunnelRecord;

/// How far a channel is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// The time of the last change, in nanoseconds since 1970; 0 if there is none.
    pub(crate) timestamp: i64,
    /// The number of rows.
    pub(crate) count: i64,
}

impl TunnelRecord {
    /// Stores a checkpoint. Its number has to follow that of the stored one.
    pub(crate) fn store_checkpoint(
        &mut self,
        client_id: &str,
        channel_id: &str,
        token: String,
        number: i64,
        progress: Progress,
        now: i64,
    ) -> Result<()> {
        let stored = self.channel_of(client_id, channel_id)?.sequence_number;
        if number != stored + 1 {
            return Err(ServiceError::new(
                ErrorCode::SequenceNumberNotMatch,
                format!(
                    "the sequence number of the checkpoint of channel {channel_id} does not \
                     match: expected {}, given {number}",
                    stored + 1
                ),
            )
            .with_tunnel_id(&self.id));
        }
        for channel in &mut self.channels {
            if channel.id == channel_id {
                channel.checkpoint = token;
                channel.sequence_number = number;
                channel.timestamp = channel.timestamp.max(progress.timestamp);
                channel.count = channel.count.max(progress.count);
                channel.access_time = now;
                break;
            }
        }
        Ok(())
    }
}
