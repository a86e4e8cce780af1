//! A channel of a client, and the ways in which reading it ends.

use std::sync::Arc;

use fastrand::Rng;
use tablestore_core::{Error, ErrorCode};
use tokio::sync::Semaphore;

use super::event::WorkerEvent;
use super::select::Stop;
use super::settings::Settings;
use crate::tunnel::{GetCheckpointResponse, Tunnels};

/// How the reading of a channel ended.
#[derive(Debug)]
pub(super) enum End {
    /// As requested, or to read it again from its checkpoint.
    Closed,
    /// With its last record, whose checkpoint is stored.
    Finished,
    /// It is no longer this client's.
    Lost(Error),
    /// The worker has to stop.
    Failed(Error),
}

/// A request that failed.
pub(super) enum Failure {
    /// It can be retried.
    Transient(Error),
    /// It ends the channel.
    End(End),
}

/// A channel of a client.
pub(super) struct Channel {
    pub(super) tunnels: Tunnels,
    pub(super) settings: Arc<Settings>,
    pub(super) tunnel_id: Arc<str>,
    pub(super) client_id: Arc<str>,
    pub(super) id: Arc<str>,
    /// Limits the batches that are processed at the same time.
    pub(super) concurrency: Option<Arc<Semaphore>>,
    pub(super) stop: Stop,
    pub(super) random: Rng,
}

/// Tells errors that pass from those that end the channel or the worker.
pub(super) fn classify(error: Error) -> Failure {
    // The service wraps this one in an error that seems to pass.
    let is_trimmed = || {
        let service = error.service();
        service.is_some_and(|it| it.message().starts_with("OTSTrimmedDataAccess"))
    };
    match error.code() {
        Some(ErrorCode::ResourceGone) => Failure::End(End::Lost(error)),
        _ if error.is_transient() && !is_trimmed() => Failure::Transient(error),
        _ => Failure::End(End::Failed(error)),
    }
}

impl Channel {
    pub(super) async fn get_checkpoint(&self) -> Result<GetCheckpointResponse, Error> {
        let (tunnel_id, client_id) = (&*self.tunnel_id, &*self.client_id);
        let get = self.tunnels.get_checkpoint(tunnel_id, client_id, &*self.id);
        get.send().await
    }

    pub(super) fn observe(&self, event: &WorkerEvent<'_>) {
        self.settings.observer.observe(event);
    }
}
