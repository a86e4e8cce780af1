use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::Error;

/// An event of a worker, for metrics and logs: see [`Worker::observe`](super::Worker::observe).
///
/// Each is also an event of the crate `tracing`, with the target `tablestore::tunnel`.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkerEvent<'a> {
    /// The worker is connected.
    #[non_exhaustive]
    Connected {
        /// The id that the service gave it.
        client_id: &'a str,
    },
    /// The connection is gone: the worker was silent for too long, or could not connect. It connects
    /// again after a pause.
    #[non_exhaustive]
    Disconnected {
        /// The reason.
        error: &'a Error,
    },
    /// A channel begins to be read.
    #[non_exhaustive]
    ChannelOpened {
        /// The channel.
        channel_id: &'a str,
    },
    /// A channel is no longer read.
    #[non_exhaustive]
    ChannelClosed {
        /// The channel.
        channel_id: &'a str,
        /// Whether it was read to its end.
        is_finished: bool,
        /// The reason, if it is one that the worker does not stop for.
        error: Option<&'a Error>,
    },
    /// The handler has processed a batch.
    #[non_exhaustive]
    BatchProcessed {
        /// The channel.
        channel_id: &'a str,
        /// The number of records.
        records: usize,
        /// The bytes of the response that had them.
        bytes: usize,
        /// The number of times that it was delivered.
        attempts: u32,
        /// The time that the handler took the last time.
        elapsed: Duration,
        /// The time since the last write of the batch; `None` for rows.
        lag: Option<Duration>,
    },
    /// The handler has failed on a batch.
    #[non_exhaustive]
    BatchFailed {
        /// The channel.
        channel_id: &'a str,
        /// The number of times that it was delivered.
        attempts: u32,
        /// The error, or the message of the panic.
        error: &'a str,
    },
    /// A checkpoint is stored.
    #[non_exhaustive]
    CheckpointStored {
        /// The channel.
        channel_id: &'a str,
        /// The number of checkpoints that the channel has had.
        sequence_number: i64,
    },
    /// A checkpoint was not stored, or its response was lost. It is retried.
    #[non_exhaustive]
    CheckpointFailed {
        /// The channel.
        channel_id: &'a str,
        /// The reason.
        error: &'a Error,
    },
    /// A read or a heartbeat has failed. It is retried.
    #[non_exhaustive]
    RequestFailed {
        /// The channel; `None` for a heartbeat.
        channel_id: Option<&'a str>,
        /// The reason.
        error: &'a Error,
    },
}

/// Receives the events of a worker.
#[derive(Clone, Default)]
pub(super) struct Observer(pub(super) Option<Observe>);

pub(super) type Observe = Arc<dyn Fn(&WorkerEvent<'_>) + Send + Sync>;

impl Observer {
    pub(super) fn observe(&self, event: &WorkerEvent<'_>) {
        trace(event);
        if let Some(observe) = &self.0 {
            observe(event);
        }
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

const TARGET: &str = "tablestore::tunnel";

fn trace(event: &WorkerEvent<'_>) {
    match event {
        WorkerEvent::Connected { client_id } => {
            tracing::info!(target: TARGET, client_id, "connected");
        }
        WorkerEvent::Disconnected { error } => {
            tracing::warn!(target: TARGET, %error, "disconnected");
        }
        WorkerEvent::ChannelOpened { channel_id } => {
            tracing::info!(target: TARGET, channel_id, "channel opened");
        }
        WorkerEvent::ChannelClosed {
            channel_id,
            is_finished,
            error,
        } => match error {
            None => tracing::info!(target: TARGET, channel_id, is_finished, "channel closed"),
            Some(error) => tracing::warn!(target: TARGET, channel_id, %error, "channel closed"),
        },
        WorkerEvent::BatchProcessed {
            channel_id,
            records,
            bytes,
            attempts,
            elapsed,
            lag,
        } => {
            let lag = lag.map(|lag| lag.as_secs_f64());
            let elapsed = elapsed.as_secs_f64();
            tracing::debug!(
                target: TARGET, channel_id, records, bytes, attempts, elapsed, lag,
                "batch processed"
            );
        }
        WorkerEvent::BatchFailed {
            channel_id,
            attempts,
            error,
        } => tracing::warn!(target: TARGET, channel_id, attempts, error, "batch failed"),
        WorkerEvent::CheckpointStored {
            channel_id,
            sequence_number,
        } => tracing::debug!(target: TARGET, channel_id, sequence_number, "checkpoint stored"),
        WorkerEvent::CheckpointFailed { channel_id, error } => {
            tracing::warn!(target: TARGET, channel_id, %error, "checkpoint failed");
        }
        WorkerEvent::RequestFailed { channel_id, error } => {
            tracing::warn!(target: TARGET, channel_id, %error, "request failed");
        }
    }
}
