//! The service behind the network: in memory, or on disk, where it can be restarted.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use http::{Request, Response};
use tablestore_core::{Body, Clock, Error, ResponseFuture, Result};
use tablestore_emulator::{Emulator, Settings};
use tempfile::TempDir;
use tokio::time::Instant;
use tower_service::Service;

/// A clock that follows the paused time.
#[derive(Debug)]
struct PausedClock(Instant);

impl Clock for PausedClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600) + self.0.elapsed()
    }
}

/// A local service. Clones are the same service, also after a restart.
#[derive(Clone)]
pub(super) struct LocalService(Arc<State>);

struct State {
    emulator: Mutex<Option<Emulator>>,
    settings: Settings,
    started: Instant,
    /// `None` in memory.
    directory: Option<TempDir>,
}

impl LocalService {
    pub(super) fn in_memory(settings: Settings) -> Self {
        Self::start(settings, None)
    }

    pub(super) fn on_disk(settings: Settings) -> Self {
        Self::start(settings, Some(tempfile::tempdir().unwrap()))
    }

    fn start(settings: Settings, directory: Option<TempDir>) -> Self {
        let service = Self(Arc::new(State {
            emulator: Mutex::new(None),
            settings,
            started: Instant::now(),
            directory,
        }));
        service.open();
        service
    }

    fn open(&self) {
        let state = &self.0;
        let builder = Emulator::builder().settings(state.settings.clone());
        let builder = builder.engine_clock(PausedClock(state.started));
        let builder = match &state.directory {
            Some(directory) => builder.data_dir(directory.path()),
            None => builder,
        };
        let emulator = Some(builder.build().unwrap());
        *state
            .emulator
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = emulator;
    }

    /// Stops the service and starts it again with the same data.
    pub(super) fn restart(&self) {
        assert!(self.0.directory.is_some(), "the data would be gone");
        let stopped = self.0.emulator.lock().unwrap().take().unwrap();
        complete(async move { stopped.close().await });
        self.open();
    }

    pub(super) fn emulator(&self) -> Emulator {
        self.0.emulator.lock().unwrap().clone().unwrap()
    }
}

/// Runs a future to its end while the paused time stands still. The disk is written by another thread: a
/// runtime that waited for it would be idle, and would let the time pass.
fn complete<T: Send>(future: impl Future<Output = T> + Send) -> T {
    // On a thread of its own, and with the clock of this runtime.
    let runtime = tokio::runtime::Handle::current();
    std::thread::scope(|scope| scope.spawn(|| runtime.block_on(future)).join().unwrap())
}

impl Service<Request<Body>> for LocalService {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let service = self.clone();
        ResponseFuture::new(async move {
            let mut current = service.emulator().service();
            match service.0.directory.is_some() {
                true => complete(async move { current.call(request).await }),
                false => current.call(request).await,
            }
        })
    }
}
