//! The worker of a tunnel: connects, reads the channels that the service assigns to it, hands their
//! records to a handler, and stores how far it is.
//!
//! # Guarantees
//!
//! - Each record is delivered *at least once*. The records of a channel come in the order of their
//!   writes, and a channel that was split or merged before those that follow it. The changes of one
//!   row are in one channel at a time.
//! - There is no order between channels, and none between rows.
//! - A record is delivered again if the checkpoint after it was not stored:
//!   - after a failure or a panic of the handler, its batch;
//!   - after a crash, and where the future of the worker is dropped, the records since the last
//!     checkpoint: those of a [checkpoint interval](Worker::checkpoint_interval), 5 s by default;
//!   - after a stop that took longer than the [deadline](Worker::shutdown_timeout), the batches whose
//!     handlers were dropped, and those after them;
//!   - with checkpoints by hand, the batches from the first one that was not committed;
//!   - after a connection that was lost for longer than the [timeout of the
//!     client](Worker::client_timeout), 300 s by default, the records since the last checkpoint.
//!     Another worker may then process the same records at the same time.
//!
//!   Records after it that were delivered already come again, too, in the same order. A record whose
//!   checkpoint is stored is not delivered again, also where the response of that checkpoint was lost.
//! - With [`TunnelType::BaseAndStream`](super::TunnelType::BaseAndStream), a row that is written after
//!   the creation of the tunnel and before it is read comes twice: as a row, and as the change.
//!
//! To process each record once, store the [sequence info](crate::stream::StreamRecord::sequence_info)
//! of the last one for each channel together with the result, and skip those that are not greater.
//!
//! # Memory
//!
//! A page has up to about 1 MiB of records. Each channel has one batch in progress and
//! [one page](Worker::read_ahead) that is read ahead; with checkpoints by hand, all batches that are not
//! committed, up to a limit.
//!
//! # Errors
//!
//! [`Run`] lists the errors that end a worker. All others pass: requests are retried after growing pauses,
//! and a client that the service no longer knows connects again. [`Worker::observe`] shows them.
//!
//! # Tasks
//!
//! The worker runs in the future that [`Run`] is awaited by, with one task for each channel. They end
//! with it: dropping the future aborts them. [`Batches`] has a task of its own, which ends with it.

mod backoff;
mod batch;
mod batches;
mod channel;
mod checkpoint;
mod context;
mod event;
mod handler;
mod heartbeat;
mod progress;
mod run;
mod select;
mod settings;
#[cfg(test)]
mod tests;

pub use batch::{CommitToken, RecordBatch};
pub use batches::Batches;
pub use event::WorkerEvent;
pub use handler::{FailureAction, Handler, HandlerError, HandlerFailure, PanicPolicy};
pub use run::{Run, RunFuture};

use std::sync::Arc;
use std::time::Duration;

use event::Observer;
use handler::OnFailure;
use settings::Settings;

use super::Tunnels;
use crate::client::Client;

/// A worker of a tunnel, created by [`Tunnels::worker`]. Configure it, then call [`run`](Worker::run)
/// or [`batches`](Worker::batches).
///
/// Several workers of a tunnel share its channels evenly. The [module](self) describes what they
/// guarantee.
#[derive(Clone, Debug)]
#[must_use = "a worker does nothing until it runs"]
pub struct Worker {
    tunnels: Tunnels,
    table: String,
    name: String,
    settings: Settings,
}

impl Worker {
    pub(super) fn new(client: &Client, table: String, name: String) -> Self {
        Self {
            tunnels: client.tunnels(),
            table,
            name,
            settings: Settings::default(),
        }
    }

    /// Runs the worker with a handler: see [`Handler`]. It runs until it is
    /// [stopped](Run::with_graceful_shutdown), or until an error that does not pass.
    pub fn run<H: Handler>(self, handler: H) -> Run<H> {
        Run::new(self, handler)
    }

    /// Runs the worker in a task of its own, and returns the batches of all channels as a stream. Each
    /// is to be [committed](RecordBatch::commit).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # use tablestore::tunnel::TunnelType;
    /// # let create = client.tunnels().create("orders", "audit", TunnelType::BaseData);
    /// # create.send().await?;
    /// let mut batches = client.tunnels().worker("orders", "audit").batches();
    /// while let Some(batch) = batches.next().await {
    ///     let batch = batch?;
    ///     for record in batch.records() {
    ///         println!("{:?} {}", record.action, record.primary_key);
    ///     }
    ///     batch.commit().await?;
    /// #   break;
    /// }
    /// batches.shutdown().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn batches(self) -> Batches {
        Batches::start(self)
    }
}

