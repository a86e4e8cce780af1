//! Checkpoints of one channel: one in flight at a time, each later than the one before.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Error, ErrorCode};
use tokio::time::{Instant, sleep_until};

use super::context::{Channel, End, Failure, classify};
use super::event::WorkerEvent;
use super::progress::Progress;
use super::select::{Either, select};
use crate::tunnel::Token;

/// The pause after a checkpoint that could not be stored.
const PAUSE: Duration = Duration::from_secs(1);

/// Stores the positions up to which the batches of a channel are processed.
pub(super) struct Checkpointer<'a> {
    channel: &'a Channel,
    progress: Arc<Progress>,
    /// The number of the stored checkpoint.
    sequence_number: i64,
    /// A checkpoint that was sent, and that may be stored or not.
    in_doubt: Option<Token>,
}

impl<'a> Checkpointer<'a> {
    pub(super) fn new(channel: &'a Channel, progress: Arc<Progress>, sequence_number: i64) -> Self {
        Self {
            channel,
            progress,
            sequence_number,
            in_doubt: None,
        }
    }

    /// Stores checkpoints until all batches are done and stored, and none follows.
    pub(super) async fn run(mut self) -> Result<(), End> {
        let interval = self.channel.settings.checkpoint_interval;
        let progress = Arc::clone(&self.progress);
        let mut next = Instant::now() + interval;
        loop {
            let changed = progress.changed();
            if progress.is_complete() {
                return Ok(());
            }
            let is_time = Instant::now() >= next;
            if let Some((token, end)) = progress.take_due(is_time) {
                match self.store(&token).await {
                    Ok(()) => {
                        progress.set_stored(end);
                        next = Instant::now() + interval;
                    }
                    Err(Failure::Transient(error)) => {
                        self.channel.observe(&WorkerEvent::CheckpointFailed {
                            channel_id: &self.channel.id,
                            error: &error,
                        });
                        progress.put_back((token, end));
                        tokio::time::sleep(PAUSE).await;
                    }
                    Err(Failure::End(end)) => return Err(end),
                }
                continue;
            }
            if is_time {
                next = Instant::now() + interval;
            }
            match select(pin!(changed), pin!(sleep_until(next))).await {
                Either::First(()) | Either::Second(()) => {}
            }
        }
    }

    async fn store(&mut self, token: &Token) -> Result<(), Failure> {
        let channel = self.channel;
        let (tunnel_id, client_id) = (&*channel.tunnel_id, &*channel.client_id);
        let number = self.sequence_number + 1;
        let request =
            channel
                .tunnels
                .checkpoint(tunnel_id, client_id, &*channel.id, token.clone(), number);
        match request.send().await {
            Ok(_) => {
                self.stored(number);
                Ok(())
            }
            Err(error) if error.code() == Some(&ErrorCode::SequenceNumberNotMatch) => {
                self.compare(token, error).await
            }
            Err(error) => {
                if error.outcome_unknown() {
                    self.in_doubt = Some(token.clone());
                }
                Err(classify(error))
            }
        }
    }

    /// Finds out which checkpoint is stored. It is this one or the one before, if their responses were
    /// lost; any other one is another client's.
    async fn compare(&mut self, token: &Token, mismatch: Error) -> Result<(), Failure> {
        let channel = self.channel;
        let stored = channel.get_checkpoint().await.map_err(classify)?;
        if stored.token == *token {
            self.stored(stored.sequence_number);
            return Ok(());
        }
        let is_own = self.in_doubt.as_ref() == Some(&stored.token);
        if is_own && stored.sequence_number == self.sequence_number + 1 {
            self.sequence_number = stored.sequence_number;
            self.in_doubt = None;
            // The next attempt has the right number.
            return Err(Failure::Transient(mismatch));
        }
        Err(Failure::End(End::Lost(mismatch)))
    }

    fn stored(&mut self, sequence_number: i64) {
        self.sequence_number = sequence_number;
        self.in_doubt = None;
        self.channel.observe(&WorkerEvent::CheckpointStored {
            channel_id: &self.channel.id,
            sequence_number,
        });
    }
}
