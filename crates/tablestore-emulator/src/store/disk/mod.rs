//! A store in a file.

mod file;
mod integrity;
#[cfg(test)]
mod tests;
mod transaction;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use bytes::Bytes;
use redb::ReadableDatabase as _;
use tablestore_core::{ErrorCode, ServiceError};
use tokio::sync::{mpsc, oneshot};

use super::{ReadTransaction, StoreError, WriteTransaction};
use file::{DataDirectory, ENTRIES};
pub use file::{OpenError, OpenErrorKind};
use transaction::DiskRead;
use writer::Writer;

/// The most jobs that one commit makes durable together, and the most that wait for their turn.
const GROUP: usize = 256;

/// A store on disk.
///
/// Writes are jobs for one thread, which runs all that wait in one transaction, commits it, and
/// only then responds to them: a disk that syncs a hundred times a second still takes thousands of
/// writes. Reads see what is committed, and do not wait for writes.
///
/// After an I/O error, or a panic over damaged data, the file is closed and opened again.
pub(crate) struct DiskStore {
    file: Arc<OpenFile>,
    /// `None` once the store is closed.
    jobs: Mutex<Option<mpsc::Sender<Waiting>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// Changes the store. Its changes are undone if it fails.
pub(crate) struct Job {
    run: Run,
    on_commit: Option<Box<dyn FnOnce() + Send>>,
}

impl Job {
    pub(crate) fn new(
        run: impl FnOnce(&mut dyn WriteTransaction) -> Outcome + Send + 'static,
    ) -> Self {
        Self {
            run: Box::new(run),
            on_commit: None,
        }
    }

    /// Runs a function once the changes are durable, before any later job. Where they are undone,
    /// the function is dropped.
    pub(crate) fn on_commit(mut self, then: impl FnOnce() + Send + 'static) -> Self {
        self.on_commit = Some(Box::new(then));
        self
    }
}

type Run = Box<dyn FnOnce(&mut dyn WriteTransaction) -> Outcome + Send>;

type Outcome = Result<Bytes, ServiceError>;

/// A job, and the channel for its outcome.
struct Waiting {
    job: Job,
    reply: oneshot::Sender<Outcome>,
}

/// Opens the database, at first and after a failure.
pub(super) type Open = Box<dyn Fn() -> Result<redb::Database, OpenError> + Send + Sync>;

/// The database as long as it can be used, and the reason once it cannot.
struct OpenFile(RwLock<Result<Arc<redb::Database>, String>>);

impl OpenFile {
    fn get(&self) -> Result<Arc<redb::Database>, StoreError> {
        let database = self.0.read().unwrap_or_else(PoisonError::into_inner);
        database.clone().map_err(StoreError::new)
    }

    fn set(&self, database: Result<Arc<redb::Database>, String>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = database;
    }
}

impl DiskStore {
    /// Opens the data in a directory; creates both if they do not exist.
    pub(crate) fn open(directory: &Path) -> Result<Self, OpenError> {
        let data = DataDirectory::lock(directory)?;
        Self::start(Box::new(move || data.open()))
    }

    pub(super) fn start(open: Open) -> Result<Self, OpenError> {
        let file = Arc::new(OpenFile(RwLock::new(Ok(Arc::new(open()?)))));
        let (jobs, waiting) = mpsc::channel(GROUP);
        let writer = Writer::new(Arc::clone(&file), open);
        let writer = std::thread::Builder::new()
            .name("tablestore-writer".into())
            .spawn(move || writer.run(waiting))
            .map_err(|error| OpenError::io(Path::new("the writer's thread"), error))?;
        Ok(Self {
            file,
            jobs: Mutex::new(Some(jobs)),
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Reads what is committed now.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&dyn ReadTransaction) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        // Where pages are damaged, redb has assertions that do not hold.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            // Outlives the transaction, so that the file is closed with its last handle.
            let database = self.file.get()?;
            let transaction = database.begin_read().map_err(StoreError::new)?;
            let table = transaction.open_table(ENTRIES).map_err(StoreError::new)?;
            read(&DiskRead::new(table))
        }));
        let outcome = outcome.unwrap_or_else(|panic| Err(writer::panicked(panic.as_ref()).into()));
        if let Err(error) = &outcome
            && *error.code() == ErrorCode::InternalServerError
        {
            self.probe();
        }
        outcome
    }

    /// Runs a job and waits until its changes are durable.
    pub(crate) async fn write(&self, job: Job) -> Outcome {
        let (reply, outcome) = oneshot::channel();
        let jobs = lock(&self.jobs).clone();
        let sent = match jobs {
            Some(jobs) => jobs.send(Waiting { job, reply }).await.is_ok(),
            None => false,
        };
        if !sent {
            return Err(ServiceError::new(
                ErrorCode::ServerUnavailable,
                "Server is not available.",
            ));
        }
        let lost = |_| Err(StoreError::new("the writer ended").into());
        outcome.await.unwrap_or_else(lost)
    }

    /// Returns why data cannot be read and written at the moment, if it cannot.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let checked = self.file.get().map(drop);
        if checked.is_err() {
            self.probe();
        }
        checked
    }

    /// Has the writer find out whether the file can be used, and open it again if not.
    fn probe(&self) {
        let (reply, _) = oneshot::channel();
        let job = Job::new(|_| Ok(Bytes::new()));
        if let Some(jobs) = &*lock(&self.jobs) {
            // A queue that is full has other jobs, which do the same.
            let _ = jobs.try_send(Waiting { job, reply });
        }
    }

    /// Rejects new writes, and returns when all earlier ones are finished.
    pub(crate) async fn close(&self) {
        if let Some(writer) = self.stop() {
            // A panic of the writer was reported by the thread itself.
            let _ = tokio::task::spawn_blocking(|| writer.join()).await;
        }
    }

    /// Lets the writer end after the waiting jobs.
    fn stop(&self) -> Option<JoinHandle<()>> {
        lock(&self.jobs).take();
        lock(&self.writer).take()
    }
}

/// Waits for the writer, so that the files are free again.
impl Drop for DiskStore {
    fn drop(&mut self) {
        if let Some(writer) = self.stop() {
            let _ = writer.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
