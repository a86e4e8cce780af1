//! The service as clients reach it: with faults, and down for some time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore::{Error, ErrorKind};
use tablestore_core::{Body, ResponseFuture};
use tablestore_emulator::{Emulator, EmulatorBuilder, FaultLayer};
use tempfile::TempDir;
use tower_layer::Layer;
use tower_service::Service;

use super::plan::{Plan, kinds};
use crate::Result;

/// The numbers of faults by kind.
pub(crate) type FaultCounts = BTreeMap<&'static str, u64>;

/// The service. Clones are the same.
#[derive(Clone, Debug)]
pub(crate) struct Site(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// `None` while it is down.
    emulator: Mutex<Option<Emulator>>,
    faults: FaultLayer,
    is_stormy: AtomicBool,
    counts: Mutex<FaultCounts>,
    directory: Option<TempDir>,
    settings: tablestore_emulator::Settings,
    /// An older copy of the data, with which the service is to come back: a broken service.
    older: Mutex<Option<TempDir>>,
    loses_writes: bool,
}

impl Site {
    /// Creates it; it is down until it is [started](Site::start).
    pub(crate) fn new(plan: &Plan, fault_seed: u64, loses_writes: bool) -> Result<Self> {
        let directory = plan.is_on_disk.then(tempfile::tempdir).transpose()?;
        Ok(Self(Arc::new(Inner {
            emulator: Mutex::default(),
            faults: FaultLayer::new(plan.faults(fault_seed)?),
            is_stormy: AtomicBool::new(false),
            counts: Mutex::default(),
            directory,
            settings: plan.settings(),
            older: Mutex::default(),
            loses_writes,
        })))
    }

    /// Starts the service with the data that it had.
    pub(crate) fn start(&self, builder: EmulatorBuilder) -> Result<()> {
        let mut builder = builder.settings(self.0.settings.clone());
        if let Some(directory) = &self.0.directory {
            builder = builder.data_dir(directory.path());
        }
        *self.emulator() = Some(builder.build()?);
        Ok(())
    }

    /// Stops the service; its data stays on disk.
    pub(crate) fn stop(&self) -> Result<()> {
        self.count_faults();
        *self.emulator() = None;
        if let (true, Some(directory)) = (self.0.loses_writes, &self.0.directory) {
            let mut older = lock(&self.0.older);
            match &*older {
                Some(older) => copy_files(older.path(), directory.path())?,
                None => {
                    let copy = tempfile::tempdir()?;
                    copy_files(directory.path(), copy.path())?;
                    *older = Some(copy);
                }
            }
        }
        Ok(())
    }

    /// Returns whether the service can restart with its data.
    pub(crate) fn is_on_disk(&self) -> bool {
        self.0.directory.is_some()
    }

    /// Returns whether the service is down.
    pub(crate) fn is_down(&self) -> bool {
        self.emulator().is_none()
    }

    /// Begins or ends the faults.
    pub(crate) fn set_stormy(&self, is_stormy: bool) {
        self.0.is_stormy.store(is_stormy, Ordering::Relaxed);
    }

    pub(crate) fn is_stormy(&self) -> bool {
        self.0.is_stormy.load(Ordering::Relaxed)
    }

    /// Counts a fault.
    pub(crate) fn count(&self, kind: &'static str) {
        *lock(&self.0.counts).entry(kind).or_default() += 1;
    }

    /// Returns the faults so far, when the service has been stopped.
    pub(crate) fn faults(&self) -> FaultCounts {
        lock(&self.0.counts).clone()
    }

    /// Adds the faults that the service has counted.
    fn count_faults(&self) {
        let Some(stats) = self.emulator().as_ref().map(Emulator::stats) else {
            return;
        };
        for fault in kinds() {
            *lock(&self.0.counts).entry(fault.kind()).or_default() += stats.faults(&fault);
        }
    }

    fn emulator(&self) -> MutexGuard<'_, Option<Emulator>> {
        lock(&self.0.emulator)
    }
}

impl Service<Request<Body>> for Site {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let Some(service) = self.emulator().as_ref().map(Emulator::service) else {
            self.count("connection refused");
            let refused = Error::new(ErrorKind::Connect, "the service is down").not_sent();
            return ResponseFuture::new(async { Err(refused) });
        };
        match self.is_stormy() {
            true => self.0.faults.layer(service).call(request),
            false => { service }.call(request),
        }
    }
}

/// Counts the requests in flight of one client. Clones share the count.
#[derive(Clone, Debug)]
pub(crate) struct Gauge<S> {
    inner: S,
    in_flight: InFlight,
}

/// The requests in flight: now, and at most since the count was reset.
#[derive(Clone, Debug, Default)]
pub(crate) struct InFlight(Arc<(AtomicUsize, AtomicUsize)>);

impl InFlight {
    pub(crate) fn now(&self) -> usize {
        self.0.0.load(Ordering::Relaxed)
    }

    /// Returns the highest number so far, and begins again.
    pub(crate) fn take_highest(&self) -> usize {
        self.0.1.swap(0, Ordering::Relaxed)
    }

    fn enter(&self) -> Entered {
        let now = self.0.0.fetch_add(1, Ordering::Relaxed) + 1;
        self.0.1.fetch_max(now, Ordering::Relaxed);
        Entered(self.clone())
    }
}

/// A request in flight.
struct Entered(InFlight);

impl Drop for Entered {
    fn drop(&mut self) {
        self.0.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl<S> Gauge<S> {
    pub(crate) fn new(inner: S, in_flight: InFlight) -> Self {
        Self { inner, in_flight }
    }
}

impl<S> Service<Request<Body>> for Gauge<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        let entered = self.in_flight.enter();
        let response = self.inner.call(request);
        ResponseFuture::new(async move {
            let response = response.await;
            drop(entered);
            response
        })
    }
}

fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
