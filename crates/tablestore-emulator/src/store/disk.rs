use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use bytes::Bytes;
use redb::{ReadableDatabase as _, ReadableTable};
use tablestore_core::{ErrorCode, ServiceError};
use tokio::sync::{mpsc, oneshot};

use super::file::{ENTRIES, open};
use super::{
    Entries, KeyRange, OpenError, Order, ReadTransaction, StoreError, WriteTransaction, is_empty,
};

/// The most jobs that one commit makes durable together, and the most that wait for their turn.
const GROUP: usize = 256;

/// A store on disk.
///
/// Writes are jobs for one thread, which runs all that wait in one transaction, commits it, and
/// only then answers them: a disk that syncs a hundred times a second still takes thousands of
/// writes. Reads see what is committed, and wait for nobody.
pub(crate) struct DiskStore {
    database: Arc<redb::Database>,
    /// Gone once the store is closed.
    jobs: Mutex<Option<mpsc::Sender<Waiting>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// Changes the store. Whatever it changed before it failed is undone.
pub(crate) type Job = Box<dyn FnOnce(&mut dyn WriteTransaction) -> Answer + Send>;

type Answer = Result<Bytes, ServiceError>;

/// A job, and who waits for its answer.
struct Waiting {
    job: Job,
    reply: oneshot::Sender<Answer>,
}

impl DiskStore {
    /// Opens the data in a directory; makes both if they are not there.
    pub(crate) fn open(directory: &Path) -> Result<Self, OpenError> {
        Self::start(open(directory)?).map_err(|error| OpenError::io(directory, error))
    }

    pub(super) fn start(database: redb::Database) -> std::io::Result<Self> {
        let database = Arc::new(database);
        let (jobs, waiting) = mpsc::channel(GROUP);
        let writer = std::thread::Builder::new()
            .name("tablestore-writer".into())
            .spawn({
                let database = Arc::clone(&database);
                move || write_groups(&database, waiting)
            })?;
        Ok(Self {
            database,
            jobs: Mutex::new(Some(jobs)),
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Reads what is committed now.
    pub(crate) fn read(&self) -> Result<DiskRead, StoreError> {
        let transaction = self.database.begin_read().map_err(StoreError::new)?;
        let table = transaction.open_table(ENTRIES).map_err(StoreError::new)?;
        Ok(DiskRead(table))
    }

    /// Runs a job and waits until what it changed is durable.
    pub(crate) async fn write(&self, job: Job) -> Answer {
        let (reply, answer) = oneshot::channel();
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
        // The writer answers everything that it takes, unless it panics.
        let lost = |_| Err(StoreError::new("the writer ended").into());
        answer.await.unwrap_or_else(lost)
    }

    /// Refuses new writes, and returns when all earlier ones are answered.
    pub(crate) async fn close(&self) {
        if let Some(writer) = self.stop() {
            // A panic of the writer was reported by the thread itself.
            let _ = tokio::task::spawn_blocking(|| writer.join()).await;
        }
    }

    /// Lets the writer end after what is waiting.
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

/// Runs jobs until nobody can send any more.
fn write_groups(database: &redb::Database, mut waiting: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
        let (jobs, replies): (Vec<_>, Vec<_>) =
            group.drain(..).map(|it| (it.job, it.reply)).unzip();
        let answers = match commit(database, jobs) {
            Ok(answers) => answers,
            Err(error) => vec![Err(error.into()); replies.len()],
        };
        for (reply, answer) in replies.into_iter().zip(answers) {
            // Whoever asked may be gone; the change stands all the same.
            let _ = reply.send(answer);
        }
    }
}

/// Runs jobs in one transaction. Gives their answers if it is committed, and an error if not.
fn commit(database: &redb::Database, jobs: Vec<Job>) -> Result<Vec<Answer>, StoreError> {
    let transaction = database.begin_write().map_err(StoreError::new)?;
    let mut write = DiskWrite {
        table: transaction.open_table(ENTRIES).map_err(StoreError::new)?,
        undo: Vec::new(),
        changed: false,
        broken: false,
    };
    let mut answers = Vec::with_capacity(jobs.len());
    for job in jobs {
        let answer = job(&mut write);
        write.end_job(answer.is_ok())?;
        answers.push(answer);
    }
    let changed = write.changed;
    drop(write);
    if changed {
        transaction.commit().map_err(StoreError::new)?;
    } else {
        transaction.abort().map_err(StoreError::new)?;
    }
    Ok(answers)
}

type Table<'a> = redb::Table<'a, &'static [u8], &'static [u8]>;

pub(crate) struct DiskRead(redb::ReadOnlyTable<&'static [u8], &'static [u8]>);

impl ReadTransaction for DiskRead {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(&self.0, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        entries(&self.0, range, order)
    }
}

/// One job's part of a transaction.
struct DiskWrite<'a> {
    table: Table<'a>,
    /// The keys that the job changed, with the values they had.
    undo: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// Whether any job so far changed anything.
    changed: bool,
    /// Whether a change failed, which leaves nobody knows what behind.
    broken: bool,
}

impl DiskWrite<'_> {
    /// Ends a job: keeps its changes if it succeeded, undoes them if not.
    fn end_job(&mut self, succeeded: bool) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::new("a write failed"));
        }
        if succeeded {
            self.changed |= !self.undo.is_empty();
            self.undo.clear();
        }
        while let Some((key, value)) = self.undo.pop() {
            match value {
                Some(value) => self.table.insert(&*key, &*value),
                None => self.table.remove(&*key),
            }
            .map_err(StoreError::new)?;
        }
        Ok(())
    }
}

