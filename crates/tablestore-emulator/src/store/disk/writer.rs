//! The thread that writes.

use std::any::Any;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::file::{ENTRIES, panic_message};
use super::transaction::DiskWrite;
use super::{GROUP, Job, Open, OpenFile, Outcome, Waiting};
use crate::store::StoreError;

/// The least time between two attempts to open a file that failed.
const REOPEN_PAUSE: Duration = Duration::from_secs(1);

/// How long reads in progress are waited for before a file that failed is closed.
const READS_END: Duration = Duration::from_secs(5);

pub(super) struct Writer {
    file: Arc<OpenFile>,
    open: Open,
    /// A database that failed and that reads still use.
    failed: Option<Arc<redb::Database>>,
    last_attempt: Option<Instant>,
    /// Why the last attempt failed.
    reported: Option<String>,
}

impl Writer {
    pub(super) fn new(file: Arc<OpenFile>, open: Open) -> Self {
        Self {
            file,
            open,
            failed: None,
            last_attempt: None,
            reported: None,
        }
    }

    /// Runs jobs until no more can come.
    pub(super) fn run(mut self, mut waiting: mpsc::Receiver<Waiting>) {
        let mut group = Vec::with_capacity(GROUP);
        while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
            let (jobs, replies): (Vec<_>, Vec<_>) =
                group.drain(..).map(|it| (it.job, it.reply)).unzip();
            let count = jobs.len();
            let outcomes = self
                .write(jobs)
                .unwrap_or_else(|error| vec![Err(error.into()); count]);
            for (reply, outcome) in replies.into_iter().zip(outcomes) {
                // The caller may have gone; the change stands all the same.
                let _ = reply.send(outcome);
            }
        }
    }

    /// Runs a group of jobs. Fails as a whole where the file fails.
    fn write(&mut self, jobs: Vec<Job>) -> Result<Vec<Outcome>, StoreError> {
        let database = match self.file.get() {
            Ok(database) => database,
            Err(_) => self.reopen()?,
        };
        let outcomes = catch_unwind(AssertUnwindSafe(|| commit(&database, jobs)))
            .unwrap_or_else(|panic| Err(panicked(panic.as_ref())));
        if let Err(error) = &outcomes {
            report(&format!("the data file failed: {error}"));
            self.file.set(Err(error.to_string()));
            self.failed = Some(database);
            // The jobs are not run again: some may have been committed.
            let _ = self.reopen();
        }
        outcomes
    }

    /// Closes the file that failed, and opens it again.
    fn reopen(&mut self) -> Result<Arc<redb::Database>, StoreError> {
        let now = Instant::now();
        let is_too_soon = self
            .last_attempt
            .is_some_and(|last| now - last < REOPEN_PAUSE);
        if !is_too_soon {
            self.last_attempt = Some(now);
            match self.close_failed().and_then(|()| self.open_again()) {
                Ok(database) => {
                    let database = Arc::new(database);
                    self.file.set(Ok(Arc::clone(&database)));
                    self.reported = None;
                    report("the data file is open again");
                    return Ok(database);
                }
                Err(cause) => {
                    // Once for each cause, however often it is tried.
                    if self.reported.as_ref() != Some(&cause) {
                        report(&format!("the data file cannot be opened again: {cause}"));
                    }
                    self.reported = Some(cause.clone());
                    self.file.set(Err(cause));
                }
            }
        }
        self.file.get()
    }

    fn open_again(&self) -> Result<redb::Database, String> {
        (self.open)().map_err(|error| match std::error::Error::source(&error) {
            Some(source) => format!("{error} ({source})"),
            None => error.to_string(),
        })
    }

    /// Closes the file that failed once no read uses it any more.
    fn close_failed(&mut self) -> Result<(), String> {
        let Some(mut database) = self.failed.take() else {
            return Ok(());
        };
        let end = Instant::now() + READS_END;
        loop {
            match Arc::try_unwrap(database) {
                // Closing fails like anything else where the file has failed.
                Ok(database) => {
                    let _ = catch_unwind(AssertUnwindSafe(|| drop(database)));
                    return Ok(());
                }
                Err(shared) if Instant::now() < end => {
                    database = shared;
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(shared) => {
                    self.failed = Some(shared);
                    return Err("reads still use it".to_owned());
                }
            }
        }
    }
}

/// Runs jobs in one transaction. Returns their outcomes if it is committed, and an error if not.
fn commit(database: &redb::Database, jobs: Vec<Job>) -> Result<Vec<Outcome>, StoreError> {
    let transaction = database.begin_write().map_err(StoreError::new)?;
    let mut write = DiskWrite::new(transaction.open_table(ENTRIES).map_err(StoreError::new)?);
    let mut outcomes = Vec::with_capacity(jobs.len());
    let mut on_commit = Vec::new();
    for job in jobs {
        let outcome = (job.run)(&mut write);
        write.end_job(outcome.is_ok())?;
        on_commit.extend(job.on_commit.filter(|_| outcome.is_ok()));
        outcomes.push(outcome);
    }
    let changed = write.is_changed();
    drop(write);
    if changed {
        transaction.commit().map_err(StoreError::new)?;
    } else {
        transaction.abort().map_err(StoreError::new)?;
    }
    for then in on_commit {
        then();
    }
    Ok(outcomes)
}

/// The error for a panic over damaged data.
pub(super) fn panicked(panic: &(dyn Any + Send)) -> StoreError {
    StoreError::new(format!("the data is damaged: {}", panic_message(panic)))
}

/// Writes a line to standard error: a disk that fails is not only a matter of those who call.
fn report(line: &str) {
    // Where standard error is closed, the health check still tells.
    let _ = io::stderr().write_all(format!("tablestore-emulator: {line}\n").as_bytes());
}
