use std::sync::Arc;
use std::time::SystemTime;

use tablestore_core::{Error, ErrorKind, Result};

use super::progress::Progress;
use crate::schema::StreamRecord;
use crate::tunnel::{ChannelType, Token};

/// Records of one channel, in the order of their writes.
///
/// Clones share the records.
#[derive(Clone, Debug)]
pub struct RecordBatch {
    pub(super) content: Arc<Content>,
    /// With checkpoints by hand.
    pub(super) commit: Option<CommitToken>,
}

#[derive(Debug)]
pub(super) struct Content {
    pub(super) channel_id: Arc<str>,
    pub(super) records: Vec<StreamRecord>,
    /// The position after the records.
    pub(super) next_token: Token,
    pub(super) request_id: String,
    pub(super) size: usize,
}

impl RecordBatch {
    /// Returns the records; at least one.
    pub fn records(&self) -> &[StreamRecord] {
        &self.content.records
    }

    /// Returns the records by value. They are copied if a clone of the batch is still in use.
    pub fn into_records(self) -> Vec<StreamRecord> {
        match Arc::try_unwrap(self.content) {
            Ok(content) => content.records,
            Err(shared) => shared.records.clone(),
        }
    }

    /// Returns the id of the channel. Records of one row are in one channel at a time.
    pub fn channel_id(&self) -> &str {
        &self.content.channel_id
    }

    /// Returns whether the records are rows of the table or changes of it. Rows have no
    /// [`sequence_info`](StreamRecord::sequence_info).
    pub fn channel_type(&self) -> ChannelType {
        match is_base_data(&self.content.channel_id) {
            true => ChannelType::BaseData,
            false => ChannelType::Stream,
        }
    }

    /// Returns the position after the last record.
    pub fn next_token(&self) -> &Token {
        &self.content.next_token
    }

    /// Returns the service's id of the request that read the records.
    pub fn request_id(&self) -> &str {
        &self.content.request_id
    }

    /// Returns the time of the last write in the batch; `None` for rows.
    pub fn last_write(&self) -> Option<SystemTime> {
        let last = self.content.records.last()?.sequence_info?;
        crate::schema::time_from_micros(last.timestamp)
    }

    /// Returns the token by which the batch is committed, for a consumer that processes it later, in
    /// another task. `None` with automatic checkpoints.
    ///
    /// A batch that is not committed is delivered again after its last token was dropped.
    pub fn commit_token(&self) -> Option<CommitToken> {
        self.commit.clone()
    }

    /// Commits the batch, and waits until that is stored: see [`CommitToken::commit`]. With automatic
    /// checkpoints it does nothing.
    ///
    /// # Errors
    ///
    /// Those of [`CommitToken::commit`].
    pub async fn commit(mut self) -> Result<()> {
        match self.commit.take() {
            Some(token) => token.commit().await,
            None => Ok(()),
        }
    }
}

/// Whether a channel delivers rows: their ids say so.
pub(super) fn is_base_data(channel_id: &str) -> bool {
    channel_id.starts_with("BaseData_")
}

/// Commits a [`RecordBatch`]: with [checkpoints by hand](super::Worker::manual_checkpoints).
///
/// A checkpoint is stored up to the first batch of a channel that is not committed, so the order of
/// commits does not matter. Clones commit the same batch.
#[derive(Clone, Debug)]
pub struct CommitToken(pub(super) Arc<Delivered>);

/// A batch that was delivered, and that has to be committed.
#[derive(Debug)]
pub(super) struct Delivered {
    pub(super) progress: Arc<Progress>,
    pub(super) number: u64,
}

impl CommitToken {
    /// Commits the batch, and waits until a checkpoint after it is stored.
    ///
    /// # Errors
    ///
    /// The channel was closed before that, because the worker stopped or the service gave it to another
    /// client. The batch may be delivered again.
    ///
    /// # Cancel safety
    ///
    /// The batch is committed at the first poll; dropping the future only stops waiting.
    pub async fn commit(self) -> Result<()> {
        let progress = Arc::clone(&self.0.progress);
        let number = self.0.number;
        progress.commit(number);
        progress.flush();
        // Held until then: another clone may be dropped meanwhile.
        let is_stored = progress.stored(number).await;
        drop(self);
        match is_stored {
            true => Ok(()),
            false => Err(Error::new(
                ErrorKind::Other,
                "the channel was closed before the checkpoint was stored: its records may be \
                 delivered again",
            )
            .with_transient(false)),
        }
    }

    /// Commits the batch and returns at once. It is stored with the next checkpoint: after the
    /// [interval](super::Worker::checkpoint_interval), and when the channel is closed.
    pub fn mark(self) {
        self.0.progress.commit(self.0.number);
    }
}

impl Drop for Delivered {
    /// Nothing can commit the batch any more.
    fn drop(&mut self) {
        self.progress.abandon(self.number);
    }
}