impl ReadTransaction for DiskWrite<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        get(&self.table, key)
    }

    fn range(&self, range: KeyRange<'_>, order: Order) -> Result<Entries<'_>, StoreError> {
        entries(&self.table, range, order)
    }
}

impl WriteTransaction for DiskWrite<'_> {
    fn put(&mut self, key: &[u8], value: Vec<u8>) -> Result<(), StoreError> {
        match self.table.insert(key, &*value) {
            Ok(old) => {
                let old = old.map(|old| old.value().to_vec());
                self.undo.push((key.to_vec(), old));
                Ok(())
            }
            Err(error) => {
                self.broken = true;
                Err(StoreError::new(error))
            }
        }
    }

    fn delete(&mut self, key: &[u8]) -> Result<(), StoreError> {
        match self.table.remove(key) {
            Ok(None) => Ok(()),
            Ok(Some(old)) => {
                self.undo.push((key.to_vec(), Some(old.value().to_vec())));
                Ok(())
            }
            Err(error) => {
                self.broken = true;
                Err(StoreError::new(error))
            }
        }
    }
}

fn get(
    table: &impl ReadableTable<&'static [u8], &'static [u8]>,
    key: &[u8],
) -> Result<Option<Bytes>, StoreError> {
    let value = table.get(key).map_err(StoreError::new)?;
    Ok(value.map(|value| Bytes::copy_from_slice(value.value())))
}

fn entries<'a>(
    table: &'a impl ReadableTable<&'static [u8], &'static [u8]>,
    range: KeyRange<'_>,
    order: Order,
) -> Result<Entries<'a>, StoreError> {
    if is_empty(range) {
        return Ok(Box::new(std::iter::empty()));
    }
    let entries = table.range::<&[u8]>(range).map_err(StoreError::new)?;
    let copy = |entry: Result<(redb::AccessGuard<'_, _>, redb::AccessGuard<'_, _>), _>| {
        let (key, value) = entry.map_err(StoreError::new)?;
        let copy = |guard: &redb::AccessGuard<'_, &[u8]>| Bytes::copy_from_slice(guard.value());
        Ok((copy(&key), copy(&value)))
    };
    Ok(match order {
        Order::Ascending => Box::new(entries.map(copy)),
        Order::Descending => Box::new(entries.rev().map(copy)),
    })
}
