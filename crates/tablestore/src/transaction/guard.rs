use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tablestore_core::{Error, ErrorCode, Result};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::client::Client;

/// The longest that a commit which failed waits for the abort that follows it.
const ABORT_WAIT: Duration = Duration::from_secs(1);

/// A transaction that is open, or may be. Dropping it aborts the transaction.
#[derive(Debug)]
pub(super) struct Guard {
    client: Client,
    id: String,
    has_ended: AtomicBool,
}

impl Guard {
    pub(super) fn new(client: Client, id: String) -> Self {
        Self {
            client,
            id,
            has_ended: AtomicBool::new(false),
        }
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Leaves the transaction open, for others that know its id.
    pub(super) fn release(&self) {
        self.has_ended.store(true, Ordering::Relaxed);
    }

    /// Takes note of the result of a commit or an abort. If it leaves the transaction open, or may do
    /// so, the transaction is aborted.
    pub(super) async fn settle<T>(&self, result: &Result<T>) {
        if result.as_ref().map_or_else(is_unknown_session, |_| true) {
            return self.release();
        }
        if let Some(abort) = self.abort() {
            let _ = timeout(ABORT_WAIT, abort).await;
        }
    }

    /// Starts to abort the transaction, once, in a task that lasts for one request.
    fn abort(&self) -> Option<JoinHandle<()>> {
        if self.has_ended.swap(true, Ordering::Relaxed) {
            return None;
        }
        let abort = self.client.abort_transaction(&self.id);
        let runtime = Handle::try_current().ok()?;
        Some(runtime.spawn(async move {
            let _ = abort.send().await;
        }))
    }
}

/// Whether the service says that there is no such transaction, so that it ended before.
fn is_unknown_session(error: &Error) -> bool {
    error.code() == Some(&ErrorCode::SessionNotExist)
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.abort();
    }
}
