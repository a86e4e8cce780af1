//! Threads for long work, so that connections never wait for it.

use std::panic::resume_unwind;
use std::sync::Arc;

use tablestore_core::{ErrorCode, ServiceError};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

/// The most calls that run in the background at a time. Further ones wait for their turn.
pub(crate) const MAX_RUNNING: usize = 8;

/// Runs long work outside of the threads that serve connections.
#[derive(Debug)]
pub(crate) struct Background {
    turns: Arc<Semaphore>,
}

impl Background {
    pub(crate) fn new() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(MAX_RUNNING)),
        }
    }

    #[cfg(test)]
    pub(crate) fn available_turns(&self) -> usize {
        self.turns.available_permits()
    }

    /// Runs work on a thread of its own, in turn.
    ///
    /// Without a tokio runtime, which a service in process does not need, it runs where it is
    /// polled. Dropping the future does not stop work that has begun.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        let Ok(turn) = Arc::clone(&self.turns).acquire_owned().await else {
            return Err(interrupted());
        };
        run(move || {
            // Also when nobody waits for the outcome any more.
            let _turn = turn;
            work()
        })
        .await
    }
}

/// Runs work on a thread of its own, at once.
pub(crate) async fn run<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ServiceError> + Send + 'static,
) -> Result<T, ServiceError> {
    let Ok(runtime) = Handle::try_current() else {
        return work();
    };
    match runtime.spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The runtime ends.
            Err(_) => Err(interrupted()),
        },
    }
}

fn interrupted() -> ServiceError {
    ServiceError::new(ErrorCode::ServerUnavailable, "Server is not available.")
}
