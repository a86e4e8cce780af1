use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use super::RecordBatch;

/// The error of a handler.
pub type HandlerError = Box<dyn StdError + Send + Sync>;

/// Processes the records of a tunnel. Closures from a [`RecordBatch`] to a future of a `Result` are
/// handlers:
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// # use tablestore::tunnel::TunnelType;
/// # let create = client.tunnels().create("orders", "audit", TunnelType::BaseData);
/// # create.send().await?;
/// use std::convert::Infallible;
/// use tablestore::tunnel::RecordBatch;
/// use tablestore::tunnel::worker::Handler;
///
/// struct Print;
///
/// impl Handler for Print {
///     type Error = Infallible;
///
///     async fn handle(&self, batch: RecordBatch) -> Result<(), Infallible> {
///         println!("{} records of {}", batch.records().len(), batch.channel_id());
///         Ok(())
///     }
///
///     async fn opened(&self, channel_id: &str) {
///         println!("reading {channel_id}");
///     }
/// }
///
/// let worker = client.tunnels().worker("orders", "audit").stop_after_base_data();
/// worker.run(Print).await?;
/// # Ok(()) });
/// ```
///
/// The batches of one channel come one after another, those of several channels at the same time.
///
/// A handler is dropped at an `await` when the channel is lost to another client, when it takes longer
/// than the [deadline](super::Worker::shutdown_timeout) of a stop, and when the worker itself is
/// dropped. Its batch is delivered again after that.
pub trait Handler: Send + Sync + 'static {
    /// The error that makes a batch be delivered again.
    type Error: Into<HandlerError>;

    /// Processes a batch. With automatic checkpoints, the batch counts as processed when this returns
    /// `Ok`.
    fn handle(&self, batch: RecordBatch) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Is called before the first batch of a channel, each time that this worker begins to read it.
    fn opened(&self, channel_id: &str) -> impl Future<Output = ()> + Send {
        let _ = channel_id;
        async {}
    }

    /// Is called after the last batch of a channel and its checkpoint. `is_finished` says whether the
    /// channel was read to its end. It is not called where a handler is dropped.
    fn closed(&self, channel_id: &str, is_finished: bool) -> impl Future<Output = ()> + Send {
        let _ = (channel_id, is_finished);
        async {}
    }
}

impl<F, T, E> Handler for F
where
    F: Fn(RecordBatch) -> T + Send + Sync + 'static,
    T: Future<Output = Result<(), E>> + Send,
    E: Into<HandlerError>,
{
    type Error = E;

    fn handle(&self, batch: RecordBatch) -> impl Future<Output = Result<(), E>> + Send {
        self(batch)
    }
}

/// A batch that a handler failed on.
#[derive(Debug)]
#[non_exhaustive]
pub struct HandlerFailure<'a> {
    /// The batch.
    pub batch: &'a RecordBatch,
    /// The number of times that it was delivered.
    pub attempts: u32,
    /// The error of the handler.
    pub error: &'a (dyn StdError + Send + Sync + 'static),
}

/// The consequence of a failed batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailureAction {
    /// Deliver it again after a pause: 100 ms, doubling up to 30 s. The channel waits.
    Retry,
    /// Continue with the next batch, as if it had been processed.
    Skip,
    /// Stop the worker with the error.
    Stop,
}

/// The consequence of a panic in a handler.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PanicPolicy {
    /// The worker stops with an error.
    #[default]
    Stop,
    /// The channel is closed, and read again from its checkpoint once the service assigns it.
    RestartChannel,
}

/// Decides about a failed batch.
#[derive(Clone)]
pub(super) struct OnFailure(
    pub(super) Arc<dyn Fn(&HandlerFailure<'_>) -> FailureAction + Send + Sync>,
);

impl Default for OnFailure {
    fn default() -> Self {
        Self(Arc::new(|_| FailureAction::Retry))
    }
}

impl fmt::Debug for OnFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnFailure")
    }
}