/// # Settings
///
/// They are checked when the worker runs: one that is not valid ends it with
/// [`ErrorKind::Request`](crate::ErrorKind::Request).
impl Worker {
    /// Sets the number of batches that are processed at the same time, over all channels: 1 or more. By
    /// default, one for each channel.
    pub fn concurrency(mut self, batches: usize) -> Self {
        self.settings.concurrency = Some(batches);
        self
    }

    /// Sets the time between two heartbeats, 5 s or more. Default 30 s. A change on this side is
    /// reported early, after 1 s at the soonest.
    ///
    /// Channels that move from one worker to another take up to three intervals.
    pub fn heartbeat_interval(mut self, interval: Duration) -> Self {
        self.settings.heartbeat_interval = interval;
        self
    }

    /// Sets the time without a heartbeat after which the service gives the channels of this worker to
    /// others, in whole seconds. It has to be longer than the interval of heartbeats. Default 300 s.
    pub fn client_timeout(mut self, timeout: Duration) -> Self {
        self.settings.client_timeout = timeout;
        self
    }

    /// Sets the first part of the id of the client, by which descriptions of the tunnel show it. By
    /// default the service chooses the id.
    pub fn client_tag(mut self, tag: impl Into<String>) -> Self {
        self.settings.client_tag = Some(tag.into());
        self
    }

    /// Sets the time between two checkpoints of a channel. Default 5 s. One is also stored whenever a
    /// channel is closed.
    pub fn checkpoint_interval(mut self, interval: Duration) -> Self {
        self.settings.checkpoint_interval = interval;
        self
    }

    /// Sets the number of pages of a channel that are read while a batch is processed. Default 1; with
    /// 0, the next page is read when the batch is done.
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.settings.read_ahead = pages;
        self
    }

    /// Sets the pauses between two reads of a channel without new records: the first, which grows
    /// five times each time, and the longest; give or take a quarter. Default 10 ms and 2 s.
    pub fn quiet_pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.settings.quiet_pauses = (first, longest);
        self
    }

    /// Sets the longest pause before the worker connects again. The pauses are random. Default 10 s.
    pub fn max_reconnect_delay(mut self, delay: Duration) -> Self {
        self.settings.max_reconnect_delay = delay;
        self
    }

    /// Sets the time that a stop may take, of the worker or of a channel that moves to another one:
    /// handlers in progress, the last checkpoints, and leaving. Handlers that take longer are dropped.
    /// Default 30 s.
    pub fn shutdown_timeout(mut self, limit: Duration) -> Self {
        self.settings.shutdown_timeout = limit;
        self
    }

    /// Leaves it to the handler to [commit](RecordBatch::commit_token) batches, also after it has
    /// returned. `max_uncommitted`, 1 or more, limits the batches of a channel that are not: reading waits
    /// then.
    ///
    /// A batch whose tokens are all dropped without a commit is delivered again.
    pub fn manual_checkpoints(mut self, max_uncommitted: usize) -> Self {
        self.settings.manual_checkpoints = true;
        self.settings.max_uncommitted = max_uncommitted;
        self
    }

    /// Stops the worker once it has delivered rows of the table and has no more of them to read. Other
    /// workers may still read theirs; the [stage](super::TunnelStage) of the tunnel changes after that.
    pub fn stop_after_base_data(mut self) -> Self {
        self.settings.stop_after_base_data = true;
        self
    }

    /// Sets a function that decides about failed batches. By default they are delivered again until
    /// they succeed, after pauses of 100 ms up to 30 s ([`FailureAction::Retry`]).
    pub fn on_failure(
        mut self,
        decide: impl Fn(&HandlerFailure<'_>) -> FailureAction + Send + Sync + 'static,
    ) -> Self {
        self.settings.on_failure = OnFailure(Arc::new(decide));
        self
    }

    /// Sets the consequence of a panic in the handler. By default the worker stops.
    pub fn on_panic(mut self, policy: PanicPolicy) -> Self {
        self.settings.on_panic = policy;
        self
    }

    /// Sets a function that receives the events of the worker, for metrics: records, lag, checkpoints,
    /// failures. It should return quickly.
    pub fn observe(mut self, observe: impl Fn(&WorkerEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer = Observer(Some(Arc::new(observe)));
        self
    }

    /// Draws pauses from this seed, so that a test sees the same ones each time.
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = Some(seed);
        self
    }
}
